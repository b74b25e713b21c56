"""Random actions on sources, participants and journeys, and undoing and redoing."""

from random import Random

from klantreis.model.responses import Count, Key
from klantreis.store.study import Study
from klantreis.workflow import building, collect, history, merge, people_files, response, reviewing, studies
from tests.robustness import choosing


def import_source(study: Study, dice: Random) -> str | None:
    """Bring in a talk."""
    file = study.folder / "interviews" / f"talk-{dice.randrange(1 << 30)}.txt"
    file.write_text("".join(f"{'IR'[n % 2]}: {choosing.sentence(dice)}.\n" for n in range(dice.randint(2, 6))))
    report = collect.import_files(study, [file], round_name=dice.choice((None, "2022", "2023")))
    return f"{len(report.arrivals)} sources" if report.arrivals else None


def remove_source(study: Study, dice: Random) -> str | None:
    """Take a source out."""
    found = choosing.source(study, dice)
    if found is None:
        return None
    collect.remove_source(study, found)
    return f"{found.title} removed"


def import_participants(study: Study, dice: Random) -> str | None:
    """Say something about participants."""
    found = choosing.source(study, dice)
    file = study.folder / "exports" / f"people-{dice.randrange(1 << 30)}.csv"
    place = f"{found.title}:R" if found else ""
    file.write_text(
        f"code,group,household,traits,sources\n"
        f"R{dice.randint(1, 9):02},{dice.choice(('ouder', 'jongere'))},H{dice.randint(1, 4)},wijk=west,{place}\n"
    )
    return f"{people_files.import_participants(study, file).rows} participants"


def note_response(study: Study, dice: Random) -> str | None:
    """Say something of who was asked to take part."""
    key = Key(dice.choice(("ouder", "jongere")), dice.choice((None, "2022")), dice.choice((None, "OTS")))
    if dice.random() < 0.3:
        response.remove(study, key)
        return f"{key} removed"
    count = dice.choice((None, Count(dice.randrange(20), circa=dice.random() < 0.5)))
    response.note(study, key, invited=count, reasons={dice.choice(("ziek", "geen tijd")): count})
    return f"{key} noted"


def build(study: Study, dice: Random) -> str | None:
    """Merge the tellings into journeys."""
    return f"build {building.build(study, dice.choice((None, 1, 2))).number}"


def import_journeys(study: Study, dice: Random) -> str | None:
    """Write the journeys to a file and read them back."""
    if not merge.journeys(study):
        return None
    return f"{reviewing.import_yaml(study, reviewing.export_yaml(study, study.folder / 'journeys'))} journeys read"


def undo(study: Study, dice: Random) -> str | None:
    """Undo what this person did last."""
    return f"undone: {studies.undo(study, study.actor).summary}"


def redo(study: Study, dice: Random) -> str | None:
    """Do again what this person undid last."""
    return f"redone: {studies.redo(study, study.actor).summary}"


def undo_back(study: Study, dice: Random) -> str | None:
    """Undo back to one of the latest things this person did."""
    mine = [e.number for e in studies.history(study, 12) if e.actor == study.actor and not e.undone]
    number = choosing.one_of(dice, mine[:3])
    return None if number is None else f"{len(history.undo_to(study, number).entries)} undone"
