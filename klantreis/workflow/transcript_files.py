"""Transcripts as files: to read, to play along with a recording, and for other programs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from klantreis.model.sources import Source, Utterance
from klantreis.privacy.pseudonyms import disguised
from klantreis.store.study import Study
from klantreis.text import names
from klantreis.text.catalogue import _
from klantreis.workflow import collect, glossary, transcribe
from klantreis.workflow.journey_documents import Files

FORMATS = ("txt", "vtt", "srt", "md", "f4", "audacity", "docx", "odt", "pdf")
MADE_WITHOUT_WORD = ("odt",)


def files(study: Study, formats: Sequence[str]) -> Files:
    """Every source in each of some formats: name and content. Raises KlantreisError where one can't be written."""
    return [_file(study, count.source, name, str) for count in collect.sources(study) for name in formats]


def pseudonymised(study: Study, formats: Sequence[str]) -> Files:
    """The same with pseudonyms for the names of the glossary, in files of other names. Raises KlantreisError."""
    told = partial(disguised, terms=glossary.terms(study))
    return [
        _file(study, count.source, name, told, _(" met schuilnamen"))
        for count in collect.sources(study)
        for name in formats
    ]


def style_of(study: Study) -> str:
    """The line that says how the talks of a study were typed out."""
    return _("Uitgetypt: {style}").format(style=names.transcript_style(study.settings.transcript_style))


def _file(study: Study, source: Source, format: str, told: Callable[[str], str], behind: str = "") -> tuple[str, bytes]:
    """A source as a file, its words as `told` gives them; `behind` comes behind its name."""
    from klantreis.documents.transcript_docx import transcript_document
    from klantreis.documents.transcript_odt import transcript_odt
    from klantreis.transcripts import writing

    transcript, style, title = transcribe.transcript(study, source), style_of(study), told(source.title)
    said = tuple(_told(each, told) for each in transcript.utterances)
    documents = {"docx": transcript_document, "odt": transcript_odt}
    if format in documents:
        about = "  ·  ".join(filter(None, (style, source.round, ", ".join(source.participants))))
        return f"{title}{behind}.{format}", documents[format](title, about, said)
    return f"{title}{behind}{writing.FORMATS[format]}", writing.write(
        replace(transcript, utterances=said), format, style
    )


def _told(utterance: Utterance, told: Callable[[str], str]) -> Utterance:
    """An utterance in other words; the times of its words belong to the old ones."""
    speaker = None if utterance.speaker is None else told(utterance.speaker)
    text = told(utterance.text)
    return replace(utterance, text=text, speaker=speaker, words=utterance.words if text == utterance.text else ())
