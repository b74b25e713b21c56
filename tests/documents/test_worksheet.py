"""The worksheet of the team: accessible, the same twice, and read back whatever was done to it."""

import io
import itertools
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from klantreis.documents import worksheet_fields
from klantreis.documents.audience import Audience
from klantreis.documents.worksheet_docx import QUOTES, worksheet_document
from klantreis.files import said
from klantreis.model.errors import KlantreisError
from klantreis.model.findings import Assessment, Finding, Ranked
from klantreis.model.study import Gate
from klantreis.model.worksheets import Question
from klantreis.privacy import gate
from tests.documents.examples import FINDINGS, HOSTILE, SETTINGS, quote
from tests.documents.test_klantreis_docx import everything, lines, opened

IDS = tuple(f"0000000{n}-101c-57e2-a5e5-7eb76807ac3f" for n in range(3))


def ranked(*findings: Finding) -> list[Ranked]:
    said = Assessment("x", condition="bij niet-spoedgevallen")
    return [Ranked(finding, said, 3, True, 0.5) for finding in findings or some()]


def some() -> tuple[Finding, ...]:
    found = [replace(finding, id=id_) for finding, id_ in zip(FINDINGS, IDS, strict=True)]
    quotes = tuple(quote(f"{n}", f"Passage {n}.", n % 2 == 0, f"R0{n % 3}") for n in range(8))
    return (replace(found[0], quotes=quotes), *found[1:])


def sheet(audience: Audience = Audience.INTERNAL, *findings: Finding) -> bytes:
    return worksheet_document(ranked(*findings), 5, SETTINGS, audience)


