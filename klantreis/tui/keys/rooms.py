"""The keys of the rooms that have few."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

SOURCES = [
    key("sources.open", "enter", "open", _("Coderen"), "Enter", footer=True),
    key("sources.import", "i", "import", _("Inlezen"), "i", footer=True),
    key(
        "sources.response",
        "r",
        "response",
        _("Respons"),
        "r",
        footer=True,
        longer=_("Respons: wie er is gevraagd, en wie er meedeed"),
    ),
    key("sources.remove", "delete", "remove", _("Verwijderen"), "Del", footer=True),
]
FINDINGS = [
    key("findings.all", "a", "only('')", _("Alles"), "a", footer=True),
    key("findings.improve", "v", "only('improve')", _("Verbeter"), "v", footer=True, longer=_("Alleen verbeterpunten")),
    key(
        "findings.strength", "g", "only('strength')", _("Gaat goed"), "g", footer=True, longer=_("Alleen wat goed gaat")
    ),
    key("findings.idea", "i", "only('idea')", _("Ideeën"), "i", footer=True, longer=_("Alleen ideeën")),
    *(key(f"findings.severity_{n}", str(n), f"severity({n})", _("Ernst {n}").format(n=n), str(n)) for n in range(1, 6)),
    key("findings.no_severity", "0", "severity(0)", _("Ernst zoals voorgesteld"), "0"),
    key(
        "findings.reach",
        "o",
        "reach",
        _("Bereik"),
        "o",
        footer=True,
        longer=_("Binnen eigen bereik, erbuiten, of niets"),
    ),
    key("findings.act", "n", "act", _("Actie"), "n", footer=True, longer=_("Maak een actie bij deze bevinding")),
    key(
        "findings.actions",
        "t",
        "actions",
        _("Acties"),
        "t",
        footer=True,
        longer=_("De acties, en hoe ver ze zijn"),
    ),
    key("findings.export", "e", "export", _("Exporteren"), "e", footer=True),
]
