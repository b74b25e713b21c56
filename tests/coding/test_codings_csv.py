"""Codings from and to CSV."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.coding import codings_csv
from klantreis.model.codings import Beside, CodingRow
from klantreis.model.errors import KlantreisError

HEAD = "source,start,end,code,coder,valence,memo,publishable,quote,happened\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("g,a,2,C,,,,,", "start staat geen heel getal"),
        ("g,1,2,C,,3,,,", "-2 tot 2"),
        ("g,,,C,,,,,", "start en end, of een quote"),
        ("g,1,,C,,,,,woorden", "start en end, of een quote"),
        ("g,1,2,C,,,,ja,", "1 of 0"),
        ("g,1,2,C,,,,,,,,", "meer cellen"),
        ("g,1,2,C,,,,,,tijdens 1-2 C", "voor START-END CODE"),
        ("g,1,2,C,,,,,,voor 1-2", "voor START-END CODE"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(line: str, told: str) -> None:
    with pytest.raises(KlantreisError, match=f"regel 3.*{told}"):
        codings_csv.read((HEAD + "g,1,2,C,,,,,\n" + line + "\n").encode(), "c.csv")


def test_a_missing_column_is_told() -> None:
    with pytest.raises(KlantreisError, match="kolom code"):
        codings_csv.read(b"source,start,end\n", "c.csv")


cells = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=12).map(
    lambda t: " ".join(t.split())
)
rows = st.builds(
    CodingRow,
    source=cells.filter(bool),
    code=cells.filter(bool),
    coder=cells,
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    valence=st.sampled_from([None, -2, -1, 0, 1, 2]),
    memo=cells,
    publishable=st.booleans(),
    happened=st.none()
    | st.builds(
        Beside, st.sampled_from(["before", "after"]), st.integers(0, 99), st.integers(0, 99), st.just("Momenten/Intake")
    ),
)


@given(st.lists(rows, max_size=5))
def test_what_is_written_reads_back_and_runs_in_no_spreadsheet(written: list[CodingRow]) -> None:
    import unicodedata
    from dataclasses import replace

    data = codings_csv.write(written)
    read = [replace(row, line=0) for row in codings_csv.read(data, "c.csv")]
    normal = [
        replace(row, **{f: unicodedata.normalize("NFC", getattr(row, f)) for f in ("source", "code", "coder", "memo")})
        for row in written
    ]
    assert read == normal


def test_a_cell_that_looks_like_a_formula_is_disarmed() -> None:
    data = codings_csv.write([CodingRow("=1+1", "C", "a", 0, 1, valence=-1)])
    assert b"\n'=1+1,0,1,C,a,-1," in data
