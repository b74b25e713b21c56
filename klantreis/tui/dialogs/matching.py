"""Which codes somebody means by what they typed."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, utils

from klantreis.model.codes import Code, Codebook

ENOUGH = 62.0


def rank(book: Codebook, typed: str, recent: Sequence[str], counts: Mapping[str, int]) -> list[Code]:
    """The codes that fit, the best first; without words: those used last, then those used most.

    `recent` holds ids, the last used first; `counts` how often each code was used. Words are
    looked for in the name, then in the path, then in the definition (rapidfuzz).
    """
    place = {code_id: n for n, code_id in enumerate(recent)}
    order = {code.id: n for n, code in enumerate(book)}

    def habit(code: Code) -> tuple[int, int, int]:
        return place.get(code.id, len(place)), -counts.get(code.id, 0), order[code.id]

    wanted = utils.default_process(typed)
    if not wanted:
        return sorted(book, key=habit)
    scored = [(score, code) for code in book if (score := _score(book, code, wanted)) >= ENOUGH]
    return [code for _score_, code in sorted(scored, key=lambda entry: (-entry[0], habit(entry[1])))]


def _score(book: Codebook, code: Code, wanted: str) -> float:
    name = utils.default_process(code.name)
    if name.startswith(wanted):
        return 200.0 - len(name) / 10
    if any(word.startswith(wanted) for word in name.split()):
        return 150.0 - len(name) / 10
    if wanted in name:
        return 130.0 - len(name) / 10
    path = utils.default_process(book.paths[code.id])
    words = wanted.split()
    if all(word in path for word in words):
        return 110.0
    if all(word in utils.default_process(f"{code.definition} {code.include}") for word in words):
        return 80.0
    if len(wanted) < 4:
        return 0.0
    return 0.78 * max(fuzz.ratio(wanted, part) for part in (name, *name.split()))
