"""The fields of a worksheet: which one belongs to what, and what a filled-in worksheet says in them.

In Word a field is a content control; its tag says to which finding and question it belongs, so that it can be
read back whatever else was changed in the document. A bookmark before it says the same.
"""

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from xml.etree.ElementTree import ParseError

from klantreis.files.zips import open_checked
from klantreis.model.errors import KlantreisError
from klantreis.model.worksheets import Question
from klantreis.text.catalogue import _
from klantreis.text.clean import clean, one_line
from klantreis.text.lettered import lettered, unlettered

TEAM = "klantreis:team"
_FIELD = re.compile(r"klantreis:([0-9a-p-]{1,40}):([a-z]{1,10})")
_MARK = re.compile(r"k([0-9a-p]{32})_([0-3])")
_MARK_OF_TEAM = "klantreis_team"
_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_TEXT = "word/document.xml"
_MAX_XML = 60_000_000
_LONGEST = 20_000
"""Characters of an answer; nobody writes more in a meeting."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, ParseError, EOFError, KeyError, RuntimeError, ValueError)
_OF_WORD = ("Klik of tik om tekst in te voeren.", "Click or tap here to enter text.")
"""What Word puts in a field that somebody emptied."""
_LEFT_OUT = ("del", "moveFrom", "instrText", "sdtPr", "pPr", "rPr")


@dataclass(frozen=True)
class Filled:
    """What somebody filled in: the team, and (finding id, question) -> the answer, as far as there is one.

    `findings`: every finding that the worksheet is about.
    """

    team: str
    answers: dict[tuple[str, Question], str]
    findings: tuple[str, ...]


def questions() -> dict[Question, str]:
    """The questions as the team reads them."""
    return {
        Question.RECOGNISE: _("Herken ik dit?"),
        Question.EXPLAIN: _("Kan ik het verklaren?"),
        Question.JUDGE: _("Wat vind ik ervan?"),
        Question.ACT: _("Is actie nodig, en zo ja welke?"),
    }


def field(finding: str, question: Question) -> str:
    """The tag of the field for an answer; Word takes at most 64 characters."""
    return f"klantreis:{lettered(finding)}:{question.value}"


def bookmark(tag: str) -> str:
    """The name of the bookmark of a field; Word takes at most 40 characters, of letters, digits and `_`."""
    match = _FIELD.fullmatch(tag)
    return (
        _MARK_OF_TEAM if match is None else f"k{match[1].replace('-', '')}_{list(Question).index(Question(match[2]))}"
    )


def _tag_of(bookmark: str) -> str:
    """The tag of the field with this bookmark; empty for bookmarks of others."""
    if bookmark == _MARK_OF_TEAM:
        return TEAM
    match = _MARK.fullmatch(bookmark)
    return field(str(UUID(unlettered(match[1]))), list(Question)[int(match[2])]) if match else ""


def invitation() -> str:
    """What stands in a field for an answer that nobody filled in."""
    return _("Typ hier jullie antwoord.")


def team_invitation() -> str:
    """What stands in the field for the team."""
    return _("Typ hier de naam van jullie team.")


def read(name: str, data: bytes) -> Filled:
    """What was filled in. Raises KlantreisError where this is no worksheet, or nothing of it is left."""
    from defusedxml.ElementTree import fromstring

    try:
        with open_checked(data, name) as archive:
            if archive.getinfo(_TEXT).file_size > _MAX_XML:
                raise KlantreisError(_("{name} is uitgepakt te groot om veilig te openen.").format(name=name))
            tree = fromstring(archive.read(_TEXT), forbid_dtd=True)
    except _DAMAGED as error:
        raise KlantreisError(
            _("{name} is geen werkblad, of het is beschadigd; bewaar het opnieuw als .docx.").format(name=name)
        ) from error
    team, answers, findings = "", dict[tuple[str, Question], str](), dict[str, None]()
    for tag, text in _fields(tree):
        if tag == TEAM:
            team = team or one_line(_without(text, team_invitation()))
        elif (match := _FIELD.fullmatch(tag)) and match[2] in set(Question):
            finding = unlettered(match[1])
            findings[finding] = None
            answer, key = _without(text, invitation()), (finding, Question(match[2]))
            if len(answer) > _LONGEST:
                message = _("In {name} is een antwoord langer dan {n} tekens; maak het korter.")
                raise KlantreisError(message.format(name=name, n=_LONGEST))
            # A field that was copied has the same tag; what was written in either counts.
            if answer and answer not in answers.get(key, ""):
                answers[key] = "\n".join(filter(None, (answers.get(key, ""), answer)))
    if not findings:
        raise KlantreisError(
            _("In {name} staan geen antwoordvakken meer; vul het werkblad in zoals klantreis het maakte.").format(
                name=name
            )
        )
    return Filled(team, answers, tuple(findings))


def _without(text: str, invitation: str) -> str:
    return "" if text in _OF_WORD else text.replace(invitation, "").strip()


def _local(element: Any) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    return next((tag[len(space) :] for space in _WORD if tag.startswith(space)), "")


def _fields(tree: Any) -> Iterator[tuple[str, str]]:
    """Tag and text of each content control, in the order of the document."""
    marked = ""
    for element in tree.iter():
        name = _local(element)
        if name == "p":
            marked = ""
        elif name == "bookmarkStart":
            marked = _tag_of(_value(element, "name")) or marked
        elif name == "sdt":
            parts = {_local(child): child for child in element}
            content = parts.get("sdtContent", ())
            tags = [_value(child, "val") for child in parts.get("sdtPr", ()) if _local(child) == "tag"]
            # LibreOffice moves a bookmark into the field now and then.
            inside = [_tag_of(_value(child, "name")) for child in content if _local(child) == "bookmarkStart"]
            if tag := next(filter(None, (*tags, marked, *inside)), ""):
                lines = (" ".join(line.split()) for line in clean("".join(_said(content))).split("\n"))
                yield tag, "\n".join(filter(None, lines))
            marked = ""


def _value(element: Any, name: str) -> str:
    """An attribute of WordprocessingML."""
    return next((value for key, value in element.attrib.items() if key.endswith("}" + name)), "")


def _said(element: Any) -> Iterator[str]:
    for child in element:
        name = _local(child)
        if name in _LEFT_OUT:
            continue
        if name == "t":
            yield child.text or ""
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "tab":
            yield " "
        else:
            yield from _said(child)
            if name == "p":
                yield "\n"
