"""A klantreis as one web page: no scripts, nothing from elsewhere, readable for everybody and on paper."""

from collections.abc import Iterable, Sequence
from html import escape

from klantreis.documents import cards, journey_text, moments, words
from klantreis.documents.audience import Audience
from klantreis.documents.content import JourneyContent
from klantreis.documents.diagram import Diagram
from klantreis.documents.folding import runs
from klantreis.documents.html_style import STYLE
from klantreis.documents.plain import plain
from klantreis.model.findings import FindingKind
from klantreis.model.journeys import Journey, Quote
from klantreis.text.catalogue import _


def _text(text: str) -> str:
    """A text of a study within the page."""
    return escape(plain(text), quote=True)


def _tag(name: str, inside: str, **attributes: str) -> str:
    """An element; `class_` stands for class, `aria_label` for aria-label."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value, quote=True)}"' for key, value in attributes.items()
    )
    return f"<{name}{given}>{inside}</{name}>\n"


def _bullets(points: Iterable[str]) -> str:
    return _tag("ul", "".join(_tag("li", _text(point)) for point in points))


def _part(id_: str, title: str, *inside: str) -> str:
    """A part with a heading of the second level; nothing where there is nothing in it."""
    filled = "".join(inside)
    return _tag("section", _tag("h2", _text(title), id=id_) + filled, aria_labelledby=id_) if filled else ""


def _quote(quote: Quote, audience: Audience) -> str:
    place = ""
    if audience is Audience.INTERNAL:
        told = words.provenance(quote)
        if not quote.publishable:
            told = _("{place} (niet vrijgegeven voor publicatie)").format(place=told)
        place = _tag("cite", _text(told))
    return _tag("blockquote", _tag("p", _text(words.quoted(quote.text))) + place)


def _persona(journey: Journey) -> str:
    persona = journey.persona
    told = (
        (_("Leeftijd"), persona.age_band),
        (_("Gezin"), persona.household),
        (_("Situatie"), persona.situation),
        (_("Portret"), persona.portrait),
    )
    lines = [_tag("div", _tag("dt", _text(name)) + _tag("dd", _text(text))) for name, text in told if plain(text)]
    return _tag("dl", "".join(lines)) if lines else ""


def _empathy(content: JourneyContent) -> str:
    sections = [
        _tag("section", _tag("h3", _text(title)) + "".join(_quote(quote, content.audience) for quote in allowed))
        for title, quotes in content.empathy
        if (allowed := moments.allowed(quotes, content.audience))
    ]
    return _tag("div", "".join(sections), class_="quadrants") if sections else ""


def _picture(diagram: Diagram) -> str:
    # On a narrow screen it scrolls, so it must be reached by the keyboard, and say what it is.
    drawn = diagram.svg.decode("utf-8")
    return _tag(
        "div", drawn[drawn.index("<svg") :], class_="picture", tabindex="0", role="region", aria_label=_("Tekening")
    )


def _step(content: JourneyContent, place: int, quote: Quote | None) -> str:
    journey = content.journey
    step = journey.steps[place]
    number = _tag("span", f"{place + 1}.", class_="number").strip()
    story = journey_text.story(content, step)
    lines = [_tag("h4", f"{number} {_text(cards.label_of(step))}")]
    if note := journey_text.moment_note(journey, place):
        kind = "low" if place == moments.lowest(journey.steps) else "high"
        lines.append(_tag("p", _tag("span", _text(note), class_=f"moment {kind}").strip()))
    contact = words.contact_phrase(step)
    if contact and not journey_text.names_contact(story, step):
        lines.append(_tag("p", _text(contact)))
    said = (story, journey_text.step_feeling(step, journey), journey_text.wish(content, step))
    lines += [_tag("p", _text(line)) for line in said if line]
    if quote is not None and not journey_text.holds(story, quote):
        lines.append(_quote(quote, content.audience))
    return _tag("li", "".join(lines))


def _route(content: JourneyContent) -> str:
    steps = content.journey.steps
    chosen = moments.spread_quotes(steps, content.audience)
    parts = []
    for run in runs(steps, (0, len(steps))):
        name = words.phase_name(run.phase)
        title = _("Weer: {phase}").format(phase=name) if run.again else name
        items = "".join(_step(content, place, chosen[place]) for place in range(run.start, run.end))
        parts.append(_tag("h3", _text(title)) + _tag("ol", items, class_="route", start=str(run.start + 1)))
    return "".join(parts)


def _lessons(content: JourneyContent) -> str:
    journey = content.journey
    parts = []
    for title, good, kind, nothing in (
        (_("Wat gaat goed"), True, FindingKind.STRENGTH, _("In deze reis overheerst bij geen stap een goed gevoel.")),
        (_("Wat kan beter"), False, FindingKind.IMPROVE, _("In deze reis overheerst bij geen stap een slecht gevoel.")),
    ):
        points = journey_text.finding_points(content.findings, kind)
        steps = journey_text.step_points(journey, good)
        told = _("Deze stappen voelden het best:") if good else _("Deze stappen voelden het slechtst:")
        parts.append(_tag("h3", _text(title)))
        parts.append(_bullets(points) if points else "")
        parts.append(_tag("p", _text(told)) + _bullets(steps) if steps else "")
        parts.append("" if points or steps else _tag("p", _text(nothing)))
    if ideas := journey_text.finding_points(content.findings, FindingKind.IDEA):
        parts.append(_tag("h3", _text(_("Ideeën van deelnemers"))) + _bullets(ideas))
    return "".join(parts)


def _paragraphs(texts: Sequence[str]) -> str:
    return "".join(_tag("p", _text(text)) for text in texts)


def journey_page(content: JourneyContent, diagram: Diagram) -> bytes:
    """A klantreis as a web page that stands on its own, in UTF-8.

    For the public it holds publishable quotes only, no ids and no source titles; internally each quote has
    its source, turn and time. The same input gives the same bytes.
    """
    journey, settings = content.journey, content.settings
    title = words.journey_title(journey.persona)
    name, study = plain(journey.persona.name), plain(settings.title)
    subtitle = _("Klantreis") + (f" · {study}" if study else "")
    banner = _tag("p", _text(_("Intern: met bronnen. Niet verspreiden.")), class_="internal")
    head = (
        _tag("a", _text(_("Naar de inhoud")), class_="skip", href="#inhoud")
        + (banner if content.audience is Audience.INTERNAL else "")
        + _tag("h1", _text(title))
        + _tag("p", _text(subtitle), class_="subtitle")
    )
    body = (
        _persona(journey)
        + _part("kort", _("In het kort"), _bullets(journey_text.in_short(journey)))
        + _part("gemaakt", _("Hoe deze reis is gemaakt"), _paragraphs(journey_text.how_made(journey, settings)))
        + _part("lezen", _("Hoe leest u deze reis?"), _bullets(journey_text.how_to_read(journey)))
        + _part("empathie", _("Wat {name} denkt, voelt, hoort en doet").format(name=name), _empathy(content))
        + _part("beeld", _("De route in beeld"), _picture(diagram))
        + _part("route", _("De route in stappen"), _route(content))
        + _part("anders", _("Niet iedereen ging dezelfde weg"), _bullets(content.ways) if content.ways else "")
        + _part("lessen", _("Wat gaat goed en wat kan beter?"), _lessons(content))
    )
    contact = plain(settings.contact)
    told = _("Neem dan contact met ons op: {contact}").format(contact=contact)
    foot = _part("contact", _("Kunt u dit document niet goed lezen?"), _tag("p", _text(told))) if contact else ""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    page = (
        "<!DOCTYPE html>\n"
        '<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{_text(title)}{' · ' + escape(study) if study else ''}</title>\n"
        f"<style>{STYLE}</style>\n</head>\n<body>\n"
        + _tag("header", head)
        + _tag("main", body, id="inhoud", tabindex="-1")
        + (_tag("footer", foot) if foot else "")
        + "</body>\n</html>\n"
    )
    return page.encode("utf-8")
