"""Names told apart by the words around them: persons by their office, places by their company, what is no name at all."""

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
        ("The fund hired Tarvo Quellin, its former chief executive, in May.", "Tarvo Quellin", "person"),
        ("Finance boss Tarvo Quellin told reporters so.", "Tarvo Quellin", "person"),
        ("Its policymaker Tarvo Quellin said that rates would fall.", "Tarvo Quellin", "person"),
        ("Quellin, 58, joined the fund.", "Quellin", "person"),
        ("Rates fell.\nBy Tarvo Quellin and Oda Brenk\nThe fund rose.", "Oda Brenk", "person"),
        ("Judge Tarvo Quellin of Velanur Capital spoke.", "Tarvo Quellin", "person"),
        ("Anna-Maria Brenk spoke first.", "Anna-Maria Brenk", "person"),
        ("Floods hit Dresden, Garlow and Tisse this week.", "Tisse", "place"),
        ("It bought Garlow-based Tisse Foods in May.", "Garlow", "place"),
        ("WELLINGTON: Milk fell.", "WELLINGTON", "place"),
        ("The mill is in Scranton, Pa., and will close.", "Pa.", "place"),
        ("It sold the plant to Grupo Tisse in May.", "Grupo Tisse", "company"),
        ("Norway's Garlow Copper said output fell.", "Garlow Copper", "company"),
        ("Garlow Foods of Texas said so.", "Garlow Foods", "company"),
        ("Steelmaker Garlow Hütten AG lost money.", "Garlow Hütten AG", "company"),
        ("They sued Garlow & Co. KG in May.", "Garlow & Co. KG", "company"),
        ("Garlow Minerals plc rose 3%.", "Garlow Minerals plc", "company"),
        ("Mira Tisse, Bex Orlund and Anna Weber wrote this.", "Bex Orlund", "person"),
        ('"We will not sell," said Tarvo Quellin.', "Tarvo Quellin", "person"),
        ("“It was late,” Tarvo Quellin said.", "Tarvo Quellin", "person"),
        ("The pact was signed by Minister of Technology Oda Quellin on Monday.", "Oda Quellin", "person"),
        ("Tarvo Quellin y Brenk, director general of the lobby, spoke.", "Tarvo Quellin y Brenk", "person"),
        ("Founder Tarvo Quellin owns half.", "Tarvo Quellin", "person"),
        ("Tarvo Quellin will succeed Mira Tisse as chief executive.", "Tarvo Quellin", "person"),
        ("Tarvo Quellin joined Velanur Bank as its head of trading.", "Tarvo Quellin", "person"),
        ("It hired Tarvo Quellin from Velanur Bank.", "Tarvo Quellin", "person"),
        ("Tarvo Quellin's widow sold the stake.", "Tarvo Quellin", "person"),
        ("Velanur's Tarvo Quellin said demand was weak.", "Tarvo Quellin", "person"),
        ("Norway's Garlow Tisse said output fell.", "Garlow Tisse", "company"),
        ("Billionaire investor Tarvo Quellin bought the stake.", "Tarvo Quellin", "person"),
        ("The next question comes from Tarvo Quellin with Velanur Bank.", "Tarvo Quellin", "person"),
        ("They hired Velanur Capital as adviser.", "Velanur Capital", "company"),
        ("The mill lies in the town of Garlow.", "Garlow", "place"),
        ("The Garlow province banned exports.", "Garlow", "place"),
        ("Output in northern Garlow fell.", "Garlow", "place"),
        ("It moved from Garlow to Tisse in 2019.", "Tisse", "place"),
        ("Its shops in Garlow, Tisse and Brenk closed.", "Brenk", "place"),
        ("The plant at Garlow in Norway burned.", "Garlow", "place"),
        ("The bridge over the River Garlow closed.", "River Garlow", "place"),
        ("The firm sits at 12 Garlow Avenue.", "Garlow Avenue", "place"),
        ("They sold it to Garlow Avenue for $3 million.", "Garlow Avenue", "company"),
        ("It shut the Garlow and Dry Fork mines.", "Garlow", "site"),
        ("Output at the Garlow field fell.", "Garlow", "site"),
        ("The lock at Garlow leaks.", "Garlow", "site"),
        ("They will idle Garlow in May.", "Garlow", "site"),
        ("Tarvo Quellin of Velanur Bank calls it weather.", "Tarvo Quellin", "person"),
        ("Little changes, reckons Tarvo Quellin at Google.", "Tarvo Quellin", "person"),
        ("They met Ola van der Meer in May.", "Ola van der Meer", "person"),
        ("EXCLUSIVE-Garlow Foods eyes salt pans.", "Garlow Foods", "company"),
        ("SOURCE Garlow Sensors Inc.", "Garlow Sensors Inc", "company"),
        ("Name of the issuer: Garlow Minerals plc Name of the seller: Brenk.", "Garlow Minerals plc", "company"),
        ("OSLO (Tisse News) - Velanur Bank fell.", "Tisse News", "company"),
        ("Anna Brenk, chief executive, Velanur Tisse, spoke.", "Velanur Tisse", "company"),
        ("“Thank you,” said Anna Brenk, Co-Founder and head of Velanur.", "Anna Brenk", "person"),
        ("It restarted the Lindsay Garlow power plant.", "Lindsay Garlow", "site"),
        ("The developer Garlow Atomics and campus owner Tisse met.", "Garlow Atomics", "company"),
        ("They were led by Ola Brenk and his brother Tarvo.", "Tarvo", "person"),
        ("Investor contact: Tarvo Quellin, Velanur Bank.", "Tarvo Quellin", "person"),
        ("Quellin, no relation to the carmaker, teaches.", "Quellin", "person"),
        ("Tarvo Quellin and his sister founded it.", "Tarvo Quellin", "person"),
        ("It sold 40 acres at Garlow to Velanur Bank.", "Garlow", "place"),
        ("A line between Garlow and Tisse tripped.", "Tisse", "place"),
        ("The court cleared the sale of Anna Foods to Velanur Bank.", "Anna Foods", "company"),
        ("The court cleared the sale of Anna Tisse to Velanur Bank.", "Anna Tisse", "company"),
        ("They sold shares in Oscar Brenk on Monday.", "Oscar Brenk", "company"),
        ("Dry Fork, a 200 MW solar farm, was sold.", "Dry Fork", "site"),
        ("The project, called Dry Fork, is late.", "Dry Fork", "site"),
        ("Unit 2 at Dry Fork tripped.", "Dry Fork", "site"),
        ("The 300 MW Dry Fork wind and solar complex is late.", "Dry Fork", "site"),
        ("The Garlow Airport reopened.", "Garlow Airport", "site"),
        ("Garlow Teachers' Retirement System bought it.", "Garlow Teachers' Retirement System", "company"),
        ("Garlow d.d. won the order.", "Garlow d.d", "company"),
        ("Garlow Sp. z o.o. won the order.", "Garlow Sp. z o.o", "company"),
    ],
)
def test_what_the_words_beside_a_name_say(nlp: Language, text: str, raw: str, kind: str) -> None:
    names_found = found(nlp, text)
    assert raw in names_found, sorted(names_found)
    assert names_found[raw].kind == kind


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("The Garlow Reporting Directive asks for more.", "Garlow Reporting Directive"),
        ("It relies on Section 232 of the law.", "Section 232"),
        ("Bookrunners: Velanur Capital, Tarn Bank.", "Bookrunners"),
        ("Velanur Power Ltd (LSE: VLPW, TSX: VPW) rose.", "VPW"),
        ("Abandoned mines leak.", "Abandoned"),
        ("The Senior Vice President left.", "Senior Vice"),
        ("Sales of its weight-loss drug Garlova rose.", "Garlova"),
        ("Velanur's Garlova chips are late.", "Garlova"),
        ("The Garlova X2 processor draws 900 W.", "Garlova X2"),
        ("It sold the tanker Garlow Spirit.", "Garlow Spirit"),
        ("The Garlow Housing Scheme ended.", "Garlow Housing Scheme"),
        ("Earnings before interest and tax (EBIT) fell. EBIT is low.", "EBIT"),
        ("The grey market premium (GMP) rose.", "GMP"),
        ("The pace of Japanese reactor restarts is slow.", "Japanese"),
    ],
)
def test_what_is_printed_large_and_is_no_name(nlp: Language, text: str, none: str) -> None:
    assert none not in found(nlp, text)


def test_a_place_that_owns_the_next_name_makes_no_place_of_the_one_before(nlp: Language) -> None:
    assert found(nlp, "They met Garlow and Norway's Tarn Bank.")["Garlow"].kind == "company"


def test_a_graded_commodity_is_no_company(nlp: Language) -> None:
    assert found(nlp, "Spot gold rose and Comex Gold said little.").get("Comex Gold") is None
