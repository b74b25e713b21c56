"""The keys of the room of the findings and of the actions that follow from them."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

# Textual reads Alt with a digit as the sign that those keys give on a Mac.
FINDINGS = [
    key("findings.export", "e", "export", _("Exporteren"), "e", footer=True),
    key("findings.list", "alt+1,inverted_exclamation_mark", "view('finding-list')", _("Bevindingen"), "Alt+1"),
    key(
        "findings.board",
        "alt+2,trade_mark_sign",
        "view('action-view')",
        _("Acties"),
        "Alt+2",
        longer=_("Het bord met de acties"),
    ),
]
FINDING_LIST = [
    key("findings.sort", "s", "sort", _("Volgorde"), "s", footer=True, longer=_("Zet de lijst in een andere volgorde")),
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
        longer=_("Naar de actie bij deze bevinding, op het bord"),
    ),
]
ACTIONS = [
    key("actions.open", "enter", "open", _("Wijzig"), "Enter", footer=True, longer=_("Verander iets aan de actie")),
    key("actions.later", "shift+right,L", "shift(1)", _("Verder"), "⇧→", footer=True, longer=_("De actie is verder")),
    key("actions.earlier", "shift+left,H", "shift(-1)", _("Terug"), "⇧←", longer=_("De actie is toch minder ver")),
    key("actions.add", "n", "add", _("Nieuw"), "n", footer=True, longer=_("Maak een nieuwe actie")),
    key("actions.owner", "w", "ask('owner')", _("Wie"), "w", footer=True, longer=_("Wie de actie doet")),
    key("actions.due", "u", "ask('due')", _("Uiterlijk"), "u", footer=True, longer=_("Wanneer de actie klaar is")),
    key(
        "actions.findings",
        "b",
        "findings",
        _("Bevindingen"),
        "b",
        footer=True,
        longer=_("Kies over welke bevindingen de actie gaat"),
    ),
    key("actions.remove", "d,delete", "remove", _("Weg"), "d", footer=True, longer=_("Haal de actie weg")),
    key("actions.all", "a", "only('all')", _("Alle acties"), "a"),
    key("actions.late", "l", "only('late')", _("Alleen wat te laat is"), "l"),
    key("actions.filter", "f", "filter", _("Filter"), "f", footer=True, longer=_("Alleen de acties van één persoon")),
    key(
        "actions.import",
        "i",
        "import",
        _("Inlezen"),
        "i",
        footer=True,
        longer=_("Lees een ingevuld werkboek (xlsx) terug"),
    ),
    key("actions.finding", "t", "finding", _("Naar de bevinding waar de actie over gaat"), "t"),
]
