"""Names told apart by lists, initials and offices, in headings too; where a run of capitals ends."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.labels import names
from extractor.language import annotate
from extractor.schema import Name


def found(nlp: Language, text: str) -> dict[str, Name]:
    return {n.raw: n for n in names(annotate(nlp, text, published="2025-11-06"))}


@pytest.mark.parametrize(
    ("text", "raw", "kind"),
    [
        ("Then K. V. Quellin came back.", "K. V. Quellin", "person"),
        ("Its boss is Anke Quellin, the chief executive of lender Garlow.", "Anke Quellin", "person"),
        ("Mrs. Quellin of Toronto paid for a flat.", "Quellin", "person"),
        ("A road runs from Kazan to the sea.", "Kazan", "place"),
        ("BASEL, Switzerland and HANGZHOU, China, May 4 - Garlow AG rose.", "HANGZHOU", "place"),
        ("The outage hit customers of Garlow, Velanur and Tisse for hours.", "Garlow", "company"),
        ("In Athens, Garlow proposed a dividend.", "Garlow", "company"),
        ("Shares of Garlow Bay fell.", "Garlow Bay", "company"),
        ("A group around GLW offers to buy one.", "GLW", "company"),
        ("Garlow dropped 1.2% and Velanur Tisse 4.8% in London.", "Velanur Tisse", "company"),
        ("Garlow Cements Q2 results: margin narrows", "Garlow Cements", "company"),
        ("It bought Velanur Copper Foil in May.", "Velanur Copper Foil", "company"),
        ("Shares of Velanur Boilers rose.", "Velanur Boilers", "company"),
        ("Wind turbines failed at Velanur of Finland on Monday.", "Velanur", "company"),
        ("Garlow and Bank of Velanur lent it.", "Bank of Velanur", "company"),
        ("They met at St. Velanur Hotels in May.", "St. Velanur Hotels", "company"),
        ("Garlow, Velanur and Tisse Hydrogen Sign Pact to Study Ammonia Terminal", "Tisse Hydrogen", "company"),
        ("Garlow, Velanur and Tisse Hydrogen Sign Pact to Study Ammonia Terminal", "Velanur", "company"),
        ("Reactors at Garlow Point C and elsewhere were shut.", "Garlow Point C", "site"),
    ],
)
def test_a_name_is_what_its_words_and_neighbours_say(nlp: Language, text: str, raw: str, kind: str) -> None:
    name = found(nlp, text).get(raw)
    assert name is not None, found(nlp, text)
    assert name.kind == kind


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Rocket maker Garlow raised money.", "Rocket"),
        ("They voted for the Arrangement on Monday.", "Arrangement"),
        ("It raised money in a Series B round.", "Series B"),
        ("Garlow said its V163 machine works.", "V163"),
        ("The Paraguayan utility was glad.", "Paraguayan"),
        ("Under Regulation S nobody may buy.", "Regulation S"),
        ("Garlow Energy Signs Pact to Study Ammonia Terminal", "Ammonia Terminal"),
        ("Stellan Data Hubs takes gas.", "Stellan"),
        ("The rig Garlow Orion left.", "Garlow Orion"),
    ],
)
def test_what_is_printed_large_without_being_a_name(nlp: Language, text: str, raw: str) -> None:
    assert raw not in found(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Gas goes to Stellan Data Hubs for a plant.",
        "Shares of Anke Boilers rose.",
        "Harrison Street Partners bought it.",
        "Anke Velanur reported a profit.",
    ],
)
def test_a_first_name_makes_no_person_of_a_firm(nlp: Language, text: str) -> None:
    assert all(name.kind != "person" for name in found(nlp, text).values())


def test_a_plain_word_that_an_article_uses_as_a_name_stays_one(nlp: Language) -> None:
    text = "The insurer is called Intact by all. Intact's net income rose."
    assert [n.kind for n in names(annotate(nlp, text)) if n.raw == "Intact"] == ["company", "company"]
