"""What is read off each regular expression, and the file that has it ready, since reading a thousand takes seconds.

The file goes by a digest of an expression's text and flags, so that it cannot speak of another one; an expression that
it does not know is read. ``scripts/expressions`` makes it.
"""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, NamedTuple

from extractor.patterns.grams import Choice
from extractor.patterns.needs import least, needs, opens_with_literal, tree_of
from extractor.patterns.openings import openings

KEPT = Path(__file__).with_name("data") / "known.json"
READERS = ("grams.py", "known.py", "needs.py", "openings.py")
"""What decides how expressions are read."""


class Said(NamedTuple):
    """What an expression says. ``flags``: with those that it sets itself; ``literal``: whether a match begins with one
    known character; ``masks``: how many mentions a match takes at least; ``needs`` and ``opens`` as ``needs`` and
    ``openings`` give them."""

    flags: int
    literal: bool
    masks: int
    needs: tuple[Choice, ...]
    opens: Choice


_said: dict[tuple[str, int], Said] = {}
"""Of every expression that was asked for."""


def said(pattern: str, flags: int = 0) -> Said:
    """What an expression says."""
    key = (pattern, int(flags) & ~re.UNICODE)
    found = _said.get(key)
    if found is None:
        found = _said[key] = known(*key) or read_anew(*key)
    return found


def known(pattern: str, flags: int = 0) -> Said | None:
    """What the file has of an expression; None where it does not know it."""
    choices, by_digest = _file()
    found = by_digest.get(digest(pattern, flags))
    if found is None:
        return None
    stated, literal, masks, needed, opens = found
    return Said(stated, bool(literal), masks, tuple(choices[number] for number in needed), choices[opens])


def read_anew(pattern: str, flags: int = 0) -> Said:
    """The same, read off the expression itself."""
    return Said(
        tree_of(pattern, flags).state.flags,
        opens_with_literal(pattern, flags),
        least(pattern, "⟦", flags),
        needs(pattern, flags),
        openings(pattern, flags),
    )


def digest(pattern: str, flags: int) -> str:
    """What an expression goes by in the file."""
    return blake2b(f"{int(flags)}\0{pattern}".encode(), digest_size=12).hexdigest()


def asked_for() -> dict[tuple[str, int], Said]:
    """Every expression that this process has asked for so far."""
    return dict(_said)


def written(found: dict[tuple[str, int], Said]) -> str:
    """The file of some expressions."""
    choices = sorted({choice for each in found.values() for choice in (*each.needs, each.opens)}, key=sorted)
    number = {choice: at for at, choice in enumerate(choices)}
    rows = {
        digest(*key): [each.flags, int(each.literal), each.masks, [number[c] for c in each.needs], number[each.opens]]
        for key, each in found.items()
    }
    told = [json.dumps(sorted(choice), ensure_ascii=False, separators=(",", ":")) for choice in choices]
    lines = [f'"{key}":{json.dumps(rows[key], separators=(",", ":"))}' for key in sorted(rows)]
    parts = (f'"by":"{by()}"', '"choices":[\n' + ",\n".join(told) + "\n]", '"said":{\n' + ",\n".join(lines) + "\n}")
    return "{" + ",\n".join(parts) + "}\n"


def by() -> str:
    """The identity of the code that reads expressions."""
    folder = Path(__file__).parent
    return sha256(b"\0".join((folder / name).read_bytes() for name in READERS)).hexdigest()[:16]


@cache
def _file() -> tuple[list[Choice], dict[str, Any]]:
    if not KEPT.exists():
        return [], {}
    told = json.loads(KEPT.read_text(encoding="utf-8"))
    return [frozenset(choice) for choice in told["choices"]], told["said"]
