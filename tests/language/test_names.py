"""Names: where they come from, what they resolve to, and what stands for them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import extractor
from extractor.labels import cues, names
from extractor.language import annotate
from extractor.language.sentences import boundaries
from extractor.schema import Name


def found(nlp: Language, text: str) -> dict[str, Name]:
    return {n.raw: n for n in names(annotate(nlp, text, published="2025-11-06"))}


@pytest.mark.parametrize(
    ("text", "raw", "kind", "name"),
    [
        ("Velanur Power Ltd said it would grow.", "Velanur Power Ltd", "company", "Velanur Power Ltd"),
        ("Quillstone (NASDAQ: QLST) rose 3%.", "Quillstone", "company", "Quillstone"),
        ("Google opened an office.", "Google", "company", "Google"),
        ("The invented Meru 50 index gained 1%.", "Meru 50", "index", "Meru 50"),
        ("Brent crude fell 1%.", "Brent crude", "commodity", "Brent"),
        ("Bitcoin rose.", "Bitcoin", "crypto", "Bitcoin"),
        ("It is building the Dry Fork campus.", "Dry Fork", "site", "Dry Fork"),
        ("Chief executive Dana Whitlock left.", "Dana Whitlock", "person", "Dana Whitlock"),
        ("The plant is in Texas.", "Texas", "place", "Texas"),
        ("They broke ground in Bellmore County, Texas.", "Bellmore County", "place", "Bellmore County"),
        ("Garrow Reach 2 of 430 megawatts has been begun.", "Garrow Reach 2", "site", "Garrow Reach 2"),
        ("• WHITEFIBER / NEBIUS. New lease.", "WHITEFIBER", "company", "WhiteFiber"),
        ("$CLSK popped 8%.", "CLSK", "company", "CleanSpark"),
    ],
)
def test_what_a_name_is(nlp: Language, text: str, raw: str, kind: str, name: str) -> None:
    mention = found(nlp, text)[raw]
    assert (mention.kind, mention.sure) == (kind, True)
    assert mention.name.startswith(name)


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose, according to a Velmar Stock Exchange filing on Monday.",
        "Velmar Exchange Catalist-listed Harrow Grid Ltd said it would grow.",
        "Its shares are traded on the Velmar Stock Exchange.",
    ],
)
def test_where_shares_trade_is_no_company(nlp: Language, text: str) -> None:
    assert not [raw for raw, name in found(nlp, text).items() if "Exchange" in raw and name.kind == "company"]


def test_an_exchange_that_does_something_is_one(nlp: Language) -> None:
    assert found(nlp, "The Velmar Stock Exchange said its revenue rose 3%.")["Velmar Stock Exchange"].kind == "company"


def test_a_registered_short_name_is_that_of_the_listed_company_named_before(nlp: Language) -> None:
    for tail in (" (NASDAQ: IPGH)", " press release (NASDAQ:IPGH)"):
        text = f"IPG Harrow{tail}: results beat. IPG said that it grew."
        assert found(nlp, text)["IPG"].name == "IPG Harrow"
    both = found(nlp, "IPG Harrow (NASDAQ: IPGH) rose. IPG said that it grew. Interpublic rose too.")
    assert both["IPG"].name == "Interpublic"


@pytest.mark.parametrize("text", ["Larkmoor up 62%, as it stands.", "Next came Larkmoor, which added 17% this week."])
def test_what_a_percentage_says_was_traded_is_a_company(nlp: Language, text: str) -> None:
    name = found(nlp, text)["Larkmoor"]
    assert (name.kind, name.sure) == ("company", True)


@pytest.mark.parametrize("text", ["The TVL up 94% was a record.", "Airfares up 3% in May were a surprise."])
def test_a_measure_before_a_percentage_is_none(nlp: Language, text: str) -> None:
    assert not any(name.sure for name in found(nlp, text).values() if name.kind == "company")


def test_an_adverb_that_is_set_off_and_an_order_in_quotes_are_no_names(nlp: Language) -> None:
    assert "Concurrently" not in found(nlp, "Velanur Power Ltd grew. Concurrently, projecting a rise, it hired.")
    text = 'Regulators granted a cease trade order (the "CTO") to Velanur Power Ltd. The CTO was granted on Monday.'
    assert "CTO" not in found(nlp, text)


def test_short_forms_stand_for_the_fullest_form(nlp: Language) -> None:
    mentions = found(nlp, "Lumenfjord Energi AS (“LFE”) sold a plant. Lumenfjord rose. LFE has debts.")
    assert mentions["Lumenfjord"].name == "Lumenfjord Energi AS"
    assert mentions["LFE"].name == "Lumenfjord Energi AS"


@pytest.mark.parametrize(
    ("text", "expression", "name"),
    [
        ("Iren rose. The miner said it would expand.", "The miner", "IREN"),
        ("Velanur Power fell. The Madrid-based company cut jobs.", "The Madrid-based company", "Velanur Power"),
        ("Velanur Power fell. Its revenue dropped.", "Its", "Velanur Power"),
        ("Harrowgate Compute reported. The stock gained 3%.", "The stock", "Harrowgate Compute"),
        ("Shares of Harrowgate Compute jumped. They have doubled.", "They", "Harrowgate Compute"),
        (
            "Velanur Power fell. The Waco, Texas-based company cut jobs.",
            "The Waco, Texas-based company",
            "Velanur Power",
        ),
        (
            "Apollo Global Management called. The U.S. investment firm has cash.",
            "The U.S. investment firm",
            "Apollo Global Management",
        ),
        ("Apollo Global Management wants Vistra, and pays the power group well.", "the power group", "Vistra"),
        ("Velanur Power grew. Together with Harrowgate Compute it signed a lease.", "it", "Velanur Power"),
        (
            "Velanur Power keeps its bull. Barclays analysts see savings. Barclays keeps an overweight rating. The stock fell.",
            "The stock",
            "Velanur Power",
        ),
        ("Velanur Power fell again. The Boeing supplier sank 9%.", "The Boeing supplier", "Velanur Power"),
        ("Velanur Power may face Elliott Investment Management, a fund. Shares rose 3%.", "Shares", "Velanur Power"),
        ("Quillstone Digital fell, with Velanur Power rising 5% on its pact.", "its", "Velanur Power"),
        ("The Harrowgate Compute segment grew. Velanur Power said it sold a plant.", "it", "Velanur Power"),
        ("Apollo Global Management wants Vistra. By May it had 7.7 GW in operation.", "it", "Vistra"),
    ],
)
def test_what_stands_for_a_name_points_at_it(nlp: Language, text: str, expression: str, name: str) -> None:
    mention = found(nlp, text)[expression]
    assert mention.source == "reference"
    assert mention.name == name
    assert mention.antecedent is not None
    assert name.lower().startswith(text[slice(*mention.antecedent)].lower())


@pytest.mark.parametrize(
    "text",
    [
        "It is expected that prices rise.",
        "The company of friends met.",
        "The stock market fell.",
        "Velanur Power sold a plant. It would be the second attempt.",
        "Velanur Power fell. It is a steep reversal.",
        "Velanur Power fell. This new community and its grid stood.",
        "Velanur Power, Quillstone Digital and Harrowgate Compute are all customers. It sold a plant.",
    ],
)
def test_what_stands_for_nobody(nlp: Language, text: str) -> None:
    assert not [n for n in names(annotate(nlp, text)) if n.source == "reference"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("If it signs, shares could rise.", "hypothetical"),
        ("Will it sign?", "question"),
        ("It is in talks to buy a plant.", "rumoured"),
        ("It denied the report.", "denied"),
        ("It terminated the contract.", "terminated"),
        ("It plans to build a plant.", "planned"),
        ("Analysts expect a rise.", "opinion"),
    ],
)
def test_modality(nlp: Language, text: str, kind: str) -> None:
    assert kind in {cue.kind for cue in cues(annotate(nlp, text))}


def test_a_plain_statement_has_no_modality(nlp: Language) -> None:
    assert not cues(annotate(nlp, "The plant has 300 MW."))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Foo Corp. rose 3% in the U.S. market. It fell.", 2),
        ("Sales rose to $1.5 billion. The shares fell.", 2),
        ("Leases:\n- 30 MW to A\n- 40 MW to B", 3),
        ("Mr. Smith met Dr. Jones on Nov. 3 in St. Louis.", 1),
        ("“Yes.” He left.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(boundaries(text)) == count


_nlp = extractor.load("blank")


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=160))
def test_whatever_the_text_offsets_are_exact(text: str) -> None:
    doc = annotate(_nlp, text, published="2025-11-06")
    for mention in (*names(doc), *cues(doc)):
        assert text[mention.start : mention.end] == mention.raw
    assert sum(len(sent.text_with_ws) for sent in doc.sents) == len(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vacancy rose 3% in June. The vacancy of older offices fell.", "Vacancy"),
        ("Total Capital Ratio rose to 14%.", "Total Capital Ratio"),
        ("Under the Clean Harbour Act the port will pay 3% less.", "Clean Harbour Act"),
    ],
)
def test_a_word_a_measure_or_a_law_is_no_company(nlp: Language, text: str, name: str) -> None:
    assert name not in {n.name for n in names(annotate(nlp, text)) if n.kind == "company"}


def test_a_short_form_that_is_a_word_stays_a_name_where_capitals_say_so(nlp: Language) -> None:
    text = "Evident Group Ltd rose 3%. It became evident that investors like Evident, and Evident said so."
    marked = names(annotate(nlp, text))
    assert [n.raw for n in marked if n.kind == "company" and not n.antecedent].count("Evident") == 2


def test_a_doubled_heading_is_one_name(nlp: Language) -> None:
    text = "About Castrevane Energy Castrevane Energy operates two reactors."
    marked = names(annotate(nlp, text))
    assert [n.name for n in marked if n.kind == "company"] == ["Castrevane Energy"]


def stands_for(nlp: Language, text: str, raw: str) -> list[str]:
    return [n.name for n in names(annotate(nlp, text)) if n.raw == raw and n.antecedent]


def test_the_company_is_the_one_that_the_article_is_about(nlp: Language) -> None:
    text = (
        "Velanur Power Inc rose. Velanur Power Inc builds plants. Velanur Power Inc hired staff. Velanur Power Inc paid debt. "
        "Nimbrel Cloud Inc buys power. The company expects revenue of $3 billion."
    )
    assert stands_for(nlp, text, "The company") == ["Velanur Power Inc"]


def test_a_place_in_a_description_does_not_hide_it(nlp: Language) -> None:
    text = "Velanur Power Inc rose 3%. The Newport Beach, Calif., company expects revenue of $3 billion."
    assert stands_for(nlp, text, "The Newport Beach, Calif., company") == ["Velanur Power Inc"]


def test_a_description_does_not_stand_for_the_subject_of_its_clause(nlp: Language) -> None:
    text = "Velanur Power Inc needs money. Tamworth Bank Ltd lends the miner $40 million."
    assert stands_for(nlp, text, "the miner") == ["Velanur Power Inc"]


def test_a_description_in_front_of_a_name_is_no_reference(nlp: Language) -> None:
    text = "Velanur Power Inc sells power. It has a contract with the brewer Rauchenfels and the retailer Quickbarrow."
    assert stands_for(nlp, text, "the retailer") == []


def test_the_name_at_the_head_of_a_paragraph_is_whom_it_is_about(nlp: Language) -> None:
    text = "Velanur Power Inc rose 3%.\n\nAmberline - Shares of the regional bank fell 4% in early trading."
    assert stands_for(nlp, text, "the regional bank") == ["Amberline"]
