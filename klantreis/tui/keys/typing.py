"""The keys of typing out: the sound under the fingers that transcription tools and foot pedals use."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

ALT_DIGITS = (
    *("inverted_exclamation_mark", "trade_mark_sign", "pound_sign", "cent_sign"),
    *("infinity", "section_sign", "pilcrow_sign", "bullet"),
)
"""How Textual reads Alt with 1 to 8: as the signs that those keys give on a Mac."""
ALT_ZERO = "º"

TYPING = [
    key("typing.toggle", "f4,escape", "play", _("Speel"), "F4", footer=True, longer=_("Spelen en pauze; ook Esc")),
    key("typing.back", "f3", "step(-5)", _("−5 s"), "F3", footer=True, longer=_("Vijf seconden terug")),
    key("typing.on", "f5", "step(5)", _("+5 s"), "F5", footer=True, longer=_("Vijf seconden verder")),
    key("typing.back_a_bit", "alt+left", "step(-1.5)", _("−1,5 s"), "Alt+←", longer=_("Anderhalve seconde terug")),
    key("typing.on_a_bit", "alt+right", "step(1.5)", _("+1,5 s"), "Alt+→", longer=_("Anderhalve seconde verder")),
    key("typing.back_far", "shift+f3", "step(-30)", _("−30 s"), "⇧F3", longer=_("Een halve minuut terug")),
    key("typing.on_far", "shift+f5", "step(30)", _("+30 s"), "⇧F5", longer=_("Een halve minuut verder")),
    key("typing.slower", "alt+down", "speed(-1)", _("Langzamer"), "Alt+↓", longer=_("Langzamer, even hoog")),
    key("typing.faster", "alt+up", "speed(1)", _("Sneller"), "Alt+↑", longer=_("Sneller, even hoog")),
    key("typing.normal", f"alt+0,{ALT_ZERO}", "speed(0)", _("Gewone snelheid"), "Alt+0"),
    key(
        "typing.loop", "ctrl+l", "loop", _("Herhaal"), "^L", footer=True, longer=_("Deze beurt herhalen, of niet meer")
    ),
    key("typing.stamp", "ctrl+j", "stamp", _("Tijd"), "^J", footer=True, longer=_("Deze beurt begint waar je nu bent")),
    key("typing.go_to", "ctrl+k", "go_to", _("Naar tijd"), "^K", longer=_("Ga naar een tijd")),
    key("typing.hear", "ctrl+t", "hear", _("Hoor"), "^T", footer=True, longer=_("Speel vanaf deze beurt of dit woord")),
    key("typing.follow", "ctrl+r", "follow", _("Naar geluid"), "^R", longer=_("Spring in de tekst naar wat je hoort")),
    *(
        key(
            f"typing.speaker_{n}",
            f"alt+{n},{sign},ctrl+{n}",
            f"speaker({n})",
            _("Spreker {n}").format(n=n),
            f"Alt+{n}",
        )
        for n, sign in enumerate(ALT_DIGITS, 1)
    ),
    key("typing.name", "ctrl+n", "name", _("Spreker"), "^N", footer=True, longer=_("Wie zegt dit? Typ een naam")),
    key(
        "typing.snippet", "ctrl+g", "snippet", _("Teken"), "^G", footer=True, longer=_("Pauze, lachen, onverstaanbaar…")
    ),
    key("typing.unsure", "alt+n", "unsure", _("Onzeker"), "Alt+N", longer=_("Naar het volgende onzekere woord")),
    key("typing.review", "alt+u", "review", _("Nakijken"), "Alt+U", longer=_("Hoor alleen de onzekere stukken")),
    key(
        "typing.draft", "alt+d", "draft", _("Concept"), "Alt+D", longer=_("Een model vult de lege beurten in, of stopt")
    ),
    key(
        *("typing.glossary", "alt+w", "glossary", _("Woordenlijst"), "Alt+W"),
        longer=_("Hoe schrijf je dit woord? In het hele gesprek"),
    ),
    key("typing.rewind", "alt+r", "rewind", _("Terugspoelen"), "Alt+R", longer=_("Hoever terug na een pauze")),
    key("typing.zoom", "alt+z", "zoom", _("Zoom"), "Alt+Z", longer=_("Meer of minder van de golf")),
    key(
        "typing.recording",
        "ctrl+b",
        "recording",
        _("Opname"),
        "^B",
        footer=True,
        longer=_("Een opname erbij, of er een weghalen"),
    ),
]
