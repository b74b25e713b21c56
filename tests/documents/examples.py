"""Journeys to test with: one that could be real, and strategies for any."""

from collections.abc import Mapping

from hypothesis import strategies as st

from klantreis.documents.audience import Audience
from klantreis.documents.content import Beside, JourneyContent
from klantreis.model.findings import Finding, FindingKind
from klantreis.model.journeys import Journey, Persona, Quote, Step
from klantreis.model.study import Settings

PHASES = (
    "Signaleren",
    "Hulp zoeken",
    "Aanmelden",
    "Onderzoek en plan",
    "Wachten",
    "Hulp krijgen",
    "Afronden en nazorg",
)
PEOPLE = ("R01", "R02", "R03", "R04", "R05")
HOSTILE = '[bold]<b>&amp;"\\N\\n \\ <i>x</i> -->'
SETTINGS = Settings("Van zorgvraag tot passende hulp", contact="jeugd@gemeente.example")


def quote(name: str, text: str, publishable: bool, participant: str = "R01") -> Quote:
    return Quote(
        coding=f"coding-{name}",
        source=f"Geheime bron {name}",
        text=text,
        turn=12,
        start_ms=201_000,
        valence=-1,
        publishable=publishable,
        participants=(participant,),
        speaker="Mevrouw De Wit",
    )


def step(
    label: str,
    phase: str | None,
    valence: float | None = -1.0,
    quotes: tuple[Quote, ...] = (),
    told: int = 4,
    channel: str | None = "Telefoon",
    actor: str | None = "Huisarts",
) -> Step:
    return Step(f"id-{label}", label, phase, channel, actor, PEOPLE[:told], told, valence, ("coding-x",), quotes, label)


JOURNEY = Journey(
    id="id-journey",
    persona=Persona("Sanne", "14 of 15 jaar", "woont bij haar moeder", "Sanne slaapt slecht en gaat niet naar school."),
    sources=tuple(f"Geheime bron {i}" for i in range(5)),
    participants=PEOPLE,
    households=4,
    steps=(
        step("Zorgen thuis", "Signaleren", -0.4),
        step(
            "Van loket naar loket",
            "Hulp zoeken",
            -1.8,
            (quote("a", "Niet vrijgegeven woorden.", False), quote("b", "Van het kastje naar de muur.", True, "R02")),
        ),
        step("Gesprek met de praktijkondersteuner", "Hulp zoeken", None, channel=None),
        step("Op de wachtlijst", "Wachten", -1.3, (quote("c", "Ook niet vrijgegeven.", False),), told=3),
        step("Bellen met de gemeente", "Hulp zoeken", 0.2, actor=None),
        step(
            "Klik met de hulpverlener", "Hulp krijgen", 1.6, (quote("d", "Zij luisterde echt.", True, "R03"),), told=5
        ),
        step("Nazorg", None, 0.9),
    ),
)

FINDINGS = (
    Finding("id-f1", FindingKind.IMPROVE, "Lang wachten", "Wachttijd", "Wachten", PEOPLE[:4], 3, ("c1", "c2"), -1.4,
            (quote("e", "=SOM(A1) en wachten", True), quote("f", "Geheim citaat.", False))),
    Finding("id-f2", FindingKind.STRENGTH, "=1+1", "Bejegening", "Hulp krijgen", PEOPLE[:3], 3, ("c3",), 1.2),
    Finding("id-f3", FindingKind.IDEA, "Vaste contactpersoon", "http://a.example", None, PEOPLE[:3], 3, ("c4",), None),
)  # fmt: skip


def content(
    journey: Journey = JOURNEY,
    audience: Audience = Audience.PUBLIC,
    settings: Settings = SETTINGS,
    findings: tuple[Finding, ...] = FINDINGS,
    beside: Mapping[str, Beside] | None = None,
    empathy: tuple[tuple[str, tuple[Quote, ...]], ...] = (),
    ways: tuple[str, ...] = (),
    groups: tuple[str, ...] = (),
    rounds: tuple[str, ...] = (),
) -> JourneyContent:
    """All that a document says of a journey."""
    return JourneyContent(
        *(journey, PHASES, settings, audience, findings, beside or {}, empathy, ways), groups=groups, rounds=rounds
    )


_words = st.sampled_from(
    (
        "Gesprek",
        "met",
        "de",
        "praktijkondersteuner",
        "Keukentafelgesprek",
        "&",
        "<b>",
        "\\N",
        '"',
        "werk-en-inkomen",
        "☺",
    )
)
labels = st.one_of(
    st.lists(_words, min_size=1, max_size=12).map(" ".join),
    st.text(max_size=80),
    st.text(alphabet="xW", min_size=30, max_size=120),
)


@st.composite
def journeys(draw: st.DrawFn, most: int = 45) -> Journey:
    count = draw(st.integers(0, 8))
    people = tuple(f"R{i}" for i in range(count))
    name = st.one_of(st.none(), labels)

    def one(i: int) -> Step:
        return Step(
            f"s{i}",
            draw(labels),
            draw(st.one_of(st.none(), st.sampled_from(PHASES), labels)),
            draw(name),
            draw(name),
            people[: draw(st.integers(0, count))],
            1,
            draw(st.one_of(st.none(), st.floats(-2, 2))),
            (),
        )

    # A few different steps, repeated, are as varied for the layout as many and cheaper to draw.
    pool = [one(i) for i in range(draw(st.integers(1, 6)))]
    steps = tuple(draw(st.lists(st.sampled_from(pool), min_size=1, max_size=most)))
    persona = Persona(draw(labels), draw(labels), draw(labels), draw(labels))
    return Journey("j", persona, (), people, count, steps)
