"""Telling back: what people told and what is done about it, as a letter, an item for a newspaper and a page.

All three are for the public: whoever calls this hands over findings that the gate has passed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from klantreis.documents import action_words, response_words, words
from klantreis.documents.plain import plain
from klantreis.model.findings import Action, Finding, FindingKind
from klantreis.model.responses import ResponseTable
from klantreis.model.study import Settings
from klantreis.text.catalogue import _, plural

_IN_LETTER = 5
"""At most so many points of each kind about which nothing is done yet stand in the letter."""
_IN_NEWS = 3


@dataclass(frozen=True)
class Told:
    """What there is to tell back: findings that the public may read, the most pressing first, and the actions.

    `participants`: how many people took part. `conditions`: finding (id) -> when it holds.
    `response`: None where none was noted.
    """

    findings: tuple[Finding, ...]
    actions: tuple[Action, ...]
    participants: int
    settings: Settings
    conditions: Mapping[str, str] = field(default_factory=dict)
    response: ResponseTable | None = None


@dataclass(frozen=True)
class Part:
    """A heading (2 or 3 deep) with paragraphs, and a list below them."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    level: int = 2


@dataclass(frozen=True)
class Text:
    """One of the three texts; `name` is what its file is called."""

    name: str
    title: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Manner:
    """How long and how precise a text is: points without an action, households, and by what one sees it works."""

    most: int | None
    precise: bool


def texts(told: Told) -> tuple[Text, ...]:
    """The letter to participants, the item for the client newspaper, and the page for the councils."""
    return letter(told), news_item(told), council_page(told)


def letter(told: Told) -> Text:
    """The letter to who took part."""
    manner = _Manner(_IN_LETTER, precise=False)
    return Text(
        "brief",
        _("Wat u vertelde, en wat wij doen"),
        (
            _("Beste lezer,"),
            _("U deed mee aan {study}. Dank u wel dat u ons uw verhaal vertelde.").format(study=_study(told)),
            _("{people} deden mee. Hieronder leest u wat u en de anderen vertelden, en wat wij ermee doen.").format(
                people=_people(told.participants)
            ),
        ),
        (
            *_improve(told, manner),
            *_strengths(told, manner),
            *_ideas(told, manner),
            Part(
                _("Dank u wel"), (_("Door uw verhaal weten wij wat er beter moet, en wat goed gaat."), *_choice(told))
            ),
            *_contact(told),
        ),
        (_("Met vriendelijke groet,"), _("de onderzoekers")),
    )


def news_item(told: Told) -> Text:
    """The item for the newspaper of clients: the same, short."""
    manner = _Manner(_IN_NEWS, precise=False)
    return Text(
        "krant",
        _("U vertelde, wij doen"),
        (
            _("{people} vertelden wat zij meemaakten, voor {study}.").format(
                people=_people(told.participants), study=_study(told)
            ),
            _("Hier leest u wat zij vertelden, en wat wij ermee doen."),
        ),
        (
            *_improve(told, manner),
            *_strengths(told, manner),
            *_ideas(told, manner),
            Part(_("Dank u wel"), (_("Wij bedanken iedereen die zijn verhaal vertelde."),)),
            *_contact(told),
        ),
    )


def council_page(told: Told) -> Text:
    """The page for the council and the clients' council: every point, with figures."""
    manner = _Manner(None, precise=True)
    gate = told.settings.gate
    return Text(
        "raad",
        _("Inwoners vertelden, wij doen"),
        (
            _("Dit is de terugkoppeling aan de gemeenteraad en de cliëntenraad over {study}.").format(
                study=_study(told)
            ),
            _("{people} vertelden wat zij meemaakten.").format(people=_people(told.participants)),
            _(
                "U leest alleen wat minstens {people} uit minstens {households} vertelden. "
                "Dat beschermt de mensen die meededen."
            ).format(people=_people(gate.participants), households=words.households(gate.households)),
        ),
        (
            Part(_("In het kort"), points=_in_short(told)),
            *_response(told),
            *_improve(told, manner),
            *_strengths(told, manner),
            *_ideas(told, manner),
            Part(_("Dank u wel"), (_("Wij bedanken iedereen die zijn verhaal vertelde."),)),
            *_contact(told),
        ),
    )


def _response(told: Told) -> list[Part]:
    table = told.response
    if table is None:
        return []
    cautions = response_words.cautions(table, beside_rows=False)
    parts = (response_words.asked(table), response_words.reasons(table), cautions)
    return [Part(_("Wie deden mee?"), tuple(" ".join(part) for part in parts if part))]


def _study(told: Told) -> str:
    title = plain(told.settings.title)
    return _("het onderzoek ‘{title}’").format(title=title) if title else _("ons onderzoek")


def _people(n: int) -> str:
    return plural("{n} persoon", "{n} mensen", n)


def _of(told: Told, kind: FindingKind) -> list[Finding]:
    return [finding for finding in told.findings if finding.kind is kind]


