"""Branches, loops and disputed order of the journeys of a study, in words."""

from klantreis.model.codings import Anchor, Span
from klantreis.store.study import Study
from klantreis.workflow import building, code, codebooks, deciding, journey_graphs, merge
from tests.conftest import add_book, add_source

ROUTE = ("Melding", "Huisarts", "Intake", "Hulp", "Nazorg", "Afsluiting")
TURNED_DOWN = ("Melding", "Huisarts", "Afwijzing", "Melding", "Huisarts", "Intake", "Hulp", "Nazorg", "Afsluiting")


def tell(study: Study) -> None:
    """Ten talks: five along the route, five that were turned down first and came back."""
    add_book(study)
    for name in ("Melding", "Hulp", "Nazorg", "Afsluiting", "Afwijzing"):
        codebooks.add_code(study, ("Momenten", name))
    book = codebooks.codebook(study)
    for number in range(10):
        names = TURNED_DOWN if number % 2 else ROUTE
        source = add_source(study, f"g{number}", *(f"Het ging over {name}." for name in names))
        for place, name in enumerate(names):
            span = Span(Anchor(place, 0), Anchor(place, 3))
            code.add_codings(study, source, span, [codebooks.find_code(book, name)])


def test_who_was_turned_down_and_came_back_is_told(plain: Study) -> None:
    tell(plain)
    building.build(plain, 1)
    journeys = merge.journeys(plain)
    (graph,) = journey_graphs.graphs(plain, journeys)
    told = journey_graphs.lines(journeys[0], graph)
    assert any(line.startswith("5 van 10") and "Afwijzing" in line for line in told), told


def test_the_graph_follows_what_people_decided(plain: Study) -> None:
    tell(plain)
    building.build(plain, 1)
    (journey,) = merge.journeys(plain)
    deciding.drop(plain, journey, deciding.find_step(journey, "Nazorg"))
    deciding.rename(plain, journey, deciding.find_step(journey, "Afwijzing"), "Eerst geen plek")
    (journey,) = merge.journeys(plain)
    (graph,) = journey_graphs.graphs(plain, [journey])
    assert not any("Nazorg" in step for step in graph.route)
    assert any("Eerst geen plek" in line for line in journey_graphs.lines(journey, graph))


def test_without_journeys_there_is_nothing_to_tell(plain: Study) -> None:
    assert journey_graphs.graphs(plain, []) == ()


def test_signs_say_how_many_went_round_or_another_way(plain: Study) -> None:
    tell(plain)
    building.build(plain, 1)
    (journey,) = merge.journeys(plain)
    deciding.keep(plain, journey, deciding.find_step(journey, "Afwijzing"))
    (journey,) = merge.journeys(plain)
    (graph,) = journey_graphs.graphs(plain, [journey])
    names = {step.concept: step.label for step in journey.steps}
    signs = {names[concept]: sign for concept, sign in journey_graphs.signs(graph).items()}
    assert "5" in " ".join(signs.values()) and any(sign[0] in "↻↶↷" for sign in signs.values()), signs
    assert "Nazorg" not in signs


def test_disputed_order_is_counted_under_the_first_step(plain: Study) -> None:
    add_book(plain)
    for name in ("Melding", "Nazorg"):
        codebooks.add_code(plain, ("Momenten", name))
    book = codebooks.codebook(plain)
    for number in range(5):
        names = ("Nazorg", "Melding") if number > 2 else ("Melding", "Nazorg")
        source = add_source(plain, f"g{number}", *(f"Het ging over {name}." for name in names))
        for place, name in enumerate(names):
            code.add_codings(plain, source, Span(Anchor(place, 0), Anchor(place, 3)), [codebooks.find_code(book, name)])
    building.build(plain, 1)
    (journey,) = merge.journeys(plain)
    (graph,) = journey_graphs.graphs(plain, [journey])
    (arrow,) = journey_graphs.along(graph)
    assert arrow.support is not None and 0.5 < arrow.support < 0.9
    assert journey_graphs.signs(graph)[journey.steps[0].concept] == f"↓3 ↑2 →{arrow.support:.0%}"
    (line,) = journey_graphs.lines(journey, graph)
    assert f"voor {arrow.support:.0%} zeker" in line
