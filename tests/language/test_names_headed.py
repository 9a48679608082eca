"""Funds and indices named by the word at their end, whatever stands within; and companies called as they were on the day."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.labels import names
from extractor.language import annotate

DAY = "2025-11-06"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Stoxx Europe 600 Oil and Gas Index rose.", [("Stoxx Europe 600 Oil and Gas Index", "index")]),
        ("Nvidia Silver Bull 2X Shares (NSB) fell.", [("Nvidia Silver Bull 2X Shares", "fund")]),
        ("The iGarlow US Energy ETF (IGE) fell.", [("iGarlow US Energy ETF", "fund")]),
        ("MSCI Latam FX slipped.", [("MSCI Latam FX", "index")]),
        ("The S&P 500 Total Return Index rose.", [("S&P 500", "index")]),
        ("The Nifty Bank Index rose.", [("Nifty Bank", "index")]),
        ("A Bitcoin ETF rose.", [("Bitcoin", "crypto")]),
        ("Nvidia Shares rose.", [("Nvidia", "company")]),
    ],
)
def test_the_whole_phrase_is_the_name(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    found = names(annotate(nlp, text, published=DAY))
    assert [(name.name, name.kind) for name in found if name.antecedent is None] == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Barrick Gold said profit fell.", "2024-02-10", [("Barrick Gold", "barrick-mining")]),
        ("Barrick said profit fell.", "2024-02-10", [("Barrick Gold", "barrick-mining")]),
        ("Barrick Gold said profit fell.", DAY, [("Barrick Mining", "barrick-mining")]),
        ("Barrick Gold said profit fell.", None, [("Barrick Mining", "barrick-mining")]),
        ("Bed Bath & Beyond said sales fell.", DAY, [("Bed Bath & Beyond", "bed-bath-beyond")]),
        ("Overstock said sales fell.", "2023-06-22", [("Overstock", "bed-bath-beyond")]),
        ("Iris Energy said sales fell.", "2023-06-22", [("IREN", "iren")]),
    ],
)
def test_a_company_is_called_as_on_the_day(
    nlp: Language, text: str, published: str | None, expected: list[tuple[str, str]]
) -> None:
    found = names(annotate(nlp, text, published=published))
    assert [(name.name, name.id) for name in found] == expected


def test_a_name_is_not_that_of_who_took_it_later(nlp: Language) -> None:
    (name,) = names(annotate(nlp, "Bed Bath & Beyond said sales fell.", published="2023-06-22"))
    assert name.id == "bed-bath-and-beyond-1971"
