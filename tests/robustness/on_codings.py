"""Random actions on codings."""

from random import Random

from klantreis.model.codings import VALENCES
from klantreis.store import codings, sources
from klantreis.store.study import Study
from klantreis.workflow import code as coding
from klantreis.workflow import codebooks, codings_files, compare, hits, lost, pins, retrieve, routes
from tests.robustness import choosing


def add(study: Study, dice: Random, most: int = 1) -> str | None:
    """Put a code, or several, on some words."""
    source = choosing.source(study, dice)
    book = list(codebooks.codebook(study))
    turns = sources.turns(study, source.id) if source else []
    span = choosing.span(dice, turns)
    if source is None or span is None or not book:
        return None
    chosen = dice.sample(book, min(len(book), dice.randint(1, most)))
    made = coding.add_codings(study, source.id, span, chosen, valence=dice.choice((None, *VALENCES)), seen=turns)
    return f"{len(made)} codings in {source.title}"


def add_several(study: Study, dice: Random) -> str | None:
    """Put several codes on the same words."""
    return add(study, dice, most=4)


def change(study: Study, dice: Random) -> str | None:
    """Change what a coding says."""
    found, code = choosing.coding(study, dice), choosing.code(study, dice)
    if found is None or code is None:
        return None
    match dice.randrange(4):
        case 0:
            coding.change_coding(study, found, valence=dice.choice((None, *VALENCES)))
        case 1:
            coding.change_coding(study, found, memo=choosing.sentence(dice))
        case 2:
            coding.change_coding(study, found, publishable=not found.publishable)
        case _:
            coding.change_coding(study, found, code=code.id)
    return "coding changed"


def respan(study: Study, dice: Random) -> str | None:
    """Let a coding stand on other words."""
    found = choosing.coding(study, dice)
    turns = sources.turns(study, found.source) if found else []
    span = choosing.span(dice, turns)
    if found is None or span is None:
        return None
    coding.respan(study, found, span, turns)
    return "coding elsewhere"


def reattach(study: Study, dice: Random) -> str | None:
    """Put a coding that lost its words on others."""
    found = choosing.coding(study, dice, lost=True)
    turns = sources.turns(study, found.source) if found else []
    span = choosing.span(dice, turns)
    if found is None or span is None:
        return None
    lost.reattach(study, found, span, turns)
    return "lost coding back"


def delete(study: Study, dice: Random) -> str | None:
    """Delete one coding, or a few of one source."""
    source = choosing.source(study, dice)
    there = codings.of_source(study, source.id) if source else []
    if not there:
        return None
    doomed = dice.sample(there, min(len(there), dice.randint(1, 3)))
    coding.delete_codings(study, doomed)
    return f"{len(doomed)} codings deleted"


def code_hits(study: Study, dice: Random) -> str | None:
    """Code whatever a search finds."""
    code, part = choosing.code(study, dice), dice.choice(list(hits.Part))
    found = list(retrieve.find_text(study, dice.choice(choosing.WORDS)))
    if code is None or not found:
        return None
    report = hits.code_hits(study, found, [code], part=part)
    return f"{report.added} hits coded"


def import_file(study: Study, dice: Random) -> str | None:
    """Bring in codings from a file, some by another coder."""
    source, code = choosing.source(study, dice), choosing.code(study, dice)
    turns = sources.turns(study, source.id) if source else []
    if source is None or code is None:
        return None
    path = codebooks.codebook(study).paths[code.id]
    words = dice.choice(turns).text[:20]
    file = study.folder / "exports" / f"codings-{dice.randrange(1 << 30)}.csv"
    file.write_text(f'source,code,coder,quote\n"{source.title}","{path}",{dice.choice(("cor", "dana"))},"{words}"\n')
    return f"{codings_files.import_codings(study, file).added} codings from a file"


def settle(study: Study, dice: Random) -> str | None:
    """Decide about a difference between two coders, or take that back."""
    pair = choosing.one_of(dice, compare.pairs(study))
    found = choosing.one_of(dice, compare.disagreements(study, pair)) if pair else None
    if found is None:
        return None
    if dice.random() < 0.3:
        compare.reopen(study, found)
        return "difference open again"
    keep, drop = [], []
    for each in found.codings:
        (keep if dice.random() < 0.5 else drop).append(each.id)
    compare.settle(study, found, keep, drop)
    return "difference settled"


def route(study: Study, dice: Random) -> str | None:
    """Place a contact moment elsewhere in the route of its source."""
    source = choosing.source(study, dice)
    moments = routes.route(study, source.id) if source else []
    if len(moments) < 2:
        return None
    one, other = (moment.coding for moment in dice.sample(moments, 2))
    match dice.randrange(3):
        case 0:
            routes.move(study, one, other, dice.choice(("before", "after")))
        case 1:
            routes.shift(study, one, dice.choice((-1, 1)))
        case _:
            routes.back(study, one)
    return "moment placed"


def pin(study: Study, dice: Random) -> str | None:
    """Put a code under a number key, or leave the key free."""
    code, digit = choosing.code(study, dice), dice.randint(1, 9)
    if code is None:
        return None
    if dice.random() < 0.3:
        pins.unpin(study, digit)
    else:
        pins.pin(study, digit, code)
    return f"key {digit}"
