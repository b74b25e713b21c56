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
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACES = """xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3\""""
_MANIFEST = f"""{_HEAD}<manifest:manifest manifest:version="1.3"
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_KIND}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
_META = """{head}<office:document-meta {spaces}><office:meta>
<dc:title>{title}</dc:title><dc:language>nl-NL</dc:language>
</office:meta></office:document-meta>"""
# A4, Dutch, Arial; a title, a subtitle, the styles of a turn, and a footer with the number of the page.
_STYLES = """{head}<office:document-styles {spaces}>
<office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph">
 <style:paragraph-properties fo:line-height="115%"/>
 <style:text-properties style:font-name="Arial" fo:font-size="11pt" fo:color="{ink}"
  fo:language="nl" fo:country="NL"/></style:default-style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:default-outline-level="1">
 <style:paragraph-properties fo:margin-bottom="0.1cm" fo:padding-top="0.2cm" fo:keep-with-next="always"
  fo:border-top="6pt solid {accent}"/>
 <style:text-properties fo:font-size="28pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Subtitle" style:family="paragraph">
 <style:paragraph-properties fo:margin-bottom="0.5cm"/>
 <style:text-properties fo:font-size="13pt" fo:color="{soft}"/></style:style>
<style:style style:name="{turn}" style:family="paragraph">
 <style:paragraph-properties fo:margin-bottom="0.28cm"/></style:style>
<style:style style:name="Footer" style:family="paragraph">
 <style:paragraph-properties fo:text-align="end"/>
 <style:text-properties fo:font-size="9pt" fo:color="{soft}"/></style:style>
<style:style style:name="{speaker}" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="{time}" style:family="text">
 <style:text-properties fo:font-size="9pt" fo:color="{soft}"/></style:style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="A4">
 <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.4cm"
  style:print-orientation="portrait"/>
 <style:footer-style><style:header-footer-properties fo:margin-top="0.5cm"/></style:footer-style>
</style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:footer><text:p text:style-name="Footer">{title}  ·  {page}</text:p></style:footer>
</style:master-page></office:master-styles></office:document-styles>"""


def _styles(title: str) -> str:
    number = '<text:page-number text:select-page="current">1</text:page-number>'
    page = escape(_("Pagina {page} van {pages}")).format(page=number, pages="<text:page-count>1</text:page-count>")
    return _STYLES.format(
        head=_HEAD,
        spaces=_SPACES,
        title=title,
        page=page,
        ink=palette.INK,
        soft=palette.SOFT_INK,
        accent=palette.ACCENT,
        turn=TURN,
        speaker=SPEAKER,
        time=TIME,
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
        f"{_HEAD}<office:document-content {_SPACES}><office:body><office:text>"
        f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{named}</text:h>{below}'
        f"{''.join(map(_turn, utterances))}</office:text></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        # The kind of file stands first and unpacked, so that it can be told from the first bytes.
        archive.writestr(zipfile.ZipInfo("mimetype", FIXED), _KIND, zipfile.ZIP_STORED)
        for name, text in (
            ("META-INF/manifest.xml", _MANIFEST),
            ("content.xml", content),
            ("styles.xml", _styles(named)),
            ("meta.xml", _META.format(head=_HEAD, spaces=_SPACES, title=named)),
        ):
            archive.writestr(zipfile.ZipInfo(name, FIXED), text, zipfile.ZIP_DEFLATED)
    return target.getvalue()
