"""The glossary: keeping it, and writing talks by it."""

from collections.abc import Container, Iterable
from dataclasses import replace

from klantreis.model.errors import KlantreisError
from klantreis.model.glossary import Term, TermKind, corrections
from klantreis.model.sources import Source
from klantreis.privacy import pseudonyms
from klantreis.store import glossary as store
from klantreis.store import sources
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line
from klantreis.workflow.editing import edit_turn


def terms(study: Study) -> list[Term]:
    """All terms, by name; each name has a pseudonym."""
    return pseudonyms.completed(store.terms(study))


def put(study: Study, name: str, kind: TermKind | None = None, heard: Iterable[str] = ()) -> Term:
    """Add a term, or more of what is written for it by mistake. Without a kind it keeps its own, or is a term.

    Raises KlantreisError where the name is empty, or where a word would stand for two terms.
    """
    name = one_line(name)
    if not name:
        raise KlantreisError(_("Geef de naam of het begrip zoals je het schrijft."))
    known = {term.name: term for term in terms(study)}
    old = known.get(name)
    more = (form for each in heard if (form := one_line(each)) and form != name)
    forms = tuple(dict.fromkeys((*(old.heard if old else ()), *more)))
    kind = kind or (old.kind if old else TermKind.TERM)
    term = Term(name, kind, forms, _pseudonym(kind, old, known.values()))
    for other in known.values():
        if other.name != name and (both := _forms(term) & _forms(other)):
            message = _("“{word}” hoort al bij {name}; haal het daar eerst weg.")
            raise KlantreisError(message.format(word=min(both), name=other.name))
    with operation(study, "glossary", _("Woordenlijst: {name}").format(name=name)):
        store.save(study, term)
    return term


def _forms(term: Term) -> set[str]:
    return {form.lower() for form in term.forms}


def _pseudonym(kind: TermKind, old: Term | None, known: Iterable[Term]) -> str:
    """What stands for a name: as it was chosen or proposed before, else a proposal; it never moves to another name."""
    if kind is TermKind.TERM:
        return ""
    if old is not None and old.pseudonym and (old.kind is kind or not pseudonyms.is_proposal(old.pseudonym)):
        return old.pseudonym
    return pseudonyms.proposal(kind, {term.pseudonym for term in known})


def disguise(study: Study, name: str, pseudonym: str) -> Term:
    """Choose what stands for a name in what others read; '' goes back to a proposal.

    Raises KlantreisError where it is no name of the glossary, or where the pseudonym is a real name or another's.
    """
    known = {term.name: term for term in terms(study)}
    term = known.get(name)
    if term is None:
        raise KlantreisError(_("{name} staat niet in de woordenlijst.").format(name=name))
    if term.kind is TermKind.TERM:
        message = _("{name} is een begrip, en dat mag blijven staan; een schuilnaam is er voor namen.")
        raise KlantreisError(message.format(name=name))
    wanted = one_line(pseudonym)
    for other in known.values():
        if wanted.lower() in _forms(other):
            message = _("{wanted} staat zelf in de woordenlijst, als {name}; kies een andere schuilnaam.")
            raise KlantreisError(message.format(wanted=wanted, name=other.name))
        if wanted and other.name != name and wanted.lower() == other.pseudonym.lower():
            message = _("{wanted} is al de schuilnaam van {name}; kies een andere.")
            raise KlantreisError(message.format(wanted=wanted, name=other.name))
    others = {each.pseudonym for each in known.values() if each.name != name}
    term = replace(term, pseudonym=wanted or pseudonyms.proposal(term.kind, others))
    with operation(study, "glossary", _("Schuilnaam: {pseudonym}").format(pseudonym=term.pseudonym)):
        store.save(study, term)
    return term


def remove(study: Study, name: str) -> None:
    """Take a term away; talks stay as they are. Raises KlantreisError where there is none."""
    if name not in {term.name for term in terms(study)}:
        raise KlantreisError(_("{name} staat niet in de woordenlijst.").format(name=name))
    with operation(study, "glossary", _("Uit de woordenlijst: {name}").format(name=name)):
        store.remove(study, name)


def correct(study: Study, source: Source, turns: Container[str] | None = None) -> int:
    """Write a talk, or some of its turns (ids), by the glossary; how many turns changed. One undo takes it back."""
    known, changed = terms(study), 0
    with operation(study, "glossary", _("{title} naar de woordenlijst").format(title=source.title)):
        for turn in sources.turns(study, source.id):
            if turns is not None and turn.id not in turns:
                continue
            found = corrections(turn.text, known)
            changed += bool(found)
            # A word at a time and the last first, so that codings and times stay on the words around it.
            for start, end, name in reversed(found):
                words = turn.text[:start] + name + turn.text[end:]
                edit_turn(study, source, turn, words)
                turn = replace(turn, text=words)
    return changed
