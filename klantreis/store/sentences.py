"""The narrative of journeys: sentences at a step, each with the codings behind it.

They hang on the lasting key of a journey and on the concept of a step (with the id of the code for its path,
as decisions do), so they outlive a build.
"""

from collections.abc import Iterable, Sequence

from klantreis.model.narrative import Sentence
from klantreis.store.operations import new_id
from klantreis.store.study import Study


def of_journey(study: Study, journey: str) -> dict[str, tuple[Sentence, ...]]:
    """Concept -> its sentences in order."""
    behind: dict[str, list[str]] = {}
    for sentence, coding in study.all(
        "SELECT e.sentence_id, e.coding_id FROM sentence_evidence e JOIN sentence s ON s.id = e.sentence_id "
        "WHERE s.journey = ? ORDER BY e.position, e.id",
        (journey,),
    ):
        behind.setdefault(sentence, []).append(coding)
    found: dict[str, list[Sentence]] = {}
    for id_, concept, text in study.all(
        "SELECT id, concept, text FROM sentence WHERE journey = ? ORDER BY concept, position, id", (journey,)
    ):
        found.setdefault(concept, []).append(Sentence(text, tuple(behind.get(id_, ())), id_))
    return {concept: tuple(sentences) for concept, sentences in found.items()}


def put(study: Study, journey: str, concept: str, wanted: Sequence[Sentence]) -> None:
    """Let a step have these sentences, in this order; one without an id is new, one of another step comes over.

    Only what differs is written.
    """
    connection = study.connection
    there = {
        id_: (at, position, text)
        for id_, at, position, text in study.all(
            "SELECT id, concept, position, text FROM sentence WHERE journey = ?", (journey,)
        )
    }
    mine = {id_ for id_, (at, *_rest) in there.items() if at == concept}
    remove(study, sorted(mine - {sentence.id for sentence in wanted}))
    for position, sentence in enumerate(wanted, 1):
        row = (concept, position, sentence.text)
        id_ = sentence.id
        if id_ not in there:
            id_ = new_id()
            connection.execute(
                "INSERT INTO sentence(id, journey, concept, position, text) VALUES (?, ?, ?, ?, ?)",
                (id_, journey, *row),
            )
        elif there[id_] != row:
            connection.execute("UPDATE sentence SET concept = ?, position = ?, text = ? WHERE id = ?", (*row, id_))
        _back(study, id_, sentence.evidence)


def _back(study: Study, sentence: str, evidence: Iterable[str]) -> None:
    wanted = tuple(dict.fromkeys(evidence))
    rows = study.all(
        "SELECT id, coding_id, position FROM sentence_evidence WHERE sentence_id = ? ORDER BY position, id", (sentence,)
    )
    there = {coding: (id_, position) for id_, coding, position in rows}
    connection = study.connection
    for coding, (id_, _position) in there.items():
        if coding not in wanted:
            connection.execute("DELETE FROM sentence_evidence WHERE id = ?", (id_,))
    for position, coding in enumerate(wanted, 1):
        if coding not in there:
            connection.execute(
                "INSERT INTO sentence_evidence(id, sentence_id, coding_id, position) VALUES (?, ?, ?, ?)",
                (new_id(), sentence, coding, position),
            )
        elif there[coding][1] != position:
            connection.execute("UPDATE sentence_evidence SET position = ? WHERE id = ?", (position, there[coding][0]))


def remove(study: Study, ids: Iterable[str]) -> None:
    """Delete sentences."""
    for id_ in ids:
        study.connection.execute("DELETE FROM sentence_evidence WHERE sentence_id = ?", (id_,))
        study.connection.execute("DELETE FROM sentence WHERE id = ?", (id_,))


def follow_merge(study: Study, code: str, into: str) -> None:
    """Let sentences at the step of a code (id) stand at that of the one into which it was merged, after what is there.

    Steps split off from it come along under their own numbers; where the other code has that number already,
    the texts stand one after the other.
    """
    for id_, journey, concept in study.all(
        "SELECT id, journey, concept FROM sentence WHERE concept LIKE ?1 || '%' ORDER BY journey, concept, position",
        (code,),
    ):
        (last,) = study.one(
            "SELECT coalesce(max(position), 0) FROM sentence WHERE journey = ? AND concept = ?",
            (journey, concept.replace(code, into)),
        ) or (0,)
        study.connection.execute(
            "UPDATE sentence SET concept = ?, position = ? WHERE id = ?", (concept.replace(code, into), last + 1, id_)
        )
