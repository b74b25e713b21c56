"""Web pages: those of noScribe, with a time and a speaker in each anchor, and any other."""

import re
from collections.abc import Sequence

from klantreis.model.errors import KlantreisError
from klantreis.model.sources import Transcript, Utterance, Word
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.transcripts.decoding import text_of
from klantreis.transcripts.labels import is_possible
from klantreis.transcripts.markup import Piece, page_of
from klantreis.transcripts.turns import transcript_of

_ANCHOR = re.compile(r"ts_(?P<start>\d{1,10})_(?P<end>\d{1,10})_(?P<speaker>.*)", re.DOTALL)
_STAMP = re.compile(r"\s*\[\d{1,3}:[0-5]\d:[0-5]\d\]\s*")
_LABEL = re.compile(r"(?P<label>[^:]{1,60}):(?=\s|$)\s*")
_OVERLAP = "//"


def read_html(name: str, data: bytes) -> Transcript:
    """The transcript in an .html file; of noScribe, what stands outside its anchors is a remark.

    In a page of noScribe a paragraph is a turn, from the start of its first anchor to the end of its
    last one; each anchor is a timed phrase of it. Raises KlantreisError.
    """
    page = page_of(text_of(name, data))
    pieces = [[piece for line in paragraph for piece in (*line, Piece("\n"))] for paragraph in page.paragraphs]
    if not any(_ANCHOR.fullmatch(piece.anchor or "") for paragraph in pieces for piece in paragraph):
        lines = [[one_line("".join(p.text for p in line)) for line in paragraph] for paragraph in page.paragraphs]
        return transcript_of([filled for paragraph in lines if (filled := [line for line in paragraph if line])])
    if page.open_anchor:
        raise KlantreisError(_("{name} is niet compleet: de laatste beurt breekt af.").format(name=name))
    found: list[Utterance] = []
    notes: list[str] = []
    for paragraph in pieces:
        timed = [piece for piece in paragraph if _ANCHOR.fullmatch(piece.anchor or "")]
        if timed:
            found.append(_turn(timed, found[-1].speaker if found else None))
        elif note := one_line("".join(piece.text for piece in paragraph)):
            notes.append(note)
    return Transcript(tuple(u for u in found if u.text), tuple(notes))


def _phrases(pieces: Sequence[Piece]) -> list[tuple[re.Match[str], str]]:
    """The anchors of a paragraph with their words, without the stamps that are shown."""
    found: list[tuple[re.Match[str], str]] = []
    for piece in pieces:
        anchor = _ANCHOR.fullmatch(piece.anchor or "")
        if anchor is None:
            continue
        text = "" if _STAMP.fullmatch(piece.text) else piece.text
        if found and found[-1][0].string == anchor.string:
            found[-1] = (anchor, found[-1][1] + text)
        else:
            found.append((anchor, text))
    return found


def _turn(pieces: Sequence[Piece], before: str | None) -> Utterance:
    """A paragraph as an utterance. A label that a person wrote over noScribe's counts, not the anchor's."""
    phrases = _phrases(pieces)
    own = (one_line(anchor["speaker"]) for anchor, _text in phrases)
    speaker = next((who for who in own if who and not who.startswith(_OVERLAP)), None)
    first = phrases[0][1].lstrip()
    label = _LABEL.match(first)
    if label and (one_line(label["label"]) == speaker or is_possible(one_line(label["label"]))):
        speaker, first = one_line(label["label"]), first[label.end() :]
    elif speaker is None and all(anchor["speaker"] for anchor, _text in phrases):
        speaker = before
    text, words = "", []
    blank = False
    for number, (anchor, said) in enumerate(phrases):
        said = said if number else first
        # What ends an overlap stands against the words before it; in noScribe's own text it does not.
        blank = blank or said[:1].isspace() or said.startswith(_OVERLAP)
        if phrase := one_line(said):
            text += " " if blank and text else ""
            words.append(Word(len(text), len(text) + len(phrase), int(anchor["start"]), int(anchor["end"])))
            text, blank = text + phrase, said[-1:].isspace()
    return Utterance(text, speaker, int(phrases[0][0]["start"]), int(phrases[-1][0]["end"]), tuple(words))
