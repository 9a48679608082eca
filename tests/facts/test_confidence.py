"""Confidence: the sum of what is known of a claim's rule and of its signs, which it carries with it."""

from __future__ import annotations

import pytest

from extractor.facts.confidence import LIMITS, calibration, probability
from tests.conftest import Extract

TEXT = "Harrowgate Compute signed a 15-year lease with Brightloom AI for 180 MW at its Dunmoor campus on Tuesday."


def test_a_claim_carries_what_its_confidence_rests_on(extract: Extract) -> None:
    extraction = extract(TEXT, published="2026-01-29", title="Harrowgate finds a tenant")
    assert {claim.type for claim in extraction.claims} == {"deal", "capacity"}
    for claim in extraction.claims:
        assert claim.signs is not None
        assert claim.confidence == probability(sum(claim.signs.values()))
        assert claim.signs["base"] == calibration()["base"]
    assert extraction.claims == extract(TEXT, published="2026-01-29", title="Harrowgate finds a tenant").claims


def test_a_name_of_the_title_speaks_for_a_claim_and_one_reached_by_a_pronoun_against_it(extract: Extract) -> None:
    text = "Velanur Power met its lenders. It rose 4.9% on Wednesday. Velanur Power rose 3.8% on Thursday."
    plain = extract(text, published="2026-01-30", title="The week in power").claims
    titled = extract(text, published="2026-01-30", title="Velanur Power rises").claims
    for before, after in zip(plain, titled, strict=True):
        assert before.id == after.id
        assert before.confidence < after.confidence
    by_signs = {claim.percent: claim.signs or {} for claim in titled if claim.type == "move"}
    assert "reference" in by_signs[4.9]
    assert "reference" not in by_signs[3.8]


def test_confidence_keeps_within_its_limits() -> None:
    assert (probability(-50.0), probability(50.0)) == LIMITS
    assert probability(0.0) == 0.5


@pytest.mark.parametrize("sign", ["deal", "capacity", "move", "move.verb", "deal.sign_with", "reference"])
def test_what_ships_was_fitted(sign: str) -> None:
    assert sign in calibration()["weights"]


def test_what_ships_is_calibrated_on_articles_left_out() -> None:
    said = calibration()["left_out"]
    assert said["calibration_error"] <= 0.05
    assert said["right_of_sure"] >= 0.93
    assert said["sure_of_right"] >= 0.4
