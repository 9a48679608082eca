"""Who deals with whom, as a drawing: groups of companies side by side, each where springs put it that pull together
those that deal with each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

Row = dict[str, Any]
WIDTH = 760
MOST = 36
"""Companies in a drawing; with more nobody can read their names."""
_SEED = 7
"""Any will do; one makes the same drawing of the same deals."""
_SHORT = 22
_PAIR = (172.0, 92.0)
"""The place that two companies take, one above the other."""
_EACH = (120.0, 88.0)
"""The place that a larger group takes, times the root of how many it is."""
_EDGE = (70.0, 30.0)
"""Half of a name, and its height."""
_LETTER = 6.3
"""The width of a letter of a name, by and large."""
_DOWN = 38.0
"""How far two companies stand from each other down, for their names to be read; across it is half of both names."""
_ROUNDS = 80


@dataclass(frozen=True)
class Node:
    """A company; ``radius`` grows with the root of its megawatts, ``below`` says where its name stands."""

    name: str
    short: str
    x: float
    y: float
    radius: float
    below: bool
    words: str


@dataclass(frozen=True)
class Edge:
    """The deals of two companies."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    words: str


@dataclass(frozen=True)
class Network:
    """Companies and their deals on a canvas of some height, and the pairs that are drawn."""

    nodes: list[Node]
    edges: list[Edge]
    height: float
    pairs: list[Row]


def network(pairs: Sequence[Row]) -> Network | None:
    """The drawing of the largest groups among pairs with ``company``, ``counterparty``, ``deals`` and ``mw``; None
    where there are none, or where Datasette was installed without our extra and networkx. The latest drawings are
    kept: the same deals are drawn in the same way."""
    drawn = _drawn(tuple((p["company"], p["counterparty"], p["deals"], p["mw"]) for p in pairs))
    if drawn is None:
        return None
    nodes, edges, height = drawn
    there = {node.name for node in nodes}
    return Network(nodes, edges, height, [p for p in pairs if {p["company"], p["counterparty"]} <= there])


@lru_cache(maxsize=16)
def _drawn(pairs: tuple[tuple[str, str, int, float | None], ...]) -> tuple[list[Node], list[Edge], float] | None:
    try:
        import networkx as nx  # here, since it takes half a second
    except ModuleNotFoundError:
        return None
    graph = nx.Graph()
    for one, other, deals, mw in pairs:
        if one != other:
            before = graph.get_edge_data(one, other, {"weight": 0, "mw": 0.0})
            graph.add_edge(one, other, weight=before["weight"] + deals, mw=before["mw"] + (mw or 0.0))
    if not graph:
        return None
    groups = _groups(nx, graph)
    graph = graph.subgraph([name for group in groups for name in group])
    at, height = _placed(nx, graph, groups)
    middles = {name: sum(at[other][1] for other in group) / len(group) for group in groups for name in group}
    most = max((mw for _, _, mw in graph.edges(data="mw")), default=0.0) or 1.0
    nodes = [_node(graph, name, at[name], most, at[name][1] > middles[name]) for group in groups for name in group]
    edges = []
    for one, other, data in sorted(graph.edges(data=True), key=lambda edge: edge[:2]):
        told = f"{one} and {other}: {_told(data['weight'], data['mw'])}"
        edges.append(Edge(*at[one], *at[other], min(8.0, 1.0 + data["weight"]), told))
    return nodes, edges, height


def _groups(nx: Any, graph: Any) -> list[list[str]]:
    """Companies that are linked, the largest group first, as many as can be read; of one that is too large the part
    around whoever has most partners."""
    chosen: list[list[str]] = []
    for component in sorted(nx.connected_components(graph), key=lambda group: (-len(group), min(group))):
        room = MOST - sum(map(len, chosen))
        if room < 2:
            break
        hub = min(component, key=lambda name: (-graph.degree(name), name))
        reached = [hub, *(name for _, name in nx.bfs_edges(graph, hub, sort_neighbors=sorted))]
        chosen.append(reached[:room])
    return chosen


