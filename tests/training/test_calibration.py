"""Fitting confidence: rules with many claims say what they found, those with few keep to their type; the same each time."""

from __future__ import annotations

import random

from calibration import fit, gather, report


def claims() -> list[gather.Judged]:
    """Of a rule that is mostly right, one that is mostly wrong, and one with two claims, both wrong."""
    rng = random.Random(7)
    shares = {"move.sure": (300, 0.95), "move.loose": (150, 0.4), "move.rare": (2, 0.0)}
    return [
        gather.Judged(
            f"{rule}-{n % 40}", "move", ("move", rule, *(("near",) if n % 2 else ())), 0.8, rng.random() < share
        )
        for rule, (number, share) in shares.items()
        for n in range(number)
    ]


def test_rules_are_drawn_to_their_type_the_more_the_fewer_claims_they_have() -> None:
    model, said = fit.chosen(claims())
    by_rule = {c.signs[1]: s for c, s in zip(claims(), said, strict=True) if "near" not in c.signs}
    assert by_rule["move.sure"] > 0.9
    assert by_rule["move.loose"] < 0.6
    assert 0.5 < by_rule["move.rare"] < by_rule["move.sure"]
    assert (model, said) == fit.chosen(claims())


def test_the_figures_are_those_of_what_was_left_out() -> None:
    judged = claims()
    _, said = fit.chosen(judged)
    found = report.figures(said, [claim.right for claim in judged])
    assert found["calibration_error"] < 0.05
    assert found["right_of_sure"] > 0.9
    assert "0.9" in report.table(said, judged)


def test_figures_by_hand() -> None:
    assert report.figures([0.95, 0.95, 0.5, 0.5], [True, True, True, False]) == {
        "brier": 0.1263, "calibration_error": 0.025, "right_of_sure": 1.0, "sure_of_right": 0.667,
    }  # fmt: skip


def test_a_claim_of_an_optional_fact_is_neither_right_nor_wrong() -> None:
    move = {"type": "move", "subject": "Velanur Power", "percent": 4.9, "horizon": "day", "metric": "share_price"}
    told = [{**move}, {**move, "percent": 3.8}, {**move, "percent": 2.7}]
    facts = [
        {**move, "subject": ["Velanur Power"]},
        {**move, "subject": ["Velanur Power"], "percent": 3.8, "optional": True},
    ]
    assert gather.verdicts(told, facts) == [True, None, False]
