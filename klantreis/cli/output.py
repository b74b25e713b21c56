"""Printing: JSON, tables, and how far long work is."""

import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

import click


def print_json(data: Any) -> None:
    """Data as JSON on standard output."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def print_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows in columns; numbers to the right."""
    cells = [[_cell(value) for value in row] for row in rows]
    right = [bool(cells) and all(_numeric(row[i]) for row in cells) for i in range(len(header))]
    widths = [max([_width(title), *(_width(row[i]) for row in cells)]) for i, title in enumerate(header)]
    for row in [list(header), *cells]:
        parts = [_pad(text, width, to_right) for text, width, to_right in zip(row, widths, right, strict=True)]
        click.echo("  ".join(parts).rstrip())


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _numeric(text: str) -> bool:
    return not text or text.lstrip("+-−").replace(",", "").isdigit()


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _pad(text: str, width: int, right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if right else text + space


def progress(done: int, total: int, what: str) -> None:
    """How far long work is, on standard error, at a terminal only."""
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        click.echo(f"\r\x1b[K{done}/{total} {what}{end}", err=True, nl=False)


def aside(line: str) -> None:
    """Tell something on standard error. Where nobody listens any more, the work goes on in silence."""
    try:
        click.echo(line, err=True)
    except BrokenPipeError:
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Let nothing come out of a stream any more, so that it can't fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def clock(milliseconds: int | None) -> str:
    """A time as h:mm:ss."""
    if milliseconds is None:
        return ""
    seconds = milliseconds // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def seconds(milliseconds: int | None) -> float | None:
    """Milliseconds as seconds."""
    return None if milliseconds is None else milliseconds / 1000


def signed(valence: float | None) -> str:
    """A feeling as people read it: +1, −0,5."""
    if valence is None:
        return ""
    rounded = round(valence, 1)
    text = f"{rounded:+.0f}" if rounded == int(rounded) else f"{rounded:+.1f}"
    return "0" if rounded == 0 else text.replace("-", "−").replace(".", ",")
