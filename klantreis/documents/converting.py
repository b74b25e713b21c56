"""Word documents as PDF (PDF/UA-1) or ODT, by LibreOffice where that is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from klantreis.documents import pdf_artifacts
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

KINDS = ("pdf", "odt")
PATIENCE = 120
"""Seconds that one document may take, and as many to start with."""
# PDF/UA needs tags, and the title instead of the file name; https://help.libreoffice.org/latest/en-US/text/shared/guide/pdf_params.html
_PDF = (
    'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},"DisplayPDFDocumentTitle":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
_FILTERS = {"pdf": _PDF, "odt": "odt"}
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)


def program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def convert(documents: Mapping[str, bytes], kind: str) -> dict[str, bytes]:
    """Documents (name without an ending -> docx) as `kind`, by the same names.

    Raises KlantreisError where LibreOffice is missing, hangs or makes nothing.
    """
    office = program()
    if office is None:
        raise KlantreisError(
            _("Voor {kind} is LibreOffice nodig, en dat staat niet op deze computer; maak docx of html.").format(
                kind=kind
            )
        )
    # A profile of its own: one that is open already would take the documents over and tell us nothing.
    with tempfile.TemporaryDirectory(prefix="klantreis-") as scratch:
        folder = Path(scratch)
        for name, data in documents.items():
            (folder / f"{name}.docx").write_bytes(data)
        _run(office, kind, folder, sorted(f"{name}.docx" for name in documents))
        made = {name: folder / "uit" / f"{name}.{kind}" for name in documents}
        missing = [name for name, path in made.items() if not path.is_file()]
        if missing:
            raise KlantreisError(
                _("LibreOffice kon van {name} geen {kind} maken; maak docx of html.").format(name=missing[0], kind=kind)
            )
        found = {name: path.read_bytes() for name, path in made.items()}
    return {name: pdf_artifacts.mark(data) for name, data in found.items()} if kind == "pdf" else found


def _run(office: str, kind: str, folder: Path, names: list[str]) -> None:
    profile = (folder / "profiel").as_uri()
    command = [office, "--headless", "--norestore", f"-env:UserInstallation={profile}", "--convert-to", _FILTERS[kind]]
    command += ["--outdir", str(folder / "uit"), *(str(folder / name) for name in names)]
    try:
        process = subprocess.Popen(  # noqa: S603 (no shell, and names of our own)
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=os.name != "nt"
        )
    except OSError as error:
        raise KlantreisError(_("LibreOffice wil niet starten; maak docx of html.")) from error
    try:
        process.wait(PATIENCE * (1 + len(names)))
    except subprocess.TimeoutExpired as error:
        raise KlantreisError(_("LibreOffice geeft geen antwoord; maak docx of html.")) from error
    finally:
        if process.poll() is None:
            if os.name == "nt":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)  # soffice is a script that starts another program
            process.wait()
