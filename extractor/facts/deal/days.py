"""The day on which a deal was announced, where its own words name none or the day of the story stands in for it.

The news of a story happened on its day, unless the story says when somebody said so: "it said on Wednesday", in the
sentence before or right behind. "That lease was announced in October", "at that time", "That's when" point from one
sentence to another. A date ahead of the story is no day on which anything was announced.
"""

from __future__ import annotations

from datetime import date, timedelta

from spacy.tokens import Doc

from extractor.facts.deal.match import Match
from extractor.facts.deal.terms import is_ahead
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.labels import text as text_of
from extractor.labels import today
from extractor.patterns import folded, re
from extractor.schema import DateMention, Name

_NOW = re.compile(
    r"\b(?:has|have) (?:also |now |just |today |instead )?(?:signed|agreed|entered|concluded|reached|struck|inked|secured|won|received|partnered|formed|selected|chosen|awarded|bought|acquired|sold|raised|closed|completed|"
    r"ended|extended|renewed|expanded|terminated|cancel?led|arranged|obtained|ordered|leased|let|hired|picked|placed|contracted|booked|invested|committed|scrapped)\b"
    r"|\b(?:is|are) (?:also |now )?(?:forming|buying|selling|acquiring|leasing|ordering|investing|setting up|adding)\b"
    r"|\b(?:will|is set to|are set to) (?:[a-z]+ )?(?:acquire|buy|sell|supply|provide|spend|pay|lease|rent|occupy|invest|build|deliver|use|take)\b"
)
"""How news tells what has happened on its day, rather than before."""
_BEFORE = re.compile(r"\b(?:earlier|previously|last|already|since|recently|had|ago|in the past|before)\b")
_DAY = r"⟦D(?P<day>\d+)⟧"
_SAID = re.compile(
    rf"\b(?:said|says|announced?|told|disclosed|unveiled|revealed|reported|confirmed|statement|filing|release)\b(?:(?:[^.;⟦]|⟦[CUGHIL]\d+⟧){{0,80}}?\b(?:on|late|early|earlier|this)|,)? {_DAY}"
    rf"|^\W*(?:(?:On|Late on|Early on|Late|Early) )?{_DAY.replace('day', 'front')}(?: morning| afternoon| evening)?,? (?:[^.;⟦]|⟦[CUG]\d+⟧){{0,50}}?\b(?:said|announced|told|disclosed|unveiled|revealed)\b"
)
"""When somebody said what a story tells."""
_STRUCK = re.compile(
    r"^\W*(?:[Tt]he|[Tt]hat|[Tt]his|[Bb]oth|[Tt]hose|[Tt]hese) (?:[\w-]+ ){0,2}?(?:deals?|agreements?|contracts?|leases?|PPAs?|transactions?|orders?|pacts?|purchase|acquisition|loan|tie-up)(?:, (?:which )?| (?:was|were|had been|has been|have been) (?:first |originally )?)"
    rf"(?:announced|signed|struck|agreed|reached|inked|completed|closed|disclosed|unveiled)(?: the same day,?)?(?: in| on| late| early)? {_DAY}"
    rf"|(?:^\W*|[.;,] )(?:Announced|Signed|Struck|Agreed|Unveiled|Disclosed)(?: in| on)? {_DAY.replace('day', 'bare')}"
)
"""When the paper told before was signed."""
_THEN = re.compile(
    r"\b(?:at (?:that|the) time|at that point|[Tt]hat(?:'s| is| was) when|(?:the|that) same (?:day|week|month)|in that (?:month|year)|on that day)\b",
    re.IGNORECASE,
)
"""What points from a sentence to the time of the one before."""
_HEADED = re.compile(
    rf"(?:\b(?:out|announced|signed|struck) (?:on )?{_DAY}|{_DAY.replace('day', 'owner')}'s (?:big |main |other )?(?:news|deal|announcement)(?: is [a-z]+| was [a-z]+)?)\W*$"
)
"""How an item of a digest says first when what it tells became known."""
_WEEK = timedelta(days=7)
"""How long before a story somebody may have said what is its news."""


def is_headline(draft: Draft, headline: str | None, *parties: Name | None) -> bool:
    """Whether the title names both sides, so that the deal is the news wherever the text tells it."""
    if headline is None or None in parties or draft.fields.get("action") == "option":
        return False
    return all(
        p is not None
        and folded(p.raw) in folded(headline)
        and re.search(rf"(?<!\w){re.escape(p.raw)}(?!\w)", headline, re.IGNORECASE)
        for p in parties
    )


def is_news(draft: Draft, found: Match, headline: str | None, company: Name | None, counterparty: Name | None) -> bool:
    """Whether a deal without a date is told as news by a story whose title names one of its sides."""
    if headline is None or found.masked.of("D") or draft.fields.get("action") == "option":
        return False
    if not _NOW.search(found.match.group()) or _BEFORE.search(found.masked.text):
        return False
    return any(
        p is not None and re.search(rf"(?<!\w){re.escape(p.raw)}(?!\w)", headline) for p in (company, counterparty)
    )


def put_day(draft: Draft, doc: Doc, *, news: bool) -> None:
    """The day of the story for the news of the day; a date ahead of it is no day on which anything was announced."""
    day = today(doc)
    if day is not None and is_ahead(draft.fields.get("announced"), day):
        for kept in (draft.fields, draft.spans, draft.date_basis):
            kept.pop("announced", None)
    if news and day is not None and "announced" not in draft.fields and draft.fields["status"] != "rumoured":
        draft.put("announced", day.isoformat())
        draft.date_basis["announced"] = "publication"


def is_assumed(draft: Draft) -> bool:
    """Whether the day of the story stands in for the day of a deal."""
    return "announced" in draft.fields and "announced" not in draft.spans


def is_elsewhere(draft: Draft) -> bool:
    """Whether no word of the sentences that tell a deal says on which day it was announced."""
    at = draft.spans.get("announced")
    return at is None or not draft.evidence[0] <= at[0] < draft.evidence[1]


def said_on(doc: Doc, masked: Masked) -> DateMention | None:
    """The day within a week before the story on which by a sentence somebody said so."""
    found = _SAID.search(masked.text)
    said = _date(masked, found["day"] or found["front"]) if found is not None else None
    return said if said is not None and _is_recent(said, today(doc)) else None


def struck_on(masked: Masked) -> DateMention | None:
    """When by a sentence the paper that was told before it was signed."""
    found = _STRUCK.search(masked.text)
    return _date(masked, found["day"] or found["bare"]) if found is not None else None


def heads_on(masked: Masked) -> DateMention | None:
    """When by the first words of an item what it tells became known."""
    found = _HEADED.search(masked.text)
    return _date(masked, found["day"] or found["owner"]) if found is not None else None


def points_back(doc: Doc, masked: Masked) -> bool:
    """Whether a sentence without a date of its own tells what happened at the time of the one before."""
    own = any(isinstance(m, DateMention) and m.date and not _THEN.search(f"in {m.raw}") for m in masked.of("D"))
    return not own and _THEN.search(text_of(doc)[masked.start : masked.end].replace("’", "'")) is not None


def _date(masked: Masked, number: str) -> DateMention | None:
    mention = masked.mentions[int(number)]
    return mention if isinstance(mention, DateMention) and mention.date is not None else None


_FULL = 10
"""Characters of a date that is known to the day."""


def _is_recent(said: DateMention, day: date | None) -> bool:
    written = str(said.date)
    if day is None or len(written) != _FULL or not written[0].isdigit():
        return False
    return day - _WEEK < date.fromisoformat(written) <= day
