"""The keys that put codes on a text, change them, and find things in it."""

from klantreis.text.catalogue import _
from klantreis.tui.keys.making import key

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
    key("coding.other", "o", "other", _("Andere codering op deze plek"), "o"),
    key("coding.search", "slash", "search", _("Zoek"), "/", footer=True, longer=_("Zoek in deze bron")),
    key("coding.search_next", "full_stop", "search_again(False)", _("Zoek verder"), "."),
    key("coding.search_previous", "comma", "search_again(True)", _("Zoek terug"), ","),
    key("coding.source", "b", "choose_source", _("Bron"), "b", footer=True, longer=_("Andere bron")),
]
