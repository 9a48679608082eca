"""What the network may say of a name, and what it may not."""

from __future__ import annotations

from extractor.language.names.candidates import find_candidates
from extractor.language.names.opinion import with_opinion


def opinion(text: str, *entities: tuple[str, str]) -> dict[str, tuple[str, bool]]:
    found = with_opinion(text, list(find_candidates(text, [0])), entities)
    return {text[c.start : c.end]: (c.kind, c.sure) for c in found}


def test_two_words_that_are_read_as_a_person_are_one() -> None:
    assert opinion("a grant for Tamsin Quillfeather again", ("Tamsin Quillfeather", "PERSON"))[
        "Tamsin Quillfeather"
    ] == ("person", True)


def test_one_word_is_no_person_on_the_networks_word() -> None:
    assert opinion("a grant for Quillfeather again", ("Quillfeather", "PERSON"))["Quillfeather"][0] == "company"


def test_behind_a_place_word_it_is_a_place() -> None:
    assert opinion("it builds across Tarnfield Hollow again", ("Tarnfield Hollow", "LOC"))["Tarnfield Hollow"] == (
        "place",
        True,
    )
    assert opinion("it sold Tarnfield again", ("Tarnfield", "LOC"))["Tarnfield"][0] == "company"


def test_that_it_is_a_company_adds_nothing() -> None:
    assert opinion("it sold Tarnfield again", ("Tarnfield", "ORG")) == opinion("it sold Tarnfield again")


def test_a_legal_form_stands_against_the_network() -> None:
    assert opinion("it sold Ana Lund Ltd again", ("Ana Lund Ltd", "PERSON"))["Ana Lund Ltd"][0] == "company"
