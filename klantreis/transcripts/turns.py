"""From the lines of a text to the utterances of a transcript."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from klantreis.model.sources import Transcript, Utterance
from klantreis.text.clean import one_line
from klantreis.transcripts import preamble
from klantreis.transcripts.shapes import Head, Shape, is_hashed
from klantreis.transcripts.speakers import Place, candidates, labelled_lines
from klantreis.transcripts.times import HASHED, milliseconds
from klantreis.transcripts.wrapping import Paragraph, is_wrapped, joined

_HASHED = re.compile(HASHED)
_WITHIN = re.compile(r" ?[\[(]\d{1,3}:[0-5]\d:[0-5]\d(?:[.,]\d{1,3})?[\])]")


@dataclass
class _Draft:
    """An utterance that is still being read."""

    speaker: str | None
    start_ms: int | None = None
    end_ms: int | None = None
    paragraphs: list[list[str]] = field(default_factory=list)
    at: int = -1
    """The paragraph that was read last."""

    def add(self, paragraph: int, line: str) -> None:
        if paragraph != self.at:
            self.paragraphs.append([])
            self.at = paragraph
        self.paragraphs[-1].append(line)

    def text(self) -> str:
        return " ".join(text for lines in self.paragraphs if (text := joined(lines)))


def _stamped_lines(
    paragraphs: Sequence[Paragraph], heads: Mapping[Place, Head], labels: Mapping[Place, Head]
) -> dict[Place, Head]:
    """The lines without a label that begin with a time of the recording.

    "(17:30)" may be a time of the day: minutes and seconds alone count where at least three such
    lines follow the clock. A stamp of f4 alone on a line closes what stands above it where that
    is the habit of the file.
    """
    lines = [line.strip() for paragraph in paragraphs for line in paragraph]
    opening = sum(is_hashed(line) and not _HASHED.fullmatch(line) for line in lines)
    closing = sum(line.endswith("#") and not is_hashed(line) for line in lines)
    stamps = {place: head for place, head in sorted(heads.items()) if head.shape is Shape.TIME and place not in labels}
    if closing > opening:
        stamps = {place: head for place, head in stamps.items() if not is_hashed(paragraphs[place[0]][place[1]])}
    sure = {place: head for place, head in stamps.items() if head.exact}
    starts = [head.start_ms or 0 for head in stamps.values()]
    return stamps if len(stamps) >= 3 and starts == sorted(starts) else sure


def _drafts(
    paragraphs: Sequence[Paragraph], labels: Mapping[Place, Head], stamps: Mapping[Place, Head]
) -> list[_Draft]:
    """The utterances one after another; without labels each paragraph is one."""
    drafts: list[_Draft] = []
    waiting: Head | None = None
    """A time on a line of its own, for the utterance that follows."""

    def begin(speaker: str | None, head: Head | None) -> None:
        nonlocal waiting
        timed = head if head and head.start_ms is not None else waiting
        drafts.append(_Draft(speaker, timed.start_ms, timed.end_ms) if timed else _Draft(speaker))
        waiting = None

    for at, paragraph in enumerate(paragraphs):
        for number, line in enumerate(paragraph):
            label, stamp = labels.get((at, number)), stamps.get((at, number))
            if label:
                begin(label.label, label)
                line = label.rest
            elif stamp:
                if drafts and not drafts[-1].paragraphs and drafts[-1].start_ms is None:
                    drafts[-1].start_ms, drafts[-1].end_ms = stamp.start_ms, stamp.end_ms
                elif stamp.rest:
                    begin(drafts[-1].speaker if drafts else None, stamp)
                else:
                    waiting = stamp
                line = stamp.rest
            elif line and (waiting or not drafts or (number == 0 and not labels)):
                begin(drafts[-1].speaker if drafts else None, None)
            if line:
                drafts[-1].add(at, line)
    return drafts


def _closed(drafts: Sequence[_Draft]) -> list[Utterance]:
    """The utterances, cut at each f4 stamp in them: it closes what stands before it.

    Time in f4 is counted from the start of the recording, and a stamp is a border: what follows
    one starts there. Other programs repeat the time in the middle of a long turn; where turns
    begin with their times, such a repetition is no word of the turn.
    """
    found: list[Utterance] = []
    border: int | None = 0
    timed = any(draft.start_ms is not None for draft in drafts)
    for draft in drafts:
        text, start = draft.text(), draft.start_ms
        if timed:
            text = one_line(_WITHIN.sub("", text))
        begin = 0
        for stamp in _HASHED.finditer(text):
            words, (end, _later) = text[begin : stamp.start()].strip(), milliseconds(stamp[0])
            if words or begin == 0:
                found.append(Utterance(words, draft.speaker, border if start is None else start, end))
            start, border, begin = None, end, stamp.end()
        words = text[begin:].strip()
        if words or begin == 0:
            found.append(Utterance(words, draft.speaker, start if begin == 0 else border, draft.end_ms))
            border = draft.end_ms
    return [u for u in found if u.text or (u.speaker and (u.start_ms is not None or u.end_ms is not None))]


def _take_titles(paragraphs: list[list[str]], first: Place, heads: Mapping[Place, Head]) -> list[str]:
    """Take titles and particulars out of what stands above the first label, and return them."""
    titles: list[str] = []
    for at in range(first[0] + 1):
        end = first[1] if at == first[0] else len(paragraphs[at])
        above = paragraphs[at][:end]
        timed = any(heads[at, n].shape is Shape.TIME for n in range(end) if (at, n) in heads)
        timed = timed or any(_HASHED.search(line) for line in above)
        if any(above) and not timed and preamble.is_title(above):
            titles.extend(one_line(line) for line in above)
            paragraphs[at][:end] = [""] * end
    return titles


def _take_headings(paragraphs: list[list[str]], labels: Mapping[Place, Head]) -> list[str]:
    """Take the Markdown headings out that are no label, and return their words."""
    titles = []
    for at, paragraph in enumerate(paragraphs):
        for number, line in enumerate(paragraph):
            if (at, number) not in labels and (title := preamble.heading(line)) is not None:
                titles.append(one_line(title))
                paragraph[number] = ""
    return titles


def transcript_of(paragraphs: Sequence[Paragraph], *, lines_count: bool = False, headings: bool = False) -> Transcript:
    """The transcript that paragraphs of lines hold.

    `lines_count`: in a text without labels each line is an utterance unless lines were wrapped;
    else each paragraph is. `headings`: Markdown headings that are no label are remarks.
    """
    exported = preamble.exporters_block(paragraphs)
    notes = [joined(paragraph) for paragraph in paragraphs[:exported]]
    lines = ([line for line in paragraph if not preamble.is_rule(line)] for paragraph in paragraphs[exported:])
    spoken = [paragraph for paragraph in lines if paragraph]
    heads = candidates(spoken)
    labels = labelled_lines(spoken, heads)
    if headings:
        notes += _take_headings(spoken, labels)
    if labels:
        notes += _take_titles(spoken, min(labels), heads)
    elif lines_count and not is_wrapped(spoken):
        spoken = [[line] for paragraph in spoken for line in paragraph if line]
        heads = candidates(spoken)
    drafts = _drafts(spoken, labels, _stamped_lines(spoken, heads, labels))
    return Transcript(tuple(_closed(drafts)), tuple(note for note in notes if note))
