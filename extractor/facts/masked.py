"""Sentences with their mentions masked, so that a rule is a readable regular expression over words and mentions.

"Cipher Mining signed a 15-year lease with AWS for 300 MW" reads ``⟦C0⟧ signed a ⟦T1⟧ lease with ⟦C2⟧ for ⟦W3⟧``, and
the rule ``{C:company} signed (?:an? )?(?:{T:term} )?lease with {C:counterparty}`` matches it and hands the mentions
back.

Letters: C company, I index, fund, commodity, crypto, currency, sector or economy, H person, G place, L site or project;
P percentage, M money, W power, E energy; D date or time, T duration. X matches any of C and I. U is a
name that only its capitals speak for: ``{CU:counterparty}`` where a party must stand.

Curly quotes are straight and odd spaces plain in the masked text; brackets that belong to a name ("(NASDAQ: IREN)") are
under its mask, and "its" reads ``⟦C3⟧'s`` like any possessive.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from spacy.tokens import Doc, Span

from extractor.labels import dates, names, quantities
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import DateMention, Mention, Name, Quantity

Made = TypeVar("Made")
_LETTER_OF_NAME = {"company": "C", "person": "H", "place": "G", "site": "L"}
_LETTER_OF_QUANTITY = {"percent": "P", "money": "M", "power": "W", "energy": "E"}
_LETTER_OF_DATE = {"DATE": "D", "TIME": "D", "DURATION": "T"}
_POSSESSIVES = ("its", "their")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_ODD = re.compile("[" + "".join(map(chr, _PLAIN)) + "]")
_MASKED = re.compile(r"⟦([A-Z])(\d+)⟧")
_LONGEST = {"blanks": 8, "letters": 80, "marks": 24}
"""Characters of one kind in a row that rules see. What is longer is no word and no layout, and would cost each rule that
looks for a run of them the square of it."""
_RUN = re.compile("|".join(f"(?P<{kind}>{of}{{{_LONGEST[kind] + 1},}})" for kind, of in (
    ("blanks", r"\s"), ("letters", r"\w"), ("marks", r"[^\w\s]"),
)))  # fmt: skip
_BLANKS = re.compile(rf"\s{{{_LONGEST['blanks'] + 1}}}")
_SLOT = re.compile(r"\{([A-Z]+)(?::(\w+))?\}")


def letter(mention: Mention) -> str:
    """The letter under which a mention is masked."""
    if isinstance(mention, Quantity):
        return _LETTER_OF_QUANTITY[mention.kind]
    if isinstance(mention, DateMention):
        return _LETTER_OF_DATE[mention.type]
    assert isinstance(mention, Name)
    if not mention.sure and mention.kind == "company":
        return "U"
    return _LETTER_OF_NAME.get(mention.kind, "I")


@lru_cache(maxsize=4096)
def rule(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """The regular expression of a rule: ``{C:company}`` is a named mention of one letter, ``{DT}`` any of several, a space any white
    space, and a space with a question mark white space or none. Plain words match case-insensitively unless ``flags`` says otherwise."""

    def slot(match: re.Match[str]) -> str:
        letters = match[1].replace("X", "CI")
        body = rf"⟦(?-i:[{letters}])\d+⟧(?!-(?:backed|owned|led|linked|controlled|listed|based)\b)"
        return f"(?P<{match[2]}>{body})" if match[2] else f"(?:{body})"

    spaced = re.sub(r" (\??)", lambda m: r"\s*" if m[1] else r"\s+", _SLOT.sub(slot, pattern))
    return re.compile(spaced, int(flags))


@dataclass(frozen=True)
class Masked:
    """A stretch of a Doc with its mentions masked. ``text`` is what rules match; ``start`` and ``end`` its span."""

    text: str
    start: int
    end: int
    mentions: tuple[Mention, ...]
    offsets: tuple[int, ...]
    """For each character of ``text`` (and its end) the offset in the article."""

    def mention(self, match: re.Match[str], group: str) -> Mention | None:
        """The mention that a named slot of a match took, or None where the slot was not filled."""
        found = match.groupdict().get(group)
        return None if found is None else self.mentions[int(found[2:-1])]

    def span(self, match: re.Match[str], group: int | str = 0) -> tuple[int, int]:
        """The article's span of a group of a match."""
        return self.offsets[match.start(group)], self.offsets[match.end(group)]

    def index(self, offset: int) -> int:
        """Where in ``text`` an offset of the article stands; within a mask, where the mask begins."""
        return bisect_left(self.offsets, offset)

    @cached_property
    def _slots(self) -> dict[int, tuple[str, int]]:
        """For each mention that the text still masks, by number, its letter and place."""
        return {int(m[2]): (m[1], m.start()) for m in reversed(list(_MASKED.finditer(self.text)))}

    def position(self, mention: Mention) -> int:
        """Where in ``text`` a mention's mask begins; raises KeyError where it is not of this stretch."""
        number = next((i for i, each in enumerate(self.mentions) if each is mention), None)
        return self._slots[self.mentions.index(mention) if number is None else number][1]

    @cached_property
    def _lettered(self) -> list[tuple[str, Mention]]:
        """The mentions that the text still masks, each behind its letter."""
        return [(self._slots[number][0], m) for number, m in enumerate(self.mentions) if number in self._slots]

    def of(self, letters: str) -> list[Mention]:
        """The mentions with one of the letters, by position."""
        return [mention for letter, mention in self._lettered if letter in letters]