def changed(data: bytes, change: Callable[[str], str]) -> bytes:
    """The file with something else in its text, as another program would save it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode("utf-8")).encode() if name == "word/document.xml" else content)
    return made.getvalue()


def filled(data: bytes, **answers: str) -> bytes:
    """With answers to questions about the first finding; `team` names the team."""

    def change(xml: str) -> str:
        for name, text in answers.items():
            tag = worksheet_fields.TEAM if name == "team" else worksheet_fields.field(IDS[0], Question(name))
            field = re.compile(rf'({re.escape(tag)}".*?<w:t[^>]*>)[^<]*', re.DOTALL)
            xml, count = field.subn(lambda found, text=text: found[1] + text, xml, count=1)
            assert count == 1
        return xml

    return changed(data, change)


def test_each_finding_has_its_evidence_and_the_four_questions_below_it() -> None:
    data = sheet()
    document = opened(data)
    headings = [
        (int(p.style.name[-1]), p.text)
        for p in document.paragraphs
        if p.style and str(p.style.name).startswith("Heading")
    ]
    levels = [level for level, _text in headings]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert [text for level, text in headings if level == 3] == [finding.title for finding in FINDINGS]
    assert [text for level, text in headings if level == 4] == [*worksheet_fields.questions().values()] * 3
    said = lines(data)
    assert "4 van de 5 deelnemers vertelden dit, uit 3 gezinnen. Het gaat om 2 passages." in said
    assert "Gevoel: overwegend negatief (−1,4)." in said and "Dit geldt bij niet-spoedgevallen." in said
    assert lines(data, "Citaat")[:QUOTES] == ["‘Passage 0.’", "‘Passage 1.’", "‘Passage 2.’"]
    assert len(lines(data, "Citaat")) == QUOTES


def test_every_field_has_a_tag_a_name_and_a_number_of_its_own() -> None:
    boxes = list(opened(sheet()).element.body.iter(qn("w:sdt")))
    found = {name: [box.find(f".//{qn('w:' + name)}").get(qn("w:val")) for box in boxes] for name in ("tag", "id")}
    assert len(boxes) == 13 and all(len(set(values)) == 13 for values in found.values())
    assert all(len(tag) <= 64 for tag in found["tag"])
    names = [box.find(f".//{qn('w:alias')}").get(qn("w:val")) for box in boxes]
    assert names[1] == "Herken ik dit? Lang wachten" and all(len(name) <= 64 for name in names)


def test_it_is_dutch_without_empty_paragraphs_and_the_same_twice() -> None:
    data = sheet()
    document = opened(data)
    assert document.core_properties.language == "nl-NL"
    assert document.core_properties.title == "Werkblad voor het teamoverleg"
    fields = [p for p in document.element.body.iter(qn("w:p")) if p.find(qn("w:sdt")) is not None]
    assert len(fields) == 13
    texts = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p"))]
    assert all(text.strip() for text in texts)
    assert data == sheet()


def test_the_public_sees_no_sources_and_no_words_that_were_not_released() -> None:
    public = gate.public_findings(some(), Gate())
    data = worksheet_document(ranked(*public), 5, SETTINGS, Audience.PUBLIC)
    text = everything(data)
    assert "Passage 0." in text and "Passage 1." not in text
    assert [secret for secret in ("Geheime bron", "vrijgegeven", "R01", "Intern:") if secret in text] == []
    assert "Geheime bron 1, beurt 12, 03:21 (niet vrijgegeven voor publicatie)" in lines(sheet(), "Vindplaats")


@pytest.mark.parametrize(
    "id_", ["b8cbaef5-e9e5-53af-a875-971908e0c788", "06123456-78ab-4cde-8abc-123456782abc"], ids=["bsn", "telephone"]
)
def test_no_id_looks_like_somebodys_number(id_: str) -> None:
    (first, *_others) = some()
    data = sheet(Audience.PUBLIC, replace(first, id=id_))
    assert gate.exposed(said.texts("blad.docx", data), ()) == []
    assert worksheet_fields.read("blad.docx", data).findings == (id_,)


def test_what_nobody_filled_in_is_no_answer() -> None:
    read = worksheet_fields.read("x", sheet())
    assert read.findings == IDS and read.answers == {} and read.team == ""
    emptied = filled(sheet(), judge="Klik of tik om tekst in te voeren.", act="  ")
    assert worksheet_fields.read("x", emptied).answers == {}


def test_answers_are_read_back() -> None:
    two_lines = "Ja &amp; nee.</w:t><w:br/><w:t>Soms  wel.\u202e"
    read = worksheet_fields.read("x", filled(sheet(), team="Team Noord", recognise=two_lines, act="Bellen!"))
    assert read.team == "Team Noord"
    assert read.answers == {
        (IDS[0], Question.RECOGNISE): "Ja & nee.\nSoms wel.",
        (IDS[0], Question.ACT): "Bellen!",
    }


def test_paragraphs_and_deleted_words_are_read_as_a_reader_sees_them() -> None:
    box = (
        f'<w:sdt><w:sdtPr><w:tag w:val="{worksheet_fields.field(IDS[1], Question.EXPLAIN)}"/></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>Een</w:t></w:r>"
        "<w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:ins><w:r><w:t>tje</w:t></w:r></w:ins></w:p>"
        "<w:p><w:r><w:t>Twee</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    data = changed(sheet(), lambda xml: xml.replace("<w:body>", f"<w:body>{box}"))
    assert worksheet_fields.read("x", data).answers == {(IDS[1], Question.EXPLAIN): "Eentje\nTwee"}


def test_a_program_that_drops_tags_leaves_the_bookmarks() -> None:
    data = changed(filled(sheet(), team="Zuid", judge="Goed"), lambda xml: re.sub(r"<w:tag [^>]*>", "", xml))
    read = worksheet_fields.read("x", data)
    assert (read.team, read.answers, read.findings) == ("Zuid", {(IDS[0], Question.JUDGE): "Goed"}, IDS)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"geen zip", "beschadigd"),
        (changed(sheet(), lambda xml: xml[:900]), "geen werkblad"),
        (changed(sheet(), lambda xml: re.sub("<w:sdt>.*?</w:sdt>", "", xml)), "geen antwoordvakken"),
        (changed(sheet(), lambda xml: '<!DOCTYPE x [<!ENTITY a "b">]>' + xml.split("?>", 1)[1]), "geen werkblad"),
        (filled(sheet(), act="x" * 20_001), "langer dan 20000 tekens"),
    ],
    ids=["no zip", "cut off", "no fields", "entities", "too long"],  # names that are the same in every process
)
def test_what_is_no_worksheet_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(KlantreisError, match=reason) as error:
        worksheet_fields.read("blad.docx", data)
    assert "\n" not in str(error.value) and "blad.docx" in str(error.value)


def test_where_nobody_noted_who_took_part_it_counts_talks() -> None:
    finding = replace(some()[0], participants=(), households=0)
    assert "Dit komt uit 8 van de 5 gesprekken. Het gaat om 2 passages." in lines(sheet(Audience.INTERNAL, finding))


def test_hostile_titles_stay_text() -> None:
    finding = replace(some()[0], title=f"{HOSTILE}\x1b\ufffe")
    assert HOSTILE in lines(sheet(Audience.INTERNAL, finding), "Heading 3")
