"""Measuring how far coders agree."""

from collections.abc import Collection, Sequence

from klantreis.coding.agreement_report import Agreement, CodeAgreement, Report, Undefined, Unit, Values
from klantreis.model.errors import KlantreisError
from klantreis.store import double_coding, people
from klantreis.store.study import Study, reading
from klantreis.text.catalogue import _
from klantreis.workflow.codebooks import codebook

__all__ = ["Agreement", "CodeAgreement", "Report", "Undefined", "Unit", "Values"]


def measure(
    study: Study,
    unit: Unit = Unit.CHARACTER,
    *,
    codes: Sequence[str] | None = None,
    coders: Collection[str] | None = None,
    only: Collection[str] | None = None,
) -> Report:
    """How far coders agree on all codes that they used or on some (ids), in the order of the book.

    `coders` and `only` (ids) leave out other coders and other sources. Where nothing is left that two
    people coded, the report is empty. What was decided after comparing changes nothing here.
    """
    from klantreis.coding import agreement, units  # numpy comes with them, which not everyone needs

    with reading(study):
        book = [code.id for code in codebook(study)]
        by_source: dict[str, list[str]] = {}
        for source, coder in double_coding.coders_of(study):
            if (coders is None or coder in coders) and (only is None or source in only):
                by_source.setdefault(source, []).append(coder)
        shared = {source: who for source, who in by_source.items() if len(who) > 1}
        everyone = list(dict.fromkeys(coder for who in shared.values() for coder in who))
        rows, turns = double_coding.places(study, list(shared), everyone)
        named = {person.id: place for place, person in enumerate(people.persons(study))}
    coded = units.double_coded(rows, turns, sorted(everyone, key=named.__getitem__), book, unit)
    return agreement.agreement(coded, codes)


def coder(study: Study, name: str) -> str:
    """The id of the person with this name who coded something. Raises KlantreisError."""
    coding = {who for _source, who in double_coding.coders_of(study)}
    known = {person.name: person.id for person in people.persons(study) if person.id in coding}
    if name not in known:
        message = _("{name} heeft niets gecodeerd; wel gecodeerd hebben: {known}.")
        raise KlantreisError(message.format(name=name, known=", ".join(known) or _("niemand")))
    return known[name]


def reason(undefined: Undefined) -> str:
    """Why there is no value, for people."""
    return {
        Undefined.NO_TEXT: _("geen bron is door twee mensen gecodeerd"),
        Undefined.UNUSED: _("niemand gaf deze code"),
        Undefined.EVERYWHERE: _("iedereen gaf deze code overal"),
    }[undefined]
