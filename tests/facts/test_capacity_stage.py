"""Stage and technology of capacities: the words that speak of one power where a sentence tells several."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Capacity

STAGES: tuple[tuple[str, tuple[tuple[float, str], ...]], ...] = (
    ("At Calder Ridge 120 MW is up and running, 160 MW should follow next spring.", ((120.0, "operating"), (160.0, "planned"))),
    ("Kestrel Storage promised 700 MW to tenants and held land for another 1 GW.", ((700.0, "contracted"), (1000.0, "pipeline"))),
    ("Kestrel Storage helped fund 5 GW of plants and has a pipeline exceeding 8 GW.", ((5000.0, "unspecified"), (8000.0, "pipeline"))),
    ("Kestrel Storage agreed to lease 40 MW in Ohio and 60 MW in Utah.", ((40.0, "contracted"), (60.0, "contracted"))),
    ("The 90 MW Calder Ridge expansion of Kestrel Storage is to be completed by May.", ((90.0, "planned"),)),
    ("Kestrel Storage completed the 90 MW Calder Ridge plant.", ((90.0, "operating"),)),
    ("Kestrel Storage said the 90 MW Calder Ridge plant is 60% complete.", ((90.0, "under_construction"),)),
    ("Kestrel Storage announced the completion of 90 MW at Calder Ridge.", ((90.0, "operating"),)),
    ("The 90 MW conversion of Kestrel Storage, the completion of which is due in May, goes on.", ((90.0, "planned"),)),
    ("Kestrel Storage's 90 MW construction goes ahead.", ((90.0, "under_construction"),)),
    ("Quarrydene Hydro will be larger than Kestrel Storage, currently the biggest at 640 MW.", ((640.0, "operating"),)),
    ("Kestrel Storage is currently building 640 MW.", ((640.0, "under_construction"),)),
    ("Hosting capacity of Kestrel Storage rose 20% to 640 MW.", ((640.0, "operating"),)),
    ("In May Kestrel Storage had 640 MW of mining capacity and new clients.", ((640.0, "operating"),)),
    ("With 640 MW of generation capacity, Kestrel Storage continues to expand.", ((640.0, "operating"),)),
    ("Kestrel Storage has an installed capacity of 640 MW that will feed the town.", ((640.0, "operating"),)),
    ("Kestrel Storage has a planned capacity of 640 MW.", ((640.0, "planned"),)),
    ("Kestrel Storage weighs 640 MW of potential projects.", ((640.0, "pipeline"),)),
    ("Kestrel Storage spoke of its aims. Adding up to 640 MW of wind is one.", ((640.0, "planned"),)),
    ("Kestrel Storage is to acquire 640 MW of fuel cells.", ((640.0, "contracted"),)),
    ("Kestrel Storage opened the 640 MW Calder Ridge plant.", ((640.0, "operating"),)),
)  # fmt: skip

TECHNOLOGIES: tuple[tuple[str, tuple[tuple[float, str | None], ...]], ...] = (
    ("Kestrel Storage plans 90 MW of solar and 70 MW of wind.", ((90.0, "solar"), (70.0, "wind"))),
    ("Kestrel Storage runs a geothermal plant (82 MW), two hydropower plants (41 MW) and a wind park (26 MW).", ((82.0, "geothermal"), (41.0, "hydro"), (26.0, "wind"))),
    ("Kestrel Storage bought a natural gas-fueled plant with 900 MW of capacity for its clean energy shift.", ((900.0, "gas"),)),
    ("Kestrel Storage is on track for a 100 MW hydro-cooling conversion.", ((100.0, None),)),
    ("Kestrel Storage brings 100 MW to the island grid.", ((100.0, None),)),
    ("Kestrel Storage added 389 MW of renewable power to serve what its hungry AI trade needs.", ((389.0, "renewables"),)),
    ("Kestrel Storage builds the 100 MW Marren Hollow Offshore Wind Farm.", ((100.0, "offshore_wind"),)),
    ("Kestrel Storage runs a 20 MW mine in Texas for Bitcoin.", ((20.0, "bitcoin_mining"),)),
    ("Kestrel Storage runs a 20 MW mine in Chile for copper.", ((20.0, None),)),
)  # fmt: skip


def _told(extract: Any, text: str, field: str) -> tuple[tuple[float, Any], ...]:
    claims = extract(text, published="2025-05-27").claims
    found = sorted((c for c in claims if isinstance(c, Capacity)), key=lambda c: c.mentions["mw"])
    return tuple((c.mw, getattr(c, field)) for c in found)


@pytest.mark.parametrize(("sentence", "expected"), STAGES)
def test_how_far_each_has_come(extract: Any, sentence: str, expected: tuple[tuple[float, str], ...]) -> None:
    assert _told(extract, sentence, "stage") == expected


@pytest.mark.parametrize(("sentence", "expected"), TECHNOLOGIES)
def test_what_makes_or_uses_each(extract: Any, sentence: str, expected: tuple[tuple[float, str | None], ...]) -> None:
    assert _told(extract, sentence, "technology") == expected
