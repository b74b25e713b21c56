"""Pinned codes: nine codes under the number keys, for each person their own."""

from klantreis.model.codes import Code
from klantreis.store import people
from klantreis.store import pins as store
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _


def pins(study: Study) -> dict[int, str]:
    """Digit (1-9) -> code id, for the person at work."""
    return store.pins(study, study.actor)


def pin(study: Study, digit: int, code: Code) -> None:
    """Put a code under a number key of the person at work. Raises KlantreisError."""
    with operation(study, "pin", _("Code {name} op toets {digit}").format(name=code.name, digit=digit)):
        store.put(study, people.person(study, study.actor), digit, code.id)


def unpin(study: Study, digit: int) -> None:
    """Leave a number key free. Raises KlantreisError."""
    with operation(study, "pin", _("Toets {digit} vrijgemaakt").format(digit=digit)):
        store.put(study, people.person(study, study.actor), digit, None)
