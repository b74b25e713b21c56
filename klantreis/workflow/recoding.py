"""Restructuring the codebook: move, merge, split and delete codes, with all that rests on them.

Each is one operation. Codings of other people change too: the codebook belongs to all, and undo brings back all.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from klantreis.model.codes import SEPARATOR, Code, CodebookSpec, CodeKind, CodeSpec
from klantreis.model.errors import KlantreisError
from klantreis.store import codebook_changes as changes
from klantreis.store import codes, decisions, sentences, sources, versions
from klantreis.store.codings import Passage
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _, plural
from klantreis.workflow.codebooks import checked_name, free_name, not_needed_as_phase, standing


@dataclass(frozen=True)
class Outcome:
    """How many codings have another code now, and how many of those merged with one that stood there already."""

    codings: int
    doubles: int


@dataclass(frozen=True)
class Stake:
    """What goes with a code: other codes below it, codings, and who made those (names)."""

    codes: int
    codings: int
    coders: tuple[str, ...]


def move(study: Study, code: Code, under: Code | None) -> None:
    """Hang a code, with those below it, under another one or (None) at the top. Raises KlantreisError."""
    where = under.name if under else _("(bovenaan)")
    with operation(study, "codebook", _("Code {name} verplaatst naar {where}").format(name=code.name, where=where)):
        book = codes.codebook(study)
        code = standing(book, code)
        above = standing(book, under) if under else None
        if above and above in book.below(code.id):
            raise KlantreisError(
                _("“{name}” kan niet onder zichzelf hangen; kies een andere code.").format(name=code.name)
            )
        parent = above.id if above else None
        if code.parent == parent:
            raise KlantreisError(_("“{name}” hangt daar al.").format(name=code.name))
        free_name(book, code.name, parent)
        changes.put_under(study, code.id, parent)
        changes.follow(study, book)


def shift(study: Study, code: Code, by: int) -> bool:
    """Move a code up (-1) or down (1) among its siblings; False where it can go no further. Raises KlantreisError."""
    with operation(study, "codebook", _("Code {name} op een andere plek").format(name=code.name)):
        book = codes.codebook(study)
        code = standing(book, code)
        order = [sibling.id for sibling in book.children(code.parent)]
        place = order.index(code.id)
        wanted = max(0, min(place + by, len(order) - 1))
        order.insert(wanted, order.pop(place))
        changes.reorder(study, order)
    return wanted != place


def merge(study: Study, code: Code, into: Code) -> Outcome:
    """Let a code be part of another one, which gets its codings, pins, steps of journeys and the codes below it.

    The other one says under `include` what it took over, and takes what it did not say itself. Raises
    KlantreisError where it hangs below the code, has a child by the same name, or is no phase while
    other codes need this one as a phase.
    """
    summary = _("Code {code} samengevoegd met {into}").format(code=code.name, into=into.name)
    with operation(study, versions.MERGE, summary):
        book = codes.codebook(study)
        code, into = standing(book, code), standing(book, into)
        if code.id == into.id:
            raise KlantreisError(_("Kies een andere code om “{code}” mee samen te voegen.").format(code=code.name))
        if into in book.below(code.id):
            raise KlantreisError(
                _("“{into}” hangt onder “{code}”; voeg dan “{into}” samen met “{code}”.").format(
                    into=into.name, code=code.name
                )
            )
        taken = {below.name.casefold() for below in book.children(into.id) if below.id != code.id}
        for below in book.children(code.id):
            if below.name.casefold() in taken:
                raise KlantreisError(
                    _("Onder beide codes staat “{name}”; geef een van de twee eerst een andere naam.").format(
                        name=below.name
                    )
                )
        if into.kind == CodeKind.PHASE == code.kind:
            codes.rename_phase(study, code.name, into.name)
        else:
            not_needed_as_phase(book, {code.id})
        handed = changes.codings_with(study, [code.id])
        doubles = changes.hand_over(study, handed, into.id)
        changes.repin(study, code.id, into.id)
        if code.kind == into.kind:
            changes.absorb(study, code, book.paths[code.id], into.name, book.paths[into.id])
            decisions.follow_merge(study, code.id, into.id)
            sentences.follow_merge(study, code.id, into.id)
        changes.edit(study, into.id, _united(code, into))
        changes.replace(study, code, into)
        changes.follow(study, book)
    return Outcome(len(handed), doubles)


def _united(code: Code, into: Code) -> dict[str, str]:
    """What the remaining code says from now on."""
    own = " ".join(filter(None, (code.definition, code.include)))
    excluded = _("(niet: {text})").format(text=code.exclude) if code.exclude else ""
    told = " ".join(filter(None, (_("Ook “{name}”").format(name=code.name) + (":" if own else "."), own, excluded)))
    united = {"include": " ".join(filter(None, (into.include, told)))}
    if not into.example and code.example:
        united["example"] = code.example
    return united


def split(study: Study, code: Code, handed: Mapping[str, Code | str]) -> Outcome:
    """Hand codings of a code to other codes: coding id -> a code, or the name or path of a new one.

    A new code by name stands beside the code; it has the same kind, colour and usual phase. Codings
    that are not named stay. Raises KlantreisError where a coding has another code by now.
    """
    with operation(study, "split", _("Code {name} gesplitst").format(name=code.name)):
        book = codes.codebook(study)
        code = standing(book, code)
        if not set(handed) <= set(changes.codings_with(study, [code.id])):
            raise KlantreisError(_("Een fragment heeft intussen een andere code dan “{name}”.").format(name=code.name))
        by_target: dict[str, list[str]] = {}
        made: dict[str, str] = {}
        for coding_id, target in sorted(handed.items()):
            if isinstance(target, Code):
                target_id = standing(book, target).id
            else:
                target_id = made[target] = made.get(target) or _made(study, code, target)
            by_target.setdefault(target_id, []).append(coding_id)
        doubles = sum(changes.hand_over(study, ids, target) for target, ids in sorted(by_target.items()))
    return Outcome(len(handed), doubles)


def _made(study: Study, code: Code, wanted: str) -> str:
    """A new code (or the one that stands there already) like another one; its id."""
    book = codes.codebook(study)
    names = [checked_name(name) for name in wanted.split(SEPARATOR)]
    if len(names) == 1:
        names = [*(c.name for c in book.lineage(code.id)[:-1]), *names]
    spec = CodeSpec(tuple(names), kind=code.kind, color=code.color, phase=code.phase)
    above = [CodeSpec(tuple(names[:depth]), kind=code.kind, implied=True) for depth in range(1, len(names))]
    known = {path.casefold(): found.id for path, found in book.by_path.items()}
    path = SEPARATOR.join(names).casefold()
    if path not in known:
        codes.save(study, CodebookSpec(book.name, (*above, spec), book.version))
        known = {path.casefold(): found.id for path, found in codes.codebook(study).by_path.items()}
    return known[path]


def at_stake(study: Study, code: Code) -> Stake:
    """What would go with a code."""
    below = [c.id for c in codes.codebook(study).below(code.id)]
    coders = changes.coders_of(study, below)
    return Stake(len(below) - 1, len(changes.codings_with(study, below)), tuple(coders))


def told(stake: Stake) -> str:
    """What would go, in words; empty where it is nothing."""
    parts = []
    if stake.codes:
        parts.append(plural("{n} code eronder", "{n} codes eronder", stake.codes))
    if stake.codings:
        count = plural("{n} codering", "{n} coderingen", stake.codings)
        parts.append(_("{count} (van {names})").format(count=count, names=", ".join(stake.coders)))
    return _(" en ").join(parts)


def delete(study: Study, code: Code, *, everything: bool = False) -> Stake:
    """Delete a code; with codings or codes below it only where `everything` may go. Raises KlantreisError."""
    with operation(study, "codebook", _("Code {name} verwijderd").format(name=code.name)):
        book = codes.codebook(study)
        code = standing(book, code)
        stake = at_stake(study, code)
        if told(stake) and not everything:
            raise KlantreisError(_("“{name}” heeft nog {stake}.").format(name=code.name, stake=told(stake)))
        doomed = [c.id for c in book.below(code.id)]
        not_needed_as_phase(book, set(doomed))
        changes.delete(study, doomed)
    return stake


def context(study: Study, passage: Passage, before: int = 160, after: int = 240) -> tuple[str, str]:
    """The words before and after a passage, at most so many characters, without words that are cut."""
    source = next((s for s in sources.sources(study) if s.title == passage.source), None)
    text = sources.text(study, source.id).text if source else ""
    start, end = max(0, passage.start - before), passage.end + after
    left, right = text[start : passage.start], text[passage.end : end]
    if start:
        left = left.partition(" ")[2]
    if end < len(text):
        right = right.rpartition(" ")[0]
    return left, right
