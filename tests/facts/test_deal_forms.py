"""Forms in which news tells of investments, mergers, awards and rents, and what only looks like them."""

from __future__ import annotations

from typing import Any

import pytest

_BASE = "Velanur Energy Inc and Garlow Mining Corp are listed. "


@pytest.mark.parametrize(
    ("sentence", "company", "counterparty", "kind"),
    [
        ("Velanur Energy made an equity investment of $99 million in Garlow Mining.", "Garlow", "Velanur", "financing"),
        ("An investment of $99 million in Garlow Mining was made by Velanur Energy.", "Garlow", "Velanur", "financing"),
        ("Velanur Energy led a $30 million funding round in Garlow Mining.", "Garlow", "Velanur", "financing"),
        ("Garlow Mining raised $30 million from investors including Velanur Energy.", "Garlow", "Velanur", "financing"),
        ("Velanur Energy raised its stake in Garlow Mining to 30%.", "Velanur", "Garlow", "acquisition"),
        ("The merger of Velanur Energy and Garlow Mining was completed in May.", "Velanur", "Garlow", "acquisition"),
        ("Velanur Energy has leased 50 acres of land from Garlow Mining for ten years.", "Garlow", "Velanur", "lease"),
        ("Velanur Energy was awarded a $50 million contract by Garlow Mining.", "Velanur", "Garlow", None),
        ("Velanur Energy won a contract to supply Garlow Mining with cables.", "Velanur", "Garlow", "supply"),
        ("Velanur Energy has chosen Garlow Mining to build its plant.", "Garlow", "Velanur", "construction"),
        (
            "Velanur Energy agreed to a deal with several firms including Garlow Mining for $1 billion.",
            "Velanur",
            "Garlow",
            None,
        ),
        (
            "Velanur Energy completed several acquisitions in 2023, including Garlow Mining.",
            "Velanur",
            "Garlow",
            "acquisition",
        ),
        ("Velanur Energy won the auction for Garlow Mining.", "Velanur", "Garlow", "acquisition"),
        ("Velanur Energy closed its acquisition of Garlow Mining.", "Velanur", "Garlow", "acquisition"),
    ],
)
def test_tells_a_deal(extract: Any, sentence: str, company: str, counterparty: str, kind: str | None) -> None:
    (deal,) = [c for c in extract(_BASE + sentence, published="2025-11-06").claims if c.type == "deal"]
    assert deal.company.startswith(company)
    assert (deal.counterparty or deal.target).startswith(counterparty)
    assert kind in (None, deal.kind)


@pytest.mark.parametrize(
    "sentence",
    [
        "Velanur Energy made an investment in Garlow Mining's home town.",
        "Foreign direct investment in Garlow rose, said Velanur Energy.",
        "Talk of a merger of Velanur Energy and Garlow Mining faded.",
        "Velanur Energy raised its price target on Garlow Mining.",
        "Velanur Energy rents halls from Garlow Mining, from Hut 8 and from IREN, whose 245 MW cost it $7 billion.",
        "Velanur Energy works with several firms including Garlow Mining.",
        "Velanur Energy was awarded a prize for safety by Garlow Mining.",
    ],
)
def test_tells_no_deal(extract: Any, sentence: str) -> None:
    assert not [c for c in extract(_BASE + sentence, published="2025-11-06").claims if c.type == "deal"]
