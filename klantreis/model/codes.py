"""The codebook: a tree of codes, and how people refer to a code."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

SEPARATOR = "/"


class CodeKind(StrEnum):
    """What a code stands for; the journey builder reads codings by it."""

    PHASE = "phase"
    TOUCHPOINT = "touchpoint"
    CHANNEL = "channel"
    ACTOR = "actor"
    THEME = "theme"
    IDEA = "idea"
    FREE = "free"


@dataclass(frozen=True)
class Code:
    """A code. `parent` is the id of the code above; `phase` the name of a touchpoint's usual phase."""

    id: str
    name: str
    kind: CodeKind = CodeKind.FREE
    parent: str | None = None
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    color: str = ""
    phase: str | None = None


@dataclass(frozen=True)
class CodeSpec:
    """A code as a codebook file describes it: its place is a path, it has no id yet.

    Without a kind it takes that of the code above. An `implied` one is only named in a path.
    """

    path: tuple[str, ...]
    kind: CodeKind | None = None
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    color: str = ""
    phase: str | None = None
    implied: bool = False

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path[-1]


@dataclass(frozen=True)
class CodebookSpec:
    """A codebook as a file describes it; `codes` has parents before their children."""

    name: str
    codes: tuple[CodeSpec, ...]
    version: str = "1"


class Codebook:
    """All codes of a study as a tree, in the order of the book (parents before children)."""

    def __init__(self, name: str, codes: Iterable[Code], version: str = "1") -> None:
        self.name = name
        self.version = version
        self.codes: tuple[Code, ...] = tuple(codes)
        self._by_id: Mapping[str, Code] = {code.id: code for code in self.codes}

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, code_id: str) -> Code:
        return self._by_id[code_id]

    def __contains__(self, code_id: object) -> bool:
        return code_id in self._by_id

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """Code id -> path, for instance `Contactmomenten/Rond aanmelden/Verwijsbrief`."""
        return {code.id: SEPARATOR.join(c.name for c in self.lineage(code.id)) for code in self.codes}

    @cached_property
    def by_path(self) -> Mapping[str, Code]:
        """Path -> code."""
        return {path: self._by_id[code_id] for code_id, path in self.paths.items()}

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Code, ...]]:
        names: dict[str, list[Code]] = {}
        for code in self.codes:
            names.setdefault(code.name.casefold(), []).append(code)
        return {name: tuple(codes) for name, codes in names.items()}

    @cached_property
    def _children(self) -> Mapping[str | None, tuple[Code, ...]]:
        children: dict[str | None, list[Code]] = {}
        for code in self.codes:
            children.setdefault(code.parent, []).append(code)
        return {parent: tuple(codes) for parent, codes in children.items()}

    def children(self, code_id: str | None) -> tuple[Code, ...]:
        """The codes right below a code, or the top ones for None."""
        return self._children.get(code_id, ())

    def lineage(self, code_id: str) -> tuple[Code, ...]:
        """The codes from the top down to this one, itself included."""
        line = [self._by_id[code_id]]
        while (parent := line[-1].parent) is not None:
            line.append(self._by_id[parent])
        return tuple(reversed(line))

    def below(self, code_id: str) -> tuple[Code, ...]:
        """The code itself and everything under it, in the order of the book."""
        found = [self._by_id[code_id]]
        for child in self.children(code_id):
            found.extend(self.below(child.id))
        return tuple(found)

    def find(self, reference: str) -> tuple[Code, ...]:
        """The codes that a path, or else a name, stands for: none, one, or several by one name."""
        if code := self.by_path.get(reference):
            return (code,)
        return self._by_name.get(reference.casefold(), ())

    def of_kind(self, kind: CodeKind) -> tuple[Code, ...]:
        """All codes of one kind, in the order of the book."""
        return tuple(code for code in self.codes if code.kind == kind)

    @property
    def phases(self) -> tuple[str, ...]:
        """The names of the phases in order: phase codes that have no codes under them."""
        return tuple(c.name for c in self.of_kind(CodeKind.PHASE) if not self.children(c.id))
