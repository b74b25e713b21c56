"""A klantreis as one web page: no scripts, nothing from elsewhere, readable for everybody and on paper."""

from klantreis.documents import cards, journey_text, moments, words
from klantreis.documents.audience import Audience
from klantreis.documents.content import JourneyContent
from klantreis.documents.diagram import Diagram
from klantreis.documents.folding import runs
from klantreis.documents.html_parts import bullets, page, paragraphs, part, skip_link, tag, text
from klantreis.documents.plain import plain
from klantreis.model.findings import FindingKind
from klantreis.model.journeys import Journey, Quote
from klantreis.text.catalogue import _


def _quote(quote: Quote, audience: Audience) -> str:
    place = ""
    if audience is Audience.INTERNAL:
        place = tag("cite", text(words.place_told(quote)))
    return tag("blockquote", tag("p", text(words.quoted(quote.text))) + place)


def _persona(journey: Journey) -> str:
    persona = journey.persona
    told = (
        (_("Leeftijd"), persona.age_band),
        (_("Gezin"), persona.household),
        (_("Situatie"), persona.situation),
        (_("Portret"), persona.portrait),
    )
    lines = [tag("div", tag("dt", text(name)) + tag("dd", text(said))) for name, said in told if plain(said)]
    return tag("dl", "".join(lines)) if lines else ""


def _empathy(content: JourneyContent) -> str:
    sections = [
        tag("section", tag("h3", text(title)) + "".join(_quote(quote, content.audience) for quote in allowed))
        for title, quotes in content.empathy
        if (allowed := moments.allowed(quotes, content.audience))
    ]
    return tag("div", "".join(sections), class_="quadrants") if sections else ""


def _picture(diagram: Diagram) -> str:
    # On a narrow screen it scrolls, so it must be reached by the keyboard, and say what it is.
    drawn = diagram.svg.decode("utf-8")
    return tag(
        "div", drawn[drawn.index("<svg") :], class_="picture", tabindex="0", role="region", aria_label=_("Tekening")
    )


def _step(content: JourneyContent, place: int, quote: Quote | None) -> str:
    journey = content.journey
    step = journey.steps[place]
    number = tag("span", f"{place + 1}.", class_="number").strip()
    story = journey_text.story(content, step)
    lines = [tag("h4", f"{number} {text(cards.label_of(step))}")]
    if note := journey_text.moment_note(journey, place):
        kind = "low" if place == moments.lowest(journey.steps) else "high"
        lines.append(tag("p", tag("span", text(note), class_=f"moment {kind}").strip()))
    contact = words.contact_phrase(step)
    if contact and not journey_text.names_contact(story, step):
        lines.append(tag("p", text(contact)))
    said = (story, journey_text.step_feeling(step, journey), journey_text.wish(content, step))
    lines += [tag("p", text(line)) for line in said if line]
    if quote is not None and not journey_text.holds(story, quote):
        lines.append(_quote(quote, content.audience))
    return tag("li", "".join(lines))


def _route(content: JourneyContent) -> str:
    steps = content.journey.steps
    chosen = moments.spread_quotes(steps, content.audience)
    parts = []
    for run in runs(steps, (0, len(steps))):
        name = words.phase_name(run.phase)
        title = _("Weer: {phase}").format(phase=name) if run.again else name
        items = "".join(_step(content, place, chosen[place]) for place in range(run.start, run.end))
        parts.append(tag("h3", text(title)) + tag("ol", items, class_="route", role="list", start=str(run.start + 1)))
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
        parts.append(tag("h3", text(title)))
        parts.append(bullets(points) if points else "")
        parts.append(tag("p", text(told)) + bullets(steps) if steps else "")
        parts.append("" if points or steps else tag("p", text(nothing)))
    if ideas := journey_text.finding_points(content.findings, FindingKind.IDEA):
        parts.append(tag("h3", text(_("Ideeën van deelnemers"))) + bullets(ideas))
    return "".join(parts)


def journey_page(content: JourneyContent, diagram: Diagram) -> bytes:
    """A klantreis as a web page that stands on its own, in UTF-8.

    For the public it holds publishable quotes only, no ids and no source titles; internally each quote has
    its source, turn and time. The same input gives the same bytes.
    """
    journey, settings = content.journey, content.settings
    title = words.journey_title(journey.persona)
    name, study = plain(journey.persona.name), plain(settings.title)
    subtitle = _("Klantreis") + (f" · {study}" if study else "")
    banner = tag("p", text(_("Intern: met bronnen. Niet verspreiden.")), class_="internal")
    head = (
        skip_link()
        + (banner if content.audience is Audience.INTERNAL else "")
        + tag("h1", text(title))
        + tag("p", text(subtitle), class_="subtitle")
    )
    body = (
        _persona(journey)
        + part("kort", _("In het kort"), bullets(journey_text.in_short(journey)))
        + part("gemaakt", _("Hoe deze reis is gemaakt"), paragraphs(journey_text.how_made(content)))
        + part("lezen", _("Hoe leest u deze reis?"), bullets(journey_text.how_to_read(journey)))
        + part("empathie", _("Wat {name} denkt, voelt, hoort en doet").format(name=name), _empathy(content))
        + part("beeld", _("De route in beeld"), _picture(diagram))
        + part("route", _("De route in stappen"), _route(content))
        + part("anders", _("Niet iedereen ging dezelfde weg"), bullets(content.ways) if content.ways else "")
        + part("lessen", _("Wat gaat goed en wat kan beter?"), _lessons(content))
    )
    contact = plain(settings.contact)
    told = _("Neem dan contact met ons op: {contact}").format(contact=contact)
    foot = part("contact", _("Kunt u dit document niet goed lezen?"), tag("p", text(told))) if contact else ""
    return page(f"{title} · {study}" if study else title, head, body, foot)
