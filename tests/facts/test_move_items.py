"""Whose "shares" are in an item of a roundup, and in the line with which a short story closes."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Move

DAY = "2025-05-29"

ITEMS: tuple[tuple[str, str], ...] = (
    ("0635 ET - With anxiety high into Nimbrel Cloud Inc's results, a beat despite a slight Pelvora miss is good enough, analysts write. Pelvora was 2% short. Shares trade 3.1% higher.", "Nimbrel Cloud Inc"),
    ("0352 GMT - Nimbrel Cloud Inc's provision is tough to assess, analysts say. It is 8% of its loan book, compared with Santander's 6% and Nvidia's 11%, they say. The outlook looks light. Shares are up 3.1%.", "Nimbrel Cloud Inc"),
    ("1014 ET - Nvidia's rich valuation keeps Citigroup bearish on the stock. Citigroup reinstates coverage with an underperform rating. Still, Citigroup argues Nvidia is well run. Shares now up 3.1%.", "Nvidia"),
    ("0854 ET - Garrow Management has not made an approach to the Nvidia board, a broker writes. In 2024, Nvidia bought back shares. Shares trade up 3.1%.", "Nvidia"),
    ("1354 GMT - Nimbrel Cloud Inc sees demand abroad. It rose in 2023. Shares are up 3.1%.", "Nimbrel Cloud Inc"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "name"), ITEMS, ids=[text for text, _ in ITEMS])
def test_shares_in_an_item_are_of_whom_it_begins_with(extract: Any, text: str, name: str) -> None:
    found = [c.subject for c in extract(text, published=DAY).claims if isinstance(c, Move) and c.percent == 3.1]
    assert found == [name]


CLOSINGS: tuple[tuple[str, str, str], ...] = (
    ("Nimbrel Cloud to Fund Garrow for a Mine", "Nimbrel Cloud Inc signed an agreement with Velanur Power Inc for its unit Garrow Metals.\nVelanur Power Inc will give it a grant. Its holding in the firm will then be 3.5%.\nThe firm's shares rose 8% on Friday.", "Nimbrel Cloud Inc"),
    ("Nimbrel Cloud Inc to Build a Plant", "Nimbrel Cloud Inc plans a plant.\nThe firm's subsidiary, Garrow Xing Technology, will manage the work.\nIt will be in Ridgemont.\nThe company's shares rose 8% in recent trade.", "Nimbrel Cloud Inc"),
    ("Nimbrel Cloud Inc Wins a Contract", "Nimbrel Cloud Inc won a contract from Garrow Grid Ltd.\nGarrow Grid Ltd will pay in 2026.\nThe group's stock rose 8%.", "Nimbrel Cloud Inc"),
    ("Equities Rise as Nimbrel Cloud Inc Jumps", "Investors bought.\nNvidia posted a profit.\nThe company's shares rose 8%, the top gainer.", "Nvidia"),
    ("Nimbrel Cloud Inc Talks", "Investors waited.\nVelanur Power Inc posted a profit. The company's shares rose 8%.", "Velanur Power Inc"),
)  # fmt: skip


@pytest.mark.parametrize(("title", "text", "name"), CLOSINGS, ids=[text for _, text, _ in CLOSINGS])
def test_the_closing_line_is_of_the_company_of_the_title(extract: Any, title: str, text: str, name: str) -> None:
    found = [c.subject for c in extract(text, title=title, published=DAY).claims if isinstance(c, Move)]
    assert found == [name]
