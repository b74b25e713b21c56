"""What changed between two states of a codebook."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from klantreis.coding import codebook_diff, codebook_snapshot
from klantreis.coding.codebook_diff import Change, ChangeKind, diff
from klantreis.coding.codebook_snapshot import Snapshot
from klantreis.model.codes import Code, Codebook, CodeKind

OLD = Codebook(
    "boek",
    (
        Code("t", "Thema's", CodeKind.THEME),
        Code("w", "Wachttijd", CodeKind.THEME, "t", definition="Hoe lang het duurt voordat er hulp is."),
        Code("b", "Bejegening", CodeKind.THEME, "t"),
        Code("i", "Ideeën", CodeKind.IDEA),
    ),
)
T, W, B, IDEAS = OLD.codes


def told(new: Codebook, merged: dict[str, str] | None = None) -> list[str]:
    return codebook_diff.as_text(diff(OLD, new, merged))


def test_every_kind_of_change_in_words() -> None:
    new = Codebook(
        "boek",
        (
            T,
            replace(W, name="Wachten", definition="Hoe lang men wacht voordat er hulp is.", kind=CodeKind.FREE),
            Code("n", "Geld", CodeKind.THEME, "t"),
            replace(IDEAS, parent="t"),
        ),
    )
    assert told(new, {"b": "x", "x": "w"}) == [
        "nieuw: Thema's › Geld",
        "samengevoegd: Thema's › Bejegening met Thema's › Wachten",
        "andere naam: Wachttijd heet nu Thema's › Wachten",
        "soort van Thema's › Wachten",
        "    [-thema-] {+vrij+}",
        "betekenis van Thema's › Wachten",
        "    Hoe lang [-het duurt-] {+men wacht+} voordat er hulp is.",
        "verplaatst: Thema's › Ideeën, eerst onder (bovenaan)",
    ]


def test_what_is_gone_without_an_heir_is_gone() -> None:
    assert told(Codebook("boek", (T, W, IDEAS)), {"b": "b"}) == ["weg: Thema's › Bejegening"]


def test_another_order_is_told_once_where_it_is() -> None:
    assert told(Codebook("boek", (IDEAS, T, B, W))) == [
        "andere volgorde onder: (bovenaan)",
        "andere volgorde onder: Thema's",
    ]


def test_a_code_that_is_made_anew_is_another_one() -> None:
    changes = diff(OLD, Codebook("boek", (T, W, replace(B, id="b2"), IDEAS)))
    assert changes == (
        Change(ChangeKind.ADDED, "b2", "Thema's/Bejegening"),
        Change(ChangeKind.REMOVED, "b", "Thema's/Bejegening"),
    )


def test_the_codes_below_a_renamed_one_are_not_repeated() -> None:
    assert told(Codebook("boek", (replace(T, name="Onderwerpen"), W, B, IDEAS))) == [
        "andere naam: Thema's heet nu Onderwerpen"
    ]


texts = st.text(st.sampled_from("ab é{}[]+-\n"), max_size=30)


@given(texts, texts)
def test_the_pieces_give_both_texts_back(before: str, after: str) -> None:
    found = codebook_diff.pieces(before, after)
    assert " ".join(p.text for p in found if p.side != "new").split() == before.split()
    assert " ".join(p.text for p in found if p.side != "gone").split() == after.split()


@st.composite
def books(draw: st.DrawFn) -> Codebook:
    """Books over the same few ids: trees of any shape, parents first."""
    ids = draw(st.lists(st.sampled_from("abcdef"), unique=True))
    codes: list[Code] = []
    for id_ in ids:
        parent = draw(st.sampled_from([None, *(c.id for c in codes)]))
        kind = draw(st.sampled_from(CodeKind))
        codes.append(
            Code(id_, draw(st.sampled_from("xyz")) + id_, kind, parent, draw(texts), phase=draw(st.none() | texts))
        )
    found: list[Code] = []

    def descend(parent: str | None) -> None:
        for code in codes:
            if code.parent == parent:
                found.append(code)
                descend(code.id)

    descend(None)
    return Codebook("boek", found)


@given(books(), books(), st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")))
def test_nothing_is_missed_and_nothing_made_up(old: Codebook, new: Codebook, merged: dict[str, str]) -> None:
    changes = diff(old, new, merged)

    def of(*kinds: ChangeKind) -> set[str]:
        return {change.code for change in changes if change.kind in kinds}

    assert of(ChangeKind.ADDED) == {c.id for c in new if c.id not in old}
    assert of(ChangeKind.REMOVED, ChangeKind.MERGED) == {c.id for c in old if c.id not in new}
    both = [(old[c.id], c) for c in new if c.id in old]
    assert of(ChangeKind.RENAMED) == {c.id for was, c in both if was.name != c.name}
    assert of(ChangeKind.MOVED) == {c.id for was, c in both if was.parent != c.parent}
    assert of(ChangeKind.EDITED) == {
        c.id
        for was, c in both
        if replace(was, name=c.name, parent=c.parent, phase=was.phase or "") != replace(c, phase=c.phase or "")
    }
    assert len(codebook_diff.as_text(changes)) == len(changes) + sum(c.kind == ChangeKind.EDITED for c in changes)
    assert diff(new, new, merged) == ()


@given(books(), st.dictionaries(st.sampled_from("abc"), st.sampled_from("def")))
def test_a_snapshot_reads_back_and_is_canonical(book: Codebook, merged: dict[str, str]) -> None:
    text = codebook_snapshot.write(Snapshot(book, merged))
    found = codebook_snapshot.read(text)
    assert (found.book.codes, found.merged) == (book.codes, merged)
    assert codebook_snapshot.write(Snapshot(found.book, dict(reversed(merged.items())))) == text
