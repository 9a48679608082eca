"""What a run of capitalised words is cut at: titles, days, possessives and an "of" that ties two names; and the words at its
beginning that belong to no name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractor.language.names.lexicon import (
    DESCRIPTIONS,
    OF_MANY,
    PUBLIC_WORDS,
    TITLE_BEFORE,
    TITLES,
    common_words,
    given_names,
    places,
    tradelike,
    words,
)
from extractor.patterns import re


def cut_run(text: str, start: int, end: int, opens: bool) -> Iterator[tuple[int, int]]:
    """The spans of a run that may be names; ``opens`` tells that a sentence or line begins with the run."""
    slug = _SLUG.match(text, start, end) if opens else None
    start = slug.end() if slug else start
    for low, high in _apart(text, _pieces(text, start, end, opens)):
        low = _once(text, _behind_office(text, low, high), high)
        low = _undescribed(text, low, high) if opens and low == start else low
        high -= text[low:high].endswith(",")
        if low < high:
            yield low, high


def _pieces(text: str, start: int, end: int, opens: bool) -> Iterator[tuple[int, int]]:
    """The run without the words that belong to no name, cut at titles, days and possessives."""
    low: int | None = None
    high = start
    for word in re.finditer(r"\S+", text[start:end]):
        begin, stop = start + word.start(), start + word.end()
        token = word.group()
        possessive = token.endswith(_POSSESSIVES) and not _OF_MANY.match(text, begin)
        bare = token[: -2 if token.endswith("s") else -1] if possessive else token
        stop = begin + len(bare)
        opened = opens and begin == start
        heads_trade = low is None and bare in _NOBLE and text[stop:end].strip() in words("trade_words")
        pair = _TWO_WORDS.match(text, begin)
        repeated = pair is not None and pair.group() in _within_sentences(text)
        heads_trade = heads_trade or (opened and _CORPORATE.match(text, stop) is not None and bare.isalpha())
        heads_trade = heads_trade or (bare == "General" and _before_trade(text, stop, end))
        if not heads_trade and _breaks(bare, opened and not repeated, low is None):
            if low is not None:
                yield low, high
            low = None
            continue
        if low is None:
            if bare in ("&", "of", "for", "the", "e", "y", "de", "di", "da", "van", "von"):
                continue
            low = begin
        if bare not in ("&", "of", "the", "for"):
            high = stop
        if possessive or (low < begin and _ENDS_NAME.match(text, begin, end)):
            yield low, high
            low = None
    if low is not None:
        yield low, high


@lru_cache(maxsize=2)
def _within_sentences(text: str) -> frozenset[str]:
    """The two capitalised words in a row that stand where no sentence begins."""
    return frozenset(match[1] for match in _TWO_WITHIN.finditer(text))


_SLUG = re.compile(
    r"(?:EXCLUSIVE|BRIEF|UPDATE|CORRECTED|REFILE|RPT|WRAPUP|ANALYSIS|FOCUS|INSIGHT|TIMELINE|FACTBOX|SOURCE|Source)(?:-| )(?=[A-Z]\w+[a-z ])"
)
"""What a wire prints before a headline, and a release before its sender."""
_ENDS_NAME = re.compile(
    r"(?:plc|PLC|Plc|Inc|Ltd|Limited|LLC|GmbH|SpA|S\.p\.A|ASA|Oyj|Bhd|Tbk|NV|AG)\.? (?!(?:India|International|Holdings?|Group|Company|Co|Ltd|Limited|"
    r"Inc|Tbk|Bhd|KG|KGaA|Class|Series|Division)\b)[A-Z][a-z]"
)
"""A legal form behind which the line goes on with something else ("Garlow Minerals plc Name of ...")."""
_OF_MANY = re.compile(rf"(?:\w+s['’] (?:{OF_MANY})|People['’]s Bank)\b")
_TWO_WORDS = re.compile(r"[A-Z][a-z]+ [A-Z]\w+")
_TWO_WITHIN = re.compile(r"(?<=[a-z,;] )(?=([A-Z][a-z]+ [A-Z]\w+))")
"""Of a run that opens a sentence, what shows that its first word belongs to the name if it stands within another."""
_POSSESSIVES = ("'", "’", "'s", "’s")
_SHORTENED = tuple(mark + end for mark in "'’" for end in ("ve", "re", "ll", "d", "m"))


def _before_trade(text: str, at: int, end: int) -> bool:
    """Whether a trade word follows: "Canadian General Investments" is no general."""
    following = text[at:end].split(" ", 2)
    return len(following) > 1 and following[1].strip(",.") in words("trade_words")


_CORPORATE = re.compile(r" (?:Corporation|Corp|Industries|Holdings)\b")
"""Behind a plain word that opens a sentence, what makes a name of it ("Shipping Corporation of Ridgemont")."""
_NOBLE = ("King", "Queen", "Prince", "General", "Duke", "Lord", "Founder")
"""Titles that firms are named with."""


def _breaks(token: str, opens: bool, first: bool) -> bool:
    plain = token.strip(".,").lower()
    if token in ("New", "North", "South", "East", "West") or (token in ("I", "II", "III", "IV") and not first):
        return False
    if plain in _NOT_NAMES or token == "Officer" or _TITLE_WORD.fullmatch(token) or token.endswith(_SHORTENED):
        return True
    if re.search(r"-(?:based|backed|listed|owned|led|headquartered|style|wide|made|born)$", token):
        return True
    return first and (plain in ("the", "a", "an") or (opens and plain in common_words() and not token.isupper()))


_TITLE_WORD = re.compile(rf"(?:{TITLES})\.?")
_NOT_NAMES = words("no_names")
"""Days, months, feasts, pronouns and the like, in lower case."""


def _apart(text: str, pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces, cut at an "of" that ties two names: a person to a firm, a company to its town."""
    for low, high in pieces:
        joint = _OF.search(text, low, high)
        if joint and _ties(text, low, joint, high):
            yield low, joint.start()
            yield joint.end(), high
        else:
            yield low, high


