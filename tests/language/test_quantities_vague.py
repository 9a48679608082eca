"""Sums of which nobody says how much they are, and symbols that are no currency."""

from __future__ import annotations

import pytest
from spacy.language import Language

import extractor
from extractor.labels import quantities
from extractor.language import annotate


@pytest.fixture(scope="module")
def nlp() -> Language:
    return extractor.load("blank")


@pytest.mark.parametrize(
    "text",
    [
        "Brevane raised several hundred million U.S. dollars in May.",
        "Brevane spent a few hundred million euros on it.",
        "It will need many hundred megawatts, and a couple of hundred people.",
        "Brevane launched 20 million $GEMS tokens.",
        "Holders of 5,000 $QUARRY get one vote.",
    ],
)
def test_no_sum_is_read(text: str, nlp: Language) -> None:
    assert [q.raw for q in quantities(annotate(nlp, text)) if q.kind in ("money", "power")] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Brevane raised a hundred million dollars in May.", 1e8),
        ("Brevane raised two hundred million dollars in May.", 2e8),
        ("Brevane raised over a hundred million dollars.", 1e8),
        ("Brevane raised 20 million $ in May.", 2e7),
        ("Brevane raised 20 million $US in May.", 2e7),
    ],
)
def test_sums_are_read(text: str, value: float, nlp: Language) -> None:
    assert [q.base_low for q in quantities(annotate(nlp, text)) if q.kind == "money"] == [value]
