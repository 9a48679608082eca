"""From the network's scores to deals: where one is told, and which candidate has which part.

Names are judged, not mentions: of a name's mentions the likeliest speaks for it, one of the deal's own sentence before one
of a sentence about it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extractor.facts.deal.learned.lexicon import NAMES
from extractor.facts.deal.learned.network import ACTIONS, KINDS, ROLES, STATUSES, Network, Part, Read, Scored
from extractor.facts.deal.learned.sentence import UNNAMED_LETTER
from extractor.schema.kinds import DealKind, Status

FAINT = 0.25
"""The score from which a word is looked at as telling a deal."""
_APART = 3
"""Words between two that tell a deal, from which on they tell two."""
_ELSEWHERE = 0.8
"""What a part is worth whose name stands in a sentence about the deal's, and not in that itself."""
_WORTH = {"U": 0.85, "L": 0.7, "G": 0.5, "I": 0.5, "H": 0.3}
"""What a part is worth of a name that is an unsure one of a company, or one of a place, a product or a person."""
_ABSENT = 0.5
"""The probability from which a candidate has a part rather than none."""
_FURTHER = ROLES[4:13]


@dataclass(frozen=True)
class Found:
    """A deal as the network reads it. ``parts`` by role; ``score``: how likely all of its core is right."""

    sentence: int
    word: int
    telling: float
    kind: DealKind
    kind_score: float
    status: Status
    status_score: float
    action: str
    action_score: float
    parts: Mapping[str, tuple[Part, float]]
    others: tuple[tuple[str, Part, float], ...]
    doubt: tuple[float, float, float]
    """How sure are the provider, the other side, and the power (each present or absent)."""

    signs: tuple[float, ...] = ()
    """What its worth is judged by, as numbers (``_signs``)."""

    @property
    def score(self) -> float:
        """The product of what its core hangs on."""
        first, second, third = self.doubt
        return round(self.telling * first * second * third * self.status_score, 4)

    @property
    def scores(self) -> dict[str, float]:
        """What decided, by name, to two decimals."""
        named = {
            "told": self.telling,
            "company": self.doubt[0],
            "counterparty": self.doubt[1],
            "capacity_mw": self.doubt[2],
        }
        named |= {"kind": self.kind_score, "status": self.status_score}
        return {name: round(score, 2) for name, score in named.items()}


def deals(network: Network, reads: Mapping[int, Read], at: int) -> Iterator[Found]:
    """The deals that the sentence ``at`` tells, with its neighbours among ``reads``."""
    mine = reads[at]
    neighbours = {off: reads[at + off] for off in (-1, 1) if at + off in reads}
    for word in peaks(mine):
        found = _found(at, network.score(mine, word, neighbours))
        if found is not None:
            yield replace(found, signs=_signs(found, mine))


def peaks(read: Read) -> list[int]:
    """The words that tell a deal: of those close together the likeliest. A word of no class of deal language tells none."""
    named = {c.at for c in read.sentence.candidates if c.letter != UNNAMED_LETTER}
    classes = read.sentence.classes
    likely = [i for i in range(len(read.scores)) if read.scores[i] >= FAINT and i not in named and classes[i]]
    groups: list[list[int]] = []
    for word in likely:
        if groups and word - groups[-1][-1] <= _APART:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [max(group, key=lambda i: (float(read.scores[i]), -i)) for group in groups]


def _found(at: int, scored: Scored) -> Found | None:
    parts: dict[str, tuple[Part, float]] = {}
    taken: set[str] = set()
    for role in ("p", "c", "t", "mw", "mwh", "val", "term", "site", "loc"):
        best = _best(scored, role, taken if role in ("p", "c", "t") else set())
        if best is not None and best[1] >= _ABSENT:
            parts[role] = best
            if role in ("p", "c", "t"):
                taken.add(best[0].candidate.key)
    if "p" not in parts:
        return None
    others = [
        (role, part, prob)
        for part in scored.parts
        for role in _FURTHER
        if (prob := float(part.roles[ROLES.index(role)])) >= _ABSENT and part.candidate.key not in taken
    ]
    doubt = parts["p"][1], _sure(scored, "c", parts, taken), _sure(scored, "mw", parts, set())
    kind, status, action = (int(p.argmax()) for p in (scored.kinds, scored.statuses, scored.actions))
    return Found(
        at, scored.word, scored.score, KINDS[kind], float(scored.kinds[kind]), STATUSES[status],
        float(scored.statuses[status]), ACTIONS[action], float(scored.actions[action]), parts, tuple(others), doubt,
    )  # fmt: skip


def _best(scored: Scored, role: str, taken: set[str]) -> tuple[Part, float] | None:
    number = ROLES.index(role)
    able = [p for p in scored.parts if p.candidate.key not in taken and (not p.offset or role in ("p", "c", "t"))]
    worth = {id(p): float(p.roles[number]) * (_ELSEWHERE if p.offset else 1.0) for p in able}
    if role in ("p", "c"):
        worth = {id(p): worth[id(p)] * _WORTH.get(p.candidate.letter, 1.0) for p in able}
    best = max(able, key=lambda p: (worth[id(p)], -p.candidate.at), default=None)
    return None if best is None else (best, worth[id(best)])


def _sure(scored: Scored, role: str, parts: Mapping[str, tuple[Part, float]], taken: set[str]) -> float:
    """The probability of a part that is there, or that nobody has one that is not."""
    if role in parts:
        return parts[role][1]
    best = _best(scored, role, taken)
    return 1.0 if best is None else 1.0 - best[1]


_PLAIN = {
    NAMES.index(name)
    for name in (
        "sign", "secure", "award", "buy", "sell", "lease", "supply", "order", "lend", "invest", "partner", "deal", "power_deal",
        "venture", "money_deal", "merge", "bid", "stake",
    )
}  # fmt: skip
"""Classes of words that tell a deal by themselves."""
_FAR = 6


def _signs(found: Found, read: Read) -> tuple[float, ...]:
    """The odds of each decision, whose words tell it, how the parties hang on them, and how crowded the sentence is."""
    sentence = read.sentence
    sides = [found.parts[role][0] for role in ("p", "c", "t") if role in found.parts]
    odds = [
        math.log(min(max(x, 0.01), 0.99) / (1 - min(max(x, 0.01), 0.99)))
        for x in (found.telling, *found.doubt, found.status_score)
    ]
    ways = [
        min(len(read.encoded.path(found.word, part.candidate.at)[1]) or _FAR, _FAR) for part in sides if not part.offset
    ]
    return (
        *odds,
        found.kind_score,
        float(any(part.offset for part in sides)),
        float(bool(_PLAIN & set(sentence.classes[found.word]))),
        float(all(part.candidate.letter in "CN" for part in sides)),
        float("c" in found.parts or "t" in found.parts),
        float("c" in found.parts and found.parts["c"][0].candidate.letter == UNNAMED_LETTER),
        max(ways, default=_FAR) / _FAR,
        math.log(len(sentence.words)),
        min(len({c.key for c in sentence.candidates if c.letter in "CUN"}), _FAR) / _FAR,
    )
