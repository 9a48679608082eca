"""Events: earnings, meetings, closings, starts of service, launches and rulings with their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.facts.draft import Draft, Refusal
from extractor.facts.masked import Masked, mask_sentence, unmasked
from extractor.facts.modality import refusal
from extractor.labels import names, today
from extractor.schema import DateMention, Name, interval
from extractor.schema.kinds import EventKind

_RULES: tuple[tuple[str, EventKind, str], ...] = (
    ("event.earnings", "earnings", r"\b(?:(?:report|release|announce|publish|post|unveil|disclose|issue|due to report)(?:s|ed|d|ing)?\b[^.;]{0,60}\b(?:results|earnings|quarter(?:ly)?\b(?! dividend)|figures|numbers|financials)|(?:earnings|results)\b[^.;⟦]{0,40}\b(?:due|scheduled|expected|on|report|call|release)|(?:set|scheduled|due|expected) to report|reports (?:earnings |results )?(?:on|after|before)\b|(?:to|will) report (?:earnings |results )?(?:on|after|before)\b|(?<=⟧'s )(?:earnings |quarterly )?report\b|earnings (?:report|call|release)|conference call)"),
    ("event.investor_day", "investor_day", r"\b(?:investor day|capital markets day|analyst day|investors' day)\b"),
    ("event.meeting", "shareholder_meeting", r"\b(?:(?:annual|extraordinary|special|general|yearly)[\w\s-]{0,20}meeting|shareholders, who meet|shareholders would vote|AGM|EGM|shareholders? (?:meeting|vote)|shareholders (?:will|are due to|are set to) vote|bondholders['’]? meeting)\b"),
    ("event.close", "deal_close", r"\b(?:(?:expected|scheduled|set|due|anticipated|likely|slated) to (?:close|complete|be (?:completed|closed|finali[sz]ed))|(?:deal|transaction|acquisition|sale|merger|purchase|it) (?:will|should) (?:close|be completed)|closing (?:is )?(?:expected|anticipated|targeted|planned|pencilled|due)|clos(?:e|es|ing) (?:in|by)|expects? (?:the [\w ]{0,30})?to (?:close|complete)|completion (?:is )?(?:expected|due|scheduled)|(?:should|to) be (?:completed|closed)|(?:deal|transaction|acquisition|sale|purchase|merger|takeover) (?:was |has |had )?(?:been )?(?:completed|closed|finali[sz]ed)|completed (?:⟦C\d+⟧'s |the )(?:purchases?|acquisitions?|sale|takeover|merger))\b"),
    ("event.in_service", "in_service", r"\b(?:(?:be|is|was|were) connected|start(?:s|ed) up|(?:must|should|will) be running|commercial operations?|in service|into service|operational(?:i[sz]ed)?|come(?:s)? (?:online|on line|on stream|onstream)|coming online|go(?:es)? live|went live|energi[sz](?:e|ed|es|ing|ation)|commission(?:ed|ing)|(?:begin|start|commence)(?:s|ed|ing)? (?:operat\w+|production|deliver\w+|commercial|generating|supplying)|(?:be )?up and running|enters? service|COD|completion by|slated for completion|ready (?:for service|by|in)|first (?:phase|power|building|hall|data hall)[^.;⟦]{0,40}(?:ready|delivered|live|due|online|complete))\b"),
    ("event.launch", "launch", r"\b(?:launch(?:es|ed|ing)?|roll(?:s|ed)? out|debut(?:s|ed)?|available (?:for pre-order )?(?:starting|from|on)|go on sale)\b"),
    ("event.ruling", "ruling", r"\b(?:(?:court|judge|tribunal|regulator|commission|FDA|FERC|NRC|agency|authority)\b[^.;]{0,80}\b(?:ruled|approv(?:ed|al|e)|rejected|decision|verdict|granted|cleared|issued|blocked|dismissed)|verdict|ruling|is to rule|final decision on)\b"),
)  # fmt: skip
_COMPILED = tuple((name, kind, re.compile(pattern, re.IGNORECASE)) for name, kind, pattern in _RULES)
_NOUNS = re.compile(r"Completion|Closing|Commissioning")
_FUTURE = re.compile(
    r"\b(?:will|set to|due|scheduled|expected|expects?|expecting|slated|plans?|planned|aims?|to be|upcoming|next|anticipat\w+|targeted|targets?|by|should|begin(?:ning)? in|is to)\b",
    re.IGNORECASE,
)
_REACH = 90
"""How many characters of masked text may lie between an event's words and its date."""
WEIGHT = 0.75


def find(doc: Doc) -> Iterator[Draft | Refusal]:
    """The dated events of an article."""
    focus: Name | None = None
    company: Name | None = None
    seen: set[tuple[str, str, str]] = set()
    for sent in doc.sents:
        masked = unmasked(mask_sentence(sent), _NOUNS)
        if masked.of("D"):
            for draft in _in_sentence(doc, masked, focus, company):
                if isinstance(draft, Draft):
                    key = (draft.fields["company"], draft.fields["kind"], draft.fields["date"])
                    if key in seen:
                        continue
                    seen.add(key)
                yield draft
        focus = next(
            (
                n
                for n in names(doc)
                if n.kind in ("company", "site") and n.sure and masked.start <= n.start < masked.end
            ),
            focus,
        )
        company = focus if focus is not None and focus.kind == "company" else company


