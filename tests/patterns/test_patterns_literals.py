"""Expressions behind what they need answer as Python's own do."""

from __future__ import annotations

import re as plain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.facts.deal.rules import RULES
from extractor.patterns import Candidates, least, needs, re, stands_in
from extractor.patterns.closings import closings
from extractor.patterns.grams import Look, asked
from extractor.patterns.openings import openings

PATTERNS = (
    r"(?:sign|ink)ed an? [\w -]*lease",
    r"\b(?:acqui(?:red?|res|ring)|b(?:uy|ought)|takeover)\b",
    r"⟦[CU]\d+⟧'s (?:plan|aim)s?",
    r"(?i:rais(?:es|ed)) its (?=guidance|outlook)",
    r"(?<=profit )(?:warning|rise)|net loss",
    r"(?:abc)?def|x{2,3}yz",
    r"year[- ]to[- ]date",
    r"[a-z]+maker",
    r"\b(?:sign|ink|buy)(?:s|ed)?\b",
    r"(?<![\w-])(?:plans?|net (?:loss|profit)|a)\b",
    r"\b(?:buy|bought|signed) (?:a |its ){0,2}$",
    r"(?:^|, )(?:guidance|k)(?:'s)?(?<!x)$|[—⟧]['s]+ $",
    r"\b(?:buy|net|JV)\b(?: an?| its)? ?(?:lease|loss|aim)",
    r"\s(?:signed|inked) (?:a |its )?(?:[a-z]+ )?(?:plans?|net (?:loss|profit))\b",
)
WORDS = (
    "signed", "inked", "a", "lease", "SIGNED", "buy", "bought", "acquired", "⟦C0⟧'s", "⟦U12⟧'s", "plans", "aim", "raised",
    "its", "guidance", "profit", "warning", "net loss", "def", "xxyz", "year-to-date", "carmaker", "ſigned", "K", "İnked",
    "\n", "—",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from(PATTERNS), st.sampled_from((0, plain.IGNORECASE)))
def test_searching_finds_what_python_finds(words: list[str], pattern: str, flags: int) -> None:
    text = " ".join(words) + " " + "filler " * 10
    ours, theirs = re.compile(pattern, flags), plain.compile(pattern, flags)
    assert [m.span() for m in ours.finditer(text)] == [m.span() for m in theirs.finditer(text)]
    assert (ours.search(text) is None) == (theirs.search(text) is None)
    assert ours.findall(text) == theirs.findall(text)
    assert ours.split(text) == theirs.split(text)
    for start, end in ((3, 70), *((0, at) for at in range(len(text) - 60))):
        assert (ours.search(text, start, end) is None) == (theirs.search(text, start, end) is None)


@given(st.text(alphabet="abcAſıİK⟦⟧ '-", max_size=40), st.text(alphabet="abcsik⟦'-", min_size=1, max_size=5))
def test_what_a_literal_needs_is_in_every_text_that_holds_it(text: str, literal: str) -> None:
    pattern = plain.compile(plain.escape(literal), plain.IGNORECASE)
    if pattern.search(text):
        assert all(asked(choice) & Look(text).held for choice in needs(pattern.pattern, pattern.flags))


@pytest.mark.parametrize(
    ("pattern", "missing"),
    [(r"\w+", ""), (r"(?:a|bc)", ""), (r"\d+ MW", ""), (r"lease|\d", ""), (r"(?:lease)?", ""), (r"leases?|[a-z]*", "")],
)
def test_an_expression_that_says_nothing_needs_nothing(pattern: str, missing: str) -> None:
    assert needs(pattern) == ()


def test_a_text_without_what_is_needed_is_not_searched() -> None:
    (first, second) = needs(r"(?:sign|ink)ed .* lease")
    assert {len(first), len(second)} == {1, 2}
    assert re.compile(r"(?:sign|ink)ed .* lease").search("Rates rose again. " * 9) is None


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        (r"\bsold\b", [{"^sold"}]),
        (r"\b(?:put|let's)\b", [{"^put ", "^let "}]),
        (r"x (?:the )?leased (?:[a-z]+ )+JV", [{"^jv"}, {"^leas"}]),
        (r"x ?leased", [{"sed"}]),
        (r"x (?:a )?leased|sold off", [{"^leas", "^off"}, {"^leas", "old"}]),
        (r"(?:the )?leased", [{"sed"}]),
        (r"(?a)\bleased", [{"sed"}]),
        (r"(?<=the )of", []),
    ],
)
def test_an_expression_says_which_words_it_needs(pattern: str, wanted: list[set[str]]) -> None:
    """By how they begin ("^"), where the expression says that they begin there."""
    assert sorted(map(sorted, needs(pattern))) == sorted(map(sorted, wanted))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:sign|ink)(?:s|ed)\b", {"sign", "inks", "inke"}),
        (r"(?<![\w-])(?:up|down) (?:by|\d)", {"up ", "down"}),
        (r"(?<=, )(?:the )?leases?\b|\bcut\w*", {"the ", "leas", "cut"}),
        (r"^Also\b", {"also"}),
        (r"(?:sign|ink)", set()),
        (r"\b[A-Z]\w+", set()),
        (r"\b(?:up|, down)\b", set()),
        (r"(?<!a)lease", set()),
        (r"(?<![^\w])lease", set()),
    ],
)
def test_an_expression_says_how_the_words_begin_at_which_it_matches(pattern: str, words: set[str]) -> None:
    assert openings(pattern) == {f"^{word}" for word in words}


@pytest.mark.parametrize(
    ("pattern", "ends"),
    [
        (r"\b(?:ship|drug) (?:the )?$", {"ship ", "drug ", " the "}),
        (r"\b(?:[Ii]ts|x[;:]+)$", {"its", ":", ";"}),
        (r"a ship$|two (?:of|at)(?! these)$", {" ship", "wo of", "wo at"}),
        (r"(?:ship|,) ?$|", set()),
        (r"\w+ $", set()),
        (r"ship(?:,|$)", set()),
        (r"(?m)ship$", set()),
    ],
)
def test_an_expression_says_how_the_text_ends_where_it_matches(pattern: str, ends: set[str]) -> None:
    assert closings(pattern) == ends


@given(st.lists(st.sampled_from(WORDS), max_size=9), st.sampled_from(("buy", "İnked", "signed a", "k", "⟦C0⟧", "net")))
def test_words_stand_in_a_text_where_no_letter_is_beside_them(words: list[str], form: str) -> None:
    text = " ".join(words)
    expression = rf"(?<!\w){plain.escape(form)}(?!\w)"
    assert stands_in(form, text) == (plain.search(expression, text) is not None)
    assert stands_in(form, text, any_case=True) == (plain.search(expression, text, plain.IGNORECASE) is not None)


def test_candidates_are_those_that_may_match_in_their_order() -> None:
    patterns = [plain.compile(p) for p in (r"\d+", "lease of", "takeover", "lease|purchase")]
    chosen = Candidates(patterns, lambda p: p).within("They signed a lease of space.")
    assert [p.pattern for p in chosen] == [r"\d+", "lease of", "lease|purchase"]


def test_masks_are_counted() -> None:
    assert least(r"⟦C\d+⟧(?:⟦M\d+⟧|x)(?:⟦W\d+⟧){2}(?:⟦D\d+⟧)?", "⟦") == 3


def test_most_rules_have_parts_that_are_looked_for_first() -> None:
    assert sum(bool(rule.guards) for rule in RULES) > len(RULES) // 2
