"""Coefficients against published values, and agreement on codings against counting unit by unit."""

from collections.abc import Callable, Sequence
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantreis.coding import agreement, coefficients, units
from klantreis.coding.agreement import Report, Undefined
from klantreis.coding.coefficients import Disagreement, Sums
from klantreis.coding.units import Row, Unit

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C: four observers, twelve units.
KRIPPENDORFF = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
# Wikipedia, "Krippendorff's alpha", a computational example: three coders, fifteen units.
WIKIPEDIA = (
    ". . . . . 3 4 1 2 1 1 3 3 . 3",
    "1 . 2 1 3 3 4 3 . . . . . . .",
    ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
)
# Fleiss (1971), "Measuring nominal scale agreement among many raters", table 1: how many of six psychiatrists gave
# each of thirty patients one of five diagnoses; `diagnoses` in the R package irr, whose kappam.fleiss gives 0.4302445.
FLEISS = """444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445
333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555"""
# The example of SAS PROC FREQ that statsmodels tests its kappa with: rows one judge, columns the other.
SAS = ((0, 4, 1), (0, 8, 0), (0, 1, 5))


def by_unit(judges: Sequence[str]) -> list[list[str | None]]:
    """A row a unit from a line a judge."""
    return [[None if value == "." else value for value in unit] for unit in zip(*map(str.split, judges), strict=True)]


def pooled(how: Callable[[Sums], Disagreement], sums: Sums) -> float:
    return float(how(sums.total).pooled()[0])


def test_alpha_of_krippendorff() -> None:
    assert pooled(coefficients.alpha, coefficients.of_table(by_unit(KRIPPENDORFF))) == pytest.approx(0.743421, abs=5e-7)


def test_alpha_of_wikipedia() -> None:
    assert pooled(coefficients.alpha, coefficients.of_table(by_unit(WIKIPEDIA))) == pytest.approx(0.691358, abs=5e-7)


def test_kappa_of_fleiss() -> None:
    table = [list(patient) for patient in FLEISS.split()]
    assert (len(table), {len(row) for row in table}) == (30, {6})
    # The marginals that the article gives: 26, 26, 30, 55 and 43 of 180.
    assert [sum(row.count(d) for row in table) for d in "12345"] == [26, 26, 30, 55, 43]
    sums = coefficients.of_table(table)
    assert pooled(coefficients.fleiss, sums) == pytest.approx(0.430245, abs=5e-7)
    each = dict(zip(dict.fromkeys(chain(*table)), coefficients.fleiss(sums).each()[0], strict=True))
    # Per diagnosis, as kappam.fleiss(diagnoses, detail=TRUE) prints them.
    assert [round(float(each[d]), 3) for d in "12345"] == [0.245, 0.245, 0.520, 0.471, 0.566]


def test_kappa_of_cohen() -> None:
    table = [(a, b) for a, row in enumerate(SAS) for b, count in enumerate(row) for _ in range(count)]
    assert pooled(coefficients.cohen, coefficients.of_table(table)) == pytest.approx(0.4842, abs=5e-5)


def test_cohen_is_for_two() -> None:
    with pytest.raises(ValueError, match="two"):
        coefficients.cohen(coefficients.of_table([[1, 1, 1], [2, 2, 1]]))


def test_a_row_may_stand_for_many() -> None:
    rows = [["a", "a", "b"], ["b", "b", "b"], ["a", None, "a"], ["a", "b", "c"]]
    weights = [3, 1, 2, 4]
    many = [row for row, weight in zip(rows, weights, strict=True) for _ in range(weight)]
    for how in (coefficients.alpha, coefficients.fleiss):
        weighed = pooled(how, coefficients.of_table(rows, [float(w) for w in weights]))
        assert weighed == pytest.approx(pooled(how, coefficients.of_table(many)))


# --- codings ----------------------------------------------------------------------------------

TURNS = {"s1": [5, 0, 12, 7], "s2": [9, 4], "s3": [20]}
CODES = ("x", "y", "z")


@st.composite
def _row(draw: st.DrawFn, coders: str) -> Row:
    source = draw(st.sampled_from(sorted(TURNS)))
    starts = [sum(TURNS[source][:n]) + n for n in range(len(TURNS[source]))]
    length = starts[-1] + TURNS[source][-1]
    start = draw(st.integers(0, length - 1))
    end = draw(st.integers(start + 1, length))
    place = [max(n for n, begin in enumerate(starts) if begin <= offset) for offset in (start, end)]
    offsets = (start - starts[place[0]], end - starts[place[1]])
    coder, code = draw(st.sampled_from(coders)), draw(st.sampled_from(CODES))
    return (source, coder, code, place[0], offsets[0], place[1], offsets[1])


def rows(coders: str = "ab") -> st.SearchStrategy[list[Row]]:
    return st.lists(_row(coders), max_size=14)


