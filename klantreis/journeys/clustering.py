"""Which tellings belong to one persona: clustering on which steps were told, not on their order.

Each step belongs to a persona (then each of its tellings tells it at rate `told`) or it does not
(rate `stray`). Summed out, a persona of n tellings, k of which tell a step, scores
log[own·told^k(1-told)^(n-k) + (1-own)·stray^k(1-stray)^(n-k)] for that step. The grouping with the
highest total is sought by moving one telling at a time from many k-means++ starts (hard-assignment
EM for a Bernoulli mixture with latent membership of the steps).
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Presence = npt.NDArray[np.bool_]
Groups = npt.NDArray[np.intp]

RESTARTS, FEWEST_RESTARTS, _RESTART_TELLINGS = 40, 8, 1_200
LEAST = 2
"""A step of a persona is told by at least so many of its tellings (or by all, where it has fewer)."""
OWN = 0.5
"""From this probability on a step belongs to a persona."""
SAMPLE = 240
"""Above this many tellings the groups are learnt on a sample and the rest is assigned."""
_SWEEPS = 30
_OF_EACH_HOME = 8
_STRAYED = 0.2


@dataclass(frozen=True)
class Rates:
    """How often a persona's own steps and strange ones are told, and the share of own steps."""

    told: float = 0.7
    stray: float = 0.04
    own: float = 0.5

    def own_log(self, size: npt.NDArray[np.intp], told: npt.NDArray[np.intp]) -> npt.NDArray[np.float64]:
        """Log score of steps as the persona's own, for `told` of `size` tellings."""
        return np.asarray(np.log(self.own) + told * np.log(self.told) + (size - told) * np.log1p(-self.told))

    def stray_log(self, size: npt.NDArray[np.intp], told: npt.NDArray[np.intp]) -> npt.NDArray[np.float64]:
        """Log score of steps as strange to the persona."""
        return np.asarray(np.log1p(-self.own) + told * np.log(self.stray) + (size - told) * np.log1p(-self.stray))

    def table(self, size: int) -> npt.NDArray[np.float64]:
        """[n, k] -> score of a step that k of n tellings tell (0 ≤ k ≤ n ≤ size; else meaningless)."""
        n, k = np.indices((size + 1, size + 1))
        return np.asarray(np.logaddexp(self.own_log(n, k), self.stray_log(n, k)))


def cluster(
    presence: Presence,
    count: int,
    seed: int = 0,
    pinned: Groups | None = None,
    restarts: int | None = None,
    home: Groups | None = None,
) -> tuple[Groups, Rates]:
    """The group (0…count-1) of each telling, none of them empty, and the rates found on the way.

    `presence` is tellings × steps; `count` is 1…number of tellings. `pinned` has the group of the
    tellings whose group is given, -1 for the others: groups 0…m-1, each of at least one telling, with
    m ≤ count ≤ m + number of others. `restarts` is by default as many as time allows. `home` has the
    group from which a telling starts every time, though it may leave it (-1: none): groups 0…h-1, those
    of `pinned` among them and each of at least one telling, with h ≤ count.
    """
    number = len(presence)
    pinned = np.full(number, -1, np.intp) if pinned is None else pinned
    home = pinned if home is None else np.where(pinned < 0, home, pinned)
    if number > max(SAMPLE, 2 * count):
        chosen = _sample(home, count)
        informative = presence[chosen].sum(axis=0) > 1
        sample = presence[chosen][:, informative]
        learnt, rates = _learn(sample, count, seed, pinned[chosen], home[chosen], restarts)
        groups = _assign_all(presence[:, informative], sample, learnt, count, rates)
        groups[chosen] = learnt
        return np.where(pinned < 0, groups, pinned), rates
    return _learn(presence, count, seed, pinned, home, restarts)


