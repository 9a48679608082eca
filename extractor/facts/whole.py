"""Names told by their place: the members of a list and the head of an item are one name each, however many words of
them the article's names cover ("Harlow Paints, ⟦C1⟧ CropScience and ⟦H2⟧ will report")."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from extractor.facts.masked import Masked
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Name

_PART = r"(?:⟦[CUHIGL]\d+⟧|⟦D\d+⟧(?= [⟦A-Z])|(?!(?:The|A|An|Its|Their|Both|Among|Meanwhile|Others?|And)\b)[A-Z0-9][\w&.'-]*)"
_NAME = rf"{_PART}(?: (?:(?:of|&|for|de|and) )?{_PART}){{0,6}}"
"""A name of one slot or several, and of words with capitals between them."""
_MEMBER = rf"{_PART}(?: (?:(?:of|&|for|de) )?{_PART}){{0,6}}(?: \([^()]{{1,30}}\))?"
_LIST = re.compile(rf"(?P<first>{_MEMBER})(?P<more>(?:, {_MEMBER}){{2,80}}),? (?:and|as well as) (?P<last>{_MEMBER})")
"""Four members or more, joined by commas and a last "and"."""
_SLOT = re.compile(r"⟦[A-Z](\d+)⟧")
_OWN = ("company", "index", "commodity", "crypto", "fund")
_LONGEST = 60


_HEAD = re.compile(rf"[\s•*\"–-]*(?P<name>{_NAME})(?P<gap>(?: \([^()]{{1,30}}\))?(?: -{{1,2}}| ?[–—]|:) )")
_NO_NAME = re.compile(
    r"\b(?:Segments?|Divisions?|Business|Results?|Quarter\w*|Highlights|Summary|Outlook|Guidance|Consolidated|Standalone|"
    r"Update|Financials?|Metrics?|Growth|Year|Month|Week|Q[1-4]|H[12]|FY\w*|Total|Group|Overall)\b"
)
""" "Retail Segment - Net profit rose": a part, or a heading."""


def headed(doc: Doc, masked: Masked, behind: re.Pattern[str]) -> Masked:
    """A line whose item begins with a name in several pieces ("⟦C0⟧ India – Net profit rose"), or one that looks like a
    person's, with that name under one slot; ``behind`` is what must follow such a name to make a company of it."""
    match = _HEAD.match(masked.text)
    if match is None or not behind.match(masked.text, match.end()) or _NO_NAME.search(match["name"]):
        return masked
    slots = list(re.finditer(r"⟦[CUH](\d+)⟧", match["name"]))
    if not slots or re.fullmatch(r"⟦C\d+⟧", match["name"]):
        return masked
    if match["gap"].startswith(":") and slots[0].group().startswith("⟦H"):
        return masked
    start, end = match.span("name")
    name = whole(doc, masked, start, end)
    if name is None:
        return masked
    number = int(slots[0][1])
    slot = f"⟦C{number}⟧"
    mentions = (*masked.mentions[:number], name, *masked.mentions[number + 1 :])
    text = masked.text[:start] + slot + masked.text[end:]
    offsets = (*masked.offsets[:start], *[name.start] * len(slot), *masked.offsets[end:])
    return replace(masked, text=text, offsets=offsets, mentions=mentions)


def whole(doc: Doc, masked: Masked, start: int, end: int) -> Name | None:
    """The one name that a stretch of the masked text is: its slot, or a company of all its words; None where a reference
    stands there or it is too long for a name."""
    alone = _SLOT.fullmatch(masked.text, start, end)
    named = masked.mentions[int(alone[1])] if alone else None
    if isinstance(named, Name) and (named.kind in _OWN or named.antecedent is not None):
        return named if named.antecedent is None else None
    low, high = masked.offsets[start], masked.offsets[end]
    raw = text_of(doc)[low:high].split(" (")[0].rstrip()
    if not 1 < len(raw) <= _LONGEST or "\n" in raw:
        return None
    return Name(start=low, end=low + len(raw), raw=raw, name=raw, kind="company", source="rule")


def listed(doc: Doc, masked: Masked, limit: int) -> list[Name]:
    """The members of a long list of names that ends at ``limit`` in the masked text; none where no such list does."""
    for match in _LIST.finditer(masked.text, 0, limit):
        if match.end() == limit:
            at = match.start()
            members = [m.span() for m in re.finditer(_MEMBER, match["first"] + match["more"])]
            spans = [(at + low, at + high) for low, high in members] + [match.span("last")]
            found = [whole(doc, masked, *span) for span in spans]
            return [name for name in found if name is not None]
    return []
