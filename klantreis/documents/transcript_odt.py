"""A transcript as OpenDocument text, made here: it needs no LibreOffice, and is the same bytes everywhere.

Written by hand because the libraries for it don't fit: odfpy has no wheel, odfdo puts dates and a
template of its own in each document. Four small parts are all there is.
"""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from klantreis.documents import palette
from klantreis.documents.plain import plain
from klantreis.files.turn_marks import SPEAKER, TIME, TURN, time_of
from klantreis.files.zips import FIXED
from klantreis.model.sources import Utterance
from klantreis.text.catalogue import _

_KIND = "application/vnd.oasis.opendocument.text"
_SPACES = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (
            ("office", "office"),
            ("style", "style"),
            ("text", "text"),
            ("fo", "xsl-fo-compatible"),
            ("svg", "svg-compatible"),
            ("meta", "meta"),
        )
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="text/xml"/>'
        for part in ("content.xml", "styles.xml", "meta.xml")
    )
    + "</manifest:manifest>"
)


def _paragraph_style(name: str, look: str, room: str, extra: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{extra}>'
        f"<style:paragraph-properties {room}/><style:text-properties {look}/></style:style>"
    )


def _styles(title: str) -> str:
    """A4, Dutch, Arial, a title, a subtitle, the styles of a turn, and a footer with the number of the page."""
    page, _pages = _("Pagina {page} van {pages}").split("{pages}")
    before, between = (escape(text) for text in page.split("{page}"))
    heading = _paragraph_style(
        "Heading_20_1",
        f'fo:font-size="28pt" fo:font-weight="bold" fo:color="{palette.INK}"',
        'fo:margin-bottom="0.1cm" fo:keep-with-next="always"',
        ' style:display-name="Heading 1" style:default-outline-level="1"',
    )
    subtitle = _paragraph_style(
        "Subtitle", f'fo:font-size="13pt" fo:color="{palette.SOFT_INK}"', 'fo:margin-bottom="0.5cm"'
    )
    return (
        f'{_HEAD}<office:document-styles {_SPACES} office:version="1.3"><office:font-face-decls>'
        '<style:font-face style:name="Arial" svg:font-family="Arial"/></office:font-face-decls><office:styles>'
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="115%"/>'
        f'<style:text-properties style:font-name="Arial" fo:font-size="11pt" fo:color="{palette.INK}" '
        'fo:language="nl" fo:country="NL"/></style:default-style>'
        f"{heading}{subtitle}"
        f"{_paragraph_style(TURN, 'fo:font-size="11pt"', 'fo:margin-bottom="0.28cm"')}"
        f"{_paragraph_style('Footer', f'fo:font-size="9pt" fo:color="{palette.SOFT_INK}"', 'fo:text-align="end"')}"
        f'<style:style style:name="{SPEAKER}" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        f'<style:style style:name="{TIME}" style:family="text">'
        f'<style:text-properties fo:font-size="9pt" fo:color="{palette.SOFT_INK}"/></style:style></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties '
        'fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin="2.4cm"/>'
        '<style:footer-style><style:header-footer-properties fo:margin-top="0.5cm"/></style:footer-style>'
        "</style:page-layout></office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>'
        f'<text:p text:style-name="Footer">{title}  ·  {before}<text:page-number text:select-page="current">1'
        f"</text:page-number>{between}<text:page-count>1</text:page-count></text:p></style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )


def _span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{escape(text)}</text:span> ' if text else ""


def _turn(u: Utterance) -> str:
    speaker = _span(SPEAKER, f"{plain(u.speaker)}:") if u.speaker else ""
    time = _span(TIME, time_of(u.start_ms, u.end_ms))
    return f'<text:p text:style-name="{TURN}">{speaker}{time}{escape(plain(u.text))}</text:p>'


def transcript_odt(title: str, about: str, utterances: Sequence[Utterance]) -> bytes:
    """A transcript as an odt on A4; `about` stands below its title. The same transcript gives the same bytes.

    Speakers and text come back whole when it is read again, times to a tenth of a second.
    """
    named = escape(plain(title))
    below = f'<text:p text:style-name="Subtitle">{escape(plain(about))}</text:p>' if about else ""
    content = (
        f'{_HEAD}<office:document-content {_SPACES} office:version="1.3"><office:body><office:text>'
        f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{named}</text:h>{below}'
        f"{''.join(map(_turn, utterances))}</office:text></office:body></office:document-content>"
    )
    meta = (
        f'{_HEAD}<office:document-meta {_SPACES} office:version="1.3"><office:meta><dc:title>{named}</dc:title>'
        "<dc:language>nl-NL</dc:language></office:meta></office:document-meta>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        # The kind of file stands first and unpacked, so that it can be told from the first bytes.
        archive.writestr(zipfile.ZipInfo("mimetype", FIXED), _KIND, zipfile.ZIP_STORED)
        for name, text in (
            ("META-INF/manifest.xml", _MANIFEST),
            ("content.xml", content),
            ("styles.xml", _styles(named)),
            ("meta.xml", meta),
        ):
            archive.writestr(zipfile.ZipInfo(name, FIXED), text, zipfile.ZIP_DEFLATED)
    return target.getvalue()
