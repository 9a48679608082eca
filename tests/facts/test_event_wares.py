"""Events of wares, measures and past years, which are of no firm or of another one."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Event

DAY = "2026-02-05"

CASES: tuple[tuple[str, str, list[tuple[str, str]]], ...] = (
    ("Velanur Readies Its First Platform", "Velanur Power Inc said it plans tokens. Velanur's new platforms, including Metrovela and Housevela, are expected to formally launch in April 2026.", [("Velanur Power Inc", "2026-04")]),
    ("A Console Gets Better Pictures", "Nvidia said it has a chip. The upgraded Pelvora will roll out in March.", [("Nvidia", "2026-03")]),
    ("Nvidia's Chips Sell", "Nvidia said its chips sell. Pelvora launches in May 2026.", [("Nvidia", "2026-05")]),
    ("Garlow Opens Doors", "Garlow Labs will launch its app in May 2026.", [("Garlow Labs", "2026-05")]),
    ("Nvidia's Chips Sell", "Nvidia said its chips sell. Pelvora said it bought a mill. Pelvora launches in May 2026.", [("Pelvora", "2026-05")]),
    ("Nvidia's Medicine Sells", "Nvidia said its medicine sells. In January, European regulators also approved a syringe of Pelvora HD.", []),
    ("Garlow Pharmacy Confirms Both Vela and Non-Vela", "Garlow Pharmacy N.V. said total sales rose. Non-Vela sales grew. Garlow Pharmacy N.V. will publish its first-quarter results on 29 April 2026.", [("Garlow Pharmacy N.V", "2026-04-29")]),
    ("Leaders Talk", "Conflicting reports on Wednesday over whether leaders would talk hid the results.", []),
    ("Nvidia's Birthday", "Nvidia.com was launched on this day in 2004.", []),
    ("Nvidia's New Shop", "Nvidia launched a shop on this day.", [("Nvidia", "2026-02-05")]),
)  # fmt: skip


@pytest.mark.parametrize(("title", "text", "told"), CASES, ids=[text for _, text, _ in CASES])
def test_an_event_is_a_firms(extract: Any, title: str, text: str, told: list[tuple[str, str]]) -> None:
    claims = extract(text, title=title, published=DAY).claims
    assert [(c.company, str(c.date)) for c in claims if isinstance(c, Event)] == told
