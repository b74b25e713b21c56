"""Which codings one wants to see."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from klantreis.model.codes import Codebook, CodeKind
from klantreis.model.codings import Coding


@dataclass(frozen=True)
class CodingFilter:
    """What a coding must be to be shown; None lets everything through. Codes go by id, coders by name.

    A code lets the codes under it through as well. In `valences`, None stands for no feeling noted.
    """

    codes: frozenset[str] | None = None
    coder_names: frozenset[str] | None = None
    kinds: frozenset[CodeKind] | None = None
    valences: frozenset[int | None] | None = None

    def lets_through(self, coding: Coding, book: Codebook, coders: Mapping[str, str]) -> bool:
        """Whether the coding is wanted; `coders` has the names by id."""
        if self.coder_names is not None and coders.get(coding.coder) not in self.coder_names:
            return False
        if self.valences is not None and coding.valence not in self.valences:
            return False
        if self.kinds is not None and book[coding.code].kind not in self.kinds:
            return False
        return self.codes is None or any(code.id in self.codes for code in book.lineage(coding.code))

    @property
    def active(self) -> bool:
        """Whether anything is kept back at all."""
        return any(getattr(self, field.name) is not None for field in fields(self))


EVERYTHING = CodingFilter()
