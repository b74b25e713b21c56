"""Impact against effort: no mark on another, each in its quadrant, and told to who can't see it."""

import itertools
import re
from dataclasses import replace
from math import hypot
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.documents.impact import draw
from klantreis.documents.impact_layout import HEIGHT, MOST, WIDTH, Quadrant, lay_out
from klantreis.documents.shapes import Box
from klantreis.model.findings import FindingKind
from tests.documents.examples import HOSTILE
from tests.documents.findings_examples import RANKED, finding, many, ranked, report

POINTS = st.lists(st.tuples(st.one_of(st.none(), st.integers(1, 5)), st.floats(0, 1)), min_size=1, max_size=MOST)


def texts(svg: bytes) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter() if element.tag.endswith("}text")]


@given(POINTS, st.sampled_from((236.0, 330.0)))
@settings(max_examples=60)
def test_no_mark_stands_on_another_or_outside_of_its_quadrant(
    said: list[tuple[int | None, float]], legend: float
) -> None:
    found = tuple(ranked(finding(f"p{n}"), priority, effort=effort) for n, (effort, priority) in enumerate(said))
    layout = lay_out(report(found=found).points, legend)
    assert len(layout.marks) == len(said)
    for one, other in itertools.combinations(layout.marks, 2):
        assert hypot(one.at[0] - other.at[0], one.at[1] - other.at[1]) >= 2 * layout.radius
    for mark in layout.marks:
        (x, y), radius, effort = mark.at, layout.radius, mark.point.ranked.assessment.effort
        around = Box(x - radius, y - radius, 2 * radius, 2 * radius)
        if effort is None:
            assert layout.lane is not None and layout.lane.contains(around) and mark.quadrant is Quadrant.OPEN
            continue
        left = layout.plot.x + (effort - 1) * layout.column
        assert left <= around.x and around.right <= left + layout.column and layout.plot.contains(around)
        is_high = mark.point.ranked.priority >= layout.top / 2
        assert (around.bottom <= layout.middle) if is_high else (around.y >= layout.middle)
        assert (mark.quadrant in (Quadrant.NOW, Quadrant.PLAN)) is is_high
        assert (mark.quadrant in (Quadrant.NOW, Quadrant.ALONG)) is (x < layout.border)


@pytest.mark.parametrize("effort", [None, 0, 2])
def test_forty_in_the_same_place_are_all_readable(effort: int | None) -> None:
    picture = draw(many(40, effort, 0.41))
    assert picture is not None
    numbers = [text for text in texts(picture.svg) if text.isdecimal()]
    # each in the plot and in the legend; 2, 3 and 4 stand along the axis as well
    assert all(numbers.count(str(n)) == 2 + (n in (2, 3, 4)) for n in range(1, 41))


@pytest.mark.parametrize("count", [1, 12, 40, 70])
def test_no_text_is_smaller_than_eight_points_on_an_a4(count: int) -> None:
    picture = draw(many(count, 0))
    assert picture is not None
    assert (picture.width, picture.height) == (WIDTH, HEIGHT) and picture.width < 842 and picture.height < 595
    sizes = [float(size) for size in re.findall(rb'font-size="([\d.]+)"', picture.svg)]
    assert sizes and min(sizes) >= 8


def test_the_picture_is_told_and_the_same_twice() -> None:
    picture = draw(report())
    assert picture is not None and draw(report()) == picture
    described = {e.tag.split("}")[1]: e.text or "" for e in ElementTree.fromstring(picture.svg) if e.text}
    assert described["title"] == "Impact en inspanning" and described["desc"] == picture.alt
    assert picture.alt == (
        "Figuur met 4 punten, naar impact (de prioriteit) en inspanning (1 is weinig werk, 5 veel). "
        "De impact is hoog vanaf 40%. Meteen doen: 1 Lang wachten (impact 64%, inspanning 2). "
        "Meenemen als het kan: 5 Vaste contactpersoon (impact 36%, inspanning 1). "
        "Niet nu: 2 Landelijke wachtlijst (impact 30%, inspanning 5). "
        "Inspanning nog niet ingeschat: 3 Onduidelijke brieven (impact 20%)."
    )


def test_what_goes_well_is_not_in_it() -> None:
    assert draw(report(found=tuple(e for e in RANKED if e.finding.kind is FindingKind.STRENGTH))) is None
    assert draw(report(found=())) is None
    picture = draw(report())
    assert picture is not None and "Zij luisterde" not in " ".join(texts(picture.svg))


def test_more_than_fit_are_counted_and_the_most_pressing_drawn() -> None:
    picture = draw(many(70, 0))
    assert picture is not None
    assert "En nog 30 punten met een lagere prioriteit." in picture.alt
    drawn = {int(number) for number in re.findall(r"(\d+) Een punt", picture.alt)}
    by_priority = sorted(many(70, 0).points, key=lambda point: (-point.ranked.priority, point.number))
    assert drawn == {point.number for point in by_priority[:MOST]}


def test_where_nobody_judged_the_effort_it_says_so() -> None:
    picture = draw(many(3, None))
    assert picture is not None
    assert "Nog van geen punt is de inspanning ingeschat." in " ".join(texts(picture.svg))


@pytest.mark.parametrize("name", [HOSTILE, "\x1b[31mrood\u202e\ufffe", "w" * 500, "lang woord " * 45, "☎ 漢字"])
def test_any_name_is_text_in_the_picture(name: str) -> None:
    one = ranked(replace(finding("x"), title=name), 0.5, effort=3)
    picture = draw(report(found=(one, *RANKED)))
    assert picture is not None
    ElementTree.fromstring(picture.svg)
    assert len(picture.alt) < 700 and "\x1b" not in picture.alt
