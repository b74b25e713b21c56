"""The nouns of klantreis: frozen dataclasses and the rules that need no input or output."""
