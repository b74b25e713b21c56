"""Documents as other programs make them, for these tests."""

import io
import zipfile
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

Change = Callable[[bytes], bytes]
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)
KIND = "application/vnd.oasis.opendocument.text"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def odt_of(body: str, head: str = "", manifest: str = "<manifest/>") -> bytes:
    content = (
        f"{head}<office:document-content {_SPACES}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return zipped({"mimetype": KIND, "META-INF/manifest.xml": manifest, "content.xml": content})


def odt(lines: Sequence[str]) -> bytes:
    return odt_of("".join(f"<text:p>{escape(line)}</text:p>" for line in lines))


def pdf(pages: Sequence[Sequence[str]], password: str = "") -> bytes:
    import pymupdf

    document = pymupdf.open()
    for lines in pages:
        page = document.new_page()
        for number, line in enumerate(lines):
            page.insert_text((60, 60 + 20 * number), line)
    if password:
        return bytes(document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=password, owner_pw="baas"))
    return bytes(document.tobytes())
