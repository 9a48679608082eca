"""Names of every origin (`models/name_parts.txt`): firms, persons and towns as each language builds them, made up anew
each time, so that a network learns from what stands around a name and how it is built, not which names there are.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

PARTS = Path(__file__).resolve().parents[2] / "models" / "name_parts.txt"
_SLOT = re.compile(r"\{([wfgtp])\}")
_FAMILY_FIRST = ("chinese", "korean", "vietnamese")
_WEIGHTS = {"english": 5, "indian": 2, "chinese": 2, "spanish": 2, "nordic": 2}
"""How often an origin is drawn; 1 where nothing is said."""


@dataclass(frozen=True)
class Origin:
    """What the names of one origin are made of, by the headings of the file."""

    name: str
    parts: Mapping[str, list[str]]

    def word(self, rng: random.Random) -> str:
        """A word that nothing bears, but sounds of the origin."""
        head, tail = rng.choice(self.parts["heads"]), rng.choice(self.parts["tails"])
        while head[-1].lower() == tail[0] and tail[0] in "aeiou":
            tail = rng.choice(self.parts["tails"])
        middle = rng.choice(self.parts["tails"]) if len(tail) < 4 and rng.random() < 0.12 else ""
        return head + (middle if len(middle) < 4 else "") + tail

    def family(self, rng: random.Random) -> str:
        """A family name, at times a made-up one."""
        return rng.choice(self.parts["family"]) if rng.random() < 0.75 else self.word(rng)

    def person(self, rng: random.Random) -> str:
        """A full name as news prints it."""
        given, family, chance = rng.choice(self.parts["given"]), self.family(rng), rng.random()
        if self.name in _FAMILY_FIRST and chance < 0.5:
            return f"{family} {given}"
        if chance < 0.1:
            given += f" {rng.choice('ABCDEGHJKLMPRSTW')}."
        elif chance < 0.14:
            given = f"{given[0]}. {rng.choice('ABCDEGHJKLMPRSTW')}."
        elif chance < 0.2:
            family += " " + rng.choice((self.family(rng), "Jr.", "III"))
        elif chance < 0.25 and " " not in family:
            family += "-" + self.family(rng).split()[-1]
        return f"{given} {family}"

    def town(self, rng: random.Random) -> str:
        """A place that no map has."""
        return self._built("towns", rng)

    def firm(self, rng: random.Random) -> str:
        """A firm, with or without a word for its trade or its legal form."""
        return self._built("firms", rng)

    def _built(self, what: str, rng: random.Random) -> str:
        made: dict[str, Callable[[], str]] = {
            "w": lambda: self.word(rng), "f": lambda: self.family(rng), "g": lambda: rng.choice(self.parts["given"]),
            "t": lambda: rng.choice(self.parts["trades"]), "p": lambda: self.word(rng),
        }  # fmt: skip
        name = _SLOT.sub(lambda slot: made[slot[1]](), rng.choice(self.parts[what]))
        return name[0].upper() + name[1:]


def origins(path: Path = PARTS) -> list[Origin]:
    """The origins of the file, in order. Raises KeyError where one lacks a heading."""
    found: list[Origin] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            found.append(Origin(line[2:], {}))
        elif line and not line.startswith("#"):
            heading, _, words = line.partition(" ")
            found[-1].parts[heading] = words.split(";")  # type: ignore[index]
    for origin in found:
        for heading in ("given", "family", "heads", "tails", "trades", "firms", "towns"):
            origin.parts[heading]
    return found


def drawn(all_of_them: list[Origin], rng: random.Random) -> Origin:
    """One of them, the larger ones more often."""
    return rng.choices(all_of_them, [_WEIGHTS.get(origin.name, 1) for origin in all_of_them])[0]