def _known_to_the_month(mention: DateMention) -> bool:
    return (
        mention.date is not None
        and mention.type == "DATE"
        and re.fullmatch(r"(?:\d{4}|XXXX)-.+|FY\d{4}-Q\d", mention.date) is not None
    )


def _in_sentence(
    doc: Doc, masked: Masked, focus: Name | None, company_before: Name | None
) -> Iterator[Draft | Refusal]:
    dates = [m for m in masked.of("D") if isinstance(m, DateMention) and m.date is not None]
    used: set[tuple[int, int]] = set()
    for rule, kind, pattern in _COMPILED:
        for match in pattern.finditer(masked.text):
            free = [d for d in dates if d.span not in used]
            date = _date(masked, match, free, kind)
            if date is None or not _known_to_the_month(date):
                continue
            companies = _companies(masked, match, focus if kind == "in_service" else company_before, kind)
            if not companies:
                continue
            refused = refusal(doc, masked.span(match), rule)
            if refused is not None:
                yield refused
                continue
            used.add(date.span)
            for company in companies:
                yield _draft(doc, masked, match, rule, kind, date, company)


def _date(masked: Masked, match: re.Match[str], dates: list[DateMention], kind: EventKind) -> DateMention | None:
    """The date nearest to the event's words, behind them before in front of them, in the same clause."""

    def distance(mention: DateMention) -> int:
        at = masked.position(mention)
        return at - match.end() if at >= match.end() else (match.start() - at) * 2 if at < match.start() else 0

    near = [d for d in dates if distance(d) <= _REACH and not (kind == "earnings" and _is_period(masked, d))]
    near = [
        d
        for d in near
        if ";" not in masked.text[min(match.end(), masked.position(d)) : max(match.start(), masked.position(d))]
    ]
    return min(near, key=distance, default=None)


def _is_period(masked: Masked, mention: DateMention) -> bool:
    """The quarter or year that results are for, or the day on which it ended: not the day of their release."""
    if re.search(r"\b(?:ended|ending|through) (?:on )?$", masked.text[: masked.position(mention)]):
        return True
    return (
        mention.date is not None
        and re.fullmatch(r"(?:FY)?(?:\d{4}|XXXX)-[QH]\d|(?:\d{4}|XXXX)-\d\d", mention.date) is not None
    )


_AUTHORITY = re.compile(r"\b(?:Court|Commission|Administration|Authority|Agency|Tribunal|Department|Ministry|Act)\b")


def _is_authority(masked: Masked, slot: re.Match[str]) -> bool:
    """Those who rule are not those ruled on."""
    name = masked.mentions[int(slot[2])]
    return isinstance(name, Name) and _AUTHORITY.search(name.name) is not None


def _companies(masked: Masked, match: re.Match[str], focus: Name | None, kind: EventKind) -> list[Name]:
    text = masked.text
    slots = list(re.finditer(r"⟦([CL])(\d+)⟧", text[: match.start() + 1]))
    free = [
        m
        for m in slots
        if not re.search(r"\b(?:by|with|from|to|at|than|for) (?:the |[a-z-]+ ){0,2}$", text[: m.start()])
    ]
    pool = free or slots
    if kind in ("in_service",):
        inside = list(re.finditer(r"⟦([CL])(\d+)⟧", text))
        sites = [m for m in inside if m[1] == "L"]
        companies = [m for m in pool if m[1] == "C"]
        pool = companies or sites or pool
    else:
        pool = [m for m in pool if m[1] == "C" and not _is_authority(masked, m)]
    if not pool:
        behind = re.search(r"⟦C(\d+)⟧", text[match.start() :])
        if behind and behind.start() < _REACH and kind in ("earnings", "launch", "ruling"):
            named = masked.mentions[int(behind[1])]
            return [named] if isinstance(named, Name) and not _AUTHORITY.search(named.name) else []
        return [focus] if focus is not None else []
    group = [pool[-1]]
    for previous in reversed(pool[:-1]):
        if not re.fullmatch(r"(?:,|,? and|,? as well as)(?: the)? ", text[previous.end() : group[0].start()]):
            break
        group.insert(0, previous)
    found = [masked.mentions[int(m[2])] for m in group]
    return [n for n in found if isinstance(n, Name)]


def _draft(
    doc: Doc, masked: Masked, match: re.Match[str], rule: str, kind: EventKind, date: DateMention, company: Name
) -> Draft:
    draft = Draft("event", rule, WEIGHT, (masked.start, masked.end))
    draft.put_name("company", company).put("kind", kind, masked.span(match)).put_date("date", date)
    draft.put("scheduled", _scheduled(doc, masked, match, date))
    return draft


def _scheduled(doc: Doc, masked: Masked, match: re.Match[str], date: DateMention) -> bool:
    """Whether the event lay ahead of the article: its date says so, or the words where the date is that day or unknown."""
    day, stretch = today(doc), interval(date.date or "")
    if day is not None and stretch is not None:
        if stretch[0] > day:
            return True
        if stretch[1] < day:
            return False
    return _FUTURE.search(masked.text[max(0, match.start() - 40) : match.end() + 30]) is not None
