"""`project.json` and `result.json`: the builder's input and output as plain data."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from klantreis.journeys.graph import dump_graph
from klantreis.model.codings import VALENCES
from klantreis.model.errors import KlantreisError
from klantreis.model.journey_graph import JourneyGraph
from klantreis.model.journeys import Proposal
from klantreis.model.touchpoints import Project, Telling, Touchpoint
from klantreis.text.catalogue import _
from klantreis.text.clean import clean, one_line

FORMAT = "klantreis-bench/1"
_NAMES = ("phase", "channel", "actor", "concept")


def parse_project(data: object) -> Project:
    """A project from parsed JSON. Raises KlantreisError that says what is wrong and where."""
    whole = _object(data, "project.json")
    phases = tuple(dict.fromkeys(_required(phase, "phases") for phase in _list(whole.get("phases", []), "phases")))
    tellings: list[Telling] = []
    seen_tellings: set[str] = set()
    seen_touchpoints: set[str] = set()
    for number, entry in enumerate(_list(whole.get("interviews"), "interviews"), 1):
        where = f"interviews {number}"
        telling = _object(entry, where)
        telling_id = _fresh(telling.get("id"), where, seen_tellings)
        touchpoints = tuple(
            _touchpoint(touch, f"{where}, touchpoints {place}", seen_touchpoints, phases)
            for place, touch in enumerate(_list(telling.get("touchpoints"), f"{where}, touchpoints"), 1)
        )
        tellings.append(Telling(telling_id, _text(telling.get("role"), f"{where}, role") or "", touchpoints))
    return Project(phases, tuple(tellings))


def _touchpoint(entry: object, where: str, seen: set[str], phases: tuple[str, ...]) -> Touchpoint:
    touch = _object(entry, where)
    names = {name: _text(touch.get(name), f"{where}, {name}") for name in _NAMES}
    label = _text(touch.get("label"), f"{where}, label") or names["concept"]
    if not label:
        raise KlantreisError(_("{where}: er is geen label.").format(where=where))
    if names["phase"] is not None and names["phase"] not in phases:
        message = _("{where}: de fase {phase} staat niet in phases.")
        raise KlantreisError(message.format(where=where, phase=names["phase"]))
    valence = touch.get("valence")
    if valence is not None and (isinstance(valence, bool) or valence not in VALENCES):
        message = _("{where}: het gevoel loopt van -2 tot 2, niet {value}.")
        raise KlantreisError(message.format(where=where, value=f"{valence!r:.40}"))
    themes = _list(touch.get("themes", []), f"{where}, themes")
    moved = touch.get("moved", False)
    if not isinstance(moved, bool):
        raise KlantreisError(_("{where}, moved: hier hoort true of false.").format(where=where))
    return Touchpoint(
        id=_fresh(touch.get("id"), where, seen),
        label=label,
        phase=names["phase"],
        channel=names["channel"],
        actor=names["actor"],
        valence=None if valence is None else int(valence),
        concept=names["concept"],
        themes=tuple(filter(None, (_text(theme, f"{where}, themes") for theme in themes))),
        moved=moved,
    )


def _object(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise KlantreisError(_("{where}: hier hoort een object met velden.").format(where=where))
    return value


def _list(value: object, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise KlantreisError(_("{where}: hier hoort een lijst.").format(where=where))
    return value


def _text(value: object, where: str) -> str | None:
    """A text on one line, or None for null and for an empty one."""
    if value is not None and not isinstance(value, str):
        raise KlantreisError(_("{where}: hier hoort tekst.").format(where=where))
    return one_line(value) or None if value is not None else None


def _required(value: object, where: str) -> str:
    text = _text(value, where)
    if text is None:
        raise KlantreisError(_("{where}: hier hoort tekst.").format(where=where))
    return text


def _fresh(value: object, where: str, seen: set[str]) -> str:
    if not isinstance(value, str) or not value.strip():
        raise KlantreisError(_("{where}: er is geen id.").format(where=where))
    if clean(value) != value:
        raise KlantreisError(_("{where}: in het id staan tekens die niet mogen.").format(where=where))
    if value in seen:
        raise KlantreisError(_("{where}: het id {id} komt twee keer voor.").format(where=where, id=value))
    seen.add(value)
    return value


def dump_project(project: Project) -> dict[str, object]:
    """A project as plain data; `concept`, `themes` and `moved` only where there is something to say."""
    return {
        "format": FORMAT,
        "phases": list(project.phases),
        "interviews": [
            {"id": telling.id, "role": telling.role, "touchpoints": [_dump(touch) for touch in telling.touchpoints]}
            for telling in project.tellings
        ],
    }


def _dump(touch: Touchpoint) -> dict[str, object]:
    data: dict[str, object] = {
        "id": touch.id,
        "label": touch.label,
        "phase": touch.phase,
        "channel": touch.channel,
        "actor": touch.actor,
        "valence": touch.valence,
    }
    if touch.concept is not None:
        data["concept"] = touch.concept
    if touch.themes:
        data["themes"] = list(touch.themes)
    if touch.moved:
        data["moved"] = True
    return data


def dump_result(proposal: Proposal, graphs: Mapping[str, JourneyGraph] = MappingProxyType({})) -> dict[str, object]:
    """What the builder found as plain data; `graphs` (by route id) add the arrows, loops and branches."""
    return {
        "clusters": proposal.clusters,
        "concepts": proposal.concepts,
        "journeys": [
            {
                "id": route.id,
                "steps": list(route.steps),
                **(dump_graph(graphs[route.id]) if route.id in graphs else {}),
            }
            for route in proposal.routes
        ],
        "labels": proposal.labels,
        "silhouette": {str(k): value for k, value in sorted(proposal.silhouette.items())},
        "order": {route: list(steps) for route, steps in proposal.order.items()},
        "thin": {route: list(steps) for route, steps in proposal.thin.items()},
    }
