"""Measures whose owner does not stand right before them ("Revenue rose 5%", "the index added 1%", "X said revenue fell")."""

from __future__ import annotations

from dataclasses import replace

from extractor.facts.masked import Masked
from extractor.facts.move.chosen import Slot
from extractor.facts.move.measure import is_unowned, metric_at
from extractor.facts.move.owner import Focus
from extractor.facts.move.prices import Subject
from extractor.facts.move.slots import slots_of
from extractor.facts.move.words import METRIC
from extractor.patterns import re

_WITH = re.compile(r",? with (?:(?:the|its|their|a|[\w-]+|⟦[DT]\d+⟧),? ){0,4}$")


def accompanied(masked: Masked, slots: list[Slot], start: int, limit: int) -> list[Subject]:
    """ "X reported a strong quarter, with net profit rising 5%": the measure is that of the clause's subject."""
    metrics = list(METRIC.finditer(masked.text, start, limit))
    if not metrics or not _WITH.search(masked.text, start, metrics[-1].start()):
        return []
    companies = [s for s in slots if s[2].kind == "company"]
    if len({s[2].name for s in companies}) != 1:
        return []
    return [Subject(companies[0][2], *metric_at(masked, metrics[-1]))]


_IN_A_REPORT = re.compile(
    r"\b[Ii]n an? (?:[\w-]+ ){0,2}(?:report|note|survey|study|analysis)(?: (?:on|in|from) ⟦[DG]\d+⟧)?,? (?:the )?$"
)
""" "In a report, X said volumes rose": those of a market."""


def reported(masked: Masked, slots: list[Slot], start: int, limit: int) -> list[Subject]:
    """ "X said that third-quarter revenue rose 5%": the measure is that of the company which reports it."""
    for low, high, name in reversed(slots):
        metric = next(METRIC.finditer(masked.text, max(start, high), limit), None)
        if _IN_A_REPORT.search(masked.text[:low]):
            continue
        if metric is None or name.kind != "company" or high > metric.start():
            continue
        if re.fullmatch(
            r",? (?:said|reported|says|announced)(?: on ⟦D\d+⟧| in [^,.;⟦]{3,30})?(?: that)? (?:(?:the|its|a|[\w-]+|⟦[DT]\d+⟧),? ){0,4}",
            masked.text[high : metric.start()],
        ):
            return [Subject(name, *metric_at(masked, metric))]
    return []


_DESCRIBED_REPORTS = re.compile(
    r"\W*(?:The|the) (?:[A-Z]?[a-z-]+ ){0,3}(?P<who>[a-z-]+) (?:also |has )?(?:said|reported|says|announced)(?: on ⟦D\d+⟧| ⟦D\d+⟧)?(?: that)? (?:(?:the|its|a|group|[\w-]+|⟦[DT]\d+⟧),? ){0,3}"
)
_NOT_REPORTING = re.compile(
    r"ministry|agency|government|bank|union|exchange|regulator|department|bureau|association|office|report|paper|newspaper|survey|statement|analysts?|sources?|people|minister|president|chief|officer|note|authority|commission|council|court|magazine|index|data|study|executive|director"
)
_STATED = ("revenue", "net_income", "eps", "ebitda", "operating_income", "pretax_profit", "gross_profit", "orders")


def described_reports(masked: Masked, start: int, limit: int, focus: Focus) -> list[Subject]:
    """ "The Japanese trading house reported that net profit fell": of the one company that the title names."""
    metric = next(METRIC.finditer(masked.text, start, limit), None)
    match = _DESCRIBED_REPORTS.fullmatch(masked.text, 0, metric.start()) if metric else None
    if metric is None or match is None or focus.main is None or _NOT_REPORTING.fullmatch(match["who"]):
        return []
    found = metric_at(masked, metric)
    alone = not focus.paragraph or focus.paragraph == (focus.main.name,)
    return [Subject(focus.main, *found)] if found[0] in _STATED and alone else []


_DESCRIBED_MOVES = re.compile(
    r"\W*(?P<via>[Tt]he (?!new\b|separate\b|other\b|combined\b|former\b|acquired\b|target\b|second\b|smaller\b|larger\b|rival\b|listed\b|parent\b|latter\b)(?:[A-Z]?[a-z-]+,? (?:and )?){0,4}(?:company|firm|group|[a-z]+maker|maker|retailer|lender|insurer|miner|producer|operator|utility|airline|chain|giant|specialist|supplier|provider|developer|brewer|landlord|broker))(?: has| had| also| then| later| itself)* "
)


def described_moves(masked: Masked, start: int, limit: int, focus: Focus) -> list[Subject]:
    """ "The testing and certification company soared 7%": the one company that the paragraph has spoken of."""
    match = _DESCRIBED_MOVES.fullmatch(masked.text, start, limit)
    owner = focus.company if len(focus.paragraph) == 1 else None
    if match is None or start or owner is None or owner.name != focus.paragraph[0] or owner.kind != "company":
        return []
    via = {"start": masked.offsets[match.start("via")], "end": masked.offsets[match.end("via")], "raw": match["via"]}
    return [Subject(owner.model_copy(update={**via, "antecedent": owner.antecedent or owner.span, "tail": None}))]


_THE_INDEX = re.compile(
    r"(?:^|, |⟦D\d+⟧ )(?:[Aa]t the close, )?([Tt]he (?:benchmark |main |broad )?(?:index|gauge|benchmark))(?:,? (?:has|had|is|was|also|ended|closed|finished|then|later))* ?$"
)


