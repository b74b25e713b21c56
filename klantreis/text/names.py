"""What people call the kinds and states of things."""

from klantreis.model.codes import CodeKind
from klantreis.model.findings import ActionStatus, FindingKind
from klantreis.model.glossary import TermKind
from klantreis.model.sources import SourceKind
from klantreis.model.study import TranscriptStyle
from klantreis.text.catalogue import _


def code_kind(kind: CodeKind) -> str:
    """A kind of code."""
    return {
        CodeKind.PHASE: _("fase"),
        CodeKind.TOUCHPOINT: _("contactmoment"),
        CodeKind.CHANNEL: _("kanaal"),
        CodeKind.ACTOR: _("betrokkene"),
        CodeKind.THEME: _("thema"),
        CodeKind.IDEA: _("idee"),
        CodeKind.FREE: _("vrij"),
    }[kind]


def source_kind(kind: SourceKind) -> str:
    """A kind of source."""
    return {
        SourceKind.INTERVIEW: _("gesprek"),
        SourceKind.PANEL: _("cliënttafel"),
        SourceKind.STORY: _("verhaal"),
        SourceKind.COMPLAINT: _("klacht"),
        SourceKind.SURVEY: _("vragenlijst"),
    }[kind]


def finding_kind(kind: FindingKind) -> str:
    """A kind of finding."""
    return {
        FindingKind.IMPROVE: _("verbeterpunt"),
        FindingKind.STRENGTH: _("gaat goed"),
        FindingKind.IDEA: _("idee"),
    }[kind]


def action_status(status: ActionStatus) -> str:
    """How far an action is."""
    return {
        ActionStatus.UNDEVELOPED: _("nog te ontwikkelen"),
        ActionStatus.PLANNED: _("gepland"),
        ActionStatus.RUNNING: _("loopt"),
        ActionStatus.DONE: _("gedaan"),
        ActionStatus.MEASURED: _("gemeten"),
    }[status]


def term_kind(kind: TermKind) -> str:
    """What a term of the glossary is."""
    return {
        TermKind.TERM: _("begrip"),
        TermKind.PERSON: _("persoon"),
        TermKind.PLACE: _("plaats"),
        TermKind.ORGANISATION: _("organisatie"),
    }[kind]


def transcript_style(style: TranscriptStyle) -> str:
    """How talks were typed out."""
    return {
        TranscriptStyle.VERBATIM: _("letterlijk"),
        TranscriptStyle.CLEAN: _("opgeschoond"),
    }[style]
