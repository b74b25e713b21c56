"""What hangs on the route in the picture of a journey: verbeterpunten on their step, and ways back and around."""

from collections.abc import Mapping
from dataclasses import dataclass

from klantreis.documents.arcs import Arc
from klantreis.documents.content import JourneyContent
from klantreis.documents.plain import plain
from klantreis.text.catalogue import _


@dataclass(frozen=True)
class Pinned:
    """A verbeterpunt (its title) and the steps (places from 0) that it should lift."""

    title: str
    steps: tuple[int, ...]


@dataclass(frozen=True)
class Hung:
    """All that hangs on a route. A verbeterpunt is called V1, V2 … by its place in `pinned`."""

    pinned: tuple[Pinned, ...] = ()
    arcs: tuple[Arc, ...] = ()

    def names(self, step: int) -> tuple[str, ...]:
        """What the verbeterpunten on a step are called."""
        return tuple(f"V{number}" for number, each in enumerate(self.pinned, 1) if step in each.steps)

    @property
    def listed(self) -> tuple[str, ...]:
        """The verbeterpunten by name and title."""
        return tuple(f"V{number} {each.title}" for number, each in enumerate(self.pinned, 1))


NOTHING = Hung()


def hung(content: JourneyContent) -> Hung:
    """What hangs on the route of a journey, for its audience; verbeterpunten in the order of their first step."""
    places: dict[str, list[int]] = {}
    titles: Mapping[str, str] = {finding.id: finding.title for finding in content.findings}
    for number, step in enumerate(content.journey.steps):
        for finding in content.lifting(step):
            places.setdefault(finding.id, []).append(number)
    pinned = tuple(Pinned(plain(titles[id_]), tuple(steps)) for id_, steps in places.items())
    return Hung(pinned, content.arcs)


def tell(found: Hung) -> list[str]:
    """What hangs on the route as sentences, for who can't see the picture."""
    sentences = [arc.told for arc in found.arcs]
    for name, each in zip(found.listed, found.pinned, strict=True):
        steps = ", ".join(str(step + 1) for step in each.steps)
        sentences.append(_("Verbeterpunt {name} hoort bij stap {steps}.").format(name=name, steps=steps))
    return sentences
