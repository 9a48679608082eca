"""Whom an article is about, which "the company" stands for where nobody else is spoken of; and who is only its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from extractor.language.names.antecedents import ANY_COMPANY, says_so, sector_of
from extractor.language.names.lexicon import COMPANY_NOUNS, COMPANY_VERBS, DESCRIPTIONS
from extractor.patterns import folded, re, stands_in
from extractor.schema import Name

_OPENING = 1200
"""Characters of an article that name whom it is about."""
_SOURCE_BEHIND = re.compile(
    r"(?:['’]s)? (?:consensus|polls?|surveys?|estimates?|calculations|compilations?|data\b(?! (?:cent|park|hall))|figures (?:show|showed)|"
    r"(?:forecast|expected|had forecast|had expected|were expecting|anticipated) (?:earnings |sales |revenue |EPS |profit )?(?:of )?(?:about )?(?:[A-Z]{0,3}[$€£]|\d))"
)
"""Words behind a name that make it a source ("the FactSet consensus", "FactSet forecast $33.9 million")."""
_SOURCE_BEFORE = re.compile(
    r"\b(?:[Aa]ccording to|(?:polled|surveyed|compiled|collected|tracked|gathered|cited|quoted|seen|provided) by|data (?:from|by)|estimates? (?:from|by)|consensus (?:from|by)|survey (?:from|by|of)|[Pp]er) (?:the )?$"
)


_EXCHANGES = ("BSE", "NSE", "NYSE", "LSE", "ASX", "TSX", "SGX", "MCX", "Nasdaq", "NASDAQ")
_MARKETS = ("Exchange", "Bourse", "Exchange Securities Trading")
_TRADED_ON = re.compile(r"\b(?:on|at|to|with|from) (?:the )?(?:(?:NSE|BSE) and )?$")
"""A place of trade is not what trades there."""
_DOES = re.compile(
    rf"['’]s?\b|,? (?:[a-z]+ly )?(?:who |which )?(?:{COMPANY_VERBS}|{COMPANY_NOUNS})\b|,? (?:\([^)]{{1,40}}\),? )?(?:an?|the|one of)\b"
)
"""Behind a name of one that acts, has something or is described: what an article's company only works with is not its
hero, however often it is named."""
_ACTS = re.compile(rf"['’]s?\b| [-–—] |, |(?: [a-z]+ly)? (?:{COMPANY_VERBS}|{COMPANY_NOUNS})\b")


def is_source(text: str, name: Name) -> bool:
    """Whether a name only says whose figures the article quotes, or where shares trade."""
    if name.raw in _EXCHANGES or name.raw.endswith(_MARKETS):
        return _TRADED_ON.search(text, max(0, name.start - 24), name.start) is not None
    before = _SOURCE_BEFORE.search(text, max(0, name.start - 40), name.start) is not None
    return before or _SOURCE_BEHIND.match(text, name.tail or name.end) is not None


_AND_OTHERS = r"(?:(?:,|,? and) (?:the )?[A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,3}){0,3}"
_ADVISES = re.compile(
    rf"{_AND_OTHERS} (?:(?:has|have|had|also|is|are|was|were) ){{0,2}}(?:(?:advis(?:es|ed|ing)|counsel(?:s|led)|represent(?:s|ed|ing)) (?:the |[A-Z]|both |it\b|its )|advise (?:the |[A-Z])|"
    r"act(?:s|ed|ing)? (?:for|on behalf of) (?:the |[A-Z]|it\b)|act(?:s|ed|ing)? as (?:[a-z-]+ ){0,4}(?:advis[eo]rs?|counsel|bookrunners?|arrangers?)\b|"
    r"work(?:s|ed) for (?:the )?(?:seller|buyer|[A-Z])|(?:its |the )?(?:[a-z]+ ){0,2}advis[eo]rs?\b)"
)


def is_adviser(text: str, name: Name) -> bool:
    """Whether a sentence has a name only to say whom it advises ("Larkmoor Partners acted for the seller")."""
    return _ADVISES.match(text, name.tail or name.end) is not None


def find_hero(text: str, found: Sequence[Name], title: str | None) -> str | None:
    """The company that an article is about, which "the company" stands for where its sentence names nobody: the only one
    that its title names, else the one it names at its opening and more than twice as often as any other."""
    companies = [n for n in found if n.kind == "company" and n.sure and not is_source(text, n)]
    headed = {n.name for n in companies if _in_title(n, title)}
    headed = headed or _begins_title(companies, title)
    if len(headed) == 1:
        return headed.pop()
    seen = Counter(n.name for n in companies)
    (name, most), (_, next_most) = [*seen.most_common(2), ("", 0), ("", 0)][:2]
    opens = any(n.name == name and n.start < _OPENING for n in companies)
    if not opens or most <= 2 * next_most:
        return None
    return name if any(n.name == name and _DOES.match(text, n.tail or n.end) for n in companies) else None


def _in_title(name: Name, title: str | None) -> bool:
    return (
        title is not None
        and name.raw.casefold() in title.casefold()
        and folded(name.raw) in folded(title)
        and stands_in(name.raw, title, any_case=True)
    )


_FIRST_LINES = 250
_LONG_WORD = 5


def _begins_title(companies: Sequence[Name], title: str | None) -> set[str]:
    """The company whose name, named at the very opening, begins with the word with which the title does ("Zephrel lifts
    outlook" of Zephrel Software)."""
    word = (title or "").split(" ")[0]
    if len(word) < _LONG_WORD or not word.isalpha():
        return set()
    return {n.name for n in companies if n.start < _FIRST_LINES and n.raw.startswith(f"{word} ")}


def may_be_hero(match: re.Match[str], hero: str, found: Sequence[Name]) -> bool:
    """Whether a reference may mean whom the article is about however far back it was named: "the company" and "the stock"
    may, "Shares" may not; "the bank" only where the registry or its own name says that the hero is one, "it" never."""
    if match["paper"]:
        return match["paper"][0] in "tT"
    noun = (match["noun"] or "").lower()
    if noun in ANY_COMPANY:
        return True
    sectors = DESCRIPTIONS.get(noun, frozenset())
    return bool(sectors) and any(n.name == hero and (sector_of(n) in sectors or says_so(n, noun)) for n in found)


def without_quoted(names: Sequence[Name], hero: str, found: Sequence[Name]) -> list[Name]:
    """The names that "the company" may mean beside an article's hero: not the banks and funds that speak of it, unless it
    is one itself."""
    if any(n.name == hero and sector_of(n) in _OBSERVERS for n in found):
        return list(names)
    return [n for n in names if n.name == hero or sector_of(n) not in _OBSERVERS]


_OBSERVERS = ("bank", "fund", "media", "agency")
"""Sectors whose members an article on another company quotes."""


def talk_of_another(
    text: str,
    focus: Sequence[tuple[int, Name]],
    obliques: Collection[tuple[int, int]],
    number: int,
    hero: str | None,
    back: int,
) -> bool:
    """Whether the sentence before speaks of one company alone, and the ``back`` sentences before do not name the hero. What
    does nothing, or stands behind a preposition (``obliques``), is not what a sentence speaks of."""
    presented = [n for at, n in focus if at == number - 1 and n.kind == "company" and _is_presented(text, n)]
    if presented:
        return all(n.name != hero for at, n in focus if at == number - 1)
    last = {
        n.name
        for at, n in focus
        if at == number - 1 and n.kind == "company" and n.span not in obliques and _ACTS.match(text, n.tail or n.end)
    }
    near = {n.name for at, n in focus if at >= number - back}
    return len(last) == 1 and hero not in near


_PRESENTS = re.compile(
    r"(?:^|[.!?:\n] )(?:(?:Take|Consider|Meet|Enter|Look at)|(?:Then|And|But)? ?[Tt]here(?: is|['’]s) (?:also )?|(?:One|Another|An) (?:such )?(?:example|company|firm|name|case)(?: here)? is|Another is) ?(?:the )?$"
)
"""Before a name with which a story turns to another company ("Take Garlow for starters.", "Then there is Harrow.")."""


def _is_presented(text: str, name: Name) -> bool:
    return _PRESENTS.search(text, max(0, name.start - 40), name.start) is not None
