"""The keys that put codes on a text, change them, and find things in it."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

PINNED = [
    key(f"coding.pinned_{n}", str(n), f"pinned({n})", _("Code onder {n}").format(n=n), str(n)) for n in range(1, 10)
]
"""The number keys, which each give the code that was put under it."""
CODING = [
    key(
        "coding.code", "enter,c", "code", _("Codeer"), "Enter", footer=True, longer=_("Geef de gekozen tekst een code")
    ),
    key(
        "coding.feeling",
        "v",
        "feeling",
        _("Gevoel"),
        "v",
        footer=True,
        longer=_("Gevoel bij de codering: daarna 1 tot 5, of 0"),
    ),
    key("coding.lower", "minus", "shift_feeling(-1)", _("Gevoel lager"), "-"),
    key("coding.higher", "plus,equals_sign", "shift_feeling(1)", _("Gevoel hoger"), "+"),
    *(
        key(
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
    key("coding.memo", "m", "memo", _("Memo"), "m", footer=True),
    key("coding.publishable", "p", "publishable", _("Mag naar buiten: ja of nee"), "p"),
    key("coding.delete", "delete,x", "delete", _("Haal de codering weg"), "x"),
    key("coding.again", "r", "again", _("Zelfde code"), "r", footer=True, longer=_("Geef de laatste code nog eens")),
    *PINNED,
    key("coding.pins", "k", "pins", _("Codes onder de cijfertoetsen"), "k"),
    key("coding.in_vivo", "i", "in_vivo", _("Nieuwe code uit de gekozen woorden"), "i"),
    key("coding.recode", "a", "recode", _("Andere code"), "a", longer=_("Geef de codering een andere code")),
    key("coding.words", "w", "to_selection", _("Leg de codering op andere woorden"), "w"),
    key("coding.end_later", "greater_than_sign", "stretch('end', 1)", _("Codering eindigt een woord later"), ">"),
    key("coding.end_earlier", "less_than_sign", "stretch('end', -1)", _("Codering eindigt een woord eerder"), "<"),
    key("coding.start_earlier", "left_parenthesis", "stretch('start', -1)", _("Codering begint een woord eerder"), "("),
    key("coding.start_later", "right_parenthesis", "stretch('start', 1)", _("Codering begint een woord later"), ")"),
    key("coding.filter", "f", "filter", _("Filter"), "f", footer=True, longer=_("Kies welke coderingen je ziet")),
    key("coding.alone", "d", "alone", _("Alleen mijn coderingen, of die van iedereen"), "d"),
    key("coding.other", "o", "other", _("Andere codering op deze plek"), "o"),
    key("coding.search", "slash", "search", _("Zoek"), "/", footer=True, longer=_("Zoek in deze bron")),
    key("coding.search_next", "full_stop", "search_again(False)", _("Zoek verder"), "."),
    key("coding.search_previous", "comma", "search_again(True)", _("Zoek terug"), ","),
    key("coding.go_to", "g", "go_to", _("Ga naar een beurt of tijd"), "g"),
    key("coding.source", "b", "choose_source", _("Bron"), "b", footer=True, longer=_("Andere bron")),
]
