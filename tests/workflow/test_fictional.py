"""A persona says what people made of it, and never what would point at one of them."""

from pathlib import Path

import pytest

from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Journey
from klantreis.store.study import Study
from klantreis.workflow import building, fictional, merge, people_files, studies
from tests.conftest import add_source
from tests.workflow.told import tell


@pytest.fixture
def built(plain: Study, tmp_path: Path) -> Study:
    """Six talks along two routes; three respondents of the first live with two parents, one with foster parents."""
    tell(plain)
    rows = [
        f"R{n},H{n},gezin={'pleeggezin' if title == 'd' else 'twee ouders'},{title}"
        for n, title in enumerate("abcdef", 1)
    ]
    path = tmp_path / "deelnemers.csv"
    path.write_text("code,household,traits,sources\n" + "\n".join(rows) + "\n", encoding="utf-8")
    people_files.import_participants(plain, path)
    building.build(plain, 2)
    return plain


def journey(study: Study) -> Journey:
    return merge.journeys(study)[0]


def test_what_is_said_of_a_persona_shows_survives_a_build_and_is_undone(built: Study) -> None:
    before = journey(built).persona
    fictional.describe(built, journey(built), "name", "Wilke")
    fictional.describe(built, journey(built), "portrait", "Woont met twee ouders aan de rand van de stad.")
    building.build(built, 2)
    assert journey(built).persona.name == "Wilke"
    assert journey(built).persona.portrait.startswith("Woont met twee ouders")
    for _time in range(3):
        studies.undo(built)
    assert journey(built).persona == before


def test_an_empty_value_takes_back_what_was_said(built: Study) -> None:
    before = journey(built).persona.name
    fictional.describe(built, journey(built), "name", "Wilke")
    fictional.describe(built, journey(built), "name", "")
    assert journey(built).persona.name == before


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("household", "pleeggezin", "te weinig respondenten"),
        ("situation", "Sinds kort in een Pleeggezin.", "te weinig respondenten"),
        ("portrait", "Bereikbaar op 06 12345678.", "kan naar iemand wijzen"),
        ("name", "Jamila", "komt in een bron voor"),
        ("shoes", "groen", "heeft geen shoes"),
    ],
)
def test_what_would_point_at_somebody_is_refused(built: Study, field: str, text: str, reason: str) -> None:
    add_source(built, "g", "Mijn zus Jamila belde.")
    before = journey(built).persona
    with pytest.raises(KlantreisError, match=reason):
        fictional.describe(built, journey(built), field, text)
    assert journey(built).persona == before


def test_only_what_enough_share_is_proposed(built: Study) -> None:
    assert [(t.kind, t.value, t.participants) for t in fictional.shared_traits(built, journey(built))] == [
        ("gezin", "twee ouders", 3)
    ]
