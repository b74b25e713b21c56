"""A page that graphviz draws: artwork as xdot under texts that are nodes with a fixed position.

Every position is ours; neato only draws (`-n2`). The binary is that of graphviz-pure, always, so that
the same page gives the same bytes on every machine.
"""

import re
from functools import cache
from html import escape as xml
from importlib import metadata
from pathlib import Path
from typing import Any

from klantreis.documents.curve import Cubic, Point
from klantreis.documents.shapes import Align, Block, Box
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

PNG_DPI = 200
_WIDER = 1.3
"""How much room graphviz gets for a block of text, against the width that it has."""
_FAMILY = 'font-family="Arial,Helvetica,Liberation Sans,Arimo,sans-serif"'


@cache
def _binary() -> Path:
    """Where graphviz-pure put its program. Raises KlantreisError where it isn't installed."""
    try:
        files = metadata.files("graphviz-pure") or []
    except metadata.PackageNotFoundError:
        files = []
    for file in files:
        if file.name in ("graphviz-pure", "graphviz-pure.exe"):
            return Path(str(file.locate()))
    raise KlantreisError(_("Het onderdeel graphviz-pure ontbreekt; installeer klantreis opnieuw."))


def _n(value: float) -> str:
    return f"{round(value, 2) + 0.0:g}"


