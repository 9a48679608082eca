"""Listed units that bear a registered name and a word more ("Honda India", "Cyient DLM"): companies of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.language.names.brackets import read_tail
from extractor.language.names.kinds import Candidate
from extractor.language.names.lexicon import common_words
from extractor.patterns import re
from extractor.registry import registry
from extractor.schema import Name

_WORD = re.compile(
    r" (?:(?P<country>India|Malaysia|Pakistan|Bangladesh|Indonesia|Nigeria|Lanka|Thailand|Vietnam|Kenya|Ghana|Brasil|Arabia)|(?P<capitals>[A-Z]{2,4}))"
    r"(?![\w&-]| (?!Ltd|Limited)[A-Z])"
)
_ITS_PAPER = re.compile(
    r" ?[-–—:] (?:[A-Z][a-z]+ )?(?:[Nn]et|[Pp]rofit|[Rr]evenue|[Ss]hares|[Ss]tock|The company)\b|"
    r"(?:['’]s)? (?:shares|stock|scrip|net profit|share price)\b|,? (?:Ltd|Limited)\b|"
    r" (?:has |have )?(?:said|signed|rose|fell|gained|lost|jumped|surged|dropped|climbed|slid|tumbled|soared|plunged|bagged|received|secured|won|reported|posted)\b"
)
"""What only a company has behind its name, no product and no market of another."""
_PAPER_OF = re.compile(r"\b[Ss](?:hares|tock|crip) (?:of|in) $")
"""Before a company of one country."""


def units(text: str, registered: Sequence[Name]) -> Iterator[Candidate]:
    """The companies that a registered name begins, by position."""
    for name in registered:
        more = _WORD.match(text, name.end) if name.kind == "company" else None
        if more is None:
            continue
        paper = more["country"] and _PAPER_OF.search(text, max(0, name.start - 12), name.start)
        if not (paper or _ITS_PAPER.match(text, more.end())):
            continue
        company = registry().get(name.id) if name.id else None
        country, capitals = more["country"], more["capitals"]
        abroad = country is not None and company is not None and company.country != _CODES[country]
        if abroad or (capitals is not None and capitals.lower() not in common_words() and capitals not in _MARKETS):
            yield Candidate(
                name.start, more.end(), "company", True, read_tail(text, more.end()), ("legal form", "unit")
            )


_CODES = {
    "India": "IN", "Malaysia": "MY", "Pakistan": "PK", "Bangladesh": "BD", "Indonesia": "ID", "Nigeria": "NG", "Lanka": "LK",
    "Thailand": "TH", "Vietnam": "VN", "Kenya": "KE", "Ghana": "GH", "Brasil": "BR", "Arabia": "SA",
}  # fmt: skip
_MARKETS = (
    "US",
    "UK",
    "EU",
    "UAE",
    "USA",
    "NA",
    "SUV",
    "INC",
    "CORP",
    "CO",
    "PLC",
    "LTD",
    "AG",
    "SA",
    "NV",
    "ADR",
    "ADRS",
    "II",
    "III",
    "IV",
)
"""Capitals that say where, in which form or of which class, and make no other company."""
