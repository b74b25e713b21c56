"""Every key of the terminal face, in one place: rooms, footer and help all take them from here."""

from collections.abc import Mapping

from textual.binding import Binding

from klantreis.text.catalogue import _

ROOMS = ("sources", "coding", "codebook", "journeys", "findings")


def room_titles() -> Mapping[str, str]:
    """Room -> its name, in the order of the research."""
    titles = (_("Bronnen"), _("Coderen"), _("Codeboek"), _("Klantreizen"), _("Verbeterpunten"))
    return dict(zip(ROOMS, titles, strict=True))


def _key(
    id_: str,
    keys: str,
    action: str,
    text: str,
    shown_as: str,
    *,
    footer: bool = False,
    first: bool = False,
    longer: str = "",
) -> Binding:
    """`text` stands in the footer; `longer`, where the footer has no room for it, in the help."""
    return Binding(keys, action, text, show=footer, key_display=shown_as, priority=first, tooltip=longer, id=id_)


APP = [
    *(
        _key(f"app.{room}", f"f{number}", f"room('{room}')", title, f"F{number}", first=True)
        for number, (room, title) in enumerate(room_titles().items(), 2)
    ),
    _key("app.help", "question_mark,f1", "help", _("Hulp"), "?", footer=True),
    _key("app.undo", "ctrl+z", "undo", _("Ongedaan maken"), "^Z"),
    _key("app.redo", "ctrl+y", "redo", _("Opnieuw doen"), "^Y"),
    _key("app.theme", "f9", "theme", _("Licht of donker"), "F9"),
    _key("app.quit", "ctrl+q", "quit", _("Stoppen"), "^Q", footer=True, first=True),
]


def _moves() -> list[Binding]:
    """The cursor keys; with Shift each extends the selection."""
    moves = (
        ("left", "left", _("Teken terug"), "←"),
        ("right", "right", _("Teken verder"), "→"),
        ("up", "up", _("Regel omhoog"), "↑"),
        ("down", "down", _("Regel omlaag"), "↓"),
        ("word_left", "ctrl+left", _("Woord terug"), "^←"),
        ("word_right", "ctrl+right", _("Woord verder"), "^→"),
        ("page_up", "pageup", _("Scherm terug"), "PgUp"),
        ("page_down", "pagedown", _("Scherm verder"), "PgDn"),
        ("line_start", "home", _("Begin van de regel"), "Home"),
        ("line_end", "end", _("Einde van de regel"), "End"),
        ("text_start", "ctrl+home", _("Begin van de bron"), "^Home"),
        ("text_end", "ctrl+end", _("Einde van de bron"), "^End"),
    )
    found = []
    for name, key, text, shown_as in moves:
        found.append(_key(f"text.{name}", key, f"move('{name}')", text, shown_as))
        extending = f"ctrl+shift+{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else f"shift+{key}"
        text = _("{what}, en kies de tekst").format(what=text)
        found.append(_key(f"text.select_{name}", extending, f"move('{name}', True)", text, f"⇧{shown_as}"))
    return found