def measure(found: Sequence[Row], unit: Unit = Unit.CHARACTER, coders: str = "abc") -> Report:
    return agreement.agreement(units.double_coded(found, TURNS, coders, CODES, unit))


def covered(row: Row, unit: Unit) -> set[int]:
    """The characters or turns that a coding stands on, one by one."""
    source, _coder, _code, first, first_offset, last, last_offset = row
    lengths = TURNS[source]
    starts = [sum(lengths[:n]) + n for n in range(len(lengths))]
    start, end = starts[first] + first_offset, starts[last] + last_offset
    if unit == Unit.CHARACTER:
        return set(range(start, end))
    return {
        n
        for n, (begin, size) in enumerate(zip(starts, lengths, strict=True))
        if any(start <= place < end for place in range(begin, begin + size)) or (not size and start < begin < end)
    }


def counted(found: Sequence[Row], unit: Unit, *, coded_only: bool) -> dict[str, Sums]:
    """For each code a table with a row a unit and a column a coder, filled in unit by unit."""
    who = {s: sorted({r[1] for r in found if r[0] == s and covered(r, unit)}) for s in TURNS}
    double = [s for s in TURNS if len(who[s]) > 1]
    everyone = sorted({coder for s in double for coder in who[s]})
    tables: dict[str, list[list[bool | None]]] = {code: [] for code in CODES}
    for source in double:
        lengths = TURNS[source]
        size = len(lengths) if unit == Unit.TURN else sum(lengths) + len(lengths) - 1
        here = [(r, covered(r, unit)) for r in found if r[0] == source]
        for place in range(size):
            if coded_only and not any(place in stretch for _r, stretch in here):
                continue
            for code in CODES:
                gave = {r[1] for r, stretch in here if r[2] == code and place in stretch}
                tables[code].append([coder in gave if coder in who[source] else None for coder in everyone])
    return {code: coefficients.of_table(table) for code, table in tables.items() if table}


@settings(max_examples=150)
@given(found=st.one_of(rows(), rows("abc")), unit=st.sampled_from(Unit), coded_only=st.booleans())
def test_cutting_texts_gives_what_counting_every_unit_gives(found: list[Row], unit: Unit, coded_only: bool) -> None:
    report = measure(found, unit)
    tables = counted(found, unit, coded_only=coded_only)
    kappa = coefficients.cohen if report.two else coefficients.fleiss
    parts: dict[str, list[float]] = {"alpha": [0.0, 0.0], "kappa": [0.0, 0.0]}
    for entry in report.codes:
        values = entry.agreement.coded_text if coded_only else entry.agreement.all_text
        sums = tables[entry.code]
        assert values.n == sums.units.sum()
        for name, how in (("alpha", coefficients.alpha), ("kappa", kappa)):
            one = how(sums.total)
            # A yes-or-no table has two items with the same disagreement each; a code is one of them.
            for n, part in enumerate((one.observed, one.expected)):
                parts[name][n] += float(part.sum()) / 2
            expected = pooled(how, sums)
            got = getattr(values, name)
            assert (got is None) == (float(one.expected.sum()) == 0)
            assert got is None or got == pytest.approx(expected)
    overall = report.overall.coded_text if coded_only else report.overall.all_text
    for name, (observed, expected) in parts.items():
        got = getattr(overall, name)
        assert (got is None) == (expected == 0)
        assert got is None or got == pytest.approx(1 - observed / expected)


@given(rows("a"))
def test_who_agree_wholly_have_one(found: list[Row]) -> None:
    report = measure([*found, *((r[0], "b", *r[2:]) for r in found)])
    for entry in report.codes:
        for values in (entry.agreement.all_text, entry.agreement.coded_text):
            assert values.same == 1
            assert {values.alpha, values.kappa, values.fleiss} in ({1.0}, {None})
            assert values.alpha is not None or values.undefined == Undefined.EVERYWHERE


@given(rows(), st.sampled_from(Unit))
def test_it_is_all_the_same_who_is_first(found: list[Row], unit: Unit) -> None:
    other = {"a": "b", "b": "a"}
    one, swapped = measure(found, unit), measure([(r[0], other[r[1]], *r[2:]) for r in found], unit)
    both = [(a.agreement, b.agreement) for a, b in zip(one.codes, swapped.codes, strict=True)]
    for here, there in ((one.overall, swapped.overall), *both):
        for a, b in ((here.all_text, there.all_text), (here.coded_text, there.coded_text)):
            for name in ("alpha", "kappa", "fleiss", "same"):
                assert getattr(a, name) == pytest.approx(getattr(b, name), abs=1e-12)


@given(rows(), st.data())
def test_a_coding_may_as_well_be_two_halves_or_stand_there_twice(found: list[Row], data: st.DataObject) -> None:
    whole = [r for r in found if r[3] == r[5] and r[6] - r[4] > 1]
    if not whole:
        return
    chosen = data.draw(st.sampled_from(whole))
    middle = data.draw(st.integers(chosen[4] + 1, chosen[6] - 1))
    halves = [(*chosen[:6], middle), (*chosen[:4], middle, *chosen[5:])]
    one, other = measure(found), measure([*(r for r in found if r is not chosen), *halves, chosen])
    assert one.overall == other.overall
    assert [(e.agreement, e.marked) for e in one.codes] == [(e.agreement, e.marked) for e in other.codes]


