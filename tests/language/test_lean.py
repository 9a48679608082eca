"""A lean Doc gives the claims of a whole one."""

from __future__ import annotations

import pytest
from spacy.language import Language

import extractor
from extractor.labels import cues, is_parsed, names, sentences
from extractor.labels import text as text_of
from extractor.language import annotate, load
from extractor.language.tokens import lean_doc
from extractor.pipeline import extract_article
from extractor.schema import Article

TEXT = (
    'Harrowgate signed a 15-year lease with Brightloom for 120 MW.  "It helps," said Orrin Vale.\n\n'
    "Shares of Harrowgate rose 4% on Tuesday. Velanur may buy Garlow Minerals for $2 billion in 2027! Rates fell."
)


@pytest.fixture(scope="module", params=["blank", None])
def nlp(request: pytest.FixtureRequest) -> Language:
    return load(request.param)


def test_claims_ledger_and_mentions_are_the_same(nlp: Language) -> None:
    article = Article(id="1", text=TEXT, published="2026-01-29")
    lean, whole = (extract_article(article, nlp, lean=choice) for choice in (True, False))
    assert lean == whole
    assert {claim.type for claim in lean.claims} >= {"deal", "move"}


@pytest.mark.parametrize("text", [TEXT, "", " ", "\n\n A b.  C d. \n", "One.\u00a0Two. Three"])
def test_a_lean_doc_holds_the_text_and_its_sentences(nlp: Language, text: str) -> None:
    whole = annotate(nlp, text)
    lean = lean_doc(nlp, text)
    assert text_of(lean) == text
    assert sentences(lean) == sentences(whole)


def test_what_it_says_of_names_and_doubt_is_the_same(nlp: Language) -> None:
    lean, whole = annotate(nlp, TEXT, lean=True), annotate(nlp, TEXT)
    assert names(lean) == names(whole)
    assert cues(lean) == cues(whole)
    assert [is_parsed(lean, s) for s, _ in sentences(lean)] == [is_parsed(whole, s) for s, _ in sentences(whole)]


def test_the_package_finds_claims_either_way(nlp: Language) -> None:
    assert extractor.extract(TEXT, published="2026-01-29", nlp=nlp).claims
