"""Charts as shapes on a canvas, for a template to draw as SVG: no script, and colours from the style sheet.

Lengths are those of the canvas, with y pointing down. What a chart shows is always there as a table too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
WIDTH, HEIGHT = 760, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 8, 12, 40
MOST_QUARTERS = 20
"""Beyond these the columns are years."""
_PRICES = ("share_price", "price", "index_level")
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Part:
    """A piece of a column, or a bar: ``tone`` is the number of its colour, ``words`` what it stands for."""

    x: float
    y: float
    width: float
    height: float
    tone: int
    words: str


@dataclass(frozen=True)
class Column:
    """What happened in a period: ``value`` in all, ``words`` for whoever cannot see the parts."""

    label: str
    x: float
    width: float
    value: float
    words: str
    parts: list[Part]


@dataclass(frozen=True)
class Stacked:
    """Columns over time. ``table`` has a row a period with a value for each of ``series``."""

    columns: list[Column]
    ticks: list[tuple[float, str]]
    series: list[tuple[str, int]]
    table: list[tuple[str, list[float], float]]


def stacked(rows: Sequence[Row], name_of: Callable[[str | None], str]) -> Stacked:
    """Megawatts by period, a part of a column for each name. ``rows`` have ``quarter``, ``name`` and ``mw``."""
    quarters = sorted({row["quarter"] for row in rows})
    period: Callable[[str], str] = (lambda q: q[:4]) if len(_between(quarters)) > MOST_QUARTERS else (lambda q: q)
    sums: dict[tuple[str, str | None], float] = {}
    totals: dict[str | None, float] = {}
    for row in rows:
        key = (period(row["quarter"]), row["name"])
        sums[key] = sums.get(key, 0.0) + row["mw"]
        totals[row["name"]] = totals.get(row["name"], 0.0) + row["mw"]
    named = sorted(totals, key=lambda name: (name is None, name == "", -totals[name], name or ""))
    periods = _between(quarters) if period("2025-Q1") != "2025" else sorted({q[:4] for q in quarters})
    table = [
        (p, values, sum(values)) for p in periods for values in [[sums.get((p, name), 0.0) for name in named]]
    ]  # fmt: skip
    tones = [len(named) - 1 if name is None else at for at, name in enumerate(named)]
    series = [(name_of(name), tone % 8) for name, tone in zip(named, tones, strict=True)]
    ends = scale(max((total for _, _, total in table), default=0.0))
    return Stacked(_columns(table, series, ends[-1]), _ticks(ends), series, table)


def _columns(table: list[tuple[str, list[float], float]], series: list[tuple[str, int]], most: float) -> list[Column]:
    step = (WIDTH - LEFT - RIGHT) / max(1, len(table))
    width = min(48.0, step * 0.72)
    made = []
    for at, (period, values, total) in enumerate(table):
        x, y, parts = LEFT + step * at + (step - width) / 2, float(HEIGHT - BOTTOM), []
        for value, (name, tone) in zip(values, series, strict=True):
            tall = (HEIGHT - TOP - BOTTOM) * value / most
            y -= tall
            if value:
                words = f"{period}, {name}: {value:,.6g} MW"
                parts.append(Part(round(x, 1), round(y, 1), round(width, 1), round(tall, 1), tone, words))
        told = ", ".join(
            f"{name} {value:,.6g}" for value, (name, _) in zip(values, series, strict=True) if value
        )  # fmt: skip
        made.append(Column(period, round(x, 1), round(width, 1), total, f"{period}: {total:,.6g} MW: {told}", parts))
    return made


def _ticks(ends: list[float]) -> list[tuple[float, str]]:
    tall = HEIGHT - TOP - BOTTOM
    return [(round(HEIGHT - BOTTOM - tall * value / ends[-1], 1), f"{value:,.6g}") for value in ends]


def _between(quarters: Sequence[str]) -> list[str]:
    """Every quarter from the first to the last."""
    if not quarters:
        return []
    first, last = (int(q[:4]) * 4 + int(q[-1]) - 1 for q in (quarters[0], quarters[-1]))
    return [f"{at // 4}-Q{at % 4 + 1}" for at in range(first, last + 1)]


def scale(most: float) -> list[float]:
    """Round numbers from 0 to at least the most, four to six of them."""
    if most <= 0:
        return [0.0, 1.0]
    rough = most / 4
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * s for s in _STEPS if power * s >= rough)
    return [step * at for at in range(math.ceil(most / step - 1e-9) + 1)]


@dataclass(frozen=True)
class Point:
    """A move: where its end is, and where its stem begins."""

    x: float
    y: float
    base: float
    tone: int
    words: str
    fact: str


@dataclass(frozen=True)
class Moves:
    """Moves over time around a line at nought."""

    points: list[Point] = field(default_factory=list)
    ticks: list[tuple[float, str]] = field(default_factory=list)
    days: list[tuple[float, str]] = field(default_factory=list)
    base: float = 0.0


def moves(rows: Sequence[Row], ordinal: Callable[[str], int]) -> Moves | None:
    """Moves of the price of one subject; None for fewer than two days. Those over a day have the first colour."""
    priced = (row for row in rows if row["last_day"] and row["metric"] in _PRICES)
    dated = sorted(priced, key=lambda row: (row["last_day"], row["id"]))
    if len({row["last_day"] for row in dated}) < 2:
        return None
    most = max(max((row["percent"] for row in dated), default=0.0), 0.0)
    least = min(min((row["percent"] for row in dated), default=0.0), 0.0)
    ends = scale(max(most, -least))
    step = ends[1]
    low, high = -step * math.ceil(-least / step - 1e-9), step * math.ceil(most / step - 1e-9)
    tall, wide = HEIGHT - TOP - BOTTOM, WIDTH - LEFT - RIGHT - 24
    first, last = ordinal(dated[0]["last_day"]), ordinal(dated[-1]["last_day"])

    def y(value: float) -> float:
        return round(TOP + tall * (high - value) / ((high - low) or 1.0), 1)

    def x(day: str) -> float:
        return round(LEFT + 12 + wide * (ordinal(day) - first) / max(1, last - first), 1)

    points = [
        Point(
            x(row["last_day"]), y(row["percent"]), y(0), 0 if row["horizon"] == "day" else 1,
            _moved(row), row["id"],
        )
        for row in dated
    ]  # fmt: skip
    count = round((high - low) / step)
    ticks = [(y(low + step * at), _percent(low + step * at)) for at in range(count + 1)]
    days = list(dict.fromkeys((x(row["last_day"]), row["last_day"]) for row in (dated[0], dated[-1])))
    return Moves(points, ticks, days, y(0))


def _percent(value: float) -> str:
    return f"{value:+,.6g} %" if round(value, 6) else "0 %"


def _moved(row: Row) -> str:
    measure = row["metric"].replace("_", " ")
    return f"{row['last_day']}: {measure} {row['percent']:+,.6g} % ({row['horizon']})"
