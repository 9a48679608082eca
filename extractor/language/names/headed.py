"""Names that the word at their end makes a fund's or an index's, whatever other names stand within ("Stoxx Europe 600 Oil and
Gas Index", "Velanur Daily Financial Bull 3X Shares (VFB)"): the whole phrase is the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.language.names.brackets import read_tail
from extractor.language.names.kinds import Candidate
from extractor.patterns import re
from extractor.schema import Name
from extractor.schema.kinds import NameKind

WHOLE = "whole phrase"
"""Why such a candidate is what it is: names within it give way."""
_WORD = r"(?:[a-z]?[A-Z][\w&+.-]*(?:['’]s(?= [A-Z]))?|\d{2,4}|[1-9](?:\.\d)?[xX]|[-–][1-3][xX])"
_PHRASE = re.compile(
    rf"(?<![\w.&-])[a-z]?[A-Z][\w&+-]*(?:(?: and | & | )(?={_WORD}){_WORD}){{0,9}}? "
    r"(?P<head>Index Fund|Index ETF|Index|ETF Trust|ETF|ETN|Fund|[1-3](?:\.5)?[xX] Shares(?= \()|FX(?! (?:strateg|analyst|research|team|desk|trad|market|reserve|option)))"
    r"(?![\w-])(?! [A-Z0-9])"
)
_FUNDS = ("Index Fund", "Index ETF", "ETF Trust", "ETF")
_INDICES = ("Index", "FX")
_BETWEEN = re.compile(r" (?:(?:Sector|Composite|Price|Stock|Share|Total Return|Benchmark|Tracker) )?")
"""What may stand between a known index and its head and make no other of it."""
_OPENS = re.compile(
    r"(?:The|A|An|Its|Their|This|That|And|But|While|Meanwhile|Also|In|On|At|For|As|Of|With|By|From|Among|Benchmark|Broader|Elsewhere|Both|Shares|Units|Spot)\b ?"
)
"""Words at the beginning of a sentence that belong to no name."""


def headed(text: str, registered: Sequence[Name]) -> Iterator[Candidate]:
    """The phrases that are one name, by position: one that the registry does not know whole, of more words than what it
    knows."""
    for match in _PHRASE.finditer(text):
        start, end = match.span()
        while opening := _OPENS.match(text, start, end):
            start = opening.end()
        if start >= match.start("head"):
            continue
        inside = [n for n in registered if n.start < end and start < n.end]
        tail = read_tail(text, end)
        listed = tail is not None and tail.symbol is not None
        if any(_is_known(text, n, match) for n in inside) or not (inside or listed or match["head"] in _FUNDS):
            continue
        if not listed and " " not in text[start : match.start("head") - 1]:
            continue  # "a Bitcoin ETF" is any
        if match["head"] == "Fund" and not listed and all(n.kind == "company" for n in inside):
            continue  # "Velanur Infrastructure Fund" is a party
        kind: NameKind = "index" if match["head"] in _INDICES else "fund"
        yield Candidate(start, end, kind, True, tail, (WHOLE,))


def _is_known(text: str, name: Name, match: re.Match[str]) -> bool:
    """Whether the registry's name is the whole phrase, but for its head and what stands before it."""
    if name.end > match.start("head"):
        return True
    return name.kind in ("index", "fund") and _BETWEEN.fullmatch(text, name.end, match.start("head")) is not None
