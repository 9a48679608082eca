"""Names are compared without case, accents, punctuation and legal forms."""

from __future__ import annotations

import pytest

from extractor.registry import normalize


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("Amazon.com, Inc.", "amazoncom"),
        ("E.ON SE", "eon"),
        ("Ørsted A/S", "orsted"),
        ("Électricité de France", "electricite de france"),
        ("Moody’s", "moody"),
        ("Moody's Corp.", "moody"),
        ("  The   Southern Company ", "southern"),
        ("Johnson and Johnson", "johnson & johnson"),
        ("BayWa r.e.", "baywa re"),
        ("Straße", "strasse"),
    ],
)
def test_forms(typed: str, form: str) -> None:
    assert normalize(typed) == form


@pytest.mark.parametrize("typed", ["The Company", "Group", "Inc.", "SE", "...", "A/S"])
def test_a_name_of_legal_forms_alone_is_not_emptied(typed: str) -> None:
    assert normalize(typed)


@pytest.mark.parametrize("typed", ["Amazon.com, Inc.", "Ørsted A/S", "The Southern Company"])
def test_normal_is_normal(typed: str) -> None:
    assert normalize(normalize(typed)) == normalize(typed)
