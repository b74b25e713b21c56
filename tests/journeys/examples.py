"""Small projects for these tests."""

import random
from collections.abc import Sequence

from klantreis.model.touchpoints import Project, Telling, Touchpoint

PHASES = ("zoeken", "wachten", "hulp")
WORDINGS = {
    "huisarts": ("Huisarts bezocht", "naar de huisarts", "bij de huisarts geweest"),
    "internet": ("Zelf gezocht op internet", "op internet gezocht", "zoeken op internet"),
    "loket": ("Loket gebeld", "gebeld met het loket", "bellen naar loket"),
    "wachtlijst": ("Maanden op de wachtlijst", "op de wachtlijst gezet", "lange wachtlijst"),
    "nabellen": ("Zelf nabellen", "steeds zelf nabellen", "zelf moeten nabellen"),
    "intake": ("Intakegesprek", "intakegesprek gehad", "het intakegesprek"),
    "begeleiding": ("Begeleiding thuis", "begeleiding aan huis", "thuis begeleiding gekregen"),
    "afsluiting": ("Hulp afgesloten", "de hulp is afgesloten", "afgesloten met de hulp"),
}
PHASE_OF = dict(zip(WORDINGS, ("zoeken",) * 3 + ("wachten",) * 2 + ("hulp",) * 3, strict=True))
ROUTES = (
    ("huisarts", "wachtlijst", "nabellen", "intake", "afsluiting"),
    ("internet", "loket", "wachtlijst", "begeleiding"),
)


def telling(name: str, steps: Sequence[str], *, coded: bool = True, wording: int = 0) -> Telling:
    """A telling of those steps."""
    return Telling(
        name,
        "ouder",
        tuple(
            Touchpoint(
                id=f"{name}-{place}",
                label=WORDINGS[step][wording % 3],
                phase=PHASE_OF[step],
                channel=step,
                concept=f"Momenten/{step}" if coded else None,
            )
            for place, step in enumerate(steps)
        ),
    )


def project(number: int = 8, *, coded: bool = True, seed: int = 1) -> Project:
    """Tellings of the two ROUTES by turns; each leaves a step out."""
    chance = random.Random(seed)
    tellings = []
    for place in range(number):
        steps = list(ROUTES[place % 2])
        steps.remove(chance.choice(steps[1:]))
        tellings.append(telling(f"gesprek {place + 1}", steps, coded=coded, wording=place // 2))
    return Project(PHASES, tuple(tellings))
