"""Lines of an editor keep their turns: no time and no speaker gets lost or lands on another line."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from klantreis.model import lines
from klantreis.model.sources import Turn

TALK = (
    Turn("a", "Hoe ging het?", "I", 0, 2000),
    Turn("b", "Wel goed.", "R", 2000, 5000),
    Turn("c", "En toen?", "I", 5000, None),
    Turn("d", "", "R", None, None),
)


def test_enter_splits_a_turn_between_two_speakers_at_what_is_heard() -> None:
    made = lines.edited(TALK, (1, 4), (1, 4), "\n", 3000)
    assert made[1:3] == (replace(TALK[1], end_ms=3000), Turn("", "", "I", 3000, 5000))
    assert made[0] == TALK[0] and made[3:] == TALK[2:]
    elsewhere = lines.edited(TALK, (1, 4), (1, 4), "\n", 9000)
    assert elsewhere[1:3] == (replace(TALK[1], end_ms=None), Turn("", "", "I", None, 5000))


def test_enter_at_the_beginning_of_a_line_puts_an_empty_one_above_it() -> None:
    assert lines.edited(TALK, (1, 0), (1, 0), "\n", 3000)[1:3] == (Turn("", "", "I"), TALK[1])


def test_lines_that_become_one_keep_the_first_start_and_the_last_end() -> None:
    assert lines.edited(TALK, (0, 13), (1, 0), "")[0] == replace(TALK[0], end_ms=5000)
    assert lines.edited(TALK, (0, 3), (2, 2), "x")[0] == replace(TALK[0], end_ms=None)


def test_a_line_that_is_deleted_leaves_the_one_below_it_as_it_was() -> None:
    assert lines.edited(TALK, (0, 0), (1, 0), "") == TALK[1:]


def test_who_spoke_last_is_the_other_one() -> None:
    assert [lines.other_speaker(TALK, row) for row in range(4)] == ["R", "I", "R", "I"]
    assert lines.other_speaker((Turn("", "", "I"),), 0) == "I"
    assert lines.speakers(TALK) == ("I", "R")


def test_the_line_that_is_heard_is_the_last_that_began() -> None:
    assert [lines.at(TALK, ms) for ms in (0, 1999, 2000, 60_000)] == [0, 0, 1, 2]
    assert lines.at((Turn("", "", None, 500),), 100) is None


@st.composite
def edits(draw: st.DrawFn) -> tuple[list[str], tuple[int, int], tuple[int, int], str]:
    texts = draw(st.lists(st.text("ab ", max_size=5), min_size=1, max_size=6))
    places = sorted(
        (row, draw(st.integers(0, len(texts[row]))))
        for row in (draw(st.integers(0, len(texts) - 1)), draw(st.integers(0, len(texts) - 1)))
    )
    return texts, places[0], places[1], draw(st.text("ab\n", max_size=4))


@given(edit=edits(), heard=st.one_of(st.none(), st.integers(0, 9000)))
def test_there_is_a_turn_for_each_line_and_lines_elsewhere_keep_theirs(
    edit: tuple[list[str], tuple[int, int], tuple[int, int], str], heard: int | None
) -> None:
    texts, top, bottom, inserted = edit
    turns = tuple(Turn(f"t{n}", text, "IR"[n % 2], n * 1000, n * 1000 + 900) for n, text in enumerate(texts))
    made = lines.edited(turns, top, bottom, inserted, heard)
    whole = "\n".join([*texts[: top[0]], texts[top[0]][: top[1]]]) + inserted
    whole += "\n".join([texts[bottom[0]][bottom[1] :], *texts[bottom[0] + 1 :]])
    assert len(made) == whole.count("\n") + 1
    assert made[: top[0]] == turns[: top[0]]
    behind = len(turns) - bottom[0] - 1
    assert made[len(made) - behind :] == turns[len(turns) - behind :]
    ids = [turn.id for turn in made if turn.id]
    assert ids == sorted(set(ids), key=ids.index) and set(ids) <= {turn.id for turn in turns}


IDS = "abcd"
TEXT = st.sampled_from(["Ja.", "Nee.", "Misschien wel.", "Dat weet ik niet."])


@st.composite
def changed_by_two(draw: st.DrawFn) -> tuple[list[Turn], list[Turn], list[Turn]]:
    seen = [Turn(id_, f"Zin {id_}.", "I") for id_ in IDS[: draw(st.integers(1, 4))]]

    def after(who: str) -> list[Turn]:
        made: list[Turn] = []
        for turn in seen:
            what = draw(st.sampled_from(["keep", "keep", "change", "delete", "insert"]))
            if what == "insert":
                made.append(Turn("" if who == "mine" else f"new{turn.id}", f"{who} nieuw {turn.id}"))
            if what != "delete":
                text = f"{who}: {draw(TEXT)}" if what == "change" else turn.text
                made.append(replace(turn, text=text))
        return made or [Turn("" if who == "mine" else "newx", f"{who} nieuw x")]

    return seen, after("mine"), after("now")


@given(told=changed_by_two())
def test_what_two_people_typed_is_all_there(told: tuple[list[Turn], list[Turn], list[Turn]]) -> None:
    seen, mine, now = told
    made = lines.merged(seen, mine, now)
    texts = [turn.text for turn in made]
    old = {turn.text for turn in seen}
    for turn in (*mine, *now):
        assert turn.text in old or turn.text in texts
    ids = [turn.id for turn in made if turn.id]
    assert len(ids) == len(set(ids)) and set(ids) <= {turn.id for turn in now}
    kept = {turn.id for turn in mine if turn.id} & {turn.id for turn in now}
    assert kept <= set(ids)
    assert [id_ for id_ in ids if id_ in IDS] == sorted(id_ for id_ in ids if id_ in IDS)


def test_where_nobody_else_typed_what_is_mine_stands() -> None:
    mine = (replace(TALK[0], text="Hoe was het?"), Turn("", "Nieuw"), *TALK[2:])
    assert lines.merged(TALK, mine, TALK) == mine
