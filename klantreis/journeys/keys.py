"""Keys by which a route stays known from build to build."""

from collections import Counter
from collections.abc import Mapping, Sequence

from klantreis.journeys.constraints import Constraints

Pair = tuple[str, int]


def keys_of(groups: Sequence[Sequence[str]], constraints: Constraints) -> tuple[str, ...]:
    """For each group of tellings (ids) the key that it takes over, or "" where it gets none.

    Each key goes to at most one group, so that in all as many tellings as possible keep their key:
    pins count before the previous build, and ties go to the first key and then the first group.
    """
    pinned: Counter[Pair] = Counter()
    shared: Counter[Pair] = Counter()
    for number, tellings in enumerate(groups):
        for telling in tellings:
            if telling in constraints.pins:
                pinned[constraints.pins[telling], number] += 1
            elif telling in constraints.previous:
                shared[constraints.previous[telling], number] += 1
    most = sum(shared.values()) + 1
    worth = {pair: pinned[pair] * most + shared[pair] for pair in sorted({*pinned, *shared}) if pair[0]}
    taken = _best_matching(worth)
    return tuple(taken.get(number, "") for number in range(len(groups)))


def _best_matching(worth: Mapping[Pair, int]) -> dict[int, str]:
    """Group -> key, of maximal worth."""
    keys = Counter(key for key, _number in worth)
    numbers = Counter(number for _key, number in worth)
    if all(n == 1 for n in (*keys.values(), *numbers.values())):
        return {number: key for key, number in worth}
    import networkx as nx

    graph: nx.Graph[str | int] = nx.Graph()
    for place, (pair, value) in enumerate(worth.items()):
        # Every set of pairs has another sum, so that only one matching is the best.
        graph.add_edge(*pair, weight=(value << len(worth)) + (1 << (len(worth) - 1 - place)))
    matched = {*nx.max_weight_matching(graph)}
    return {number: key for key, number in worth if (key, number) in matched or (number, key) in matched}