class Canvas:
    """Collects shapes and texts (y running down, in points) and renders them once."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self._art: list[str] = []
        self._texts: list[tuple[Block, str | None]] = []
        self._pen: tuple[str, str, float, str] | None = None

    def _points(self, points: tuple[Point, ...]) -> str:
        return " ".join(f"{_n(x)} {_n(self.height - y)}" for x, y in points)

    def _set_pen(self, fill: str, line: str, width: float, style: str) -> None:
        if self._pen == (fill, line, width, style):
            return
        pen = f"setlinewidth({_n(width)})"
        self._art.append(f"S {len(pen)} -{pen} S {len(style)} -{style} C {len(fill)} -{fill} c {len(line)} -{line}")
        self._pen = (fill, line, width, style)

    def polygon(self, points: tuple[Point, ...], fill: str, line: str | None = None, width: float = 1.0) -> None:
        """A filled polygon; without `line` its edge has the colour of its inside."""
        self._set_pen(fill, line or fill, width if line else 0.1, "solid")
        self._art.append(f"P {len(points)} {self._points(points)}")

    def path(self, pieces: tuple[Cubic, ...], color: str, width: float = 1.0, style: str = "solid") -> None:
        """A chain of Bézier curves, each beginning where the one before ends."""
        self._set_pen(color, color, width, style)
        points = (pieces[0][0], *(p for piece in pieces for p in piece[1:]))
        self._art.append(f"B {len(points)} {self._points(points)}")

    def line(self, a: Point, b: Point, color: str, width: float = 1.0, style: str = "solid") -> None:
        """A straight line."""
        self._set_pen(color, color, width, style)
        self._art.append(f"L 2 {self._points((a, b))}")

    def circle(self, at: Point, radius: float, fill: str, line: str, width: float = 1.0, style: str = "solid") -> None:
        """A filled circle."""
        self._set_pen(fill, line, width, style)
        self._art.append(f"E {self._points((at,))} {_n(radius)} {_n(radius)}")

    def rounded(self, box: Box, radius: float, fill: str, line: str, width: float = 1.0) -> None:
        """A filled rectangle with round corners."""
        self._set_pen(fill, line, width, "solid")
        r = min(radius, box.width / 2, box.height / 2)
        k = r * 0.448  # 1 - 4/3·(√2 - 1), the Bézier circle
        x0, y0, x1, y1 = box.x, box.y, box.right, box.bottom
        points: list[Point] = [(x0 + r, y0)]
        for side, corner in (
            ((x1 - r, y0), ((x1 - k, y0), (x1, y0 + k), (x1, y0 + r))),
            ((x1, y1 - r), ((x1, y1 - k), (x1 - k, y1), (x1 - r, y1))),
            ((x0 + r, y1), ((x0 + k, y1), (x0, y1 - k), (x0, y1 - r))),
            ((x0, y0 + r), ((x0, y0 + k), (x0 + k, y0), (x0 + r, y0))),
        ):
            points += [points[-1], side, side, *corner]
        self._art.append(f"b {len(points)} {self._points(tuple(points))}")

    def text(self, block: Block, title: str | None = None) -> None:
        """A block of text; `title` is what an SVG viewer shows and reads for it."""
        if block.lines:
            self._texts.append((block, title))

    def _source(self, dpi: int | None) -> Any:
        import graphviz

        attributes = {"bgcolor": "white", "pad": "0", "margin": "0", "_background": " ".join(self._art)}
        if dpi:
            attributes["dpi"] = str(dpi)
        page = graphviz.Graph(graph_attr=attributes, engine="neato")
        page.attr("node", shape="plaintext", fixedsize="true", margin="0", label="")
        # graphviz sizes a page by its nodes, not by its artwork: one that can't be seen fills it.
        page.node("page", style="invis", **self._place(Box(0, 0, self.width, self.height)))
        for i, (block, _title) in enumerate(self._texts):
            # escape() keeps backslashes and <…> as they are; labels also resolve entities such as &lt;.
            ending = f"\\{block.style.align}"
            label = "".join(graphviz.escape(line.replace("&", "&amp;")) + ending for line in block.lines)
            page.node(
                f"t{i}",
                label=graphviz.nohtml(label),
                fontname="Helvetica-Bold" if block.style.bold else "Arial",
                fontsize=_n(block.style.size),
                fontcolor=block.style.color,
                **self._place(self._room(block)),
            )
        return page

    def _room(self, block: Block) -> Box:
        """Where graphviz may put a block: with room on the side where its lines end.

        It takes letters outside ASCII for wider than they are, and centres a line that it thinks too wide.
        """
        box = block.box
        left, right = box.x, box.right
        if block.style.align is Align.LEFT:
            right = max(right, min(self.width, left + _WIDER * box.width))
        elif block.style.align is Align.RIGHT:
            left = min(left, max(0, right - _WIDER * box.width))
        return Box(left, box.y, right - left, box.height)

    def _place(self, box: Box) -> dict[str, str]:
        x, y = box.x + box.width / 2, self.height - box.y - box.height / 2
        return {
            "pos": f"{_n(x)},{_n(y)}",
            "width": f"{max(box.width, 1) / 72:.5f}",
            "height": f"{max(box.height, 1) / 72:.5f}",
        }

    def _render(self, kind: str, dpi: int | None = None) -> bytes:
        from graphviz.backend import dot_command, execute

        dot_command.DOT_BINARY = _binary()
        try:
            rendered: bytes = self._source(dpi).pipe(format=kind, neato_no_op=2, quiet=True)
        except (OSError, execute.ExecutableNotFound, execute.CalledProcessError) as error:
            raise KlantreisError(_("De afbeelding tekenen lukt niet; installeer klantreis opnieuw.")) from error
        return rendered

    def png(self) -> bytes:
        """The page as a PNG of 200 dots an inch."""
        return self._render("png", PNG_DPI)

    def svg(self, title: str, description: str) -> bytes:
        """The page as an SVG with a title and a description for who can't see it."""
        drawn = self._render("svg").decode("utf-8")
        drawn = re.sub(r"<!--.*?-->\n?|<!DOCTYPE.*?>\n?", "", drawn, flags=re.DOTALL)
        titles = {f"t{i}": title for i, (_block, title) in enumerate(self._texts)}

        def node_title(found: re.Match[str]) -> str:
            shown = titles.get(found[1])
            return f"<title>{xml(shown, quote=False)}</title>\n" if shown else ""

        drawn = re.sub(r"<title>(.*?)</title>\n", node_title, drawn)
        drawn = re.sub(r'font-family="[^"]*"', _FAMILY, drawn)
        told = (
            ' role="img" lang="nl" xml:lang="nl" aria-labelledby="titel" aria-describedby="beschrijving">\n'
            f'<title id="titel">{xml(title, quote=False)}</title>\n'
            f'<desc id="beschrijving">{xml(description, quote=False)}</desc>\n'
        )
        return re.sub(r"(<svg\b[^>]*)>\n?", lambda m: m[1] + told, drawn, count=1).encode("utf-8")
