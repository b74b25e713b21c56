"""The keys of the view in which labels are settled."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

JOURNEY_LABELS = [
    key("labels.yes", "j", "yes", _("Ja"), "j", footer=True, longer=_("Ja: dezelfde stap, of de andere code")),
    key("labels.no", "n", "no", _("Nee"), "n", footer=True, longer=_("Nee; dit wordt niet meer gevraagd")),
    key("labels.named", "r", "yes_named", _("Ja, anders genoemd"), "r", longer=_("Ja, met een andere naam")),
    key("labels.all", "a", "yes_all", _("Alle zo zeker"), "a", longer=_("Ja op alles wat minstens zo zeker is")),
]
