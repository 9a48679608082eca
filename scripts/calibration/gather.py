"""Claims with the verdict that annotations give: right, or wrong; those that tell of optional facts are left out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import score

import extractor
from extractor.facts import find_facts
from extractor.facts.signs import signs
from extractor.language import annotate
from extractor.reading import read
from extractor.schema import Rejected
from extractor.sources import documents


@dataclass(frozen=True)
class Judged:
    """A claim: its article, its type, its signs, the confidence that ships, and whether it is right."""

    article: str
    type: str
    signs: tuple[str, ...]
    confidence: float
    right: bool


def judged(articles: Path, gold: Path) -> list[Judged]:
    """The claims of annotated articles, by article and place."""
    nlp, facts = extractor.load(), {line["id"]: line["facts"] for line in score.read(str(gold))}
    found: list[Judged] = []
    for raw in documents((str(articles),)):
        article = read(raw)
        if isinstance(article, Rejected):
            continue
        id = article.input_id or Path(raw.source).name.split(".")[0]
        if id not in facts:
            continue
        doc = annotate(nlp, article.text, published=article.published, title=article.title)
        claims = find_facts(doc, article)[0]
        rights = verdicts([claim.model_dump() for claim in claims], facts[id])
        found += [
            Judged(id, claim.type, own, claim.confidence, right)
            for claim, own, right in zip(claims, signs(doc, claims), rights, strict=True)
            if right is not None
        ]
    return found


def verdicts(claims: list[dict], facts: list[dict]) -> list[bool | None]:
    """Whether each claim is right; None where it tells of an optional fact."""
    told: dict[int, dict] = {}
    for kind in score.KINDS:
        mine, gold = ([f for f in listed if f["type"] == kind] for listed in (claims, facts))
        told |= {id(claim): fact for claim, fact in score.assign(mine, gold, score.core_agrees)}
    return [None if told.get(id(c), {}).get("optional") else id(c) in told for c in claims]