def nearest(masked: Masked, start: int, focus: Focus) -> Focus:
    """The focus of a clause: the company that the sentence names before it, and the sentences before the sentence."""
    found = slots_of(masked, 0, start, "C")
    named = [name for _, _, name in found]
    if len(found) > 1 and re.fullmatch(
        r"(?:'s)? (?:unit|subsidiary|arm|division) ", masked.text[found[0][1] : found[1][0]]
    ):
        named = named[1:]
    return replace(focus, company=named[0], paragraph=(named[0].name,), instrument=None) if named else focus


_OF_MARKETS = ("demand", "imports", "exports", "rents", "inventories", "wages", "inflows", "outflows")
"""Measures that a market has as readily as the company spoken of."""
_OF_COINS = ("active_addresses", "new_addresses", "open_interest")
"""Measures that coins and commodities have, and no company."""
_OF_A_MARKET = re.compile(
    r"\b(?:crypto(?:currency)?|digital asset|stock|bond|housing) $|\b(?:[Gg]lobal|[Ww]orldwide|[Ii]ndustry(?:-wide)?|[Nn]ationwide) (?!net|total|comparable|organic|same|group|unit)[a-z-]+ $"
)
""" "Global luxury sales fell": a market's."""


_STRANGE_SHARES = re.compile(
    r"\b(?!(?:The|Its|Their|His|Her|Our|These|Those|Both|All|Some|Common|Ordinary|Preferred|Class|Company|Listed|Q[1-4]|And|But|While|With|As|A|B|C)\b)[A-Z][\w&.'-]* $"
)
""" "Harlow Metals shares were up": of whom the base does not know."""


_SHARES_OF = re.compile(r" (?:of|in) (?:the |an? |some |many |other |[a-z]+ )")
""" "Shares of the power producer", "shares in carmakers": of whom no name covers."""
_OF_TRADE = re.compile(
    r"\W*(?!(?:The|Its|Their|His|Her|Our|Common|Ordinary|Preferred|Company|Listed|Earlier|Overall|Still|Then|Yet)\b)[A-Z][a-z]+(?:,? and [a-z]+| [a-z]+,? and [a-z]+) "
)
""" "Travel and leisure shares fared worst": a trade's."""
_SAID_BY_OTHER = re.compile(r", (?!(?:Inc|Ltd|Chief|Mr|Ms)\b)(?:⟦U\d+⟧|[A-Z][a-z]+) (?:said|reported)\b(?! (?:on )?⟦C)")
""" "Assets rose 14%, Harlow said": of whom the base does not know."""
_SAID_BY_STATE = re.compile(
    r"\b(?:ministry|government|agency|bureau|department|association|union|regulator|authority|central bank|council|commission|survey|study|poll) (?:has |also )?(?:said|reported|says|found|showed|estimates|announced)\b"
)
""" "The energy ministry said that revenue rose": the state's, or a market's."""
_IT_IS = re.compile(r"\W*[Ii]t's (?:also |now |still |already |even )?")
_IN_PLACE = re.compile(r"⟦G\d+⟧(?:, | )$|\b[A-Z][a-z]+, $")
""" "In Doha, the index fell" is of no index named before."""
_THEIRS = re.compile(r"\b[Tt]heir (?:[\w-]+ ){0,2}$")
""" "Their revenue" is of several, or of one that the base could not tell."""


def ownerless(masked: Masked, start: int, limit: int, focus: Focus) -> list[Subject]:
    """A measure without an owner at the head of its clause ("Revenue rose 5%", "Prices slid 1%") is that of the focus;
    so is "the index"."""
    index = _THE_INDEX.search(masked.text, start, limit)
    if index and _IN_PLACE.search(masked.text, start, index.start()):
        return []
    if index and focus.instrument is not None and focus.instrument.kind == "index":
        via = {"start": masked.offsets[index.start(1)], "end": masked.offsets[index.end(1)], "raw": index[1]}
        origin = focus.instrument.antecedent or focus.instrument.span
        return [Subject(focus.instrument.model_copy(update={**via, "antecedent": origin}))]
    if _IT_IS.fullmatch(masked.text, start, limit):
        return [Subject(focus.listed)] if focus.listed is not None else []
    metrics = list(METRIC.finditer(masked.text, start, limit))
    joined = metrics and re.search(
        r"\b(?:and|with|while) (?:(?!⟦)[\w-]+ ){0,2}$", masked.text[start : metrics[-1].start()]
    )
    metric = (metrics[-1] if joined else metrics[0]) if metrics else None
    if metric is None or not is_unowned(masked.text, metrics[0], start):
        return []
    found = metric_at(masked, metric)
    if found[0] == "share_price" and _STRANGE_SHARES.search(masked.text, start, metric.start()):
        return []
    if found[0] == "share_price" and (
        (focus.rivalled and not focus.paragraph and _SHARES_OF.match(masked.text, metric.end()))
        or _OF_TRADE.fullmatch(masked.text, start, metric.start())
    ):
        return []
    if found[0] == "price" and re.match(r" (?:of|for) ", masked.text[metric.end() :]):
        return []
    if _THEIRS.search(masked.text, start, metric.start()):
        return []
    if found[0] in _OF_MARKETS or _OF_A_MARKET.search(masked.text, start, metric.start()):
        return []
    if _SAID_BY_OTHER.search(masked.text, limit) or _SAID_BY_STATE.search(masked.text, start, metric.start()):
        return []
    if found[0] == "price" and masked.text.endswith("selling ", start, metric.start()):
        return [Subject(focus.reporting, *found)] if focus.reporting is not None else []
    if found[0] in _OF_COINS:
        return [Subject(focus.priced, *found)] if focus.priced is not None else []
    owner = focus.listed if found[0] == "share_price" else focus.priced if found[0] == "price" else focus.reporting
    return [Subject(owner, *found)] if owner is not None else []
