"""Money for what is new, suppliers chosen, what two agree on besides, machines housed, plants of a purchase, papers that one side has
left, rights to more of a stake; beside sentences like these that tell nothing more."""

from __future__ import annotations

import pytest

from tests.conftest import Extract

DAY = "2025-10-15"

TOLD: list[tuple[str, list[tuple[str, str, str, float]]]] = [
    (
        "Garlow Digital is also issuing new shares worth £350 million, which Orcott Infrastructure Fund has promised to buy in full.",
        [("Garlow Digital", "Orcott Infrastructure Fund", "announced", 0)],
    ),
    (
        "Garlow Mining placed notes of $90 million, all of which Orcott Capital took up.",
        [("Garlow Mining", "Orcott Capital", "announced", 0)],
    ),
    (
        "Garlow Power is selling stock for $40 million that Tarn Holdings has agreed to subscribe.",
        [("Garlow Power", "Tarn Holdings", "announced", 0)],
    ),
    ("Garlow Power is selling stock for $40 million, which analysts had expected.", []),
    ("Garlow Power sells bonds, which Orcott Bank rates highly.", []),
    (
        "Garlow Digital leased 52 MW to Corvath Labs. Orcott Infrastructure Fund puts $300 million into a new subsidiary that owns Dry Fork and gets 22% of it. Helmsby Bank lends the same company $540 million.",
        [
            ("Garlow Digital", "Corvath Labs", "announced", 52.0),
            ("Garlow Digital", "Helmsby Bank", "announced", 0),
            ("Garlow Digital", "Orcott Infrastructure Fund", "announced", 0),
        ],
    ),
    (
        "Garlow Power wants to build more. Orcott Capital has invested 90 million euros in a project company for a 30% stake.",
        [("Garlow Power", "Orcott Capital", "announced", 0)],
    ),
    (
        "Garlow Mining rose. Orcott Partners is putting $50 million into the venture and gets 10% of its shares.",
        [("Garlow Mining", "Orcott Partners", "announced", 0)],
    ),
    ("Garlow Mining rose. Tarn Motors puts $300 million into a new unit and owns 80% of it.", []),
    ("Garlow Mining rose. Orcott Capital puts $300 million into a new fund.", []),
    (
        "For that project, of 800 MW, Garlow Wind Corp chose a preferred turbine supplier in May: Grauwerk Turbines.",
        [("Grauwerk Turbines", "Garlow Wind Corp", "announced", 800.0)],
    ),
    (
        "Garlow Data Parks has picked a main contractor for its 90 MW hall: Orcott Construction.",
        [("Orcott Construction", "Garlow Data Parks", "announced", 90.0)],
    ),
    ("Garlow Wind Corp chose a preferred turbine supplier in May: nobody knows which.", []),
    ("Garlow Wind Corp chose a date for its talks with a supplier: May 5.", []),
    (
        "Garlow Power sold 60 MW to Tarn Steel in May. In a second document the two companies agreed to look into new plants.",
        [("Garlow Power", "Tarn Steel", "announced", 0), ("Garlow Power", "Tarn Steel", "announced", 60.0)],
    ),
    (
        "Velanur AI rents 40 MW from Garlow Data Parks. Both companies also agreed to explore a campus in Norway.",
        [("Garlow Data Parks", "Velanur AI", "announced", 0), ("Garlow Data Parks", "Velanur AI", "announced", 40.0)],
    ),
    (
        "Garlow Nuclear will supply Tarn Labs with 100 MW for 20 years. The pair have pledged to study a second reactor.",
        [("Garlow Nuclear", "Tarn Labs", "announced", 0), ("Garlow Nuclear", "Tarn Labs", "announced", 100.0)],
    ),
    (
        "Garlow Power sold 60 MW to Tarn Steel in May. The two companies agreed to disagree.",
        [("Garlow Power", "Tarn Steel", "announced", 60.0)],
    ),
    ("Garlow Power, Tarn Steel and Orcott Mills fell. The three agreed to look into it.", []),
    (
        "- Garlow gave Velanur 30 MW of critical load in Columbus for five years.",
        [("Garlow", "Velanur", "announced", 30.0)],
    ),
    ("- Tarn Realty handed Velanur AI 12 MW in Oslo.", [("Tarn Realty", "Velanur AI", "announced", 12.0)]),
    (
        "Garlow Data Parks has given Corvath Labs another 20 MW.",
        [("Garlow Data Parks", "Corvath Labs", "announced", 20.0)],
    ),
    ("The order gives Velanur AI 30 MW of hope.", []),
    ("Garlow gave Velanur a lift of 3%.", []),
    (
        "- Veldrane rented a powered shell of between 50 MW and 65 MW outside Leipzig to an unnamed German carmaker.",
        [("Veldrane", "an unnamed German carmaker", "announced", 50.0)],
    ),
    (
        "Garlow Data Parks leased a shell of 20 MW in Ohio to Velanur AI.",
        [("Garlow Data Parks", "Velanur AI", "announced", 20.0)],
    ),
    (
        "Garlow Hosting will house machines of Velanur AI at its site near Oslo: 45 MW, five years, $410m.",
        [("Garlow Hosting", "Velanur AI", "announced", 45.0)],
    ),
    (
        "Garlow Mining hosts 30 MW of servers belonging to Corvath Labs.",
        [("Garlow Mining", "Corvath Labs", "announced", 30.0)],
    ),
    (
        "Tarn Data Parks accommodates racks owned by Velanur Cloud in Utah.",
        [("Tarn Data Parks", "Velanur Cloud", "announced", 0)],
    ),
    ("Garlow Hosting will house machines of the latest kind.", []),
    ("Garlow Hosting hosts the users of Velanur AI.", []),
    (
        "Garlow Energy has completed its purchases of the Dry Fork plant in Ohio and the Elm Point plant in Utah. Dry Fork, with 1,045 MW, came from Orcott Energy. Elm Point, at 1,836 MW the bigger of the two, was sold by Tarn Power together with funds.",
        [("Garlow Energy", "Orcott Energy", "completed", 1045.0), ("Garlow Energy", "Tarn Power", "completed", 1836.0)],
    ),
    (
        "Velanur Renewables bought the Moss Hill and Elk Ridge wind farms for $90 million. Moss Hill was bought from Tarn Wind Corp and has 60 MW.",
        [("Velanur Renewables", "Tarn Wind Corp", "completed", 60.0)],
    ),
    (
        "Garlow Energy acquired the Dry Fork plant. Its fuel came from Orcott Energy.",
        [("Garlow Energy", "", "completed", 0)],
    ),
    ("Garlow Energy built the Dry Fork plant. Dry Fork came from nothing.", []),
    (
        "Garlow Offshore has withdrawn from the 15-year contract for difference for its 640 MW Sonder wind farm. The agreement with the Norge Grid Agency, won at auction in 2023, ends on June 30.",
        [("Garlow Offshore", "Norge Grid Agency", "terminated", 640.0)],
    ),
    (
        "Velanur AI has quit its 40 MW lease in Ohio. The contract with Tarn Realty had been signed in 2022.",
        [("Tarn Realty", "Velanur AI", "terminated", 40.0)],
    ),
    (
        "Tarn Steel terminated its 12-year PPA. The deal with Garlow Power covered 60 MW.",
        [("Garlow Power", "Tarn Steel", "terminated", 60.0)],
    ),
    ("Tarn Steel left its offices. The deal with Garlow Power covers 60 MW.", []),
    ("Tarn Steel terminated a manager. The deal with Garlow Power covers 60 MW.", []),
    (
        "Tarn Petroleum buys a 40% interest in the Sinu-9 licence from NG Garlow Corp for $150 million. Within a year it may take another 5% for $18.8 million.",
        [("Tarn Petroleum", "NG Garlow Corp", "announced", 0)],
    ),
    (
        "Tarn Petroleum buys a 40% interest in Sinu Gas Corp from NG Garlow Corp. Analysts say it may rise another 5%.",
        [("Tarn Petroleum", "NG Garlow Corp", "announced", 0)],
    ),
    (
        "Tarn Petroleum buys a 40% interest in Sinu Gas Corp from NG Garlow Corp. Each share may buy another 5% of power.",
        [("Tarn Petroleum", "NG Garlow Corp", "announced", 0)],
    ),
    (
        "Garlow Digital has let 300 MW to Corvath Labs. An earlier tenant leaves: Velanur AI gave up 25 MW there.",
        [("Garlow Digital", "Corvath Labs", "announced", 300.0), ("Garlow Digital", "Velanur AI", "terminated", 25.0)],
    ),
]
"""Sentences, and of each deal that they tell who provides, who takes, how it stands and the megawatts (0 for none)."""


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_what_is_told_in_parts(extract: Extract, text: str, told: list[tuple[str, str, str, float]]) -> None:
    deals = [claim for claim in extract(text, published=DAY).claims if claim.type == "deal"]
    assert (
        sorted((d.company, d.counterparty or d.counterparty_text or "", d.status, d.capacity_mw or 0) for d in deals)
        == told
    )
