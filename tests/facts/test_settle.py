"""Settling: the schema has the last word, every mention ends in the ledger, ids do not depend on confidence."""

from __future__ import annotations

from spacy.language import Language

from extractor.facts.draft import Draft, Refusal
from extractor.facts.settle import settle
from extractor.language import annotate
from extractor.schema import Article, article_id

TEXT = "Harrowgate Compute signed a lease with Brightloom AI for 180 MW. Margins were 12%."
ARTICLE = Article(id=article_id(TEXT, None), text=TEXT)


def draft(weight: float = 0.8, counterparty: str = "Brightloom AI", rule: str = "deal.test") -> Draft:
    made = Draft("deal", rule, weight, (0, 64))
    made.put("company", "Harrowgate Compute", (0, 18)).put("counterparty", counterparty, (39, 52))
    return made.put("kind", "lease").put("capacity_mw", 180.0, (57, 63))


def test_a_valid_draft_becomes_a_grounded_claim(nlp: Language) -> None:
    (claim,), ledger = settle(annotate(nlp, TEXT), ARTICLE, [draft()])
    assert claim.raw["capacity_mw"] == "180 MW"
    outcomes = {entry.raw: entry.outcome for entry in ledger}
    assert outcomes == {"180 MW": "claim", "12%": "no_subject"}


def test_what_the_schema_refuses_is_invalid_in_the_ledger(nlp: Language) -> None:
    claims, ledger = settle(annotate(nlp, TEXT), ARTICLE, [draft(counterparty="Harrowgate Compute")])
    assert claims == ()
    (power,) = [entry for entry in ledger if entry.kind == "power"]
    assert power.outcome == "invalid"
    assert "deals with itself" in (power.detail or "")


def test_a_refusal_gives_its_reason(nlp: Language) -> None:
    _, ledger = settle(annotate(nlp, TEXT), ARTICLE, [Refusal((78, 81), "level", "move.before")])
    assert [e.outcome for e in ledger if e.kind == "percent"] == ["level"]


def test_an_id_depends_on_the_core_alone(nlp: Language) -> None:
    (high,), _ = settle(annotate(nlp, TEXT), ARTICLE, [draft(rule="deal.sign_with")])
    (low,), _ = settle(annotate(nlp, TEXT), ARTICLE, [draft()])
    assert high.id == low.id
    assert high.confidence != low.confidence


def test_of_two_drafts_of_one_claim_the_surer_stays(nlp: Language) -> None:
    drafts = [draft(0.6, rule="deal.weak"), draft(0.9, rule="deal.strong")]
    (claim,), _ = settle(annotate(nlp, TEXT), ARTICLE, drafts)
    assert claim.rule == "deal.strong"


def test_a_second_claim_of_one_core_leaves_its_reason(nlp: Language) -> None:
    text = "Harrowgate Compute borrowed $40 million in May and $65 million in June."
    article = Article(id=article_id(text, None), text=text)
    drafts = [
        Draft("deal", "deal.test", weight, (0, 71))
        .put("company", "Harrowgate Compute", (0, 18))
        .put("kind", "financing")
        .put("status", "announced", (19, 27))
        .put("value", amount * 1e6, (start, start + 11))
        .put("currency", "USD", (start, start + 11))
        for weight, amount, start in ((0.8, 40, 28), (0.7, 65, 51))
    ]
    (claim,), ledger = settle(annotate(nlp, text), article, drafts)
    assert claim.raw["value"] == "$40 million"
    (second,) = [entry for entry in ledger if entry.raw == "$65 million"]
    assert second.outcome == "duplicate"
    assert claim.id in (second.detail or "")
