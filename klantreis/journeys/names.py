"""Names for fictional persons: ordinary Dutch first names that nobody in the tellings bears."""

import hashlib
import random
from collections.abc import Iterable

from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _

NAMES = (
    "Anouk", "Bo", "Britt", "Daphne", "Demi", "Elin", "Elise", "Emma", "Eva", "Fay", "Femke", "Fleur", "Floor",
    "Guusje", "Hanna", "Ilse", "Iris", "Isa", "Jasmijn", "Jet", "Julia", "Juul", "Kiki", "Lara", "Lieke", "Liv",
    "Loes", "Maud", "Meike", "Merel", "Mila", "Mirthe", "Myrthe", "Nienke", "Nina", "Nora", "Nova", "Olivia", "Pien",
    "Puck", "Quinty", "Robin", "Roos", "Sanne", "Saar", "Sofie", "Suus", "Tess", "Veerle", "Vera", "Yfke", "Zoë",
    "Abel", "Bas", "Bram", "Cas", "Casper", "Daniël", "David", "Dex", "Felix", "Finn", "Floris", "Gijs", "Guus",
    "Hidde", "Hugo", "Jelle", "Jens", "Jip", "Job", "Joep", "Jonas", "Joris", "Jurre", "Kai", "Kick", "Koen", "Lars",
    "Levi", "Lucas", "Luuk", "Mats", "Max", "Mees", "Mick", "Morris", "Niek", "Niels", "Olaf", "Olivier", "Pepijn",
    "Pim", "Quinten", "Rens", "Ruben", "Sem", "Siem", "Stijn", "Teun", "Tijn", "Tim", "Tobias", "Tom", "Tygo",
    "Valentijn", "Vince", "Wout",
)  # fmt: skip
ALIKE = 85.0
"""From this likeness (rapidfuzz ratio, 0-100) on, a name sounds like one that was said."""


def persona_names(count: int, taken: Iterable[str], seed: str) -> tuple[str, ...]:
    """Distinct names that are no word of `taken` and not nearly a capitalised one; the same for the same seed.

    Raises KlantreisError where there are not enough names left.
    """
    from rapidfuzz.fuzz import ratio

    words = set(taken)
    said = {word.casefold() for word in words}
    capitalised = sorted({word.casefold() for word in words if word[:1].isupper() and len(word) > 1})
    names = list(NAMES)
    # A digest, unlike hash(), is the same in every process.
    random.Random(hashlib.sha256(seed.encode()).hexdigest()).shuffle(names)
    free: list[str] = []
    for name in names:
        small = name.casefold()
        if len(free) == count:
            break
        if small in said or any(ratio(small, word) >= ALIKE for word in (*capitalised, *map(str.casefold, free))):
            continue
        free.append(name)
    if len(free) < count:
        raise KlantreisError(_("Er zijn te weinig vrije namen voor {n} persona's.").format(n=count))
    return tuple(free)
