"""The name rules: capitalised words that the registry does not list, told apart by their own words and their context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.language.names.headings import names_in_heading
from extractor.language.names.heads import find_heads, with_repetitions
from extractor.language.names.kinds import Candidate, classify
from extractor.language.names.lexicon import LEGAL_FORMS, OF_MANY, words
from extractor.language.names.no_names import (
    defined_terms,
    is_abbreviation,
    is_label,
    is_no_name,
    is_product,
    is_state,
    is_ticker,
    is_torn,
    is_trade,
    units_of,
)
from extractor.language.names.runs import cut_run
from extractor.patterns import re

__all__ = ["Candidate", "find_candidates", "is_heading"]

_CAP = r"(?:A/S\b|[A-ZÀ-ÖØ-ÞĀİŁŚŞŽ](?:[\w’'&.+]|-(?!-))*[\w+]|[A-ZÀ-ÖØ-Þ]\.?(?=[\s,;&'’)]|$)|[a-z]{1,2}-?[A-Z]\w+|\d[A-Z]\w+|(?<![a-z])[a-z]{3,}+(?=,? (?:Inc|LLC|Corp|Ltd|plc|AG)\b))"
_TRADES = "|".join(
    sorted(
        words("trade_words")
        - {
            "Gold",
            "Oil",
            "Gas",
            "Copper",
            "Steel",
            "Coal",
            "Data",
            "Media",
            "Technology",
            "Markets",
            "Global",
            "International",
        }
    )
)
_JOIN = rf"(?: & | of the | of | de | du | del | della | di | da | do | dos | van de[nr]? | van het | von de[mnr] | van | von | der | de la | de las | de los | ter | ten | av | af | el | für | bin | bint | ibn | ng | las | for the | e | y | and (?=(?:Drug|Exchange|Futures|Trade|Technology|Human|Urban|Natural|Customs|Markets|Industrial|Competition|Infrastructure) (?:Administration|Commission|Authority|Agency|Board|Services|Development|Bureau|Council)\b)| and (?=(?:{_TRADES})(?: (?:{_TRADES}|{LEGAL_FORMS}|Acquisition(?= Corp)))*(?![\w-]| [A-Z\d]| of )))"
_SEQUENCE = re.compile(
    rf"{_CAP}(?:(?<=\bSt)\. {_CAP}|(?<=\b[A-Z]\.[A-Z])(?<!U\.[SK])(?<!D\.C)(?<!L\.A)\. (?=(?!(?:The|In|On|It|He|She|They|We|But|And|A|An)\b)[A-Z][a-z]){_CAP}| U\.[SK]\.(?= (?!(?:The|In|On|It|He|She|They|We|But|And|A|An)\b){_CAP})|(?:{_JOIN}|(?<=\bCo)\.,? (?=(?:KG|KGaA|Ltd|Limited|Inc|LLC)\b)|, (?=(?:{LEGAL_FORMS})\b)| ){_CAP}|(?<=[A-Za-z]) \d{{1,3}}(?=[\s,.'’]|$)(?![.,]\d| ?(?:%|per|MW|GW|million|billion|percent|acres|hectares|tonnes|tons|jobs|people|workers|stores|points|crore|lakh))|,? plc\b|\. (?:com|ai|io)\b| (?:d\.d|d\.o\.o|a\.s|s\.r\.o|s\.p\.a)\.(?=[\s,;)]|$)|(?<=Sp)\. z o\.o\b\.?|(?<=s)['’] (?=(?:{OF_MANY})\b){_CAP}){{0,40}}"
)
"""Capitalised words in a row, with what ties them. More of them than forty are a list or a heading, and no name."""
_PLAIN_WORD = re.compile(r"(?<![\w'’./@-])[a-z]{3,}(?![\w'’/@-]|\.\w)")
_NAME_WORD = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
"""A capital that no sentence begins with."""

_ADVERB = re.compile(r"[A-Z][a-z]{3,}ly,")
"""What opens a sentence and is set off by a comma ("Concurrently, ...")."""

_OWNS = ("'s ", "’s ")
"""Between whoever has something and a label of a paragraph on it ("Garlow's Next Steps: ...")."""
_PARTICIPLE = re.compile(r"[A-Z][a-z]{3,}(?:ing|ed) reports ")
""" "Conflicting reports on Wednesday": what opens a sentence before a noun, and no reporter."""


def find_candidates(text: str, sentence_starts: Sequence[int]) -> Iterator[Candidate]:
    """Capitalised runs with what they seem to be, by position."""
    starts = set(sentence_starts)
    plain = frozenset(_PLAIN_WORD.findall(text)) - {word.lower() for word in _NAME_WORD.findall(text)}
    heads = [
        (low, high)
        for low, high in with_repetitions(text, find_heads(text))
        if not is_torn(text, low) and not (text.startswith(": ", high) and is_label(text, low, high))
    ]
    yield from (Candidate(low, high, "company", True, None, ("heads an item",)) for low, high in heads)
    at = 0
    for line in text.splitlines(keepends=True):
        if is_heading(line.strip()):
            yield from _of_heading(text, at, at + len(line.rstrip()), heads)
        else:
            for match in _SEQUENCE.finditer(text, at, at + len(line.rstrip())):
                if not any(match.start() < high and low < match.end() for low, high in heads):
                    yield from _judge(text, match.start(), match.end(), starts, plain)
        at += len(line)


def _of_heading(text: str, start: int, end: int, heads: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    for match in _SEQUENCE.finditer(text, start, end):
        for low, high in names_in_heading(text, match.start(), match.end()):
            if not any(low < b and a < high for a, b in heads):
                candidate = classify(text, low, high, opens=False)
                if candidate:
                    yield candidate


def is_heading(line: str) -> bool:
    """A line in title case or capitals without a full stop, where capitals say nothing."""
    if not line or line[0] in "-•*–" or line[-1] in '.!?"”’:;,' or len(line) > 160:
        return False
    capitals = sum(w[0].isupper() for w in line.split() if w[0].isalpha())
    lower = sum(w[0].islower() for w in line.split() if len(w) > 4)
    return len(line.split()) > 2 and capitals > 2 and lower == 0


def _judge(text: str, start: int, end: int, sentence_starts: set[int], plain: frozenset[str]) -> Iterator[Candidate]:
    opens = start in sentence_starts or not text[max(0, start - 2) : start].strip(" \n\"“'(•*-–—:")
    for low, high in cut_run(text, start, end, opens):
        if is_no_name(text[low:high], plain) or text[low:high] in defined_terms(text):
            continue
        if is_torn(text, low) or text[low:high] in units_of(text):
            continue
        if opens and low == start and text[high : high + 2] == ": " and is_label(text, low, high):
            continue
        if text.startswith(": ", high) and text[max(0, low - 3) : low] in _OWNS:
            continue
        if is_state(text, low, high) or is_trade(text, low, high):
            continue
        if (
            opens
            and low == start
            and (_ADVERB.fullmatch(text, low, high + 1) or _PARTICIPLE.match(text, low, high + 9))
        ):
            continue
        if is_abbreviation(text, text[low:high]) or is_ticker(text, low, high) or is_product(text, low, high):
            continue
        candidate = classify(text, low, high, opens and low == start)
        if candidate and candidate.kind in ("person", "place"):
            candidate = replace(candidate, tail=None)  # what stands in brackets there is another name
        if candidate:
            yield candidate
