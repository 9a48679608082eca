"""How sure a base is of a claim: what the claim was extracted with, and what people said of others of its rule.

Of n claims of a rule that somebody looked at, E should have been right by their confidence, and r were. The share of
right claims of the rule is then (S * E / n + r) / (S + n): as if S more had borne out what was expected. The odds
of all its claims are multiplied by what turns the odds of E / n into those of that share. So a claim that had more than
others of its rule keeps more, and a choice of doubtful claims for review does not by itself speak against the rule. A
claim that was accepted or corrected is as sure as can be, one that was rejected as unsure.

``claims.confidence`` stays what was extracted, ``claims.judged`` is what this makes of it. A verdict counts its rule
anew (``recount``); the claims and facts of rules that were counted follow in one go (``bring_up_to_date``).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from extractor.store.verdicts import Verdict, in_force

STRENGTH = 10.0
"""S: how many verdicts weigh as much as what was fitted. Between kinds of news the share of right claims of a rule
varies by about a tenth, which is the spread of a beta distribution of this strength about 0.85."""
LOWEST, HIGHEST = 0.01, 0.99
CORE: Mapping[str, frozenset[str]] = {
    "deal": frozenset({"company", "counterparty", "counterparty_text", "target", "status", "capacity_mw"}),
    "capacity": frozenset({"holder", "mw"}),
    "move": frozenset({"subject", "metric", "percent", "horizon"}),
    "guidance": frozenset({"company", "low", "high", "unit"}),
    "event": frozenset({"company", "kind", "date"}),
}
"""The fields by which confidence was fitted: a claim is right if these are, whatever else was corrected."""
REVIEWED_RULES = "SELECT DISTINCT c.rule FROM verdicts AS v JOIN claims AS c ON c.id = v.claim"


def adjusted(confidence: float, odds: float) -> float:
    """A confidence whose odds are multiplied, to three decimals."""
    return round(min(max(confidence * odds / (1 - confidence + confidence * odds), LOWEST), HIGHEST), 3)


def odds_of(reviewed: int, right: int, expected: float) -> float:
    """What the odds of a rule's claims are multiplied by."""
    if not reviewed:
        return 1.0
    before = expected / reviewed
    after = (STRENGTH * before + right) / (STRENGTH + reviewed)
    return after * (1 - before) / ((1 - after) * before)


def of_claim(confidence: float, odds: float, verdict: Verdict | None) -> float:
    """How sure the base is of a claim with what somebody said of it."""
    if verdict is None:
        return adjusted(confidence, odds)
    return LOWEST if verdict.rejected else HIGHEST


def factors(db: sqlite3.Connection) -> dict[str, float]:
    """What the odds of claims are multiplied by, of each rule with verdicts."""
    return dict(db.execute("SELECT rule, odds FROM rule_verdicts").fetchall())


def recount(db: sqlite3.Connection, rules: Iterable[str]) -> None:
    """Counts the verdicts on claims of some rules, superseded ones among them; what follows waits."""
    for rule in rules:
        sql = (
            "SELECT id, type, confidence FROM claims WHERE rule = ? AND id IN (SELECT claim FROM verdicts) ORDER BY id"
        )
        claims = {id: (type, confidence) for id, type, confidence in db.execute(sql, (rule,)).fetchall()}
        verdicts = in_force(db, claims)
        right = sum(_right(claims[id][0], verdict) for id, verdict in verdicts.items())
        expected = round(sum(claims[id][1] for id in verdicts), 6)
        odds = round(odds_of(len(verdicts), right, expected), 6)
        row = (rule, len(verdicts), right, expected, odds, 1)
        db.execute("INSERT OR REPLACE INTO rule_verdicts VALUES (?, ?, ?, ?, ?, ?)", row)


def _right(type: str, verdict: Verdict) -> bool:
    return not verdict.rejected and not CORE.get(type, frozenset()) & set(verdict.corrections)


def bring_up_to_date(db: sqlite3.Connection) -> None:
    """Lets the claims of rules that were counted follow, and the facts that rest on them."""
    waiting = dict(db.execute("SELECT rule, odds FROM rule_verdicts WHERE waiting = 1").fetchall())
    for rule, odds in sorted(waiting.items()):
        changed = [(sure, id) for id, before, sure in judged(db, rule, odds) if before != sure]
        db.executemany("UPDATE claims SET judged = ? WHERE id = ?", changed)
        _follow(db, [id for _, id in changed])
        db.execute("UPDATE rule_verdicts SET waiting = 0 WHERE rule = ?", (rule,))


def judged(db: sqlite3.Connection, rule: str, odds: float) -> list[tuple[str, float, float]]:
    """The claims of a rule, each with the confidence that the base has for it and the one that it should have."""
    rows = db.execute("SELECT id, confidence, judged FROM claims WHERE rule = ? ORDER BY id", (rule,)).fetchall()
    verdicts = in_force(db, [row[0] for row in rows])
    return [(id, before, of_claim(confidence, odds, verdicts.get(id))) for id, confidence, before in rows]


def _follow(db: sqlite3.Connection, claims: list[str]) -> None:
    """A fact is as sure as its surest claim."""
    db.execute(
        "UPDATE facts SET confidence = (SELECT max(c.judged) FROM fact_claims AS m JOIN claims AS c ON c.id = m.claim "
        "WHERE m.fact = facts.id) WHERE id IN (SELECT fact FROM fact_claims WHERE claim IN "
        "(SELECT value FROM json_each(?)))",
        (json.dumps(claims),),
    )
