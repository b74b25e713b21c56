"""A small language to ask for passages by their codes: `Wachttijd en niet (Telefoon of "Brief")`.

    question  = both { of both }
    both      = near { en [niet] near }
    near      = one { [niet] bij[/N] one }
    one       = code | onder:code | ( question )

`and`, `or`, `not`, `near` and `under:` mean the same. A code is a path, or a name that only one code
bears; in quotation marks where a word in it could be read otherwise ("" stands for one mark inside).

What it means. Each part stands for a set of codings; a passage is a coding.

- `A`: the codings with code A. `onder:A`: those of A and of every code under it.
- `X of Y`: what is in X, in Y, or in both.
- `X en Y`: what is in X and shares at least one character with a coding in Y of the same source. A
  coding in both sets shares all of its characters with itself, so `A en A` is A.
- `X en niet Y`: what is in X but not in `X en Y`; so `A en niet A` is nothing.
- `X bij/N Y`: what is in X and has *another* coding in Y of the same source at most N turns away: the
  turns on which the two stand overlap, or fewer than N turns lie between them. `bij` is `bij/0`:
  both stand in one turn. `X niet bij/N Y`: what is in X but not in `X bij/N Y`.

`bij` binds closest, then `en`, then `of`; what binds alike is read from left to right. So a result is
always a coding of the code that is named first (with `of`: of either one), never of one behind `en` or `bij`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

DEEPEST = 50
"""So many brackets may stand in each other."""
FARTHEST = 9999
"""The most turns that may lie between two codings that are near each other."""


@dataclass(frozen=True)
class Coded:
    """The codings with one of these codes (ids)."""

    codes: frozenset[str]


@dataclass(frozen=True)
class Condition:
    """What a coding needs: company of `other`, or (not `wanted`) to be without.

    `turns` is None where the two must share words, else how many turns they may be apart.
    """

    other: "Query"
    wanted: bool
    turns: int | None = None


@dataclass(frozen=True)
class Where:
    """What is in `base` and meets all conditions."""

    base: "Query"
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Either:
    """What is in at least one of the parts."""

    parts: tuple["Query", ...]


Query = Coded | Where | Either

Lookup = Callable[[str, bool], frozenset[str]]
"""The ids that a reference to a code stands for, with those under it if asked. Raises KlantreisError."""


def mentioned(query: Query) -> frozenset[str]:
    """The ids of all codes that a query speaks of."""
    match query:
        case Coded():
            return query.codes
        case Either():
            return frozenset().union(*map(mentioned, query.parts))
        case Where():
            return mentioned(query.base).union(*(mentioned(c.other) for c in query.conditions))


def parse(text: str, lookup: Lookup) -> Query:
    """Read a question. Raises KlantreisError, which says at which character (from 1) it is wrong."""
    return _Parser(text, lookup).whole()


def quoted(path: str) -> str:
    """A code's path as it stands in a question."""
    return '"{}"'.format(path.replace('"', '""'))


_TOKEN = re.compile(
    r"""(?P<open>\() | (?P<close>\)) | (?P<under>(?:onder|under)\s*:)
      | "(?P<straight>(?:[^"]|"")*)" | [“„](?P<curly>[^“”„]*)[“”] | (?P<word>[^\s()"“”„]+)""",
    re.VERBOSE | re.IGNORECASE,
)
_NEAR = re.compile(r"(?:bij|near)(?:/(?P<turns>.*))?", re.IGNORECASE)
_OPERATORS = {"en": "and", "and": "and", "of": "or", "or": "or", "niet": "not", "not": "not"}