def _about(told: Told, finding: Finding) -> list[Action]:
    return [action for action in told.actions if finding.id in action.findings]


def _apart(told: Told, kind: FindingKind, manner: _Manner) -> tuple[list[Finding], list[Finding]]:
    """The findings of one kind about which something is done, and as many of the others as there is room for."""
    found = _of(told, kind)
    rest = [finding for finding in found if not _about(told, finding)]
    return [finding for finding in found if _about(told, finding)], rest[: manner.most]


def _improve(told: Told, manner: _Manner) -> list[Part]:
    acted, rest = _apart(told, FindingKind.IMPROVE, manner)
    if not acted and not rest:
        return []
    if not acted:
        undecided = _("Wij kijken hier nog naar. Wat wij eraan doen, is nog niet besloten.")
        return [Part(_("Wat kan beter"), (undecided,), _points(told, rest, manner))]
    parts = [Part(_("Wat kan beter"), (_("Dit vertelden mensen, en dit doen wij eraan."),))]
    parts += [_acted(told, finding, manner) for finding in acted]
    if rest:
        undecided = _("Wat wij aan deze punten doen, is nog niet besloten.")
        parts.append(Part(_("Hier kijken wij nog naar"), (undecided,), _points(told, rest, manner), 3))
    return parts


def _strengths(told: Told, manner: _Manner) -> list[Part]:
    acted, rest = _apart(told, FindingKind.STRENGTH, manner)
    if not acted and not rest:
        return []
    keep = _("Mensen vertelden ook wat goed gaat. Dat willen wij zo houden.")
    return [
        Part(_("Wat gaat goed"), (keep,), _points(told, rest, manner)),
        *(_acted(told, finding, manner) for finding in acted),
    ]


def _ideas(told: Told, manner: _Manner) -> list[Part]:
    acted, rest = _apart(told, FindingKind.IDEA, manner)
    if not acted and not rest:
        return []
    looking = _("Mensen gaven ons deze ideeën. Wij kijken nog wat wij ermee doen.")
    with_actions = _("Mensen gaven ons ideeën.")
    return [
        Part(_("Ideeën van mensen zelf"), (looking if rest else with_actions,), _points(told, rest, manner)),
        *(_acted(told, finding, manner) for finding in acted),
    ]


def _acted(told: Told, finding: Finding, manner: _Manner) -> Part:
    doing = _("Verteld door {people}.{condition} Dit doen wij:")
    said = doing.format(people=_by(told, finding, manner), condition=_condition(told, finding))
    actions = tuple(action_words.told(action, manner.precise) for action in _about(told, finding))
    return Part(_name(finding), (said,), actions, 3)


def _points(told: Told, findings: Sequence[Finding], manner: _Manner) -> tuple[str, ...]:
    return tuple(
        _("{title}: verteld door {people}.").format(title=_name(finding), people=_by(told, finding, manner))
        + _condition(told, finding)
        for finding in findings
    )


def _name(finding: Finding) -> str:
    return plain(finding.title).rstrip(".:") or plain(finding.theme)


def _by(told: Told, finding: Finding, manner: _Manner) -> str:
    people = _("{k} van de {n} mensen").format(k=finding.tellers, n=told.participants)
    if not manner.precise:
        return people
    return _("{people}, uit {households}").format(people=people, households=words.households(finding.households))


def _condition(told: Told, finding: Finding) -> str:
    condition = plain(told.conditions.get(finding.id, ""))
    holds = _("Dit geldt {condition}").format(condition=condition)
    return f" {action_words.sentence(holds)}" if condition else ""


def _in_short(told: Told) -> tuple[str, ...]:
    improve, strengths, ideas = (_of(told, kind) for kind in FindingKind)
    acted = [finding for finding in improve if _about(told, finding)]
    return (
        plural("{n} punt kan beter.", "{n} punten kunnen beter.", len(improve)),
        _("Voor {n} daarvan is er een actie.").format(n=len(acted))
        if acted
        else _("Wat wij daaraan doen, is nog niet besloten."),
        plural("{n} punt gaat goed.", "{n} punten gaan goed.", len(strengths)),
        plural("{n} idee kwam van mensen zelf.", "{n} ideeën kwamen van mensen zelf.", len(ideas)),
    )


def _choice(told: Told) -> tuple[str, ...]:
    """That the letter doesn't hold every point, where it doesn't."""
    if all(len(_apart(told, kind, _Manner(None, precise=False))[1]) <= _IN_LETTER for kind in FindingKind):
        return ()
    return (_("In deze brief staat niet alles. Wij kozen de punten die het zwaarst wegen."),)


def _contact(told: Told) -> list[Part]:
    contact = plain(told.settings.contact)
    if not contact:
        return []
    reach = action_words.sentence(_("Neem dan contact met ons op: {contact}").format(contact=contact))
    return [Part(_("Hebt u vragen, of kunt u dit niet goed lezen?"), (reach,))]
