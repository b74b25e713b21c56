"""Which lines of a file begin with a speaker's label: decided over the file as a whole.

A line alone can't tell: "Ik dacht: dit gaat mis" looks like "Moeder: dit gaat mis". A file is
taken as labelled where one shape of label keeps coming back, from early in the file on.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from klantreis.transcripts.labels import is_code, is_known, is_lower, key
from klantreis.transcripts.shapes import Head, Shape, head_of
from klantreis.transcripts.wrapping import Paragraph, broken_width, runs_on

Place = tuple[int, int]
"""A line: the number of its paragraph and its number in there, both from 0."""

_SHAPES = (Shape.HEADER, Shape.COLON, Shape.BRACKET, Shape.TAB, Shape.BARE)
_WITH_TIME_OR_COLON = frozenset({Shape.HEADER, Shape.COLON})
_PARAGRAPHS_PER_LABEL = 12
_EARLY_CHARS = 600
_EARLY_SHARE = 0.25
_BARE_SHARE = 0.4


def _text_below(paragraphs: Sequence[Paragraph], place: Place) -> str:
    """The first line after a place, in the next paragraph where this one ends."""
    paragraph, line = place
    if line + 1 < len(paragraphs[paragraph]):
        return paragraphs[paragraph][line + 1]
    return paragraphs[paragraph + 1][0] if paragraph + 1 < len(paragraphs) else ""


def _could_start(paragraphs: Sequence[Paragraph], place: Place, head: Head, width: int) -> bool:
    """Whether a turn could begin here: not in a sentence that runs over the end of a full line."""
    paragraph, line = place
    if head.shape is Shape.BARE:
        below = head_of(_text_below(paragraphs, place)) if _text_below(paragraphs, place) else head
        if below is not None and below.shape is not Shape.TIME:
            return False
        if is_lower(head.label) and not head.label[-1].isdigit():
            return False
    lines = paragraphs[paragraph]
    return line == 0 or is_code(head.label) or not runs_on(lines[line - 1], lines[line], width)


def _accepted(paragraphs: Sequence[Paragraph], heads: Mapping[Place, Head], shape: Shape) -> dict[Place, Head]:
    """The lines that begin with a label in one shape: well-known ones, and those that come back."""
    of_shape = {place: head for place, head in heads.items() if head.shape is shape}
    starts: Counter[str] = Counter()
    width = broken_width(paragraphs)
    for place, head in of_shape.items():
        starts[key(head.label)] += _could_start(paragraphs, place, head, width)
    often = {label for label, count in starts.items() if count >= 2}
    usual = {key(head.label) for head in of_shape.values() if is_known(head.label)}
    capitals = any(not is_lower(head.label) for head in of_shape.values() if key(head.label) in usual | often)

    def accepts(head: Head) -> bool:
        label = key(head.label)
        if is_known(head.label):
            # A single "moeder:" among capitals is a word of the text, unless it has a number.
            lone_word = capitals and is_lower(head.label) and label.isalpha() and len(label) > 1
            return label in often or (starts[label] > 0 and not lone_word)
        return label in often and (shape is not Shape.COLON or not is_lower(head.label) or starts[label] > 2)

    found = {place: head for place, head in of_shape.items() if accepts(head)}
    if shape is Shape.BARE:
        return {place: head for place, head in found.items() if _could_start(paragraphs, place, head, width)}
    if shape is Shape.HEADER and len(found) > 1:
        return of_shape  # A name with a time is evidence enough where others have it too.
    return found


def _is_labelled(paragraphs: Sequence[Paragraph], found: Mapping[Place, Head], shape: Shape) -> bool:
    """Whether these labels are frequent enough, and begin early enough, to divide the whole file."""
    if not found:
        return False
    first = min(found)
    before = sum(
        len(line)
        for at, paragraph in enumerate(paragraphs[: first[0] + 1])
        for line in (paragraph if at < first[0] else paragraph[: first[1]])
    )
    total = sum(len(line) for paragraph in paragraphs for line in paragraph)
    if before > max(_EARLY_CHARS, _EARLY_SHARE * total) or len(paragraphs) > _PARAGRAPHS_PER_LABEL * len(found):
        return False
    if shape is Shape.BARE:
        labels = {key(head.label) for head in found.values()}
        heading = len({place[0] for place in found if place[1] == 0})
        usual = all(is_known(head.label) for head in found.values())
        return len(labels) > 1 and (usual or heading >= _BARE_SHARE * len(paragraphs))
    return len(found) > 1 or (first == (0, 0) and len(paragraphs) <= 2)


def _one_spelling(found: Mapping[Place, Head]) -> dict[Place, Head]:
    """The same label in the spelling that is used most (the first one where equally often)."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for head in found.values():
        spellings[key(head.label)][head.label] += 1
    usual = {label: counts.most_common(1)[0][0] for label, counts in spellings.items()}
    return {place: replace(head, label=usual[key(head.label)]) for place, head in found.items()}


def candidates(paragraphs: Iterable[Paragraph]) -> dict[Place, Head]:
    """What each line may begin with, for the lines that may begin with anything."""
    return {
        (at, number): head
        for at, paragraph in enumerate(paragraphs)
        for number, line in enumerate(paragraph)
        if (head := head_of(line)) is not None
    }


def labelled_lines(
    paragraphs: Sequence[Paragraph], heads: Mapping[Place, Head], shapes: Collection[Shape] = _SHAPES
) -> dict[Place, Head]:
    """The lines that begin with a speaker's label, in order; none where the file has no labels.

    `heads` are the `candidates` of the paragraphs. The shape that most lines have wins; a label
    that is known from it counts before a colon or a time as well. What looks like a label and is
    seen nowhere else stays text.
    """
    best: dict[Place, Head] = {}
    chosen = Shape.BARE
    for shape in _SHAPES:
        if shape in shapes:
            found = _accepted(paragraphs, heads, shape)
            if len(found) > len(best) and _is_labelled(paragraphs, found, shape):
                best, chosen = found, shape
    known = {key(head.label) for head in best.values()}
    also = {chosen} | (_WITH_TIME_OR_COLON if chosen is not Shape.BARE else set())
    found = {
        place: head
        for place, head in heads.items()
        if place in best or (chosen is not Shape.BARE and head.shape in also and key(head.label) in known)
    }
    return _one_spelling(dict(sorted(found.items())))
