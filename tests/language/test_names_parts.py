"""Parts of a firm, of a pair and of a torn line, which capitals do not make companies."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.labels import names
from extractor.language import annotate


def companies(nlp: Language, text: str) -> list[str]:
    return [n.name for n in names(annotate(nlp, text)) if n.kind == "company" and n.sure and not n.antecedent]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Turnover at its Garlow Solutions Group (GSG) fell. For the year, GSG fell 12% and the Garlow Solutions Group lost money.",
            [],
        ),
        ("On Special Chemicals Division (SCD), he spoke at length.", []),
        ("Business Area Garlow grew. Sales rose 4%.", []),
        ("Ridgemont Energy Group said its profit rose.", ["Ridgemont Energy Group"]),
        ("Shares of Garlow Unit Holdings rose 3%.", ["Garlow Unit Holdings"]),
        ("The Board of Directors declared a dividend, and the Board of Trustees agreed.", []),
        ("Ridgemont Energy Inc's Class B stock rose 3%.", ["Ridgemont Energy Inc"]),
        ("A.\nO.\nGarlow - Shares rose 13% after a report.", []),
        ("The deal was sold.\nGarlow - Shares rose 13% after a report.", ["Garlow"]),
        ("EUR/GRL is last at 1.47, up 3%.", []),
        ("Close Garlow Group said its profit rose.", ["Close Garlow Group"]),
        ("RPT Garlow shares rose 3%.", ["RPT Garlow"]),
    ],
)
def test_a_part_is_no_company(nlp: Language, text: str, told: list[str]) -> None:
    assert companies(nlp, text) == told
