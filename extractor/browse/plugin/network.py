"""Who deals with whom, as a drawing: companies where springs put them that pull those together that deal most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
WIDTH, HEIGHT = 760, 520
_MARGIN_X, _MARGIN_Y = 90, 36
_SEED = 7
"""Any will do; one makes the same drawing of the same deals."""
_SHORT = 24


@dataclass(frozen=True)
class Node:
    """A company; ``radius`` grows with the root of its megawatts."""

    name: str
    short: str
    x: float
    y: float
    radius: float
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
    """Companies and their deals."""

    nodes: list[Node]
    edges: list[Edge]


def network(pairs: Sequence[Row]) -> Network | None:
    """The drawing of pairs with ``company``, ``counterparty``, ``deals`` and ``mw``; None where there are none, or
    where Datasette was installed without our extra and networkx."""
    try:
        import networkx as nx  # here, since it takes half a second
    except ModuleNotFoundError:
        return None
    graph = nx.Graph()
    for pair in pairs:
        one, other = pair["company"], pair["counterparty"]
        if one != other:
            before = graph.get_edge_data(one, other, {"weight": 0, "mw": 0.0})
            graph.add_edge(one, other, weight=before["weight"] + pair["deals"], mw=before["mw"] + (pair["mw"] or 0.0))
    if not graph:
        return None
    placed = nx.spring_layout(graph, k=1.6 / len(graph) ** 0.5, iterations=120, seed=_SEED)
    at = {name: (_at(x, _MARGIN_X, WIDTH), _at(y, _MARGIN_Y, HEIGHT)) for name, (x, y) in placed.items()}
    most = max((mw for _, _, mw in graph.edges(data="mw")), default=0.0) or 1.0
    nodes = [_node(graph, name, at[name], most) for name in graph]
    edges = []
    for one, other, data in graph.edges(data=True):
        told = f"{one} and {other}: {_told(data['weight'], data['mw'])}"
        edges.append(Edge(*at[one], *at[other], min(8.0, 1.0 + data["weight"]), told))
    return Network(nodes, edges)


def _node(graph: Any, name: str, at: tuple[float, float], most: float) -> Node:
    deals = sum(data["weight"] for _, _, data in graph.edges(name, data=True))
    mw = sum(data["mw"] for _, _, data in graph.edges(name, data=True))
    short = name if len(name) <= _SHORT else f"{name[: _SHORT - 1]}…"
    return Node(name, short, *at, round(5 + 9 * min(1.0, (mw / most) ** 0.5), 1), f"{name}: {_told(deals, mw)}")


def _told(deals: int, mw: float) -> str:
    return f"{deals} deal{'s' if deals != 1 else ''}" + (f", {mw:,.6g} MW" if mw else "")


def _at(place: float, margin: int, length: int) -> float:
    """From -1 to 1 onto the canvas."""
    return round(float(margin + (length - 2 * margin) * (place + 1) / 2))
