from klantreis.model.findings import RoundFigure
from klantreis.text import rounds

FIGURES = (RoundFigure("2025", 6, 9, 5, -1.2), RoundFigure("2026", 2, 11, 2, 0.4), RoundFigure("nameting", None, 2))


def test_figures_read_as_sentences_do() -> None:
    assert rounds.row(FIGURES) == (
        "Meting 2025: 6 van 9, −1,2 · Meting 2026: 2 van 11, +0,4 · nameting: te weinig deelnemers voor een cijfer"
    )
    assert rounds.change(FIGURES[:2]) == "2025: 6 van 9 → 2026: 2 van 11"
    assert rounds.told(RoundFigure("2026", 0, 11)) == "Meting 2026: 0 van 11"
    assert rounds.told(RoundFigure("2026", None, 11, below=3)) == "Meting 2026: minder dan 3 van 11"
    assert rounds.told(RoundFigure("2026", 4, 11, 4, -0.04)) == "Meting 2026: 4 van 11, 0,0"


def test_one_round_is_nothing_to_compare() -> None:
    assert rounds.comparable(FIGURES) and not rounds.comparable(FIGURES[:1]) and not rounds.comparable(())


def test_the_name_of_a_round_is_text() -> None:
    assert rounds.name("2026\n\x1b[31m") == "Meting 2026 [31m"