TEXT = [
    *_moves(),
    _key("text.next_coding", "n", "coding(1)", _("Volgende codering"), "n"),
    _key("text.previous_coding", "N", "coding(-1)", _("Vorige codering"), "N"),
    _key("text.previous_turn", "left_square_bracket", "turn(-1)", _("Vorige beurt"), "["),
    _key("text.next_turn", "right_square_bracket", "turn(1)", _("Volgende beurt"), "]"),
    _key("text.sentence", "s", "sentence", _("Zin"), "s", footer=True, longer=_("Kies de zin")),
    _key("text.turn", "t", "whole_turn", _("Beurt"), "t", footer=True, longer=_("Kies de hele beurt")),
    _key("text.unselect", "escape", "unselect", _("Niets kiezen"), "Esc"),
]
CODING = [
    _key(
        "coding.code", "enter,c", "code", _("Codeer"), "Enter", footer=True, longer=_("Geef de gekozen tekst een code")
    ),
    _key(
        "coding.feeling",
        "v",
        "feeling",
        _("Gevoel"),
        "v",
        footer=True,
        longer=_("Gevoel bij de codering: daarna 1 tot 5, of 0"),
    ),
    _key("coding.lower", "minus", "shift_feeling(-1)", _("Gevoel lager"), "-"),
    _key("coding.higher", "plus,equals_sign", "shift_feeling(1)", _("Gevoel hoger"), "+"),
    *(
        _key(
            f"coding.valence_{n}",
            f"alt+{n},{typed}",
            f"set_feeling({n - 3})",
            _("Gevoel {sign}").format(sign=sign),
            f"Alt+{n}",
        )
        # Textual reads Alt with a digit as the sign that those keys give on a Mac.
        for n, (sign, typed) in enumerate(
            (
                ("−2", "inverted_exclamation_mark"),
                ("−1", "trade_mark_sign"),
                ("0", "pound_sign"),
                ("+1", "cent_sign"),
                ("+2", "infinity"),
            ),
            1,
        )
    ),
    _key("coding.memo", "m", "memo", _("Memo"), "m", footer=True),
    _key("coding.publishable", "p", "publishable", _("Mag naar buiten: ja of nee"), "p"),
    _key("coding.delete", "delete,x", "delete", _("Haal de codering weg"), "x"),
    _key("coding.other", "o", "other", _("Andere codering op deze plek"), "o"),
    _key("coding.search", "slash", "search", _("Zoek"), "/", footer=True, longer=_("Zoek in deze bron")),
    _key("coding.search_next", "f8,ctrl+g", "search_again(False)", _("Zoek verder"), "F8"),
    _key("coding.search_previous", "shift+f8", "search_again(True)", _("Zoek terug"), "⇧F8"),
    _key("coding.source", "b", "choose_source", _("Bron"), "b", footer=True, longer=_("Andere bron")),
]
SOURCES = [
    _key("sources.open", "enter", "open", _("Coderen"), "Enter", footer=True),
    _key("sources.import", "i", "import", _("Inlezen"), "i", footer=True),
    _key("sources.remove", "delete", "remove", _("Verwijderen"), "Del", footer=True),
]
CODEBOOK = [
    _key("codebook.add", "a", "add", _("Nieuwe code"), "a", footer=True),
    _key("codebook.rename", "r", "rename", _("Andere naam"), "r", footer=True),
    _key("codebook.passages", "right", "passages", _("Naar de fragmenten"), "→", footer=True),
]
JOURNEYS = [
    _key("journeys.build", "b", "build", _("Bouwen"), "b", footer=True),
    _key("journeys.export", "e", "export", _("Exporteren"), "e", footer=True),
    _key("journeys.next", "right_square_bracket", "journey(1)", _("Volgende klantreis"), "]"),
    _key("journeys.previous", "left_square_bracket", "journey(-1)", _("Vorige klantreis"), "["),
]
FINDINGS = [
    _key("findings.all", "a", "only('')", _("Alles"), "a", footer=True),
    _key(
        "findings.improve", "v", "only('improve')", _("Verbeter"), "v", footer=True, longer=_("Alleen verbeterpunten")
    ),
    _key(
        "findings.strength", "g", "only('strength')", _("Gaat goed"), "g", footer=True, longer=_("Alleen wat goed gaat")
    ),
    _key("findings.idea", "i", "only('idea')", _("Ideeën"), "i", footer=True, longer=_("Alleen ideeën")),
    _key("findings.export", "e", "export", _("Exporteren"), "e", footer=True),
]


def help_groups() -> list[tuple[str, list[Binding]]]:
    """The keys by room, for the help."""
    titles = room_titles()
    return [
        (_("Overal"), APP),
        (titles["sources"], SOURCES),
        (_("Coderen: coderingen"), CODING),
        (_("Coderen: door de tekst"), TEXT),
        (titles["codebook"], CODEBOOK),
        (titles["journeys"], JOURNEYS),
        (titles["findings"], FINDINGS),
    ]