@dataclass(frozen=True)
class _Token:
    """`kind` is and, or, not, near, under, open, close, word, name or end; `at` counts characters from 0."""

    kind: str
    text: str
    at: int


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while True:
        at += len(text[at:]) - len(text[at:].lstrip())
        if at >= len(text):
            return [*found, _Token("end", "", len(text.rstrip()))]
        match = _TOKEN.match(text, at)
        if match is None:
            raise _wrong(at, _("dit aanhalingsteken heeft geen einde"))
        kind = match.lastgroup or ""
        words = match.group(kind)
        if kind == "straight":
            found.append(_Token("name", words.replace('""', '"'), at))
        elif kind == "curly":
            found.append(_Token("name", words, at))
        elif kind == "word":
            near = "near" if _NEAR.fullmatch(words) else "word"
            found.append(_Token(_OPERATORS.get(words.lower(), near), words, at))
        else:
            found.append(_Token(kind, words, at))
        at = match.end()


def _wrong(at: int, reason: str) -> KlantreisError:
    return KlantreisError(
        _("De vraag klopt niet bij teken {place}: {reason}.").format(place=at + 1, reason=reason.rstrip("."))
    )


class _Parser:
    """Reads the tokens from left to right, a method for each rule of the grammar."""

    def __init__(self, text: str, lookup: Lookup) -> None:
        self._tokens = _tokens(text)
        self._lookup = lookup
        self._place = 0
        self._depth = 0

    @property
    def _next(self) -> _Token:
        return self._tokens[self._place]

    def _take(self, kind: str) -> _Token | None:
        """The next token, if it is of this kind."""
        token = self._next
        if token.kind != kind:
            return None
        self._place += 1
        return token

    def whole(self) -> Query:
        """The whole text as one question."""
        if self._next.kind == "end":
            raise KlantreisError(_("Geef een vraag, bijvoorbeeld: Wachttijd en niet Telefoon"))
        query = self._either()
        match self._next.kind:
            case "end":
                return query
            case "close":
                raise _wrong(self._next.at, _("dit haakje sluit, maar er ging er geen open"))
            case "not":
                raise _wrong(self._next.at, _("voor niet hoort en te staan, of erachter bij"))
            case _:
                raise _wrong(self._next.at, _("hier hoort en, of dan wel bij te staan"))

    def _either(self) -> Query:
        parts = [self._both()]
        while self._take("or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self) -> Query:
        base = self._near()
        conditions: list[Condition] = []
        while self._take("and"):
            wanted = self._take("not") is None
            conditions.append(Condition(self._near(), wanted))
        return Where(base, tuple(conditions)) if conditions else base

    def _near(self) -> Query:
        base = self._one()
        conditions: list[Condition] = []
        while True:
            negated = self._next.kind == "not" and self._tokens[self._place + 1].kind == "near"
            if negated:
                self._place += 1
            token = self._take("near")
            if token is None:
                return Where(base, tuple(conditions)) if conditions else base
            turns = _turns(token)
            conditions.append(Condition(self._one(), not negated, turns))

    def _one(self) -> Query:
        token = self._next
        if self._take("open"):
            self._depth += 1
            if self._depth > DEEPEST:
                raise _wrong(token.at, _("hier staan te veel haakjes in elkaar"))
            inside = self._either()
            if not self._take("close"):
                ended = self._next.kind == "end"
                told = _("dit haakje gaat niet dicht") if ended else _("hier hoort en, of, bij of een haakje te staan")
                raise _wrong(token.at if ended else self._next.at, told)
            self._depth -= 1
            return inside
        return Coded(self._code(below=self._take("under") is not None))

    def _code(self, *, below: bool) -> frozenset[str]:
        token = self._next
        if self._take("name"):
            name = token.text
        else:
            words = []
            while word := self._take("word"):
                words.append(word.text)
            name = " ".join(words)
        if not name.strip():
            told = _("begin niet met niet, maar met een code") if token.kind == "not" else _("hier hoort een code")
            raise _wrong(token.at, told)
        try:
            return self._lookup(name, below)
        except KlantreisError as error:
            raise _wrong(token.at, str(error)) from error


def _turns(token: _Token) -> int:
    match = _NEAR.fullmatch(token.text)
    given = match["turns"] if match else None
    if given is None:
        return 0
    if not (given.isascii() and given.isdigit() and len(given) <= len(str(FARTHEST))):
        raise _wrong(token.at, _("na bij/ hoort een aantal beurten, zoals bij/2"))
    return int(given)
