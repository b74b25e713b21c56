"""Ids without digits, for documents that go out: digits in a row would look like a telephone number or a BSN."""

_DIGITS, _LETTERS = "0123456789", "ghijklmnop"


def lettered(id_: str) -> str:
    """A UUID with a letter of its own (g…p) for each digit."""
    return id_.translate(str.maketrans(_DIGITS, _LETTERS))


def unlettered(text: str) -> str:
    """The UUID that was lettered; a UUID as it is stays that."""
    return text.translate(str.maketrans(_LETTERS, _DIGITS))
