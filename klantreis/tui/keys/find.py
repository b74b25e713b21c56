"""The keys of the room in which one finds things back."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

# Textual reads Alt with a digit as the sign that those keys give on a Mac.
FIND = [
    key("find.text", "1,alt+1,inverted_exclamation_mark", "view('find-text')", _("Zoek tekst"), "1 Alt+1"),
    key("find.passages", "2,alt+2,trade_mark_sign", "view('find-passages')", _("Fragmenten per code"), "2 Alt+2"),
    key("find.overlap", "3,alt+3,pound_sign", "view('find-overlap')", _("Welke codes samen voorkomen"), "3 Alt+3"),
]
FIND_TEXT = [
    key("find_text.input", "slash", "to_input", _("Zoek"), "/", longer=_("Naar de regel om te zoeken")),
    key("find_text.list", "down", "to_list", _("Naar de treffers"), "↓"),
    key("find_text.leave", "escape", "leave", _("Tussen de regel en de treffers"), "Esc"),
    key("find_text.mode", "ctrl+r", "mode", _("Manier"), "^R", footer=True, longer=_("Zoek gewoon, regex, ongeveer")),
    key(
        "find_text.mark",
        "space",
        "mark",
        _("Merk"),
        "Spatie",
        footer=True,
        longer=_("Merk de treffer, of niet meer, en ga er een omlaag"),
    ),
    key("find_text.mark_all", "a", "mark_all", _("Alle"), "a", footer=True, longer=_("Merk alle treffers, of geen")),
    key("find_text.code", "c", "code", _("Codeer"), "c", footer=True, longer=_("Codeer de gemerkte treffers, of alle")),
    key("find_text.part", "w", "part", _("Wat"), "w", footer=True, longer=_("Codeer de woorden, de zin of de beurt")),
    key("find_text.filter", "f,ctrl+l", "filter", _("Filter"), "f ^L", footer=True, longer=_("Kies groep en ronde")),
]
FIND_PASSAGES = [
    key("find_passages.input", "slash", "to_input", _("Vraag"), "/", longer=_("Naar de vraag")),
    key("find_passages.list", "down", "to_list", _("Naar de fragmenten"), "↓"),
    key("find_passages.leave", "escape", "leave", _("Tussen de vraag en de fragmenten"), "Esc"),
    key("find_passages.insert", "ctrl+o", "insert", _("Code"), "^O", footer=True, longer=_("Zet een code in de vraag")),
    key(
        "find_passages.same",
        "s,ctrl+r",
        "same_coder",
        _("Codeur"),
        "s ^R",
        footer=True,
        longer=_("Wat erbij staat is van dezelfde codeur, of van wie dan ook"),
    ),
    key("find_passages.filter", "f,ctrl+l", "filter", _("Filter"), "f ^L", footer=True, longer=_("Kies welke je ziet")),
    key(
        "find_passages.dropped",
        "o",
        "dropped",
        _("Vervallen"),
        "o",
        longer=_("Toon ook wat bij het vergelijken verviel, of niet"),
    ),
]
FIND_OVERLAP = [
    key("find_overlap.open", "enter", "open", _("Fragmenten"), "Enter", footer=True, longer=_("Toon waar ze staan")),
    key("find_overlap.switch", "t", "switch", _("Tabel of kaart"), "t", footer=True),
    key(
        "find_overlap.near",
        "n",
        "near",
        _("Hoe dichtbij"),
        "n",
        footer=True,
        longer=_("Op dezelfde woorden, in dezelfde beurt, of hoogstens 2 beurten verder"),
    ),
    key(
        "find_overlap.dropped",
        "o",
        "dropped",
        _("Vervallen"),
        "o",
        longer=_("Tel ook wat bij het vergelijken verviel, of niet"),
    ),
]