def reach(mention: Mention) -> int:
    """Where a mention ends, brackets that belong to it included."""
    return (mention.tail if isinstance(mention, Name) else None) or mention.end


def _chosen(doc: Doc, start: int, end: int) -> list[Mention]:
    """Mentions within a stretch without overlaps: the earlier kind in this order wins, then the longer."""
    taken: list[Mention] = []
    for group, starts in once(doc, "ranks", lambda: _ranks(doc)):
        inside = [m for m in group[bisect_left(starts, start) : bisect_left(starts, end)] if m.end <= end]
        for mention in sorted(inside, key=lambda m: m.start - m.end) if len(inside) > 1 else inside:
            if all(reach(mention) <= other.start or reach(other) <= mention.start for other in taken):
                taken.append(mention)
    return sorted(taken, key=lambda m: m.start)


def _ranks(doc: Doc) -> list[tuple[list[Mention], list[int]]]:
    """The mentions of an article by rank, each rank by position and with its positions."""
    known = ("registry", "ticker")
    certain: list[Mention] = [n for n in names(doc) if n.source in known]
    uncertain: list[Mention] = [n for n in names(doc) if n.source not in known]
    measures: list[Mention] = [q for q in quantities(doc) if q.kind != "count"]
    days: list[Mention] = [d for d in dates(doc) if d.type != "SET"]
    ranks = [sorted(rank, key=lambda m: m.start) for rank in (measures, certain, days, uncertain)]
    return [(rank, [m.start for m in rank]) for rank in ranks]


_seen: ContextVar[tuple[Doc, dict[Hashable, Any]] | None] = ContextVar("seen", default=None)


@contextmanager
def remembering(doc: Doc) -> Iterator[None]:
    """Within this block, what is worked out of a Doc is worked out once: each fact type looks at the same sentences."""
    token = _seen.set((doc, {}))
    try:
        yield
    finally:
        _seen.reset(token)


def once(doc: Doc, key: Hashable, make: Callable[[], Made]) -> Made:
    """What ``make`` gives; within ``remembering``, what it gave for this key before."""
    seen = _seen.get()
    if seen is None or seen[0] is not doc:
        return make()
    if key not in seen[1]:
        seen[1][key] = make()
    made: Made = seen[1][key]
    return made


def mask(doc: Doc, start: int, end: int) -> Masked:
    """Masks a stretch of the article's text, given by character offsets."""
    return once(doc, (start, end), lambda: _masked(doc, start, end))


def _masked(doc: Doc, start: int, end: int) -> Masked:
    pieces: list[str] = []
    offsets: list[int] = []
    at = start
    plain, endless = once(doc, "plain", lambda: _plain(text_of(doc)))
    add = _add if endless else _add_whole
    mentions = _chosen(doc, start, end)
    for index, mention in enumerate(mentions):
        add(plain, at, mention.start, pieces, offsets)
        token = f"⟦{letter(mention)}{index}⟧" + ("'s" if mention.raw.lower() in _POSSESSIVES else "")
        pieces.append(token)
        offsets.extend([mention.start] * len(token))
        at = min(reach(mention), end)
    add(plain, at, end, pieces, offsets)
    offsets.append(end)
    return Masked("".join(pieces), start, end, tuple(mentions), tuple(offsets))


