"""The last look at what goes out: the finished files, with all that stands in them."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from klantreis.documents.audience import Audience
from klantreis.model.codings import Anchor, Span
from klantreis.model.errors import KlantreisError
from klantreis.model.study import House
from klantreis.store.study import Study
from klantreis.workflow import acting, assessing, building, code, codebooks, collect, composing, publish
from tests.documents.house_examples import saved, template
from tests.files.test_said import picture
from tests.workflow.test_merge import take_part
from tests.workflow.told import tell


@pytest.fixture
def told(plain: Study, tmp_path: Path) -> Study:
    """Six talks of six respondents along two routes."""
    tell(plain)
    take_part(plain, tmp_path, *(f"R{n},H{n},,{title}" for n, title in enumerate("abcdef", 1)))
    building.build(plain, 2)
    return plain


def test_what_a_logo_tells_of_its_maker_stops_the_export(told: Study, tmp_path: Path) -> None:
    (told.folder / "logo.png").write_bytes(picture("jan@voorbeeld.nl"))
    told.settings = replace(told.settings, house_style=House(logo="logo.png"))
    with pytest.raises(KlantreisError, match=r"klantreis-1\.docx zou “jan@voorbeeld.nl” staan"):
        publish.export(told, "journeys", audience="public", out=tmp_path / "uit", formats=["svg", "docx"])
    assert not (tmp_path / "uit").exists()
    assert publish.export(told, "journeys", audience="internal", out=tmp_path / "uit", formats=["docx"])


def test_what_the_municipality_says_of_itself_may_stand_there(told: Study, tmp_path: Path) -> None:
    of_theirs = docx.Document(io.BytesIO(saved(template())))
    of_theirs.sections[0].footer.paragraphs[0].text = "Postbus 1, 1234 AB Waterhoek, info@waterhoek.nl"
    (told.folder / "sjabloon.docx").write_bytes(saved(of_theirs))
    told.settings = replace(
        told.settings, contact="Bel 020-1234567 of mail jeugd@waterhoek.nl", house_style=House(template="sjabloon.docx")
    )
    assert publish.export(told, "journeys", audience="public", out=tmp_path, formats=["docx", "html", "svg"])


def test_the_day_of_an_action_is_no_secret(told: Study, tmp_path: Path) -> None:
    acting.add(told, goal="de wachtlijst korter maken", due="2026-12-31")
    for kind in ("csv", "md", "ics"):
        assert publish.export(told, "actions", audience="public", out=tmp_path, formats=[kind])


def felt(study: Study, theme: str, titles: str) -> None:
    """That in each of these talks somebody was unhappy about a theme."""
    wanted = codebooks.find_code(codebooks.codebook(study), theme)
    for title in titles:
        source = collect.find_source(study, title).id
        code.add_codings(study, source, Span(Anchor(0, 0), Anchor(0, 6)), [wanted], valence=-2)


def test_an_action_about_what_the_gate_withholds_stays_inside(told: Study) -> None:
    common, rare = (c.name for c in codebooks.codebook(told) if c.kind.value == "theme" and c.parent)
    felt(told, common, "abc")
    felt(told, rare, "d")
    findings = {each.finding.theme: each.finding for each in assessing.prioritised(told)}
    acting.add(told, [findings[common], findings[rare]], goal="over beide", owner="Karin")
    acting.add(told, [findings[rare]], goal="over wat één gezin vertelde")
    acting.add(told, goal="over niets in het bijzonder")
    shown = composing.actions_for(told, Audience.PUBLIC)
    assert [each.goal for each in shown] == ["over beide", "over niets in het bijzonder"]
    assert shown[0].findings == (findings[common].id,) and shown[0].owner is None
    assert len(composing.actions_for(told, Audience.INTERNAL)) == 3
