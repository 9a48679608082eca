"""Where the name in a run of capitalised words begins: behind a heading that runs into it, an office, a word about it."""

from __future__ import annotations

from extractor.language.names.lexicon import DESCRIPTIONS, LEGAL_FORMS, common_words, given_names, words
from extractor.patterns import re


def where_it_begins(text: str, low: int, high: int, opens: bool) -> int:
    """Where the name of a run begins; ``opens`` tells that a sentence or line does with the run."""
    low = _behind_glue(text, low, high)
    low = _once(text, _behind_office(text, low, high), high)
    low = _behind_badge(text, low, high)
    return _undescribed(text, low, high) if opens else low


def behind_heading(text: str, low: int, high: int) -> int:
    """Where a name begins that a heading without a stop has named before it ("Larkmoor Group Buys Port Larkmoor Group")."""
    parts = text[low:high].split(" ")
    for length in range(len(parts) // 2, 0, -1):
        plain = length == 1 and (len(parts) < _HEADING or parts[0].lower() in common_words() or len(parts[0]) < _SHORT)
        if parts[:length] == parts[-length:] and not plain:
            return high - len(" ".join(parts[-length:]))
    return low


_HEADING = 5
"""Words that a heading has, if a name of one word opens it and follows it."""
_SHORT = 4
_JOINT = re.compile(r"(?<=[a-z)])(?=[A-Z])")


def _behind_glue(text: str, low: int, high: int) -> int:
    """Where a name begins that the last word of a heading has run into ("Record SalesLarkmoor Group"): the article has the
    name on its own elsewhere, and the word never again."""
    for joint in _JOINT.finditer(text, low, high):
        at = joint.start()
        if text.startswith("The ", at):
            return at + len("The ")
        start = max(text.rfind(" ", low, at) + 1, low)
        stop = text.find(" ", at, high)
        token = text[start : stop if stop > 0 else high]
        name = " ".join(text[at:high].split(" ")[:2]).rstrip(",.")
        glued = at - start >= _SHORT and len(name) >= _SHORT - 1 and text.count(token) == 1
        if glued and re.search(rf"(?<![\w-]){re.escape(name)}\b", text):
            return at
    return low


def _behind_badge(text: str, low: int, high: int) -> int:
    """Where a name begins behind capitals that say what kind of firm it is ("REIT Larkmoor Estates")."""
    badge = _BADGE.match(text, low, high)
    return badge.end() if badge else low


_BADGE = re.compile(
    rf"(?:(?:REIT|PSU|CPSE|NBFC|FMCG|OEM|Navratna|Maharatna|Miniratna|Defence(?= PSU)) )+(?=[A-Z])(?!(?:{LEGAL_FORMS})\b)"
)


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
