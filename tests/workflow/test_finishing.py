"""Word documents as they leave the house: dressed, and in other formats."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from klantreis.documents import converting
from klantreis.model.errors import KlantreisError
from klantreis.model.study import House
from klantreis.store.study import Study
from klantreis.workflow import building, publish
from tests.documents.house_examples import png, saved, template
from tests.workflow.told import tell


def housed(study: Study, **house: str) -> None:
    study.settings = replace(study.settings, house_style=House(**house))


def test_every_word_document_is_in_the_house_style(plain: Study, tmp_path: Path) -> None:
    tell(plain)
    building.build(plain, 1)
    (plain.folder / "huisstijl").mkdir()
    (plain.folder / "huisstijl" / "sjabloon.docx").write_bytes(saved(template()))
    (tmp_path / "logo.png").write_bytes(png())
    housed(plain, template="huisstijl/sjabloon.docx", logo=str(tmp_path / "logo.png"), organisation="Waterhoek")
    for what in ("journeys", "bundle", "codebook"):
        paths = publish.export(plain, what, out=tmp_path / "uit", formats=["docx"])
        for path in paths:
            found = docx.Document(io.BytesIO(path.read_bytes()))
            assert found.styles["Normal"].font.name == "Waterhoek Serif", path.name
            assert found.inline_shapes[0]._inline.docPr.get("descr") == "Logo van Waterhoek"


@pytest.mark.parametrize(
    ("house", "told"),
    [
        ({"template": "weg.docx"}, "weg.docx bestaat niet"),
        ({"logo": "study.toml"}, "logo van de huisstijl is geen PNG"),
    ],
)
def test_where_the_house_style_is_wrong_nothing_is_written(
    plain: Study, tmp_path: Path, house: dict[str, str], told: str
) -> None:
    tell(plain)
    building.build(plain, 1)
    housed(plain, **house)
    with pytest.raises(KlantreisError, match=told):
        publish.export(plain, "journeys", out=tmp_path / "uit", formats=["svg", "docx"])
    assert not (tmp_path / "uit").exists()


@pytest.mark.skipif(converting.program() is None, reason="LibreOffice is not installed")
def test_what_is_made_of_word_can_be_had_without_it(plain: Study, tmp_path: Path) -> None:
    tell(plain)
    paths = publish.export(plain, "codebook", out=tmp_path, formats=["pdf", "csv"])
    assert sorted(path.name for path in paths) == ["codeboek.csv", "codeboek.pdf"]
    assert (tmp_path / "codeboek.pdf").read_bytes().startswith(b"%PDF")