def _plain(text: str) -> tuple[str, bool]:
    """The text with plain quotes and spaces, and whether anything in it can be a run without end."""
    shortest = min(_LONGEST["letters"], _LONGEST["marks"])
    endless = any(len(piece) > shortest and _RUN.search(piece) for piece in text.split()) or _BLANKS.search(text)
    return text.translate(_PLAIN) if _ODD.search(text) else text, bool(endless)


def _add_whole(text: str, start: int, end: int, pieces: list[str], offsets: list[int]) -> None:
    """The text between two offsets, as it is."""
    pieces.append(text[start:end])
    offsets.extend(range(start, end))


def _add(text: str, start: int, end: int, pieces: list[str], offsets: list[int]) -> None:
    """The text between two offsets, of runs without end no more than their beginning."""
    for run in _RUN.finditer(text, start, end):
        kept = run.start() + _LONGEST[run.lastgroup or ""]
        pieces.append(text[start:kept])
        offsets.extend(range(start, kept))
        start = run.end()
    pieces.append(text[start:end])
    offsets.extend(range(start, end))


def squeezed(text: str) -> str:
    """A text as rules see it, where nothing in it is masked."""
    pieces: list[str] = []
    _add(text, 0, len(text), pieces, [])
    return "".join(pieces)


def mask_sentence(sent: Span) -> Masked:
    """Masks a sentence."""
    return mask(sent.doc, sent.start_char, sent.end_char)


def kept(masked: Masked, *groups: Sequence[tuple[int, int]]) -> Masked:
    """The parts of a stretch within spans of the article, group behind group, with a space where something was left out."""
    text: list[str] = []
    offsets: list[int] = []
    for spans in groups:
        at = -1
        for index in (
            i for start, end in spans for i in range(masked.index(start), min(masked.index(end), len(masked.text)))
        ):
            if text and index != at and text[-1] != " ":
                text.append(" ")
                offsets.append(masked.offsets[index])
            text.append(masked.text[index])
            offsets.append(masked.offsets[index])
            at = index + 1
    return replace(masked, text="".join(text), offsets=(*offsets, masked.end))


def relettered(masked: Masked, names: Collection[str], letters: str, new: str) -> Masked:
    """The stretch with some names (by ``name``) that stand under one of ``letters`` standing under another."""
    text = masked.text
    for index, mention in enumerate(masked.mentions):
        if isinstance(mention, Name) and mention.name in names and f"{index}⟧" in text:
            for each in letters:
                text = text.replace(f"⟦{each}{index}⟧", f"⟦{new}{index}⟧")
    return replace(masked, text=text) if text != masked.text else masked


def without(masked: Masked, words: re.Pattern[str], put: str = "") -> Masked:
    """The stretch without some words, or with ``put`` (no longer than they) in their place: what brackets repeat
    ("year-on-year (Y-o-Y)") and what dashes set apart only keeps rules from matching."""
    found = list(words.finditer(masked.text))
    if not found:
        return masked
    text, offsets = masked.text, list(masked.offsets)
    for match in reversed(found):
        text = text[: match.start()] + put + text[match.end() :]
        offsets[match.start() : match.end()] = offsets[match.start() : match.start() + len(put)]
    return replace(masked, text=text, offsets=tuple(offsets)) if text != masked.text else masked


def unmasked(masked: Masked, words: re.Pattern[str]) -> Masked:
    """The stretch with names that are such words ("Deposits grew") as the plain words they are; what stands for a name
    ("Shares jumped") stays under its mask."""
    own = ((i, m) for i, m in enumerate(masked.mentions) if isinstance(m, Name) and m.antecedent is None)
    plain = [i for i, m in own if words.fullmatch(m.raw)]
    if not plain:
        return masked
    text, offsets = masked.text, list(masked.offsets)
    for index in reversed(plain):
        mention = masked.mentions[index]
        slot = f"⟦{letter(mention)}{index}⟧"
        if slot in text:
            at = text.index(slot)
            text = text[:at] + mention.raw + text[at + len(slot) :]
            offsets[at : at + len(slot)] = range(mention.start, mention.end)
    return Masked(text, masked.start, masked.end, masked.mentions, tuple(offsets))
