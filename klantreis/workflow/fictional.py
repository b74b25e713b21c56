"""Making the persona of a journey: fictional in earnest, so that nobody can be recognised in it."""

from collections.abc import Callable

from klantreis.journeys import recognising
from klantreis.journeys.recognising import Trait
from klantreis.model.decisions import Decision, DecisionKind
from klantreis.model.errors import KlantreisError
from klantreis.model.journeys import Journey
from klantreis.privacy.identifiers import identifiers
from klantreis.store import decisions as store
from klantreis.store import people, sources
from klantreis.store.operations import operation
from klantreis.store.study import Study
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line

FIELDS = ("name", "age_band", "household", "situation", "portrait")


def titles() -> dict[str, str]:
    """Field of a persona -> what users call it."""
    return dict(zip(FIELDS, (_("Naam"), _("Leeftijd"), _("Gezin"), _("Situatie"), _("Portret")), strict=True))


def shared_traits(study: Study, journey: Journey) -> tuple[Trait, ...]:
    """The traits that enough participants of a journey share to describe its persona, the most shared first."""
    people_ = [p for p in people.participants(study) if p.code in journey.participants]
    enough = [t for t in recognising.traits_of(people_) if t.participants >= study.settings.gate.participants]
    return tuple(sorted(enough, key=lambda trait: (-trait.participants, trait.kind, trait.value)))


def describe(study: Study, journey: Journey, field: str, value: str) -> None:
    """Say something else of a persona; an empty value takes back what was said.

    Raises KlantreisError where the field does not exist, or the text would point at somebody: by a trait that
    too few respondents have, by a name that is said in a source, or by a number, address or date.
    """
    if field not in FIELDS:
        raise KlantreisError(
            _("Een persona heeft geen {field}; kies uit: {fields}.").format(field=field, fields=", ".join(FIELDS))
        )
    text = one_line(value)
    _check(study, field, text)
    said = Decision(DecisionKind.PERSONA, field, value=text, journey=journey.key)
    summary = _("Persona {name}: {field} is nu “{value}”").format(
        name=journey.persona.name, field=titles()[field].lower(), value=text
    )
    if not text:
        summary = _("Persona {name}: {field} zoals voorgesteld").format(
            name=journey.persona.name, field=titles()[field].lower()
        )
    with operation(study, "journey", summary):
        if text:
            store.decide(study, [said])
        else:
            store.forget(study, said)


def _check(study: Study, field: str, text: str) -> None:
    if told := objections(study)(text):
        raise KlantreisError(told)
    if field == "name":
        words = {word.casefold() for word in text.split()}
        if words & _names(study):
            raise KlantreisError(_("“{name}” komt in een bron voor; kies een andere naam.").format(name=text))


def objections(study: Study) -> Callable[[str], str]:
    """What says of a text why it would point at somebody; nothing, where it would not.

    By a trait that too few respondents have, or by a number, an address or a date.
    """
    at_least = study.settings.gate.participants
    traits = recognising.traits_of(people.participants(study))

    def objection(text: str) -> str:
        if rare := recognising.pointing(text, traits, at_least):
            told = _(
                "“{value}” geldt voor te weinig respondenten ({n}, nodig: {least}); "
                "wie dat leest, kan iemand herkennen."
            )
            return told.format(value=rare[0].value, n=rare[0].participants, least=at_least)
        if found := identifiers(text):
            return _("“{text}” kan naar iemand wijzen; laat het weg.").format(text=found[0].text)
        return ""

    return objection


def _names(study: Study) -> set[str]:
    """Words with a capital that are said anywhere, and who speaks or works here; in small letters."""
    found = {person.name.casefold() for person in people.persons(study)}
    for source in sources.sources(study):
        for turn in sources.turns(study, source.id):
            found.update(
                word.strip(".,;:!?()[]\"'“”‘’…").casefold() for word in turn.text.split() if word[:1].isupper()
            )
            found.add((turn.speaker or "").casefold())
    return found - {""}
