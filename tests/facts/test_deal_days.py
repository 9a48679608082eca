"""The day on which a deal was announced, where it stands in another sentence or the day of the story stands in for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractor.schema import Deal, Extraction

DAY = "2025-11-06"
"""A Thursday."""
SIGNED = "Velanur Power has signed a 10-year lease with Garlow Cloud for 40 MW."
OLD = "Torsund Hydro runs six plants. It has cut its staff. It sells much power. "
"""What a story may tell ahead of a deal, so that this is not the news of its first sentences."""

DATED: tuple[tuple[str, str | None], ...] = (
    # The news of a story happened on its day, unless somebody said so on another.
    (SIGNED, DAY),
    (f"{SIGNED} The company said on Tuesday that the hall was ready.", "2025-11-04"),
    (f"{SIGNED} It comes with a garden. Velanur Power announced on Tuesday that the hall was ready.", "2025-11-04"),
    (f"Velanur Power told the exchange on Wednesday that it had grown. {SIGNED}", "2025-11-05"),
    (f"{SIGNED} The company said on March 3 that the hall was ready.", DAY),
    (f"{SIGNED} Torsund Hydro said on Tuesday it had grown. Velanur Power said on Wednesday it had grown.", DAY),
    # What another sentence says of the paper.
    (f"{SIGNED} That lease was announced in October.", "2025-10"),
    (f"{SIGNED} Twelve halls, $2.2bn. Announced Tuesday; the stock finished higher.", "2025-11-04"),
    (f"{SIGNED} That park was announced in October.", DAY),
    # "At that time" is that of the sentence before.
    (f"{OLD}In August 2024 the market was low. At that time Velanur Power signed a lease with Garlow Cloud for 40 MW.", "2024-08"),
    (f"{OLD}Rewind to August 2024. That's when Velanur Power signed a lease with Garlow Cloud for 40 MW.", "2024-08"),
    (f"{OLD}In August 2024 the market was low. Velanur Power signed a lease with Garlow Cloud for 40 MW.", None),
    (f"{OLD}The big one, out Wednesday. Velanur Power signed a lease with Garlow Cloud for 40 MW.", "2025-11-05"),
    # A day that owns something else, or lies ahead, is none of a deal's.
    ("Velanur Power invests $2 billion in Garlow Cloud at $87 a share, below Tuesday's $92.98 close.", DAY),
    ("On Tuesday it had gained 8% after Garlow Cloud agreed to lease 40 MW from Velanur Power, with half of it to follow in May 2026.", "2025-11-04"),
    ("Velanur Power gained 3% in Tuesday's session, when Garlow Cloud signed a 40 MW lease with Velanur Power.", "2025-11-04"),
)  # fmt: skip


def _deals(extraction: Extraction) -> list[Deal]:
    return [claim for claim in extraction.claims if isinstance(claim, Deal)]


@pytest.mark.parametrize(("text", "announced"), DATED)
def test_when_it_was_announced(extract: Callable[..., Extraction], text: str, announced: str | None) -> None:
    (deal,) = _deals(extract(text, published=DAY, title="A day in November"))
    assert deal.announced == announced
    span = deal.mentions.get("announced")
    assert (span is None) == (announced in (None, DAY))


def test_a_digest_keeps_its_items_apart(extract: Callable[..., Extraction]) -> None:
    text = f"- Torsund Hydro said on Tuesday it had grown.\n- {SIGNED}"
    (deal,) = _deals(extract(text, published=DAY))
    assert deal.announced == DAY


def test_items_are_of_the_day_of_their_list(extract: Callable[..., Extraction]) -> None:
    text = (
        "Velanur Power has let 100 MW to Garlow Cloud in two leases, the group said on Wednesday.\n"
        "- Slough: 60 MW, 12 years, hand-over in August 2026\n- Aragon: 40 MW, 15 years, hand-over in May 2027\n"
    )
    told: dict[Any, Deal] = {deal.capacity_mw: deal for deal in _deals(extract(text, published=DAY))}
    assert told[60.0].announced == told[40.0].announced == "2025-11-05"
    assert (told[60.0].starts, told[40.0].starts) == ("2026-08", "2027-05")


def test_all_contracts_have_the_term_that_a_sentence_gives_them(extract: Callable[..., Extraction]) -> None:
    text = "Velanur Power received new orders from Garlow Cloud and Torsund Hydro for turbines. {} a term of 20 years."
    of_all = _deals(extract(text.format("All contracts include a service agreement with"), published=DAY))
    assert [deal.term_years for deal in of_all] == [20.0, 20.0]
    of_one = _deals(extract(text.format("The second contract has"), published=DAY))
    assert sum(deal.term_years == 20.0 for deal in of_one) == 1