def _placed(nx: Any, graph: Any, groups: Iterable[Sequence[str]]) -> tuple[dict[str, tuple[float, float]], float]:
    """Where each company stands, and how high it all is: groups in rows."""
    at: dict[str, tuple[float, float]] = {}
    x, y, tall = 0.0, 0.0, 0.0
    for group in groups:
        root = len(group) ** 0.5
        wide, high = _PAIR if len(group) == 2 else (min(float(WIDTH), _EACH[0] * root + 70), _EACH[1] * root + 30)
        if x + wide > WIDTH and x > 0:
            x, y, tall = 0.0, y + tall, 0.0
        inner = (max(1.0, wide - 2 * _EDGE[0]), max(1.0, high - 2 * _EDGE[1]))
        within = _within(nx, graph, group)
        places = [[inner[0] * left, inner[1] * top] for left, top in within.values()]
        if len(group) > 2:
            _spread(places, [_LETTER * len(_short(name)) / 2 + 4 for name in within], *inner)
        for name, (left, top) in zip(within, places, strict=True):
            at[name] = (round(x + _EDGE[0] + left, 1), round(y + _EDGE[1] + top, 1))
        x, tall = x + wide, max(tall, high)
    return at, y + tall


def _within(nx: Any, graph: Any, group: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Places in a group, from 0 to 1 both ways."""
    if len(group) == 2:
        return {group[0]: (0.5, 0.0), group[1]: (0.5, 1.0)}
    ordered = nx.Graph()  # the order of names decides where springs start
    ordered.add_nodes_from(group)
    ordered.add_edges_from(sorted(graph.subgraph(group).edges()))
    placed = nx.spring_layout(ordered, k=2.2 / len(group) ** 0.5, iterations=200, seed=_SEED)
    spans = [(min(p[axis] for p in placed.values()), max(p[axis] for p in placed.values())) for axis in (0, 1)]
    (left, right), (top, bottom) = spans
    return {
        name: (float((p[0] - left) / ((right - left) or 1)), float((p[1] - top) / ((bottom - top) or 1)))
        for name, p in placed.items()
    }


def _spread(places: list[list[float]], halves: Sequence[float], wide: float, high: float) -> None:
    """Moves companies apart whose names would lie on each other, each pair the shorter way, within their place."""
    for _ in range(_ROUNDS):
        moved = False
        for at, one in enumerate(places):
            half = halves[at]
            for than, other in enumerate(places[:at]):
                across = half + halves[than] - abs(one[0] - other[0])
                if across <= 0.5:
                    continue
                down = _DOWN - abs(one[1] - other[1])
                if down <= 0.5:
                    continue
                axis, over = (0, across) if across / wide < down / high else (1, down)
                push = (over / 2) * (1 if one[axis] >= other[axis] else -1)
                one[axis], other[axis], moved = one[axis] + push, other[axis] - push, True
        for place in places:
            place[0], place[1] = min(max(place[0], 0.0), wide), min(max(place[1], 0.0), high)
        if not moved:
            return


def _node(graph: Any, name: str, at: tuple[float, float], most: float, below: bool) -> Node:
    deals = sum(data["weight"] for _, _, data in graph.edges(name, data=True))
    mw = sum(data["mw"] for _, _, data in graph.edges(name, data=True))
    radius = round(5 + 9 * min(1.0, (mw / most) ** 0.5), 1)
    return Node(name, _short(name), *at, radius, below, f"{name}: {_told(deals, mw)}")


def _short(name: str) -> str:
    return name if len(name) <= _SHORT else f"{name[: _SHORT - 1]}…"


def _told(deals: int, mw: float) -> str:
    return f"{deals} deal{'s' if deals != 1 else ''}" + (f", {mw:,.6g} MW" if mw else "")
