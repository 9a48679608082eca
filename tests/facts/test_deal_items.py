"""Deals told in the shape of a text: heads of items, tables, and further contracts of parties told before."""

from __future__ import annotations

import pytest

from extractor.schema import Deal, Extraction
from tests.conftest import Extract

DAY = "2025-11-06"


def deals(extraction: Extraction) -> list[tuple[str | None, str | None, float | None]]:
    return [(c.company, c.counterparty, c.capacity_mw) for c in extraction.claims if isinstance(c, Deal)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Leases of the week:\n\n• HUT 8 / FLUIDSTACK. The big one.\nFirst of all, 90 MW of critical load under a 12-year lease.\n",
            [],
        ),
        (
            "Leases of the week:\n\n• HUT 8 / FLUIDSTACK. The big one. It comes to 90 MW of critical load under a 12-year lease.\n",
            [("Hut 8", "Fluidstack", 90.0)],
        ),
        ("• Oklo–Equinix (May 2024): 500 MW of nuclear power, non-binding.\n", [("Oklo", "Equinix", 500.0)]),
        ("• Oklo–Equinix: both rose 4%, worth another $30 million.\n", []),
        ("• Oklo–Equinix (May 2024): talks on 500 MW of nuclear power.\n", []),
        (
            "Equinix showed three nuclear agreements.\n\n• Oklo (NYSE: OKLO). A contract for 300 MW of nuclear power.\n",
            [("Oklo", "Equinix", 300.0)],
        ),
    ],
)
def test_what_an_item_says_is_about_its_head(extract: Extract, text: str, stated: list[object]) -> None:
    assert deals(extract(text, published=DAY)) == stated


TABLE = """Brackenfold Power has grown by purchase.

Target | Seller | Size | Price | Status
Meridane Energy, Greece (70%) | Palter Energy and others | 1.2 GW | $3.2bn | closed Nov. 2024
Carse Bay wind farm | Castellan Partners | 745 MW | $900m | agreed June 2025
Total | | 1,945 MW | |
"""


def test_a_row_of_a_table_is_a_deal_of_whom_the_text_is_about(extract: Extract) -> None:
    claims = [c for c in extract(TABLE, published=DAY).claims if isinstance(c, Deal)]
    assert [(c.company, c.counterparty, c.capacity_mw, c.value, c.status) for c in claims] == [
        ("Brackenfold Power", "Palter Energy", 1200.0, 3.2e9, "completed"),
        ("Brackenfold Power", "Castellan Partners", 745.0, 900e6, "announced"),
    ]


def test_a_table_without_parties_states_no_deal(extract: Extract) -> None:
    rows = "Brackenfold Power runs these.\n\nPlant | Technology | MW | Province\nBisha | PV | 3,000 MW | Asir\n"
    assert deals(extract(rows, published=DAY)) == []


@pytest.mark.parametrize(
    ("behind", "sizes"),
    [
        ("A further 70 MW, worth $1.2 billion, followed in October.", [180.0, 70.0]),
        ("The last, in October, was for 120 MW of critical load.", [180.0, 120.0]),
        ("In October it pulled its option on 150 MW more.", [180.0, 150.0]),
        ("A $2 billion dividend was paid in October.", [180.0]),
        ("A further 70 MW of solar panels were signed away by Velanur Power.", [180.0]),
    ],
)
def test_further_contracts_of_the_same_parties(extract: Extract, behind: str, sizes: list[float]) -> None:
    text = f"Harrowgate Compute signed a lease with Brightloom AI for 180 MW in May. {behind}"
    assert [mw for _, _, mw in deals(extract(text, published=DAY))] == sizes


def test_the_two_are_the_parties_told_last(extract: Extract) -> None:
    text = "Fluidstack is in talks to buy Tessarine Mining. In June the two had signed a 200 MW hosting contract."
    assert ("Tessarine Mining", "Fluidstack", 200.0) in deals(extract(text, published=DAY))
