"""Which texts are read for plain Dutch, where they stand, and that nothing changes by it."""

from pathlib import Path

import pytest

from klantreis.model.codings import Anchor, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.study import Settings
from klantreis.store import settings as settings_file
from klantreis.store import study as store
from klantreis.store.study import Study
from klantreis.text.plainness import rarity
from klantreis.text.plainness.hint import HintKind
from klantreis.workflow import (
    acting,
    assessing,
    code,
    codebooks,
    collect,
    deciding,
    fictional,
    narrative,
    plain_language,
    studies,
)
from tests.workflow.told import first_journey, two_journeys

JARGON = "De beschikking kwam."


@pytest.fixture
def built(study: Study) -> Study:
    return two_journeys(study)


def write(study: Study, text: str, step: str = "Intake") -> None:
    now = first_journey(study)
    there = deciding.find_step(now, step)
    narrative.add(study, now, there, text, there.evidence)


def places(study: Study) -> dict[str, list[str]]:
    """Where a text stands -> the words that hints point at."""
    return {each.where: [h.words for h in each.hints] for each in plain_language.check(study) if each.hints}


def test_every_text_for_others_is_read_and_told_where_it_stands(built: Study) -> None:
    name = first_journey(built).persona.name
    write(built, JARGON)
    fictional.describe(built, first_journey(built), "situation", "Wacht op een traject.")
    fictional.describe(built, first_journey(built), "portrait", "Een kind met een casus.")
    book = codebooks.codebook(built)
    theme, source = codebooks.find_code(book, "Wachttijd"), collect.find_source(built, "a").id
    code.add_codings(built, source, Span(Anchor(0, 0), Anchor(0, 4)), [theme], valence=-1)
    (finding,) = [each.finding for each in assessing.prioritised(built)]
    assessing.assess(built, finding, condition="Bij een indicatie")
    acting.add(built, goal="Minder procedures", measure="De doorlooptijd")
    codebooks.edit_code(built, theme, definition="Hoe een cliënt wacht.")
    got = places(built)
    assert got[f"klantreis {name}, stap 3 (Intake)"] == ["beschikking"]
    assert got[f"klantreis {name}, stap 3: de naam"] == ["Intake"]
    assert got[f"klantreis {name}, situatie van de persona"] == ["traject"]
    assert got[f"klantreis {name}, portret van de persona"] == ["casus"]
    assert got[f"bevinding {finding.title}, wanneer het geldt"] == ["indicatie"]
    assert got["actie 1, doel"] == ["procedures"]
    assert got["actie 1, waaraan je ziet dat het werkt"] == ["doorlooptijd"]
    assert got["code Thema's/Wachttijd, betekenis"] == ["cliënt"]


def test_what_participants_said_is_not_read(built: Study) -> None:
    write(built, "Zij vertelt: ‘De beschikking en het traject, o.a. voor de GGZ.’")
    assert not any("stap 3 (" in where for where in places(built))


def test_the_most_pressing_text_comes_first(built: Study) -> None:
    write(built, JARGON, "Huisarts")
    write(built, "De beschikking wordt door de aanbieder i.v.m. het traject gebracht.", "Wachtlijst")
    found = plain_language.check(built)
    assert "stap 2 (Wachtlijst)" in found[0].where
    pressing = [each.pressing for each in found]
    assert pressing == sorted(pressing, reverse=True)


def test_a_whole_story_has_a_reading_ease_and_its_parts_have_the_hints(built: Study) -> None:
    for step in ("Huisarts", "Wachtlijst", "Intake"):
        write(built, "Er is een lange lijst en nu wacht het kind hier. De moeder belt.", step)
    (whole,) = [each for each in plain_language.check(built) if each.where.endswith("de hele tekst")]
    assert whole.ease is not None and whole.ease.words == 42 and whole.hints == ()


def test_an_abbreviation_explained_in_one_step_is_explained_in_the_others(built: Study) -> None:
    write(built, "Zij belt de GGZ.", "Wachtlijst")
    assert any(words == ["GGZ"] for words in places(built).values())
    write(built, "Dat is de geestelijke gezondheidszorg (GGZ).", "Huisarts")
    assert not any("GGZ" in words for words in places(built).values())


def test_reading_changes_nothing(built: Study) -> None:
    write(built, JARGON)
    before = studies.version(built), len(studies.history(built))
    plain_language.markdown("x", plain_language.check(built))
    assert (studies.version(built), len(studies.history(built))) == before


def test_who_misses_the_word_list_is_told_what_to_install(built: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rarity, "available", lambda: False)
    write(built, JARGON)
    ((_head, about), *parts) = plain_language.told(plain_language.check(built))
    assert any("pip install klantreis[plain]" in line for line in about)
    assert any("beschikking" in line for _where, lines in parts for line in lines)


def test_markdown_lets_no_text_be_markup(built: Study) -> None:
    fictional.describe(built, first_journey(built), "portrait", "# <b>casus</b> [x](y) " + "*nog* " * 16)
    text = plain_language.markdown("Proef # *x*", plain_language.check(built))
    assert text.startswith("# Begrijpelijk geschreven? Proef \\# \\*x\\*\n")
    assert "\\# \\<b\\>casus" in text and "<b>" not in text


def test_the_study_itself_says_what_is_jargon(tmp_path: Path) -> None:
    own = Settings("Het consult en de intake", jargon={"consult": 'een "gesprek"', "intake": ""})
    with store.create(tmp_path / "o", own, "anke"):
        pass
    with store.open_study(tmp_path / "o", "anke") as study:
        assert study.settings == own
        (title,) = [each for each in plain_language.check(study) if each.hints]
    assert [(hint.kind, hint.words, hint.suggestion) for hint in title.hints] == [
        (HintKind.JARGON, "consult", 'een "gesprek"')
    ]


@pytest.mark.parametrize("lines", ["jargon = 3", "[jargon]\nx = 3"])
def test_jargon_that_is_none_is_told(tmp_path: Path, lines: str) -> None:
    (tmp_path / "study.toml").write_text(lines, encoding="utf-8")
    with pytest.raises(KlantreisError, match=r"\[jargon\]"):
        settings_file.load(tmp_path / "study.toml", "x")
