"""Where a name begins and ends in a run of capitals, and whom a reference stands for when nobody near is spoken of."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.labels import names
from extractor.language import annotate


def companies(nlp: Language, text: str) -> list[str]:
    return [n.name for n in names(annotate(nlp, text)) if n.kind == "company" and n.sure and not n.antecedent]


def kinds(nlp: Language, text: str) -> dict[str, str]:
    return {n.raw: n.kind for n in names(annotate(nlp, text)) if not n.antecedent}


def stands_for(nlp: Language, text: str, raw: str, title: str | None = None) -> list[str]:
    return [n.name for n in names(annotate(nlp, text, title=title)) if n.raw == raw and n.antecedent]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Global Garlow Partners rose 3%. Global Garlow Partners sells power.", "Global Garlow Partners"),
        ("Internet Garlow Nippon shares lost 3%.", "Internet Garlow Nippon"),
        ("The American Garlow Association agreed.", "American Garlow Association"),
        ("REIT Garlow Estates said it sold a mall.", "Garlow Estates"),
        ("Defence PSU Garlow Electronics won an order.", "Garlow Electronics"),
        ("EPC Holdings said it sold a mall.", "EPC Holdings"),
        ("Garlow Law Group Opens Its Port Office Garlow Law Group said so.", "Garlow Law Group"),
        ("Garlow Law Group Introduces New Harbour Services Garlow Law Group said so.", "Garlow Law Group"),
        ("Garlow Energy rose 3%. Record SalesGarlow Energy said it grew.", "Garlow Energy"),
        ("PickleGarlow rose 3%. PickleGarlow said it grew.", "PickleGarlow"),
        ("Garlow Chemicals and Pharmaceuticals rose 3%.", "Garlow Chemicals and Pharmaceuticals"),
        ("Garlow ( GRLW ) said on Friday that it sold a mall.", "Garlow"),
        ("Honda India – Net profit fell 33% to Rs 19 crore.", "Honda India"),
        ("Cyient DLM has signed a contract with Garlow Energy.", "Cyient DLM"),
        ("Garlow recorded a 51% rise in profit.", "Garlow"),
    ],
)
def test_a_name_is_whole_and_alone(nlp: Language, text: str, name: str) -> None:
    found = companies(nlp, text)
    assert name in found
    assert not [other for other in found if name in other and other != name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Garlow Energy and Quillmar Technologies rose 3%.", "Garlow Energy and Quillmar Technologies"),
        ("Google AI said so.", "Google AI"),
        ("Honda India sales rose.", "Honda India"),
        ("Output was 3.9M-4.3M ounces.", "3M"),
        ("Basic earnings per share rose 3%.", "Basic"),
        ("Every new drug needs an application. The New Drug Application (NDA) was filed.", "New Drug Application"),
    ],
)
def test_what_is_no_company_of_its_own(nlp: Language, text: str, name: str) -> None:
    assert name not in companies(nlp, text)


@pytest.mark.parametrize(
    ("text", "raw", "kind"),
    [
        ("Chief Executive Ines Calder said the firm grew.", "Ines Calder", "person"),
        ("Chief Operating Officer Tarvo Quellin said so.", "Tarvo Quellin", "person"),
        ("By Ines Calder GARLOW (Reuters) - Prices rose.", "Ines Calder", "person"),
        ("Anil Meridian shares rose 3%. Anil Meridian said so.", "Anil Meridian", "company"),
        ("Anil Meridian shares his plans.", "Anil Meridian", "person"),
        ("GARLOW, Neb.--(BUSINESS WIRE)--Quillmar Inc. opened a mall.", "GARLOW", "place"),
        ("GARLOW, NE, March 29, 2024 - Quillmar Inc. opened a mall.", "GARLOW", "place"),
    ],
)
def test_people_towns_and_firms(nlp: Language, text: str, raw: str, kind: str) -> None:
    assert kinds(nlp, text)[raw] == kind


FAR = "Garlow Energy Inc rose. Much was said. More was said. And more. And yet more. At last it was over. "


@pytest.mark.parametrize(
    ("text", "raw", "stands"),
    [
        (FAR + "The company expects revenue of $3 billion.", "The company", ["Garlow Energy Inc"]),
        (FAR + "The stock rose 3%.", "The stock", ["Garlow Energy Inc"]),
        (FAR + "Every dollar in the bank counts.", "the bank", []),
        ("Garlow Energy Inc rose. FactSet forecast $33.9 million. It had revenue of $35 million.", "It", ["Garlow Energy Inc"]),
        ("Garlow Energy Inc rose. In a WeChat post, the company said so.", "the company", ["Garlow Energy Inc"]),
        ("Garlow Energy Inc rose. It broke the supply chain.", "the supply chain", []),
        ("Garlow Energy Inc rose on the huge investor interest.", "the huge investor", []),
    ],
)  # fmt: skip
def test_references_over_a_distance_and_past_sources(nlp: Language, text: str, raw: str, stands: list[str]) -> None:
    assert stands_for(nlp, text, raw, title="Garlow Energy Inc sets out its plans") == stands


def test_a_ticker_in_a_heading_stands_for_its_company(nlp: Language) -> None:
    text = "Garlow Energy Inc leads our list.\n\nPick 3: Garlow Energy Inc (GRLW)\n\nGRLW makes pumps, and sells them in ports."
    assert [n.name for n in names(annotate(nlp, text)) if n.raw == "GRLW"] == ["Garlow Energy Inc"]
