"""Word documents: text, tables, tracked changes, and files that are damaged or hostile."""

import io
import zipfile

import docx
import pytest

from klantreis.model.errors import KlantreisError
from klantreis.transcripts.reading import read

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="{}"/></Relationships>'
)


def package(body: str, *, part: str = "word/document.xml", head: str = "", space: str = SPACE) -> bytes:
    """The smallest Word document with this body."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATIONS.format(part))
        archive.writestr(
            part.lstrip("/"),
            f'{head}<w:document xmlns:w="{space}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<w:body>{body}</w:body></w:document>",
        )
    return held.getvalue()


def p(*texts: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def said(data: bytes) -> list[tuple[str | None, int | None, str]]:
    return [(u.speaker, u.start_ms, u.text) for u in read("a.docx", data).utterances]


def test_a_document_of_python_docx() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Kop: vertrouwelijk"
    document.add_heading("Gesprek met een moeder")
    for speaker, text in (("Interviewer", "Hoe gaat het?"), ("Moeder", "Goed."), ("Interviewer", "Mooi.")):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{speaker}:").bold = True
        paragraph.add_run(f" {text}")
    document.add_paragraph("Echt waar.")
    held = io.BytesIO()
    document.save(held)
    transcript = read("a.docx", held.getvalue())
    assert transcript.notes == ("Gesprek met een moeder",)
    assert [(u.speaker, u.text) for u in transcript.utterances] == [
        ("Interviewer", "Hoe gaat het?"),
        ("Moeder", "Goed."),
        ("Interviewer", "Mooi. Echt waar."),
    ]


def test_prose_is_an_utterance_a_paragraph_and_breaks_are_blanks() -> None:
    body = "<w:p><w:r><w:t>Een</w:t><w:br/><w:t>twee</w:t><w:tab/><w:t>drie</w:t></w:r></w:p><w:p/>" + p("Vier.")
    assert said(package(body)) == [(None, None, "Een twee drie"), (None, None, "Vier.")]


def test_turns_parted_by_line_breaks_within_one_paragraph() -> None:
    body = "<w:p><w:r><w:t>I: Hoe?</w:t><w:br/><w:t>R: Zo.</w:t><w:br/><w:t>I: Ja.</w:t></w:r></w:p>"
    assert said(package(body)) == [("I", None, "Hoe?"), ("R", None, "Zo."), ("I", None, "Ja.")]


def test_tracked_changes_read_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Ik </w:t></w:r><w:del><w:r><w:delText>weg </w:delText><w:tab/></w:r></w:del>"
        "<w:ins><w:r><w:t>nieuw</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>oud</w:t></w:r></w:moveFrom></w:p>"
        + p("een ", properties="<w:tabs><w:tab/></w:tabs><w:rPr><w:del/></w:rPr>")
        + p("zin.")
    )
    assert said(package(body)) == [(None, None, "Ik nieuw"), (None, None, "een zin.")]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:pict><w:txbxContent>{p('Kader.')}</w:txbxContent></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r><w:t>Buiten.</w:t>{both}</w:r></w:p>"
    assert sorted(text for _, _, text in said(package(body))) == ["Buiten.", "Kader."]


@pytest.mark.parametrize("label", ["{}", "{}:", "[{}]"])
def test_a_table_with_speakers_and_text(label: str) -> None:
    rows = [[p(label.format(who)), p(text)] for who, text in (("I", "Hoe?"), ("R", "Zo."), ("I", "Ja."))]
    rows[1][1] += p("Echt.")
    assert said(package(table([p("Spreker"), p("Tekst")], *rows))) == [
        ("I", None, "Hoe?"),
        ("R", None, "Zo. Echt."),
        ("I", None, "Ja."),
    ]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (1, 2, 0)])
def test_a_table_with_a_column_of_times(order: tuple[int, int, int]) -> None:
    cells = [
        ("00:00:12", "Anna", "Hoe?"),
        ("00:00:15", "Bas", "Zo."),
        ("00:00:19", "Anna", "Ja."),
        ("00:01:00", "Bas", "O."),
    ]
    rows = [[p(row[at]) for at in order] for row in cells]
    assert said(package(table(*rows))) == [
        ("Anna", 12_000, "Hoe?"),
        ("Bas", 15_000, "Zo."),
        ("Anna", 19_000, "Ja."),
        ("Bas", 60_000, "O."),
    ]


def test_a_table_that_is_only_a_frame() -> None:
    assert said(package(table([p("I: Hoe?") + p("R: Zo."), p("")]))) == [("I", None, "Hoe?"), ("R", None, "Zo.")]


def test_the_package_says_which_part_holds_the_text() -> None:
    assert said(package(p("Ja."), part="/word/document2.xml")) == [(None, None, "Ja.")]
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert said(package(p("Ja."), space=strict)) == [(None, None, "Ja.")]


def test_damaged_files_say_so() -> None:
    whole = package(p("Ja, dit is een gesprek.") * 50)
    broken = bytearray(whole)
    broken[whole.index(b"word/document.xml") + 40] ^= 0xFF
    for data in (whole[:-30], whole[: len(whole) // 2], bytes(broken), b"PK\x03\x04", package("<w:p>")):
        with pytest.raises(KlantreisError, match=r"a\.docx is beschadigd"):
            read("a.docx", data)


def test_entities_and_old_word_files_are_refused() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(KlantreisError, match=r"a\.docx is beschadigd"):
        read("a.docx", package(p("&b;"), head=bomb))
    with pytest.raises(KlantreisError, match="wachtwoord"):
        read("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_what_unpacks_too_large_is_refused() -> None:
    with pytest.raises(KlantreisError, match="te groot"):
        read("a.docx", package(p("ja " * 5_000_000)))


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(KlantreisError, match="bevat geen gesprek"):
        read("a.docx", package("<w:p/>"))
