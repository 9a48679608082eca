"""Masked sentences: what rules match, and the way back to the article's characters."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extractor.facts.masked import letter, mask_sentence, rule
from extractor.language import annotate

SENTENCE = "Harrowgate Compute (NASDAQ: HGCX) signed a 15-year lease with Brightloom AI for 180 MW."


def test_mentions_are_masked_and_brackets_belong_to_the_name(nlp: Language) -> None:
    (masked,) = map(mask_sentence, annotate(nlp, SENTENCE).sents)
    assert masked.text == "⟦C0⟧ signed a ⟦T1⟧ lease with ⟦C2⟧ for ⟦W3⟧."


def test_a_rule_hands_its_mentions_back(nlp: Language) -> None:
    (masked,) = map(mask_sentence, annotate(nlp, SENTENCE).sents)
    match = rule("{C:company} signed (?:an? )?(?:{T:term} )?lease with {C:counterparty}").search(masked.text)
    assert match is not None
    company = masked.mention(match, "company")
    assert company is not None
    assert company.raw == "Harrowgate Compute"
    start, end = masked.span(match)
    assert SENTENCE[start:end].startswith("Harrowgate Compute (NASDAQ: HGCX) signed a 15-year lease with")


def test_a_space_with_a_question_mark_is_white_space_or_none() -> None:
    pattern = rule("a ?b c")
    assert pattern.fullmatch("ab c")
    assert pattern.fullmatch("a  b\tc")
    assert not pattern.fullmatch("abc")


def test_letters_cover_every_mention(nlp: Language) -> None:
    doc = annotate(
        nlp, SENTENCE + " Bitcoin rose 3% on Wednesday in Texas, said Dana Whitlock.", published="2025-11-06"
    )
    letters = {letter(m) for sent in doc.sents for m in mask_sentence(sent).mentions}
    assert {"C", "T", "W", "I", "P", "D", "G"} <= letters


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("AaBz 19.%$€,;()'’\n-⟦⟧MWbn"), max_size=120))
def test_offsets_lead_back_whatever_the_text(text: str) -> None:
    import extractor

    doc = annotate(_blank(extractor), text, published="2025-11-06")
    for sent in doc.sents:
        masked = mask_sentence(sent)
        assert len(masked.offsets) == len(masked.text) + 1
        assert list(masked.offsets) == sorted(masked.offsets)
        for mention in masked.mentions:
            assert text[mention.start : mention.end] == mention.raw


_loaded: list[Language] = []


def _blank(extractor: object) -> Language:
    if not _loaded:
        _loaded.append(extractor.load("blank"))  # type: ignore[attr-defined]
    return _loaded[0]
