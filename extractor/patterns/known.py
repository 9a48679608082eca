"""What is read off each regular expression, and the file that has it ready, since reading a thousand takes seconds.

The file goes by a digest of an expression's text and flags, so that it cannot speak of another one; an expression that
it does not know is read. ``scripts/expressions`` makes it. Each expression has a line that hangs on nothing else, so
that two branches that change expressions merge line by line, and where lines of one place meet both may stay
(``.gitattributes``): at worst the file knows an expression that is gone.
"""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, NamedTuple

from extractor.patterns.closings import closings
from extractor.patterns.grams import Choice
from extractor.patterns.needs import least, needs, opens_with_literal, tree_of
from extractor.patterns.openings import openings

KEPT = Path(__file__).with_name("data") / "known.json"
READERS = ("closings.py", "grams.py", "known.py", "needs.py", "openings.py")
"""What decides how expressions are read."""


class Said(NamedTuple):
    """What an expression says. ``flags``: with those that it sets itself; ``literal``: whether a match begins with one
    known character; ``masks``: how many mentions a match takes at least; ``needs``, ``opens`` and ``closes``: as
    ``needs``, ``openings`` and ``closings`` give them."""

    flags: int
    literal: bool
    masks: int
    needs: tuple[Choice, ...]
    opens: Choice
    closes: Choice


_SPACE = "␣"
"""Written for a space, since white space stands between grams, ways to begin and ways to end."""
_BY, _END = "by", ""
"""Keys of what is no expression: who read them, and the last line, behind which no comma stands."""

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
    found = _file().get(digest(pattern, flags))
    if found is None or len(found) != len(Said._fields):
        return None
    stated, literal, masks, needed, opens, closes = found
    return Said(stated, bool(literal), masks, tuple(map(_choice, needed)), _choice(opens), _choice(closes))


def read_anew(pattern: str, flags: int = 0) -> Said:
    """The same, read off the expression itself."""
    return Said(
        tree_of(pattern, flags).state.flags,
        opens_with_literal(pattern, flags),
        least(pattern, "⟦", flags),
        needs(pattern, flags),
        openings(pattern, flags),
        closings(pattern, flags),
    )


def digest(pattern: str, flags: int) -> str:
    """What an expression goes by in the file."""
    return blake2b(f"{int(flags)}\0{pattern}".encode(), digest_size=12).hexdigest()


def asked_for() -> dict[tuple[str, int], Said]:
    """Every expression that this process has asked for so far."""
    return dict(_said)


def written(found: dict[tuple[str, int], Said]) -> str:
    """The file of some expressions, an expression a line."""
    lines = sorted(f'"{digest(*key)}":{_compact(_row(each))},\n' for key, each in found.items())
    return "".join((f'{{\n"{_BY}":"{by()}",\n', *lines, f'"{_END}":[]}}\n'))


def _row(said: Said) -> list[Any]:
    return [
        said.flags,
        int(said.literal),
        said.masks,
        list(map(_words, said.needs)),
        _words(said.opens),
        _words(said.closes),
    ]


def _words(choice: Choice) -> str:
    return " ".join(sorted(each.replace(" ", _SPACE) for each in choice))


def _compact(row: list[Any]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


@cache
def _choice(words: str) -> Choice:
    return frozenset(each.replace(_SPACE, " ") for each in words.split())


def by() -> str:
    """The identity of the code that reads expressions."""
    folder = Path(__file__).parent
    return sha256(b"\0".join((folder / name).read_bytes() for name in READERS)).hexdigest()[:16]


def listed() -> set[str]:
    """The digests of the expressions in the file."""
    return set(_file()) - {_BY, _END}


def read_by() -> str | None:
    """The identity of the code that read what is in the file."""
    return _file().get(_BY)


@cache
def _file() -> dict[str, Any]:
    """The file; nothing where a merge has left what is no JSON, until ``scripts/expressions`` writes it anew."""
    try:
        told: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    except json.JSONDecodeError:
        return {}
    return told
