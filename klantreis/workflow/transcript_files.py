"""Transcripts as files: to read, to play along with a recording, and for other programs."""

from collections.abc import Sequence

from klantreis.model.sources import Source
from klantreis.store.study import Study
from klantreis.text import names
from klantreis.text.catalogue import _
from klantreis.workflow import collect, transcribe
from klantreis.workflow.journey_documents import Files

FORMATS = ("txt", "vtt", "srt", "md", "f4", "audacity", "docx", "odt", "pdf")
MADE_WITHOUT_WORD = ("odt",)


def files(study: Study, formats: Sequence[str]) -> Files:
    """Every source in each of some formats: name and content. Raises KlantreisError where one can't be written."""
    return [_file(study, count.source, name) for count in collect.sources(study) for name in formats]


def style_of(study: Study) -> str:
    """The line that says how the talks of a study were typed out."""
    return _("Uitgetypt: {style}").format(style=names.transcript_style(study.settings.transcript_style))


def _file(study: Study, source: Source, format: str) -> tuple[str, bytes]:
    from klantreis.documents.transcript_docx import transcript_document
    from klantreis.documents.transcript_odt import transcript_odt
    from klantreis.transcripts import writing

    transcript, style = transcribe.transcript(study, source), style_of(study)
    documents = {"docx": transcript_document, "odt": transcript_odt}
    if format in documents:
        about = "  ·  ".join(filter(None, (style, source.round, ", ".join(source.participants))))
        return f"{source.title}.{format}", documents[format](source.title, about, transcript.utterances)
    return f"{source.title}{writing.FORMATS[format]}", writing.write(transcript, format, style)
