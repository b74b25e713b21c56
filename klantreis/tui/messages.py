"""What rooms tell the app."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from textual.message import Message

Severity = Literal["information", "warning", "error"]


class Told(Message):
    """Something happened that the user should read: one line, in Dutch."""

    def __init__(self, text: str, severity: Severity = "information") -> None:
        super().__init__()
        self.text = text
        self.severity: Severity = severity


class Changed(Message):
    """The study is no longer what the rooms show; the one that changed it (`room`) already knows."""

    def __init__(self, room: str | None = None) -> None:
        super().__init__()
        self.room = room


class Where(Message):
    """The place in the study at which the user is, for the right end of the status line."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class OpenSource(Message):
    """Go to the coding of a source: at a coding, or with some words chosen, where that is given.

    `span` has the first offset of the words in the source and the one after the last.
    """

    def __init__(self, title: str, coding: str | None = None, span: tuple[int, int] | None = None) -> None:
        super().__init__()
        self.title = title
        self.coding = coding
        self.span = span


class OpenTyping(Message):
    """Go to the typing out of a source."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title


class Reported(Message):
    """Something was looked up beside the screen: headings with lines, to be read at leisure."""

    def __init__(self, title: str, parts: Sequence[tuple[str, Sequence[str]]]) -> None:
        super().__init__()
        self.title = title
        self.parts = parts


class Wrote(Message):
    """Files were written."""

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__()
        self.paths = paths
