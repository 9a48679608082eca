#!/usr/bin/env python3
"""Score how claims are consolidated into facts: are the pairs that stand together those that tell of the same fact?

    scripts/evaluate-clusters                    corpus/clusters against its floors
    scripts/evaluate-clusters ARTICLES GOLD      any articles and gold (facts that are the same have the same ``key``)
    scripts/evaluate-clusters --errors           list every wrong and every missed pair
    scripts/evaluate-clusters --db BASE          a base that is there already, instead of a new one

The pipeline runs into a base of its own. A claim counts where its core agrees with a gold fact of its article that has
a key (score.py says when); pairs are counted over those claims. Exit status 1 where a floor is missed.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import score

ROOT = Path(__file__).resolve().parent.parent
CLUSTERS = ROOT / "corpus" / "clusters"
FLOORS = {"precision": 0.97, "recall": 0.85}
"""What the product promises: a wrong merge hides a fact, which is worse than a fact that stands there twice."""
CLAIMS = """
SELECT c.id, c.type, c.data, c.evidence, s.input_id, f.fact,
  (SELECT json_group_object(field, raw) FROM mentions WHERE claim = c.id) AS raw
FROM claims AS c
JOIN article_sources AS s ON s.article = c.article
LEFT JOIN fact_claims AS f ON f.claim = c.id
WHERE c.superseded_by IS NULL
ORDER BY s.input_id, c.id
"""


Link = tuple[str, str, str]
"""How two facts are linked, and their keys; of a conflict in alphabetical order."""


@dataclass(frozen=True)
class Told:
    """A claim that tells of a gold fact: the ``key`` of that one, and the ``fact`` that the base put it into."""

    claim: str
    article: str
    type: str
    key: str
    fact: str
    evidence: str


def filled(articles: Path, db: Path) -> None:
    """Runs the pipeline over the articles into a base."""
    wattwire = str(Path(sys.executable).with_name("wattwire"))
    subprocess.run([wattwire, "run", str(articles), "--db", str(db), "--quiet"], check=True)


def told(db: Path, gold: dict[str, list[dict]]) -> list[Told]:
    """The claims of a base that tell of gold facts with a key."""
    with closing(sqlite3.connect(db)) as base:
        base.row_factory = sqlite3.Row
        rows = base.execute(CLAIMS).fetchall()
    found = []
    for row in rows:
        claim = {**json.loads(row["data"]), "type": row["type"], "raw": json.loads(row["raw"] or "{}")}
        key = meant(claim, row["evidence"], gold.get(row["input_id"], []))
        if key is not None:
            fact = row["fact"] or row["id"]
            found.append(Told(row["id"], row["input_id"], row["type"], key, fact, row["evidence"]))
    return found


def meant(claim: dict, evidence: str, facts: list[dict]) -> str | None:
    """The key of the gold fact that a claim tells of; of several that agree the one whose passage it stands in."""
    agreeing = [g for g in facts if g["type"] == claim["type"] and score.core_agrees(claim, g)]
    if not agreeing:
        return None

    def nearness(gold: dict) -> tuple[bool, int]:
        fields = score.FIELDS[gold["type"]]
        return (in_passage(gold, evidence), sum(bool(score.field_agrees(f, claim, gold)) for f in fields))

    return max(agreeing, key=nearness).get("key")


def in_passage(gold: dict, evidence: str) -> bool:
    """Whether the evidence and the passage that the annotator marked share their text."""
    quote = gold.get("quote") or ""
    return bool(quote) and (quote in evidence or evidence.rstrip(".") in quote)


def pairs(claims: list[Told], by: str) -> set[tuple[Told, Told]]:
    """The pairs of claims that share something."""
    groups: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for claim in claims:
        groups[claim.type, getattr(claim, by)].append(claim)
    return {pair for group in groups.values() for pair in combinations(group, 2)}


def rates(said: set[tuple[Told, Told]], gold: set[tuple[Told, Told]]) -> dict[str, float]:
    """Precision and recall over pairs; both are 1 where there is nothing to be wrong about."""
    right = len(said & gold)
    precision, recall = right / len(said) if said else 1.0, right / len(gold) if gold else 1.0
    return {"precision": precision, "recall": recall, "right": right, "said": len(said), "gold": len(gold)}


def linked(db: Path, claims: list[Told]) -> set[Link]:
    """The links between facts that have a key, in the words of the gold's links.

    Left out are those of the megawatts of deals, which follow their deals and have none in the gold.
    """
    keys = {claim.fact: claim.key for claim in claims if not claim.key.endswith(".mw")}
    with closing(sqlite3.connect(db)) as base:
        rows = base.execute("SELECT relation, earlier, later FROM fact_links").fetchall()
    found = {(r, keys[a], keys[b]) for r, a, b in rows if a in keys and b in keys}
    return {(r, *sorted((a, b))) if r == "conflict" else (r, a, b) for r, a, b in found}


def gold_links(path: Path) -> set[Link]:
    """The links that the annotator found."""
    links = [(line["kind"], line["from"], line["to"]) for line in score.read(str(path))] if path.exists() else []
    return {(r, *sorted((a, b))) if r == "conflict" else (r, a, b) for r, a, b in links}


def report(claims: list[Told]) -> dict[str, dict[str, float]]:
    """The rates for each type and for all."""
    said, gold = pairs(claims, "fact"), pairs(claims, "key")
    kinds = {k: (({p for p in said if p[0].type == k}), {p for p in gold if p[0].type == k}) for k in score.KINDS}
    return {k: rates(*kinds[k]) for k in score.KINDS} | {"all": rates(said, gold)}


def show(found: dict[str, dict[str, float]], claims: list[Told]) -> None:
    """Prints the rates as a table."""
    keys, facts = len({c.key for c in claims}), len({c.fact for c in claims})
    print(f"{len(claims)} claims tell of {keys} facts; the base has {facts} for them")
    print(f"{'pairs':9}{'precision':>10}{'recall':>8}{'right':>7}{'said':>6}{'gold':>6}")
    for kind, r in found.items():
        print(f"  {kind:9}{r['precision']:8.3f}{r['recall']:8.3f}{r['right']:7}{r['said']:6}{r['gold']:6}")


def show_links(said: set[Link], gold: set[Link], told_keys: set[str], errors: bool) -> None:
    """Prints how many links are right, of those between facts that claims tell of."""
    able = {link for link in gold if {link[1], link[2]} <= told_keys}
    print(f"links: {len(said & able)} right of {len(said)} said and {len(able)} in the gold")
    for verdict, wrong in (("wrong link", said - able), ("missed link", able - said)):
        for link in sorted(wrong) if errors else ():
            print(f"{verdict}: {' '.join(link)}")


def show_errors(claims: list[Told]) -> None:
    """Prints each pair that is wrong or missed, with its passages."""
    said, gold = pairs(claims, "fact"), pairs(claims, "key")
    for verdict, wrong in (("wrong merge", said - gold), ("missed merge", gold - said)):
        for one, other in sorted(wrong, key=lambda p: (p[0].article, p[1].article, p[0].claim)):
            print(f"{verdict}: {one.type} {one.key} / {other.key}")
            for side in (one, other):
                print(f"  {side.article} {side.claim} {' '.join(side.evidence.split())}")


def keys_of(paths: Path) -> dict[str, list[dict]]:
    """The gold facts by article."""
    return {line["id"]: line["facts"] for line in score.read(str(paths))}


def main() -> int:
    """Runs the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="?", default=CLUSTERS / "articles.jsonl")
    parser.add_argument("gold", type=Path, nargs="?", default=CLUSTERS / "gold.jsonl")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--db", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = options.db or Path(folder) / "clusters.db"
        if options.db is None:
            filled(options.articles, db)
        claims = told(db, keys_of(options.gold))
        links = linked(db, claims)
    found = report(claims)
    show(found, claims)
    show_links(links, gold_links(options.gold.with_name("links.jsonl")), {c.key for c in claims}, options.errors)
    if options.errors:
        show_errors(claims)
    missed = [f"{n} {found['all'][n]:.3f} is below {floor}" for n, floor in FLOORS.items() if found["all"][n] < floor]
    print("\n".join(missed), file=sys.stderr, end="\n" if missed else "")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
