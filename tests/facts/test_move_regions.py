"""Measures of a company in one place, of one part, of one ware: they are told under its name, and not as the whole."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Move

DAY = "2025-05-29"
TITLE = "Velanur Power Inc Reports Half-Year Sales"

CASES: tuple[tuple[str, list[tuple[str, float]]], ...] = (
    # a place
    ("In France, Velanur Power Inc's revenue fell 1.2% as equipment sales fell 7.5%.", [("france_equipment_revenue", -7.5), ("france_revenue", -1.2)]),
    ("Velanur Power Inc sales shrank 10 percent in Asia to $2.6 billion, while in Europe and other markets they rose 3.2 percent.", [("asia_revenue", -10.0), ("europe_revenue", 3.2)]),
    ("Velanur Power Inc's operations in Malta recorded a 19% rise in net profit in 2024.", [("malta_net_income", 19.0)]),
    ("Velanur Power Inc's two subsidiaries in Kenya reported a 14% rise in revenue.", [("kenya_revenue", 14.0)]),
    ("In France, Velanur Power Inc shares rose 3%.", [("share_price", 3.0)]),
    ("Velanur Power Inc, which has plants in Kenya, reported a 14% rise in revenue.", [("revenue", 14.0)]),
    # parts
    ("Velanur Power Inc grew. Net premiums written came to $3.4bn in 2025, up 5.1 percent from 2024, reflecting growth of 7.3 percent in marine, 3.9 percent in motor lines, and 2.8 percent in small commercial.", [("marine_premiums", 7.3), ("motor_lines_premiums", 3.9), ("premiums", 5.1), ("small_commercial_premiums", 2.8)]),
    ("Velanur Power Inc's revenue for solar roofs and storage rose 7% to $1.6 billion.", [("solar_roofs_revenue", 7.0)]),
    ("Velanur Power Inc's revenue for the quarter rose 7% to $1.6 billion.", [("revenue", 7.0)]),
    ("Velanur Power Inc's revenue for fiscal 2024 rose 7%.", [("revenue", 7.0)]),
    # a list under a heading
    ("Velanur Power Inc reports.\n- Group revenue: +6.7% to EUR 274 million\nBeauty-Segment: Profitability Rises\n- Revenue: +9.5% to EUR 77 million\n- EBIT: +29.7% to EUR 21 million\nRevenue grew 3%.", [("beauty_operating_income", 29.7), ("beauty_revenue", 9.5), ("revenue", 3.0), ("revenue", 6.7)]),
    # wares
    ("Velanur Power Inc said that its TRVA sales grew just 5%.", [("trva_revenue", 5.0)]),
    ("Velanur Power Inc grew. Pelvora Biofuels revenue rose 20% to $93 million in 2024.", [("pelvora_biofuels_revenue", 20.0)]),
    ("Velanur Power Inc grew. Pelvora Biofuels said it sold a mill. Pelvora Biofuels revenue rose 20%.", [("revenue", 20.0)]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CASES, ids=[text for text, _ in CASES])
def test_a_part_is_not_told_as_the_whole(extract: Any, text: str, told: list[tuple[str, float]]) -> None:
    claims = extract(text, title=TITLE, published=DAY).claims
    assert sorted((str(c.metric), c.percent) for c in claims if isinstance(c, Move)) == told
