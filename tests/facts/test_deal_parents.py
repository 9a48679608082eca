"""To whom a party belongs, and who is named beside megawatts: what other articles of the same deal are found by."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Capacity, Deal

DAY = "2025-03-12"
SIGNED = "Ashgrove Electric signed a 12-year power purchase agreement with Brightloom AI for 180 MW on Tuesday."
BELONGS = (
    "Its owner, Velanur Power, welcomed the contract.",
    "Ashgrove Electric, a unit of Velanur Power, runs two plants.",
    "Ashgrove Electric, which is wholly owned by Velanur Power, runs two plants.",
    "Velanur Power's subsidiary Ashgrove Electric runs two plants.",
    "Velanur Power's Ashgrove Electric unit runs two plants.",
    "Velanur Power, the owner of Ashgrove Electric, welcomed the contract.",
)
NOT = (
    "Velanur Power, a rival of Ashgrove Electric, declined to comment.",
    "Kestrel Storage, a unit of Velanur Power, declined to comment.",
)


def parents(deal: Deal) -> list[str]:
    return [party.name for party in deal.other_parties if party.role == "parent"]


@pytest.mark.parametrize("behind", BELONGS)
def test_any_sentence_may_say_to_whom_a_party_belongs(extract: Any, behind: str) -> None:
    [deal] = [
        c for c in extract(f"{SIGNED} Prices were not given. {behind}", published=DAY).claims if isinstance(c, Deal)
    ]
    assert (deal.company, deal.counterparty) == ("Ashgrove Electric", "Brightloom AI")
    assert parents(deal) == ["Velanur Power"]
    place = next(n for n, party in enumerate(deal.other_parties) if party.role == "parent")
    assert deal.raw[f"other_parties.{place}"] == "Velanur Power"


@pytest.mark.parametrize("behind", NOT)
def test_whoever_else_is_named_is_no_parent(extract: Any, behind: str) -> None:
    [deal] = [c for c in extract(f"{SIGNED} {behind}", published=DAY).claims if isinstance(c, Deal)]
    assert parents(deal) == []


def test_a_capacity_knows_whom_its_passage_names_besides(extract: Any) -> None:
    told = extract(f"{SIGNED} Velanur Power operates 90 MW.", published=DAY)
    held = {c.mw: c for c in told.claims if isinstance(c, Capacity)}
    beside = {mw: claim.beside for mw, claim in held.items()}
    start, end = held[180.0].mentions["beside.0"]
    assert told.article.text[start:end] == held[180.0].raw["beside.0"] == (beside[180.0] or ("",))[0]
    assert beside[90.0] is None
    assert beside[180.0] in (("Brightloom AI",), ("Ashgrove Electric",))
