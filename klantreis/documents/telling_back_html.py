"""A text that tells back as one web page."""

from klantreis.documents.html_parts import bullets, page, paragraphs, part, skip_link, tag, text
from klantreis.documents.plain import plain
from klantreis.documents.telling_back import Part, Text
from klantreis.model.study import Settings


def telling_back_page(told: Text, settings: Settings) -> bytes:
    """The text as a page that stands on its own. The same text gives the same bytes."""
    study = plain(settings.title)
    head = skip_link() + tag("h1", text(told.title)) + (tag("p", text(study), class_="subtitle") if study else "")
    sections: list[tuple[str, list[str]]] = []
    for each in told.parts:
        if each.level == 2:
            sections.append((each.heading, [_inside(each)]))
        else:
            sections[-1][1].append(tag("h3", text(each.heading)) + _inside(each))
    body = paragraphs(told.opening)
    body += "".join(part(f"deel-{n}", heading, *inside) for n, (heading, inside) in enumerate(sections, 1))
    return page(f"{told.title} · {study}" if study else told.title, head, body + paragraphs(told.closing))


def _inside(each: Part) -> str:
    return paragraphs(each.paragraphs) + (bullets(each.points) if each.points else "")
