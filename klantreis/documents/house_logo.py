"""The logo of a municipality: looked at before it goes into a document."""

from dataclasses import dataclass

from klantreis.documents.plain import plain
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _


@dataclass(frozen=True)
class Logo:
    """A picture that is known to be a PNG or JPEG. `ratio`: its width for each unit of its height."""

    data: bytes
    media_type: str
    ratio: float


def looked_at(data: bytes) -> Logo:
    """The bytes as a logo. Raises KlantreisError where they are no PNG or JPEG."""
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image

    broken = KlantreisError(_("Het logo van de huisstijl is geen PNG of JPEG; kies een ander bestand."))
    try:
        image = Image.from_blob(data)
        width, height = image.px_width / image.horz_dpi, image.px_height / image.vert_dpi
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, ZeroDivisionError) as error:
        raise broken from error
    if image.content_type not in ("image/png", "image/jpeg") or not width or not height:
        raise broken
    return Logo(data, image.content_type, width / height)


def alternative(organisation: str) -> str:
    """What somebody hears who can't see the logo."""
    told = plain(organisation)
    return _("Logo van {name}").format(name=told) if told else _("Logo")