def test_what_one_person_coded_does_not_count() -> None:
    double: list[Row] = [("s1", "a", "x", 0, 0, 0, 5), ("s1", "b", "x", 0, 1, 0, 5)]
    alone: list[Row] = [("s2", "a", "y", 0, 0, 0, 5), ("s3", "c", "z", 0, 0, 0, 5)]
    report = measure([*double, *alone])
    assert (report.sources, report.coders, [e.code for e in report.codes]) == (("s1",), ("a", "b"), ["x"])
    assert report == measure(double)
    (entry,) = report.codes
    assert (entry.codings, entry.marked) == ({"a": 1, "b": 1}, {"a": 5, "b": 4})
    assert (entry.agreement.all_text.n, entry.agreement.coded_text.n) == (27, 5)
    assert (entry.agreement.coded_text.same, entry.agreement.coded_text.kappa) == (0.8, 0.0)


def test_a_source_counts_for_those_who_coded_it() -> None:
    found: list[Row] = [("s1", "a", "x", 0, 0, 0, 5), ("s1", "b", "x", 0, 0, 0, 5)]
    found += [("s2", "b", "x", 0, 0, 0, 9), ("s2", "c", "x", 0, 0, 0, 9)]
    report = measure(found)
    assert report.coders == ("a", "b", "c") and not report.two
    # The third person, who did not code a source, does not differ from the others there.
    assert report.overall.all_text.alpha == report.overall.all_text.kappa == 1


def test_what_can_not_be_computed_says_why() -> None:
    nothing = measure([("s1", "a", "x", 0, 0, 0, 5)])
    assert (nothing.sources, nothing.codes, nothing.overall.all_text.n) == ((), (), 0)
    assert nothing.overall.all_text.alpha is nothing.overall.all_text.kappa is nothing.overall.all_text.same is None
    assert nothing.overall.all_text.undefined == Undefined.NO_TEXT
    everywhere: list[Row] = [("s3", coder, "x", 0, 0, 0, 20) for coder in "ab"]
    coded = units.double_coded(everywhere, TURNS, "ab", CODES, Unit.CHARACTER)
    x, y = agreement.agreement(coded, ["x", "y"]).codes
    assert x.agreement.all_text.undefined == Undefined.EVERYWHERE and x.agreement.all_text.same == 1
    assert y.agreement.all_text.undefined == Undefined.UNUSED and y.agreement.all_text.alpha is None


def test_intervals_rest_on_sources_or_else_on_turns() -> None:
    some: list[Row] = [("s1", "a", "x", 0, 0, 0, 5), ("s1", "b", "x", 0, 0, 0, 3), ("s1", "a", "x", 2, 0, 2, 9)]
    one = measure([*some, ("s1", "b", "x", 2, 0, 2, 9)])
    assert (one.by_source, one.blocks) == (False, 4)
    assert one.overall.all_text.alpha_interval is not None
    low, high = one.overall.all_text.alpha_interval
    assert one.overall.all_text.alpha is not None and low <= one.overall.all_text.alpha <= high
    others: list[Row] = [(s, c, "x", 0, 0, 0, 4) for s in ("s2", "s3") for c in "ab"]
    three = measure([*some, *others])
    assert (three.by_source, three.blocks) == (True, 3)
    assert three == measure([*some, *others])
    rare = measure([*some, *others, ("s2", "a", "y", 0, 0, 0, 2)])
    y = next(entry for entry in rare.codes if entry.code == "y")
    # In three out of ten resamples that source does not come up.
    assert y.agreement.all_text.alpha is not None and y.agreement.all_text.alpha_interval is None


def test_one_turn_gives_no_interval() -> None:
    report = measure([("s3", "a", "x", 0, 0, 0, 4), ("s3", "b", "x", 0, 0, 0, 5)])
    assert report.overall.all_text.alpha is not None
    assert report.overall.all_text.alpha_interval is report.overall.all_text.kappa_interval is None


def test_only_some_codes() -> None:
    found: list[Row] = [("s1", c, code, 0, 0, 0, 5) for c in "ab" for code in "xy"] + [("s1", "a", "y", 2, 0, 2, 3)]
    coded = units.double_coded(found, TURNS, "ab", CODES, Unit.CHARACTER)
    everything, only = agreement.agreement(coded), agreement.agreement(coded, ["x"])
    assert [e.code for e in only.codes] == ["x"] and only.codes[0] == everything.codes[0]
    assert only.overall == only.codes[0].agreement
    assert only.overall.all_text.alpha == 1 and (everything.overall.all_text.alpha or 1) < 1
