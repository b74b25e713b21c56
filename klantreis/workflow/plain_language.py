"""Whether what researchers wrote for others reads easily: hints for each text. Nothing is changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from klantreis.model.journeys import Journey
from klantreis.store import codes
from klantreis.store.study import Study, at_one_moment
from klantreis.text.catalogue import _, plural
from klantreis.text.clean import one_line
from klantreis.text.plainness import rarity
from klantreis.text.plainness.ease import Ease, Level, ease
from klantreis.text.plainness.hint import Hint, HintKind
from klantreis.text.plainness.hints import hints
from klantreis.workflow import acting, assessing, merge, narrative
from klantreis.workflow.narrative import Line, Part

INSTALL = "pip install klantreis[plain]"
_PRESSING = {HintKind.LONG: 3, HintKind.JARGON: 2, HintKind.ABBREVIATION: 2, HintKind.PASSIVE: 1, HintKind.RARE: 1}
_PRESSING_LEVEL = {Level.B1: 0, Level.B2: 3, Level.C1: 6}


@dataclass(frozen=True)
class Written:
    """A text that somebody wrote and others will read. `around` is what those read beside it.

    Of one that is `whole`, the parts stand elsewhere as texts of their own: it only has a reading ease.
    """

    where: str
    text: str
    around: str = ""
    whole: bool = False


@dataclass(frozen=True)
class Checked:
    """A text with its hints; `ease` is None where it is too short to say anything."""

    where: str
    text: str
    hints: tuple[Hint, ...]
    ease: Ease | None

    @property
    def pressing(self) -> int:
        """How much it asks for attention; 0 where nothing was found."""
        level = _PRESSING_LEVEL[self.ease.level] if self.ease else 0
        return level + sum(_PRESSING[hint.kind] for hint in self.hints)


@dataclass(frozen=True)
class Reader:
    """How texts of a study are read: by the names of its personas and its own jargon. It needs no database."""

    names: tuple[str, ...] = ()
    jargon: Mapping[str, str] = field(default_factory=dict, hash=False)

    def check(self, written: Written) -> Checked:
        """What could be plainer in a text."""
        found = () if written.whole else hints(written.text, self.names, self.jargon, written.around)
        return Checked(written.where, written.text, found, ease(written.text))


def reader(study: Study) -> Reader:
    """How the texts of a study are read."""
    return Reader(tuple(journey.persona.name for journey in merge.journeys(study)), study.settings.jargon)


@at_one_moment
def check(study: Study) -> tuple[Checked, ...]:
    """All texts of a study that others will read, the one that asks most for attention first."""
    by = reader(study)
    return tuple(sorted((by.check(each) for each in texts(study)), key=lambda checked: -checked.pressing))


@at_one_moment
def texts(study: Study) -> tuple[Written, ...]:
    """Everything that researchers wrote and others will read, in the order of the study; empty texts left out."""
    found = [
        Written(_("titel van het onderzoek"), study.settings.title),
        *(each for journey in merge.journeys(study) for each in _of_journey(study, journey)),
        *_of_findings(study),
        *_of_actions(study),
        *_of_codes(study),
    ]
    clean = (Written(one_line(each.where), each.text.strip(), each.around, each.whole) for each in found)
    return tuple(each for each in clean if each.text)


def _of_journey(study: Study, journey: Journey) -> Iterator[Written]:
    persona = journey.persona
    parts = [part for part in narrative.story(study, journey) if part.step in journey.steps]
    said = ["\n".join(line.text for line in part.lines) for part in parts]
    around = "\n".join(filter(None, (persona.situation, persona.portrait, *said)))
    journey_of = _("klantreis {name}").format(name=persona.name)
    yield Written(_("{journey}, situatie van de persona").format(journey=journey_of), persona.situation, around)
    yield Written(_("{journey}, portret van de persona").format(journey=journey_of), persona.portrait, around)
    yield Written(_("{journey}, de hele tekst").format(journey=journey_of), "\n".join(filter(None, said)), whole=True)
    for number, (part, text) in enumerate(zip(parts, said, strict=True), 1):
        label = part.step.label if part.step else ""
        yield Written(_("{journey}, stap {n}: de naam").format(journey=journey_of, n=number), label, around)
        yield Written(
            _("{journey}, stap {n} ({label})").format(journey=journey_of, n=number, label=label), text, around
        )


def _of_findings(study: Study) -> Iterator[Written]:
    for each in assessing.prioritised(study):
        where = _("bevinding {title}, wanneer het geldt").format(title=each.finding.title)
        yield Written(where, each.assessment.condition)


def _of_actions(study: Study) -> Iterator[Written]:
    for action in acting.actions(study):
        yield Written(_("actie {n}, doel").format(n=action.number), action.goal)
        yield Written(_("actie {n}, waaraan je ziet dat het werkt").format(n=action.number), action.measure)


def _of_codes(study: Study) -> Iterator[Written]:
    book = codes.codebook(study)
    for code in book:
        yield Written(_("code {path}, betekenis").format(path=book.paths[code.id]), code.definition)


def here(parts: Sequence[Part], part: Part, line: Line | None = None) -> list[Written]:
    """What there is to read at one place of a story: a sentence, or else the name and the text of a step."""
    around = "\n".join(each.text for every in parts for each in every.lines)
    label = part.step.label if part.step else ""
    if line is not None:
        return [Written(label or _("de zin"), line.text, around)]
    said = Written(_("de tekst"), "\n".join(each.text for each in part.lines), around)
    name = Written(_("de naam van de stap: {label}").format(label=label), label, around)
    return [each for each in (name, said) if each.text]


def told(found: Sequence[Checked]) -> list[tuple[str, list[str]]]:
    """What was found as people read it: headings with lines, first how to take it, then each text."""
    counted = sum(len(each.hints) for each in found)
    head = plural("{n} hint", "{n} hints", counted) if counted else _("Niets gevonden dat begrijpelijker kan.")
    if counted and len(found) > 1:
        told_in = sum(bool(each.hints) for each in found)
        head = _("{hints} bij {n} van de {all} teksten").format(hints=head, n=told_in, all=len(found))
    return [(head, _about(found)), *((each.where, lines) for each in found if (lines := _lines(each)))]


def _about(found: Sequence[Checked]) -> list[str]:
    about = [_("Het zijn hints: jij beslist. Wat tussen aanhalingstekens staat, telt niet mee.")]
    if any(each.ease for each in found):
        about.append(
            _("Leesgemak volgens Flesch en Douma: 60 of meer is goed. Het niveau erbij is een grove vuistregel.")
        )
    if not rarity.available():
        about.append(missing())
    return about


def missing() -> str:
    """What to install for the hints about rare words."""
    return _("Zeldzame woorden worden niet aangewezen; installeer daarvoor: {command}").format(command=INSTALL)


def _lines(checked: Checked) -> list[str]:
    lines = [checked.ease.message] if checked.ease else []
    return lines + [one_line(line(hint)) for hint in checked.hints]


def line(hint: Hint) -> str:
    """A hint as one line, with the sentence or the plainer word behind it."""
    if hint.kind is HintKind.LONG:
        return f"{hint.message}: {hint.words}"
    return f"{hint.message} → {hint.suggestion}" if hint.suggestion else hint.message


def as_data(found: Sequence[Checked]) -> list[dict[str, str]]:
    """Hints and reading eases for other programs."""
    data = []
    for each in found:
        ease_ = [("level", each.text, each.ease.message, "")] if each.ease else []
        hints_ = [(hint.kind.value, hint.words, hint.message, hint.suggestion) for hint in each.hints]
        fields = ("where", "kind", "text", "message", "suggestion")
        data += [dict(zip(fields, (each.where, *entry), strict=True)) for entry in (*ease_, *hints_)]
    return data


def markdown(title: str, found: Sequence[Checked]) -> str:
    """The report as Markdown; nothing in the texts of the study is read as markup."""
    parts = ["# " + _escaped(_("Begrijpelijk geschreven? {title}").format(title=one_line(title)))]
    for heading, lines in told(found):
        parts += ["## " + _escaped(heading), "\n".join(f"- {_escaped(entry)}" for entry in lines)]
    return "\n\n".join(parts) + "\n"


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|!" else sign for sign in text)
