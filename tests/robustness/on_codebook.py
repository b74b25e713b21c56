"""Random actions on the codebook."""

from random import Random

from klantreis.model.codes import CodeKind
from klantreis.store import codings
from klantreis.store.study import Study
from klantreis.workflow import codebooks, codebooks_files, collect, recoding, versions
from tests.robustness import choosing

FRESH = 10_000


def add(study: Study, dice: Random) -> str | None:
    """Add a code, at the top or under another one."""
    above, book = choosing.code(study, dice), codebooks.codebook(study)
    path = book.paths[above.id].split("/") if above and dice.random() < 0.8 else []
    kind = dice.choice((None, CodeKind.TOUCHPOINT, CodeKind.THEME, CodeKind.CHANNEL))
    made = codebooks.add_code(study, (*path, f"Code {dice.randrange(FRESH)}"), kind, choosing.sentence(dice))
    return f"code {made.name}"


def import_file(study: Study, dice: Random) -> str | None:
    """Bring in a small book."""
    file = study.folder / "codebooks" / f"book-{dice.randrange(1 << 30)}.csv"
    file.write_text(f"path,kind\nMomenten/Nieuw {dice.randrange(FRESH)},touchpoint\nLos {dice.randrange(20)},theme\n")
    added, changed = codebooks_files.import_codebook(study, file)
    return f"{added} codes from a file, {changed} changed"


def rename(study: Study, dice: Random) -> str | None:
    """Give a code another name."""
    code = choosing.code(study, dice)
    if code is None:
        return None
    codebooks.rename_code(study, code, f"{choosing.sentence(dice, 2)} {dice.randrange(FRESH)}")
    return f"{code.name} renamed"


def edit(study: Study, dice: Random) -> str | None:
    """Change what a code says about itself."""
    code = choosing.code(study, dice)
    if code is None:
        return None
    kind, definition, color = dice.choice(list(CodeKind)), choosing.sentence(dice), f"#{dice.randrange(1 << 24):06x}"
    codebooks.edit_code(study, code, kind=kind, definition=definition, color=color)
    return f"{code.name} edited"


def move(study: Study, dice: Random) -> str | None:
    """Hang a code elsewhere, or put it before or after a sibling."""
    code, under = choosing.code(study, dice), choosing.code(study, dice)
    if code is None:
        return None
    if dice.random() < 0.4:
        recoding.shift(study, code, dice.choice((-1, 1)))
    else:
        recoding.move(study, code, under if dice.random() < 0.8 else None)
    return f"{code.name} moved"


def merge(study: Study, dice: Random) -> str | None:
    """Let a code be part of another one."""
    code, into = choosing.code(study, dice), choosing.code(study, dice)
    if code is None or into is None:
        return None
    recoding.merge(study, code, into)
    return f"{code.name} merged into {into.name}"


def split(study: Study, dice: Random) -> str | None:
    """Hand some codings of a code to another one and to a new one."""
    code, other = choosing.code(study, dice), choosing.code(study, dice)
    if code is None or other is None:
        return None
    mine = [c for s in collect.listed(study) for c in codings.of_source(study, s.id) if c.code == code.id]
    name = f"Deel {dice.randrange(FRESH)}"
    handed = {c.id: dice.choice((other, name)) for c in mine if dice.random() < 0.6}
    if not handed:
        return None
    recoding.split(study, code, handed)
    return f"{code.name} split"


def delete(study: Study, dice: Random) -> str | None:
    """Delete a code with all that hangs on it."""
    code = choosing.code(study, dice)
    if code is None:
        return None
    recoding.delete(study, code, everything=dice.random() < 0.7)
    return f"{code.name} deleted"


def stamp(study: Study, dice: Random) -> str | None:
    """Keep the book under a name."""
    return f"version {versions.stamp(study, f'v{dice.randrange(FRESH)}').name}"