def _learn(
    presence: Presence, count: int, seed: int, pinned: Groups, home: Groups, restarts: int | None
) -> tuple[Groups, Rates]:
    """As `cluster`, from all tellings."""
    number = len(presence)
    rates = Rates()
    if count == 1:
        return np.zeros(number, np.intp), _estimate(presence, np.zeros(number, np.intp), 1, rates)
    restarts = restarts or int(np.clip(_RESTART_TELLINGS // number, FEWEST_RESTARTS, RESTARTS))
    starts = _starts(presence, count, restarts, pinned, home, np.random.default_rng(seed))
    movable = np.flatnonzero(pinned < 0)
    found = _distinct(_climb(presence, starts, count, rates, movable))
    for _round in range(2):
        rates = _estimate(presence, found[0], count, rates)
        found = _distinct(_climb(presence, found, count, rates, movable))
    return found[0], rates


def _distinct(found: Groups) -> Groups:
    """Groupings (rows) that are not the same but for the numbers of the groups; the first of each."""
    keep: dict[tuple[int, ...], int] = {}
    for row, grouping in enumerate(found.tolist()):
        number: dict[int, int] = {}
        keep.setdefault(tuple(number.setdefault(group, len(number)) for group in grouping), row)
    return found[list(keep.values())]


def _sample(home: Groups, count: int) -> Groups:
    """Tellings spread evenly over all; where groups are given, with some of each and enough others."""
    sample = [_spread(np.arange(len(home)), max(SAMPLE, 2 * count))]
    given = int(home.max()) + 1
    if given:
        sample += [_spread(np.flatnonzero(home == group), _OF_EACH_HOME) for group in range(given)]
        sample.append(_spread(np.flatnonzero(home < 0), count))
    return np.unique(np.concatenate(sample))


def _spread(rows: Groups, number: int) -> Groups:
    return rows[np.linspace(0, len(rows) - 1, min(len(rows), number)).astype(np.intp)]


def _starts(
    presence: Presence, count: int, restarts: int, pinned: Groups, home: Groups, rng: np.random.Generator
) -> Groups:
    """Restarts × tellings: each at home, else with the nearest of the homes and of tellings drawn far apart."""
    distance = jaccard(presence)
    number = len(presence)
    homes = [np.flatnonzero(home == group) for group in range(int(home.max(initial=-1)) + 1)]
    to_homes = [distance[rows].mean(axis=0) for rows in homes]
    loose = np.flatnonzero(home < 0)
    drawable = pinned < 0
    # No home loses its last telling to a group that is new.
    drawable[[rows[0] for rows in homes if (pinned[rows] < 0).all()]] = False
    starts = np.empty((restarts, number), np.intp)
    for restart in range(restarts):
        seeds: list[int] = [] if homes else [int(rng.integers(number))]
        taken = np.zeros(number, np.bool_)
        while len(homes) + len(seeds) < count:
            taken[seeds] = True
            nearest = np.min([*to_homes, *distance[seeds]], axis=0) ** 2
            left = np.flatnonzero(drawable & ~taken)
            weights = nearest[left] + 1e-9
            seeds.append(int(rng.choice(left, p=weights / weights.sum())))
        starts[restart] = np.argmin([*to_homes, *distance[seeds]], axis=0)
        if homes and restart:
            # Where the homes are given there is little else that would make the starts differ.
            strayed = loose[rng.random(len(loose)) < _STRAYED]
            starts[restart, strayed] = rng.integers(count, size=len(strayed))
        starts[restart] = np.where(home < 0, starts[restart], home)
        starts[restart, seeds] = np.arange(len(homes), count)
    return starts


def jaccard(presence: Presence) -> npt.NDArray[np.float64]:
    """Tellings × tellings: the share of the steps told by either that only one of them tells (0…1)."""
    told = presence.astype(np.float64)
    both = told @ told.T
    sizes = told.sum(axis=1)
    either = sizes[:, None] + sizes[None, :] - both
    return np.asarray((1.0 - both / np.maximum(either, 1.0)) * (either > 0))


def _climb(presence: Presence, starts: Groups, count: int, rates: Rates, movable: Groups) -> Groups:
    """Move one telling at a time to its best group until nothing changes; all starts side by side, best first."""
    number = len(presence)
    groups = starts.copy()
    told = presence.astype(np.intp)
    table = rates.table(number)
    member = groups[:, :, None] == np.arange(count)
    sizes = member.sum(axis=1)
    counts = np.einsum("rng,nd->rgd", member, told)
    rows = np.arange(len(groups))
    for _sweep in range(_SWEEPS):
        changed = False
        for place in movable.tolist():
            old = groups[:, place]
            sizes[rows, old] -= 1
            counts[rows, old] -= told[place]
            n = sizes[:, :, None]
            gain = (table[n + 1, counts + told[place]] - table[n, counts]).sum(axis=2)
            alone = sizes[rows, old] == 0
            new = np.where(alone, old, gain.argmax(axis=1))
            sizes[rows, new] += 1
            counts[rows, new] += told[place]
            changed |= bool((new != old).any())
            groups[:, place] = new
        if not changed:
            break
    score = table[sizes[:, :, None], counts].sum(axis=(1, 2))
    return groups[np.argsort(-score, kind="stable")]


def own_steps(presence: Presence, rates: Rates) -> Groups:
    """The steps that belong to a persona more likely than not, by who of its tellings (`presence`) tells them."""
    size, counts = len(presence), presence.sum(axis=0)
    own = own_probability(np.array(size), counts, rates) >= OWN
    return np.flatnonzero(own & (counts >= min(LEAST, size)))


def estimate(presence: Presence, groups: Groups) -> Rates:
    """The rates that fit given groups (0…, none empty)."""
    count = int(groups.max()) + 1
    return _estimate(presence, groups, count, _estimate(presence, groups, count, Rates()))


def _estimate(presence: Presence, groups: Groups, count: int, rates: Rates) -> Rates:
    """The rates that fit the groups best: one EM step, held within sane bounds by pseudo-counts."""
    sizes = np.bincount(groups, minlength=count)[:, None]
    counts = np.stack([presence[groups == g].sum(axis=0) for g in range(count)])
    own = own_probability(sizes, counts, rates)
    told = (20 * 0.7 + (own * counts).sum()) / (20 + (own * sizes).sum())
    stray = (20 * 0.04 + ((1 - own) * counts).sum()) / (20 + ((1 - own) * sizes).sum())
    share = (20 * 0.5 + own.sum()) / (20 + own.size)
    return replace(
        rates, told=float(np.clip(told, 0.3, 0.95)), stray=float(np.clip(stray, 0.005, 0.25)), own=float(share)
    )


def own_probability(size: npt.NDArray[np.intp], told: npt.NDArray[np.intp], rates: Rates) -> npt.NDArray[np.float64]:
    """How likely a step that `told` of `size` tellings tell belongs to the persona (0…1)."""
    return np.asarray(1.0 / (1.0 + np.exp(np.clip(rates.stray_log(size, told) - rates.own_log(size, told), -50, 50))))


def _assign_all(presence: Presence, sample: Presence, learnt: Groups, count: int, rates: Rates) -> Groups:
    """Every telling with the group whose step rates it fits best."""
    sizes = np.bincount(learnt, minlength=count)[:, None]
    counts = np.stack([sample[learnt == g].sum(axis=0) for g in range(count)])
    own = own_probability(sizes, counts, rates)
    rate = (own * (counts + rates.told) + (1 - own) * (counts + rates.stray)) / (sizes + 1)
    rate = np.clip(rate, 0.002, 0.98)
    log_odds = np.log(rate / (1 - rate))
    score = presence.astype(np.float64) @ log_odds.T + np.log(1 - rate).sum(axis=1)
    return np.asarray(score.argmax(axis=1))
