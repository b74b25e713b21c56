"""Signs that transcribers put between the words, and what they stand for."""

from klantreis.text.catalogue import _


def snippets() -> tuple[tuple[str, str], ...]:
    """Each sign with its meaning."""
    return (
        ("(.)", _("korte pauze")),
        ("(3 s)", _("pauze van drie seconden")),
        (_("(onverstaanbaar)"), _("niet te verstaan")),
        (_("(zoiets als …?)"), _("niet zeker")),
        ("//…//", _("door elkaar heen")),
        (_("[lacht]"), _("lacht")),
        (_("[huilt]"), _("huilt")),
        (_("[zucht]"), _("zucht")),
        (_("[stilte]"), _("langere stilte")),
        (_("[telefoon gaat]"), _("geluid eromheen")),
    )
