"""The figures per round of a study, and the documents in which they stand beside the measure."""

import io
from pathlib import Path

import docx
import pytest

from klantreis.model.codings import Anchor, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.people import Participant
from klantreis.model.sources import SourceKind, Utterance
from klantreis.store import people, sources
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.workflow import acting, code, codebooks, merge, publish, rounds
from tests.conftest import add_book


def hear(study: Study, number: int, round_name: str | None, theme: str, valence: int) -> None:
    """A talk with a participant of a household of their own, who tells of a theme."""
    with operation(study, "import", f"gesprek {number}"):
        said = [Utterance("Dat duurde veel te lang, en niemand belde terug.", "R")]
        source = sources.insert(
            study, title=f"g{number}", kind=SourceKind.INTERVIEW, utterances=said, round_name=round_name
        )
        who = people.save_participant(study, Participant("", f"R{number:02}", household=f"Gezin {number}"))
        sources.attend(study, source, who)
    found = codebooks.find_code(codebooks.codebook(study), theme)
    code.add_codings(study, source, Span(Anchor(0, 0), Anchor(0, 4)), [found], valence=valence)


@pytest.fixture
def told(plain: Study) -> Study:
    """Two rounds: waiting was told by all of the first and by one of the second."""
    add_book(plain)
    for number in range(4):
        hear(plain, number, "2025", "Wachttijd", -2)
    hear(plain, 4, "2026", "Wachttijd", -1)
    for number in range(5, 9):
        hear(plain, number, "2026", "Bejegening", 2)
    return plain


def waiting(study: Study) -> str:
    """The id of the finding about waiting."""
    return next(each.id for each in merge.findings_of(study) if each.theme == "Wachttijd")


def texts(path: Path) -> str:
    return "\n".join(p.text for p in docx.Document(io.BytesIO(path.read_bytes())).paragraphs).replace("\xa0", " ")


def test_a_finding_is_counted_in_each_round(told: Study) -> None:
    assert rounds.names(told) == ("2025", "2026")
    figures = rounds.per_round(told)[waiting(told)]
    assert [(each.round, each.participants, each.of, each.valence) for each in figures] == [
        ("2025", 4, 4, -2.0),
        ("2026", 1, 5, -1.0),
    ]


def test_an_action_keeps_a_finding_that_is_gone_without_figures(told: Study) -> None:
    finding = next(each for each in merge.findings_of(told) if each.id == waiting(told))
    made = acting.add(told, [finding], goal="Korter wachten")
    for source in sources.sources(told):
        code.delete_codings(told, code.codings(told, source.id))
    (behind,) = rounds.followed(made, acting.about(told), rounds.per_round(told))
    assert (behind.title, behind.figures) == (finding.title, ())


def test_the_document_has_the_figures_beside_the_measure_and_the_public_no_small_ones(
    told: Study, tmp_path: Path
) -> None:
    finding = next(each for each in merge.findings_of(told) if each.id == waiting(told))
    acting.add(told, [finding], goal="Korter wachten", owner="Karin", measure="Minder mensen noemen het")
    (internal,) = publish.export(told, "findings", out=tmp_path, formats=("docx",))
    assert "Per ronde:\tMeting 2025: 4 van 4, −2,0 · Meting 2026: 1 van 5, −1,0" in texts(internal)
    assert "Eigenaar:\tKarin" in texts(internal)
    (public,) = publish.export(told, "findings", out=tmp_path, formats=("docx",), audience="public")
    assert "Per ronde:\tMeting 2025: 4 van 4, −2,0 · Meting 2026: minder dan 3 van 5" in texts(public)
    assert "Karin" not in texts(public) and public != internal


def test_every_form_is_written_and_internal_ones_say_so(told: Study, tmp_path: Path) -> None:
    wanted = ("xlsx", "docx", "md", "csv", "svg", "png")
    names = [path.name for path in publish.export(told, "findings", out=tmp_path, formats=wanted)]
    assert names == [f"verbeterpunten-{end}" for end in ("intern.xlsx", "intern.docx", "intern.md", "intern.csv")] + [
        "verbeterpunten-impact-intern.svg",
        "verbeterpunten-impact-intern.png",
    ]
    public = publish.export(told, "findings", out=tmp_path, formats=("svg",), audience="public")
    assert [path.name for path in public] == ["verbeterpunten-impact.svg"]
    again = publish.export(told, "findings", out=tmp_path / "weer", formats=wanted)
    assert all(path.read_bytes() == (tmp_path / path.name).read_bytes() for path in again)


def test_a_round_whose_name_points_at_someone_stops_the_public_export(told: Study, tmp_path: Path) -> None:
    hear(told, 9, "12 maart 2026", "Wachttijd", -1)
    with pytest.raises(KlantreisError, match="12 maart 2026"):
        publish.export(told, "findings", out=tmp_path, formats=("docx",), audience="public")


def test_without_findings_insiders_get_a_line_and_the_public_nothing(plain: Study, tmp_path: Path) -> None:
    (path,) = publish.export(plain, "findings", out=tmp_path, formats=("docx",))
    assert "Er zijn nog geen bevindingen." in texts(path)
    with pytest.raises(KlantreisError, match="niets te tekenen"):
        publish.export(plain, "findings", out=tmp_path, formats=("svg",))
    with pytest.raises(KlantreisError, match="genoeg mensen"):
        publish.export(plain, "findings", out=tmp_path, formats=("md",), audience="public")
