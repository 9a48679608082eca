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
        ("Dredging Partners, Inc. rose 3%.", "Dredging Partners, Inc"),
        ("Ridgemont Mineral Resources Corp. (“RMRC”) rose 3%.", "Ridgemont Mineral Resources Corp"),
        (
            "A trust agreement between Integrated Garlow and Resources Acquisition Corp. (the “Company”) ran out.",
            "Integrated Garlow and Resources Acquisition Corp",
        ),
        ("Miner Garlow Hash will host servers.", "Garlow Hash"),
        ("Wall Street Is BullishThe Garlow Health Agency has provided funding.", "Garlow Health Agency"),
        ("Honda India – Net profit fell 33% to Rs 19 crore.", "Honda India"),
        ("Cyient DLM has signed a contract with Garlow Energy.", "Cyient DLM"),
        ("Shares of Honda India rebounded on Friday.", "Honda India"),
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


def test_the_title_tells_that_a_word_at_the_opening_is_a_company(nlp: Language) -> None:
    text = "Garlower received an approval from the Singapore Exchange on Monday. Shares of the pump company rose 6%."
    for title, sure in (("Garlower Receives a Notice", True), ("Markets in Brief", False)):
        found = names(annotate(nlp, text, title=title))
        assert [(n.name, n.sure) for n in found if n.raw == "the pump company"] == [("Garlower", sure)]


@pytest.mark.parametrize(
    ("text", "raw", "name"),
    [
        ("Garlow, a software maker, grew. Garlow Platform helps, and Garlow said so.", "Garlow", "Garlow"),
        ("Garlow rose 3%. Garlow Energy Inc said it grew. Garlow fell.", "Garlow", "Garlow Energy Inc"),
        ("Garlow Energy rose 3%. Garlow said it grew.", "Garlow", "Garlow Energy"),
        ("Garlow rose 3%. Garlow Energy said it grew.", "Garlow", "Garlow Energy"),
        ("Garlow Solar (Garlow) makes panels. Garlow said it grew.", "Garlow", "Garlow Solar"),
    ],
)
def test_a_short_form_is_no_product_s(nlp: Language, text: str, raw: str, name: str) -> None:
    assert {n.name for n in names(annotate(nlp, text)) if n.raw == raw} == {name}


@pytest.mark.parametrize(
    ("text", "raw", "name"),
    [
        ('Garlow Energy Inc fell. "It is hard," Quellin said. He added that the company grows.', "the company", "Garlow Energy Inc"),
        ("Garlow Energy Inc has a tool. It can power Tarn Inc, Larkmoor Inc, or Nimbrel Inc. The startup is new.", "The startup", "Garlow Energy Inc"),
        ("Tarn Inc fell. Through its pact with Larkmoor Inc, Garlow Energy Inc sells pumps.", "its", "Garlow Energy Inc"),
        ("Garlow Energy Inc fell. In its report, the government praised Larkmoor Inc.", "its", "Garlow Energy Inc"),
        ("Ines Calder is on the Supervisory Board of Garlow SE. The company sells pumps.", "The company", "Garlow SE"),
        ("Garlow Group fell. The suit is about the Garlow Group Board. The company is calm.", "The company", "Garlow Group"),
        ("The Ray-Ban maker said it is buying a startup.", "it", "EssilorLuxottica"),
        ("Garlow Energy Inc rose. Quillmere has 18 turbines. The battery maker said so.", "The battery maker", "Garlow Energy Inc"),
        ("Garlow Energy Inc rose. Quillmere had reported that it would grow.", "it", "Garlow Energy Inc"),
        ("Garlow Energy Inc runs the North Quillmere wind farm. Quillmere has 18 turbines. Its shares rose.", "Its", "Garlow Energy Inc"),
        ("Garlow Energy Inc rose. Quillmere, out of Oslo, thinks it has the answer.", "it", "Quillmere"),
        ("Garlow Energy Inc (GARL) rose. GARL grew as its sales rose.", "its", "Garlow Energy Inc"),
    ],
)  # fmt: skip
def test_whom_a_reference_means(nlp: Language, text: str, raw: str, name: str) -> None:
    assert {n.name for n in names(annotate(nlp, text)) if n.raw == raw} == {name}


def test_a_board_that_is_a_body_of_its_own_keeps_its_name(nlp: Language) -> None:
    assert companies(nlp, "The Ridgemont Labor Board met. It is a board.") == ["Ridgemont Labor Board"]


def test_a_family_name_may_come_first(nlp: Language) -> None:
    text = "Chief executive Quon Lirien spoke. Quon said the plan stands."
    assert kinds(nlp, text)["Quon"] == "person"


def test_major_is_an_adjective_too(nlp: Language) -> None:
    assert stands_for(nlp, "Garlow Energy Inc rose. It named the major reasons.", "the major") == []


def test_items_of_results_head_with_their_companies(nlp: Language) -> None:
    text = "Garlow Snacks - Net profit drops 7% to Rs 5 crore.\nQuillmar Foods - Revenue up 4% to Rs 9 crore. Net profit rose 2%.\n"
    assert companies(nlp, text) == ["Garlow Snacks", "Quillmar Foods"]


def test_another_exchange_s_index_is_not_cut_short(nlp: Language) -> None:
    found = {n.raw: n.name for n in names(annotate(nlp, "The benchmark S&P/TSX Composite Index gained 3%."))}
    assert "S&P 500" not in found.values()


def test_a_ticker_in_a_heading_stands_for_its_company(nlp: Language) -> None:
    text = "Garlow Energy Inc leads our list.\n\nPick 3: Garlow Energy Inc (GRLW)\n\nGRLW makes pumps, and sells them in ports."
    assert [n.name for n in names(annotate(nlp, text)) if n.raw == "GRLW"] == ["Garlow Energy Inc"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('Garlow Energy agreed with certain funds (the "Hedge Counterparties"). The Hedge Counterparties said yes.', "Hedge Counterparties"),
        ('Garlow Energy will sell shares to them (the "Private Round"). The Private Round will close in May.', "Private Round"),
        ("Ben Calder joined Garlow Energy. Ben said it grew.", "Ben"),
    ],
)  # fmt: skip
def test_what_an_article_defines_or_calls_a_person_is_no_company(nlp: Language, text: str, form: str) -> None:
    assert kinds(nlp, text).get(form, "person") == "person"


def test_the_short_form_of_a_name_is_no_defined_term(nlp: Language) -> None:
    text = 'Tarnworks Garlow, a maker of cells (the "Garlow"), grew. Garlow said it signed a lease.'
    assert kinds(nlp, text)["Garlow"] == "company"


def test_a_first_word_stands_for_whom_the_article_names_most(nlp: Language) -> None:
    text = (
        "Garlow Media Group rose. Garlow Digital Works Holdings fell. Garlow Media Group said so. Garlow said it grew."
    )
    (said,) = {n.name for n in names(annotate(nlp, text)) if n.raw == "Garlow"}
    assert said == "Garlow Media Group"
