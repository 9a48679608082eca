"""The whole flow for one input, with rules alone."""

import pytest

import extractor
from extractor.pipeline import extract_text, process
from extractor.schema import Extraction, Options, RawDocument, Rejected

NLP = extractor.load()
RAW = RawDocument("a.txt", "text", b"Shares of Nvidia\xc2\xa0rose 4% on Wednesday.\r\n")


@pytest.mark.parametrize(
    ("options", "covered"),
    [
        (Options(since="2026-01-29", until="2026-01-29"), True),
        (Options(since="2026-01-30"), False),
        (Options(until="2026-01-28"), False),
        (Options(), True),
    ],
)
def test_a_period_takes_in_both_its_ends(options: Options, covered: bool) -> None:
    dated = Options(published="2026-01-29", since=options.since, until=options.until)
    result = process(RAW, NLP, dated)
    assert isinstance(result, Extraction) == covered
    if isinstance(result, Rejected):
        assert (result.outcome, result.reason) == ("skip", "outside_period")


def test_what_has_no_date_is_in_every_period() -> None:
    assert isinstance(process(RAW, NLP, Options(since="2026-01-30")), Extraction)


def test_options_that_decide_differently_have_other_digests() -> None:
    options = [Options(), Options(published="2026-01-29"), Options(since="2026-01-29"), Options(until="2026-01-29")]
    assert len({option.digest for option in options}) == 4


def test_an_input_and_its_text_give_the_same() -> None:
    read = process(RAW, NLP, Options(published="2026-01-29"))
    given = extract_text(RAW.data.decode(), published="2026-01-29", title=None, nlp=NLP)
    assert isinstance(read, Extraction)
    assert read.article.id == given.article.id
    assert read.claims == given.claims
    assert read.article.text == "Shares of Nvidia rose 4% on Wednesday."


def test_what_the_source_or_the_reading_rejects_goes_no_further() -> None:
    why = Rejected(outcome="skip", reason="unsupported", detail="Only text is read.")
    assert process(RawDocument("a.pdf", "text", b"", rejected=why), NLP, Options()) == why
    result = process(RawDocument("a.txt", "text", b"12"), NLP, Options())
    assert isinstance(result, Rejected)


def test_an_impossible_date_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"2026-02-30|day"):
        extract_text("Acme rose.", published="2026-02-30", title=None, nlp=NLP)
