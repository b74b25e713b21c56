"""All interviews as routes: what each told, in order, and where it belongs."""

from klantreis.model.touchpoints import Touchpoint
from klantreis.store.study import Study
from klantreis.workflow import building, collect, deciding, merge, told_routes
from tests.workflow.told import TALKS, tell


def touches(route: told_routes.ToldRoute) -> list[Touchpoint]:
    """What it told, phase by phase."""
    return [touch for cell in route.cells for touch in cell]


def test_each_interview_is_a_route_in_the_order_in_which_it_happened(study: Study) -> None:
    tell(study)
    building.build(study, 2)
    found = told_routes.table(study)
    assert {route.source: tuple(touch.label for touch in touches(route)) for route in found.routes} == TALKS
    homes = {title: journey.persona.name for journey in merge.journeys(study) for title in journey.sources}
    assert {route.source: route.persona for route in found.routes} == homes
    assert set(found.personas) == set(homes.values()) and found.phases[:2] == ("Zoeken", "Wachten")


def test_every_touchpoint_has_its_words(study: Study) -> None:
    tell(study)
    found = told_routes.table(study)
    assert all(touch.id in found.quotes for route in found.routes for touch in touches(route))


def test_a_pin_is_known_before_the_next_build(study: Study) -> None:
    tell(study)
    building.build(study, 2)
    other = next(journey for journey in merge.journeys(study) if "d" in journey.sources)
    deciding.pin(study, other, collect.find_source(study, "a"))
    assert {route.source: route.pinned for route in told_routes.table(study).routes if route.pinned} == {
        "a": other.persona.name
    }
