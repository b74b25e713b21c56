"""What a klantreis says in words, apart from how Word shows it."""

from collections.abc import Sequence

from klantreis.documents import cards, moments, words
from klantreis.documents.content import JourneyContent
from klantreis.documents.plain import plain
from klantreis.model.findings import Finding, FindingKind
from klantreis.model.journeys import Journey, Quote, Step
from klantreis.text import rounds
from klantreis.text.catalogue import _, plural

_MOST_STEPS = 5


def in_short(journey: Journey) -> tuple[str, ...]:
    """The main facts of a journey, a sentence each."""
    phases = len({s.phase for s in journey.steps if s.phase is not None})
    facts = [
        _("Deze reis heeft {steps}{phases}.").format(
            steps=words.steps(len(journey.steps)),
            phases=plural(" in {n} fase", " in {n} fasen", phases) if phases else "",
        ),
        _("Dit verhaal is verteld door {participants} uit {households}.").format(
            participants=words.participants(len(journey.participants)), households=words.households(journey.households)
        ),
    ]
    for text, index in (
        (_("Het dieptepunt is stap {n}: {label}."), moments.lowest(journey.steps)),
        (_("Het hoogtepunt is stap {n}: {label}."), moments.highest(journey.steps)),
    ):
        if index is not None:
            facts.append(text.format(n=index + 1, label=cards.label_of(journey.steps[index])))
    return tuple(facts)


def groups_told(groups: Sequence[str]) -> str:
    """From which groups people told; empty where none is given. True as well where some groups are left out."""
    if not groups:
        return ""
    return plural(
        "Er is gesproken met mensen uit deze groep: {names}.",
        "Er is gesproken met mensen uit deze groepen: {names}.",
        len(groups),
        names=words.listed([plain(group) for group in groups]),
    )


def rounds_told(names: Sequence[str]) -> str:
    """In which rounds people told; empty where none is given. True as well where some rounds are left out."""
    told = words.listed([plain(rounds.name(name)) for name in names])
    return _("Dit is verteld bij: {rounds}.").format(rounds=told) if told else ""


def how_made(content: JourneyContent) -> tuple[str, ...]:
    """Where the journey comes from, a paragraph each."""
    journey, settings = content.journey, content.settings
    name = plain(journey.persona.name)
    fictional = (
        _("{name} is een fictief persoon. De ervaringen in deze reis zijn wel waargebeurd.").format(name=name)
        if name
        else _("Deze reis is van een fictief persoon. De ervaringen zijn wel waargebeurd.")
    )
    made = _(
        "Deze reis is gemaakt uit {talks} met {participants}. "
        "Wat zij meemaakten, hebben we samengevoegd tot één verhaal."
    ).format(talks=words.talks(len(journey.sources)), participants=words.participants(len(journey.participants)))
    who = " ".join(filter(None, (groups_told(content.groups), rounds_told(content.rounds))))
    study = plain(settings.title)
    belongs = _("Deze klantreis hoort bij het onderzoek ‘{title}’.").format(title=study) if study else ""
    return tuple(text for text in (fictional, made, who, belongs) if text)


def how_to_read(journey: Journey) -> tuple[str, ...]:
    """How to read the journey, a point each."""
    n = len(journey.participants)
    points = [_("De stappen staan in de volgorde waarin ze meestal gebeuren. Niet iedereen maakte elke stap mee.")]
    if n > 1:
        points.append(
            _(
                "Bij elke stap staat hoeveel deelnemers erover vertelden. ‘{k} van {n}’ betekent: {k} van de {n}."
            ).format(k=n - 1, n=n)
        )
    points.append(
        _("Het gevoel bij een stap is een gemiddelde. Het loopt van −2 (heel negatief) tot +2 (heel positief).")
    )
    points.append(_("Tussen aanhalingstekens staan de woorden van deelnemers zelf."))
    return tuple(points)


def step_feeling(step: Step, journey: Journey) -> str:
    """How a step was felt and by how many of how many it was told, in one or two sentences."""
    n = len(journey.participants)
    told = _("Verteld door {k} van {participants}.").format(
        k=len(step.participants), participants=words.participants(n)
    )
    if step.valence is None:
        return _("Over het gevoel is niets verteld. {told}").format(told=told)
    return _("Gevoel: {feeling}. {told}").format(feeling=words.feeling_with_figure(step.valence), told=told)


def story(content: JourneyContent, step: Step) -> str:
    """What was written about a step, in one paragraph; empty where nothing was."""
    return " ".join(sentence for each in content.of(step).story if (sentence := plain(each)))


def holds(story_: str, quote: Quote) -> bool:
    """Whether a text has the words of a quote already."""
    return words.unquoted(quote.text) in story_


def names_contact(story_: str, step: Step) -> bool:
    """Whether a text names how and with whom there was contact, as far as that is known."""
    said = story_.casefold()
    return all(plain(name).casefold() in said for name in (step.channel, step.actor) if name)


def wish(content: JourneyContent, step: Step) -> str:
    """How a step should feel and what helps, in one or two sentences; empty where nothing was wished."""
    wanted = content.of(step).wish
    helping = words.listed([plain(finding.title) for finding in content.lifting(step)])
    parts = []
    if wanted is not None:
        parts.append(_("Zo zou het moeten voelen: {feeling}.").format(feeling=words.feeling_with_figure(wanted)))
    if helping:
        parts.append(_("Dit helpt daarbij: {findings}.").format(findings=helping))
    return " ".join(parts)


def moment_note(journey: Journey, index: int) -> str:
    """What is special about a step: the best or the worst moment; else empty."""
    if index == moments.lowest(journey.steps):
        return _("Dieptepunt van deze reis")
    return _("Hoogtepunt van deze reis") if index == moments.highest(journey.steps) else ""


def step_points(journey: Journey, good: bool) -> tuple[str, ...]:
    """The steps that felt best or worst, the strongest first."""
    chosen = [
        (-abs(s.valence), i, s)
        for i, s in enumerate(journey.steps)
        if s.valence is not None and (s.valence >= moments.GOOD_FROM if good else s.valence <= moments.BAD_FROM)
    ]
    return tuple(
        _("Stap {n}, {label}: {feeling}, verteld door {told} deelnemers.").format(
            n=i + 1,
            label=cards.label_of(step),
            feeling=words.feeling_with_figure(step.valence),
            told=words.told_by(step, journey),
        )
        for _strength, i, step in sorted(chosen, key=lambda c: c[:2])[:_MOST_STEPS]
    )


def finding_points(findings: Sequence[Finding], kind: FindingKind) -> tuple[str, ...]:
    """The findings of one kind, a sentence each, in the order given."""
    return tuple(
        _("{title}: genoemd door {participants} uit {households}.").format(
            title=plain(f.title).rstrip(".:") or plain(f.theme),
            participants=words.participants(len(f.participants)),
            households=words.households(f.households),
        )
        for f in findings
        if f.kind == kind
    )
