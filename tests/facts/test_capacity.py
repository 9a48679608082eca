"""Capacities: power that somebody holds, and power that is a product's, a country's or a rate."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Capacity, Extraction

HELD: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Kestrel Storage has a pipeline of 1.4 GW.", {"holder": "Kestrel Storage", "mw": 1400.0, "stage": "pipeline"}),
    ("Wintergreen Energy operates 640 MW across nine sites.", {"holder": "Wintergreen Energy", "mw": 640.0, "stage": "operating"}),
    ("Velanur Power is building a 150 MW solar plant.", {"mw": 150.0, "stage": "under_construction", "technology": "solar"}),
    ("Quarrydene Hydro plans to add up to 90 MW by 2028.", {"mw": 90.0, "bound": "up_to", "stage": "planned"}),
    ("Bellhaven Energy will offer 40 MW to 60 MW of critical IT load.", {"mw": 40.0, "mw_high": 60.0, "basis": "critical_it"}),
    ("Tarnwell Power, owned by Larkmoor Capital and Stellenhof Bank, operates plants of 410 MW.", {"holder": "Tarnwell Power", "mw": 410.0}),
    ("Larkmoor Capital announced a loan for Heliandra Power's planned 24 MW plant.", {"holder": "Heliandra Power", "mw": 24.0}),
    ("Stellenhof Bank will finance the 60 MW plant planned by Emberlode Energy.", {"holder": "Emberlode Energy", "mw": 60.0}),
    ("Calder Ridge / Ohio / 90 MW / leased to Brightloom AI", {"holder": "Calder Ridge", "mw": 90.0}),
    ("Calder Ridge, a 750 MW campus in Texas, belongs to Kestrel Storage.", {"holder": "Calder Ridge", "mw": 750.0}),
    ("Brightloom AI will occupy 168 MW of critical IT load at Calder Lake.", {"holder": "Calder Lake", "stage": "contracted"}),
    ("The permit is for a 1.8 GW campus by Kestrel Storage.", {"holder": "Kestrel Storage", "mw": 1800.0}),
    ("Kestrel Storage has 900 MW under contract and runs a mine.", {"stage": "contracted"}),
    ("Kestrel Storage had 470 MW of active power, after contracts in May.", {"stage": "operating"}),
    ("Kestrel Storage said half of it was ready. Harrow Grid had agreed to sell 300 MW of wind power to Quillstone Digital.", {"holder": "Harrow Grid", "stage": "contracted"}),
    ("Kestrel Storage has 700 MW in operation, according to the Daily Tribune.", {"holder": "Kestrel Storage", "mw": 700.0}),
    ("With 640 MW in service, Kestrel Storage opened a site in Ohio.", {"holder": "Kestrel Storage", "stage": "operating"}),
    ("Alongside 190 MW of solar, Quarrydene Hydro wants to build dams with Kestrel Storage.", {"holder": "Quarrydene Hydro"}),
    ("Velanur Power bought the 300 MW Marren Hollow wind farm.", {"holder": "Marren Hollow", "stage": "acquired"}),
    ("Larkmoor Capital paid for 55% of the 632 MW Great Sallow 2 wind farm.", {"holder": "Great Sallow 2", "mw": 632.0}),
    ("Kestrel Storage said the site could grow to 900 MW.", {"mw": 900.0, "stage": "planned"}),
    ("If the permit comes, a mine may open beside Kestrel Storage's 40 MW battery.", {"holder": "Kestrel Storage", "mw": 40.0}),
    ("Kestrel Storage supplies six turbines with a total capacity of 34.2 MW.", {"mw": 34.2}),
    ("By May Kestrel Storage had signed 1.2 GW of contracts.", {"holder": "Kestrel Storage", "stage": "contracted"}),
    ("Kestrel Storage would start construction of a 280 MW plant in spring.", {"stage": "planned"}),
    ("Kestrel Storage expects to take a final investment decision on 140 MW.", {"stage": "planned"}),
    ("Kestrel Storage began operating a project of 35 MW.", {"stage": "operating"}),
)  # fmt: skip

REFUSED: tuple[tuple[str, str], ...] = (
    ("The shop at 7421 W. Atlantic Avenue belongs to Kestrel Storage.", "address"),
    ("Kestrel Storage sells a 45 W charger.", "product_rating"),
    ("Norway's plan for an additional 7 GW of hydropower may help Kestrel Storage.", "country_total"),
    ("Solar output in Spain is expected to rise by 4.7 GW on Tuesday, Kestrel Storage data showed.", "market_total"),
    ("Amberline Research estimates that the home storage market will exceed 190 GW by 2029.", "market_total"),
    ("The Energy Agency plans for 40 GW of offshore wind.", "third_party"),
    ("Velanur Power ordered 6 MW turbines.", "product_rating"),
    ("Spain had 32 GW of solar installed.", "country_total"),
    ("Vellamo Atomics develops two reactors of 300 MW each.", "product_rating"),
    ("The turbine, a machine with a nominal output of 6 MW, comes from Kestrel Storage.", "product_rating"),
    ("Kestrel Storage has signed 250 MW of new load a year.", "rate"),
    ("We pencil in 350 MW of signings by Kestrel Storage.", "generic"),
    ("Could Kestrel Storage reach 900 MW?", "hypothetical"),
    ("If it wins, Kestrel Storage will run 90 MW.", "hypothetical"),
    ("At Kestrel Storage, he led the development of 300 MW of plants.", "career"),
    ("Kestrel Storage's management team has experience with over 15 GW of projects.", "career"),
    ("- Supports up to 500 kW with air", "product_rating"),
    ("Kestrel Storage invites bids for small modular reactors of up to 220 MW.", "product_rating"),
    ("Kestrel Storage's plant makes panels, 300 MW (DC) of annual capacity.", "product_rating"),
    ("It is usual for Kestrel Storage's racks to draw 10 kW.", "product_rating"),
    ("Norway also commissioned 356 MW of wind, Kestrel Storage said.", "country_total"),
    ("Kestrel Storage says the geothermal potential in Kenya can be as high as 10 GW.", "country_total"),
    ("Some 19 GW was added in 2024.", "country_total"),
    ("Kestrel Storage forecast a decrease of about 1.8 GW.", "rate"),
    ("Kestrel Storage showed its 5 MW production facility.", "product_rating"),
    ("Kestrel Storage sells racks; cooling capacity per rack goes beyond 200 kW.", "rate"),
    ("Developing 2 GW of capacity annually needs two of Kestrel Storage's ships.", "rate"),
    ("Kestrel Storage sees a 36 GW increase in solar capacity.", "rate"),
    ("A gigawatt is enough for a city, Kestrel Storage says.", "generic"),
    ("Kestrel Storage's new plant lifts its manufacturing footprint to one gigawatt.", "product_rating"),
    ("At that price a megawatt earns Kestrel Storage ten million dollars a year.", "generic"),
    ("Kestrel Storage can ship up to 300 MW of modules.", "product_rating"),
    ("The government talked with Kestrel Storage. About 5 GW of gas is expected to start by 2034.", "country_total"),
)


def capacities(extraction: Extraction) -> list[Capacity]:
    return [claim for claim in extraction.claims if isinstance(claim, Capacity)]


@pytest.mark.parametrize(("sentence", "expected"), HELD)
def test_is_a_capacity(extract: Any, sentence: str, expected: dict[str, Any]) -> None:
    (capacity,) = capacities(extract(sentence, published="2025-05-27"))
    assert {field: getattr(capacity, field) for field in expected} == expected


@pytest.mark.parametrize(("sentence", "reason"), REFUSED)
def test_is_none_and_the_ledger_says_why(extract: Any, sentence: str, reason: str) -> None:
    extraction = extract(sentence, published="2025-05-27")
    assert capacities(extraction) == []
    assert [entry.outcome for entry in extraction.ledger if entry.kind == "power"] == [reason]


def test_a_number_told_twice_is_one_fact(extract: Any) -> None:
    text = "Kestrel Storage operates 310 MW. Kestrel Storage has 310 MW in operation."
    assert len(capacities(extract(text, published="2025-05-27"))) == 1


def test_a_target_that_is_moved_is_guidance(extract: Any) -> None:
    assert capacities(extract("Kestrel Storage raised its target for signed load to 110 MW.", published=None)) == []


def test_the_rows_of_a_table_are_plants(extract: Any) -> None:
    text = "Kestrel Storage lists its plants.\n\nPlant | Kind | MW | Province\nMarren Hollow | Wind | 1,300 | Asker\nSallow Fen | PV | 90 | Lier\nTotal | | 1,390 |\n"
    found = capacities(extract(text, published="2025-05-27"))
    assert [(c.holder, c.mw, c.raw["mw"]) for c in found] == [
        ("Marren Hollow", 1300.0, "1,300"),
        ("Sallow Fen", 90.0, "90"),
    ]


def test_numbers_under_another_heading_are_none(extract: Any) -> None:
    text = "Plant | Kind | Staff | Province\nMarren Hollow | Wind | 1,300 | Asker\n"
    assert capacities(extract(text, published="2025-05-27")) == []


def test_the_first_cell_says_whose_row_it_is(extract: Any) -> None:
    text = "Target | Seller | Size\n12 Danish plants (49%) | Velanur Power Inc | 2 GW\n"
    assert [(c.holder, c.mw) for c in capacities(extract(text, published="2025-05-27"))] == [
        ("12 Danish plants", 2000.0)
    ]


def test_a_list_has_the_stage_of_its_heading(extract: Any) -> None:
    text = "Signed with tenants so far:\n- Kestrel Storage (90 MW)\n- Quarrydene Hydro (40 MW)\n"
    assert {c.stage for c in capacities(extract(text, published="2025-05-27"))} == {"contracted"}


def test_a_total_is_not_the_new_site_s(extract: Any) -> None:
    text = (
        "Kestrel Storage sold more. The rise came from the Marren Hollow plant, which lifted total capacity to 390 MW."
    )
    assert [c.holder for c in capacities(extract(text, published="2025-05-27"))] == ["Kestrel Storage"]


def test_a_numbered_plant_is_not_the_company_it_is_called_after(extract: Any) -> None:
    found = capacities(extract("Nvidia 2 will reach a capacity of 50 MW.", published="2025-05-27"))
    assert [c.holder for c in found] == ["Nvidia 2"]


def test_what_a_tenant_occupies_and_what_feeds_it_are_the_site_s(extract: Any) -> None:
    text = "For ten years Brightloom AI will occupy 160 MW, fed by 210 MW gross, at Calder Lake."
    assert {(c.holder, c.mw) for c in capacities(extract(text, published="2025-05-27"))} == {
        ("Calder Lake", 160.0),
        ("Calder Lake", 210.0),
    }


def test_posts_and_papers_own_no_plant(extract: Any) -> None:
    text = "Kestrel Storage spoke. The Head of Grid Planning said 300 MW is in operation at the company."
    assert "Head of Grid Planning" not in {c.holder for c in capacities(extract(text, published="2025-05-27"))}
