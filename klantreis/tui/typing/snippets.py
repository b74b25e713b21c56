"""Signs that transcribers put between the words, and what they stand for."""

from collections.abc import Mapping

from klantreis.text.catalogue import _


def snippets(own: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Each sign with its meaning: those of the study, then those that everybody has.

    `own`: the signs of the study; one without a meaning is taken away.
    """
    signs = {**own, **{sign: means for sign, means in _usual() if sign not in own}}
    return tuple((sign, means) for sign, means in signs.items() if sign and means)


def _usual() -> tuple[tuple[str, str], ...]:
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
