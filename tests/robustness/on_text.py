"""Random actions on the text of sources."""

from random import Random

from klantreis.store.study import Study
from klantreis.workflow import editing
from tests.robustness import choosing


def mend(study: Study, dice: Random) -> str | None:
    """Change the words and the speaker of a turn at once."""
    found = choosing.turn(study, dice)
    if found is None:
        return None
    source, turns, place = found
    words, reach = _changed(turns[place].text, dice), dice.choice(list(editing.Reach))
    editing.mend_turn(study, source, turns[place], words, dice.choice(("I", "R", "Moeder")), reach)
    return f"turn {place + 1} mended"


def edit(study: Study, dice: Random) -> str | None:
    """Change the words of a turn; now and then it goes altogether."""
    found = choosing.turn(study, dice)
    if found is None:
        return None
    source, turns, place = found
    editing.edit_turn(study, source, turns[place], _changed(turns[place].text, dice) if dice.random() < 0.8 else "")
    return f"turn {place + 1} edited"


def _changed(text: str, dice: Random) -> str:
    """The words with some of them gone and some others in their place."""
    words = text.split()
    at = dice.randint(0, len(words))
    return " ".join([*words[:at], choosing.sentence(dice, 3), *words[at + dice.randint(0, 4) :]])


def split(study: Study, dice: Random) -> str | None:
    """Let a new turn begin between two words."""
    found = choosing.turn(study, dice)
    if found is None:
        return None
    source, turns, place = found
    blanks = [at for at, sign in enumerate(turns[place].text) if sign == " "]
    at = choosing.one_of(dice, blanks)
    if at is None:
        return None
    editing.split_turn(study, source, turns[place], at, dice.choice((None, "I", "Vader")))
    return f"turn {place + 1} split"


def join(study: Study, dice: Random) -> str | None:
    """Make one turn of two."""
    found = choosing.turn(study, dice)
    if found is None or found[2] + 1 == len(found[1]):
        return None
    source, turns, place = found
    editing.join_turns(study, source, turns[place], turns[place + 1])
    return f"turn {place + 1} joined"


def speaker(study: Study, dice: Random) -> str | None:
    """Let somebody else speak: in one turn, or wherever they speak."""
    found = choosing.turn(study, dice)
    if found is None:
        return None
    source, turns, place = found
    name, old = dice.choice(("I", "R", "Moeder", "Vader")), turns[place].speaker
    if old is None or old == name or dice.random() < 0.5:
        editing.set_speaker(study, source, turns[place], name)
    else:
        editing.rename_speaker(study, old, name, dice.choice((source, None)))
    return f"speaker {name}"
