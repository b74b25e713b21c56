"""How one line can begin with the label of a speaker: the usual shapes, without deciding yet."""

import re
from dataclasses import dataclass
from enum import StrEnum

from klantreis.transcripts.labels import is_possible
from klantreis.transcripts.times import HASHED, MARKED, STAMP, has_seconds, milliseconds


class Shape(StrEnum):
    """How a label is set apart from what is said."""

    HEADER = "header"
    """`Vader  00:00:12`, the words below."""
    COLON = "colon"
    """`R: Ja.`, also `**Moeder**: Ja.` and `[00:01:23] Naam: Ja.`"""
    BRACKET = "bracket"
    """`[id1] Ja.`"""
    TAB = "tab"
    """`R`, a tab, `Ja.`; a row of a table as well."""
    BARE = "bare"
    """`Interviewer`, the words below."""
    TIME = "time"
    """A time only; `label` is empty."""


@dataclass(frozen=True)
class Head:
    """The beginning of a line: a label and the times near it (ms); `rest` is what is said."""

    shape: Shape
    label: str
    rest: str
    start_ms: int | None = None
    end_ms: int | None = None
    exact: bool = False
    """Whether a TIME has hours, minutes and seconds, so that it can be no time of the day."""


_BLANKS = re.compile(r"\s+")
_DECORATION = re.compile(r"(?:#{1,6}[ \t]+|[-*+>][ \t]+(?=\*|_))")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=\w|\[|\()(?P<inner>.{1,60}?)\1(?![\w*])")
_REMARK = re.compile(r"(?P<label>.+?) (?P<remark>\([a-zà-ÿ]+(?: [a-zà-ÿ]+)*\))")
"""A sound between label and colon, `R (lacht): Ja.`: it is part of the talk; a name or code is not."""
_LEAD = re.compile(rf"(?P<stamp>{STAMP})(?P<gap>[ \t]*(?:[-–—|][ \t]+)?)")
_COLON = re.compile(
    rf"(?P<label>[^:#\[\]{{}}<>\t]{{1,40}}?)[ \t]*(?:[-–—|,][ \t]*)?(?P<stamp>{STAMP})?[ \t]*"
    rf":(?=$|[^\d/])[ \t]*(?P<after>{MARKED}|\d+:\d\d:\d\d(?=[ \t]))?[ \t]*(?P<rest>.*)"
)
_BRACKET = re.compile(
    rf"\[(?P<label>[^\[\]:]{{1,40}}?)[ \t]*(?P<stamp>{STAMP})?\][ \t]*:?[ \t]*(?P<after>{MARKED})?(?P<rest>.*)"
)
_TAB = re.compile(rf"(?:\d+\.?\t)?(?P<label>[^\t]{{1,40}}?) *\t\s*(?:(?P<stamp>{STAMP})\s*\t)?(?P<rest>.*)")
_HEADER = re.compile(
    rf"(?P<label>[^:#\[\]{{}}<>]{{1,40}}?)[ \t]*(?:[-–—|,•·][ \t]*)?"
    rf"(?:(?P<stamp>{MARKED})[ \t]*(?P<rest>.*)|(?<=[ \t])(?P<bare>{STAMP}))"
)


def _head(shape: Shape, found: re.Match[str], lead: str | None) -> Head | None:
    groups = found.groupdict()
    label, rest = " ".join(groups["label"].split()), (groups.get("rest") or "").strip()
    if remark := _REMARK.fullmatch(label):
        label, rest = remark["label"], f"{remark['remark']} {rest}".strip()
    if not is_possible(label):
        return None
    stamp = groups.get("stamp") or groups.get("after") or groups.get("bare") or lead
    start, end = milliseconds(stamp) if stamp else (None, None)
    return Head(shape, label, rest, start, end)


def _labelled(line: str, lead: str | None) -> Head | None:
    """The label at the beginning of a line from which decoration and a leading time are taken off."""
    for shape, pattern in ((Shape.COLON, _COLON), (Shape.BRACKET, _BRACKET), (Shape.TAB, _TAB)):
        if (found := pattern.fullmatch(line)) and (head := _head(shape, found, lead)):
            return head
    if lead is None and (found := _HEADER.fullmatch(line)):
        return _head(Shape.HEADER, found, None)
    if is_possible(line):
        start, end = milliseconds(lead) if lead else (None, None)
        return Head(Shape.HEADER if lead else Shape.BARE, " ".join(line.split()), "", start, end)
    return None


def head_of(line: str) -> Head | None:
    """What a line may begin with, or None where it is text only.

    A time of the day is no time of the recording: without signs around it, or hours, minutes and
    seconds, a leading time counts only together with a label.
    """
    # Runs of blanks as one blank, or as one tab: no pattern below can then be made to crawl.
    line = _BLANKS.sub(lambda run: "\t" if "\t" in run[0] else " ", line.strip())
    plain = _DECORATION.sub("", line, count=1) if _DECORATION.match(line) else line
    lead: str | None = None
    if found := _LEAD.match(plain):
        lead, after = found["stamp"], plain[found.end() :]
        if after and not found["gap"] and not re.fullmatch(MARKED, lead):
            return None
        plain = after
    if found := _EMPHASIS.match(plain):
        plain = found["inner"].strip() + plain[found.end() :]
        if lead is None and (inner := _LEAD.match(plain)):
            lead, plain = inner["stamp"], plain[inner.end() :]
    if head := _labelled(plain, lead):
        return head
    if lead and (has_seconds(lead) or re.fullmatch(MARKED, lead)):
        start, end = milliseconds(lead)
        return Head(Shape.TIME, "", plain.strip(), start, end, has_seconds(lead))
    return None


def is_hashed(line: str) -> bool:
    """Whether a line begins with a stamp of f4."""
    return re.match(rf"\s*{HASHED}", line) is not None