def _ties(text: str, low: int, joint: re.Match[str], high: int) -> bool:
    head, rest = text[low : joint.start()], text[joint.end() : high]
    parts = head.split()
    if len(parts) < 2 or tradelike(parts) or _BODY.search(head):
        town = rest in places() or " " not in rest
        return len(parts) > 1 and tradelike(parts) and town and not _BODY.search(head)
    if tradelike(rest.split()) and " " in rest:
        return True
    titled = TITLE_BEFORE.search(text[max(0, low - 40) : low]) is not None
    return titled or parts[0].split("-")[0] in given_names() or rest in places()


_OF = re.compile(r" of (?:the )?")
_BODY = re.compile(
    rf"{PUBLIC_WORDS.pattern}|\b(?:Bank|Bancorp|Corporation|Corp|Company|Co|Exchange|Trust|Museum|Kingdom|Republic|State|Bureau|"
    r"Industries|Confederation|Register|Academy|Centre|Center|Library|Ports?|Emirate|Gulf|Bay|Ministry|Companies)\.?$"
)
"""Last words of what goes on behind "of" ("Steel Authority of Ridgemont")."""


def _once(text: str, low: int, high: int) -> int:
    """Where a name begins that a heading without a stop has doubled ("Castrevane Energy Castrevane Energy")."""
    words = text[low:high].split(" ")
    half = len(words) // 2
    return low + len(" ".join(words[:half])) + 1 if half and words[:half] == words[half:] else low


def _undescribed(text: str, low: int, high: int) -> int:
    """Where a name begins that a sentence opens with a word about it ("Canadian Velanur Space", "Activist Larkmoor
    Capital"): the article has the name without that word elsewhere, and never with it again."""
    first, _, rest = text[low:high].partition(" ")
    if rest and first.istitle() and first.lower() in _CALLINGS:
        return low + len(first) + 1
    if not rest or text.count(text[low:high]) > 1 or text.count(rest) < 2:
        return low
    plain = first in words("demonyms") or first.lower() in DESCRIPTIONS or first.lower() in _ROLES
    return (
        low + len(first) + 1 if plain or (" " in rest and first.istitle() and first.lower() in common_words()) else low
    )


def _behind_office(text: str, low: int, high: int) -> int:
    """Where a minister's name begins behind what the office is for ("Minister of Trade Ines Calder")."""
    parts = text[low:high].split(" ")
    if len(parts) < 3 or not _OFFICE_FOR.search(text, max(0, low - 40), low):
        return low
    given = next((at for at in range(1, len(parts) - 1) if parts[at] in given_names()), len(parts) - 2)
    return low + len(" ".join(parts[:given])) + 1


_OFFICE_FOR = re.compile(r"\b(?:Minister|Secretary|Commissioner) (?:of|for) (?:the )?$")
_CALLINGS = words("callings")
"""What no firm's own name begins with."""
_ROLES = words("roles")
"""What a firm may be called before its name at the beginning of a sentence."""
