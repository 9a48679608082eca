"""Names at the head of the paragraphs of a list, and names as they are printed: whole, with their full stops and brackets."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.labels import names, quantities
from extractor.language import annotate
from extractor.language.names.heads import find_heads
from extractor.schema import Name

_TOLD = "reported a rise in quarterly profit on higher demand from its customers at home and abroad."
_LIST = (
    f"Stocks to watch\nInfosys\nThe company {_TOLD}\nVelanur Power\nThe company {_TOLD} Its revenue rose 5 percent.\n"
    f"Garlow Mills\nThe company {_TOLD}\nQuillstone Digital\nNet profit rose, as the firm {_TOLD}\n"
)
_GLUED = (
    f"InfosysThe company {_TOLD}\nVelanur PowerNet sales rose 5 percent, and its profit fell.\nQLSThe company {_TOLD}\n"
    f"Garlow MillsThe company {_TOLD}\n"
)


def found(nlp: Language, text: str) -> list[Name]:
    return names(annotate(nlp, text, published="2025-11-06"))


def heads(text: str) -> list[str]:
    return [text[low:high] for low, high in find_heads(text)]


def test_a_line_above_a_paragraph_heads_it(nlp: Language) -> None:
    assert heads(_LIST) == ["Infosys", "Velanur Power", "Garlow Mills", "Quillstone Digital"]
    mentions = found(nlp, _LIST)
    assert [n.name for n in mentions if n.raw == "The company"] == ["Infosys", "Velanur Power", "Garlow Mills"]
    assert next(n for n in mentions if n.raw == "Its").name == "Velanur Power"


def test_a_heading_that_runs_into_its_paragraph_is_cut_there(nlp: Language) -> None:
    assert heads(_GLUED) == ["Infosys", "Velanur Power", "QLS", "Garlow Mills"]
    assert [n.name for n in found(nlp, _GLUED) if n.raw == "The company"] == ["Infosys", "QLS", "Garlow Mills"]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Velanur Power: Shares fell 5% to 12 euros.", "Velanur Power"),
        ("A strong quarter.Garlow Mills: The stock rose 3%.", "Garlow Mills"),
    ],
)
def test_a_name_and_a_colon_head_what_shares_did(text: str, head: str) -> None:
    assert heads(text) == [head]


@pytest.mark.parametrize(
    "text",
    [
        "Mumbai: Shares of Velanur Power fell 5%.",
        "Operational Risks: The company depends on few suppliers.",
        "Net Sales: Revenue rose 5% to 12 million.",
        f"Earnings Results\nThe company {_TOLD}\n" * 4,
        f"Velanur Power\nThe company {_TOLD}\nGarlow Mills\nThe company {_TOLD}\n",
    ],
)
def test_what_heads_no_company(text: str) -> None:
    assert not heads(text)


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Shares of Velmar Pathways, which makes drugs, rose 9%.", "Velmar Pathways"),
        ("It was followed by Velmar (down 2.67 percent to Rs 359).", "Velmar"),
        ("The gold miners Velmar and Garlow soared.", "Velmar"),
        ("Gains in hotel owner Velmar [ZSE:VLMR] offset losses.", "Velmar"),
    ],
)
def test_what_speaks_for_a_company(nlp: Language, text: str, raw: str) -> None:
    name = next(n for n in found(nlp, text) if n.raw == raw)
    assert (name.kind, name.sure) == ("company", True)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It trailed the Velmar U.S. Medical Devices ETF.", "Velmar U.S. Medical Devices ETF"),
        ("Shipping Corporation of Ridgemont sank 5%.", "Shipping Corporation of Ridgemont"),
        ("Most likely the Reserve Bank of India sold dollars.", "Reserve Bank of India"),
        ("He led the People's Bank of China for years.", "People's Bank of China"),
        ("Bank of India rose 3%.", "Bank of India"),
        ("Alibaba and JD. com rose.", "JD. com"),
        ("Canadian General Investments, Limited reported a gain.", "Canadian General Investments, Limited"),
        ("It announced an agreement with velmarhealth, Inc. on Monday.", "velmarhealth, Inc"),
    ],
)
def test_a_name_is_whole(nlp: Language, text: str, whole: str) -> None:
    assert whole in [n.raw for n in found(nlp, text)]


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Harrowgate Inc. (NASDAQ: HGT) expects growth.", " expects growth."),
        ("Harrowgate Inc. expects growth.", " expects growth."),
        ("Harrowgate S.A., a bank, expects growth.", ", a bank, expects growth."),
        ("It bought Harrowgate Inc. Velmar rose.", ". Velmar rose."),
        ("It bought Harrowgate Inc.", "."),
    ],
)
def test_a_full_stop_of_an_abbreviation_belongs_to_the_name(nlp: Language, text: str, behind: str) -> None:
    name = next(n for n in found(nlp, text) if n.raw == "Harrowgate Inc" or n.raw == "Harrowgate S.A")
    assert text[name.tail or name.end :] == behind


def test_the_chip_maker_is_no_currency(nlp: Language) -> None:
    assert not quantities(annotate(nlp, "It raised its 2027 AMD forecast."))
