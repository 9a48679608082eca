"""What a deal comes to, where another clause or the next sentence says it."""

from __future__ import annotations

import pytest
from spacy.language import Language

import extractor
from extractor.schema import Deal

TAKEOVER = (
    "Harrow Partners, the fund manager owned by Nimbrel Cloud Inc, is closing in on a takeover of Velanur Power Corp"
)
ORDER = "Garlow Cloud placed an order with Kestrel Storage for 40 MW of batteries."

WORTH: tuple[tuple[str, float | None], ...] = (
    (
        f"{TAKEOVER} that would put a price of some $21 billion on its rival, people familiar with the matter said.",
        21e9,
    ),
    (f"{TAKEOVER} that would make a group with $21 billion of sales, people familiar with the matter said.", None),
    (f"{ORDER} It expects to pay some $5.8 billion for them.", 5.8e9),
    (f"{ORDER} It expects to pay some $5.8 billion in dividends.", None),
)


@pytest.mark.parametrize(("text", "value"), WORTH, ids=[text for text, _ in WORTH])
def test_what_it_comes_to(trained: Language, text: str, value: float | None) -> None:
    told = extractor.extract(text, published="2026-01-09", nlp=trained)
    (deal,) = (claim for claim in told.claims if isinstance(claim, Deal))
    assert deal.value == value
