"""Interviews: in an answer "we", "our" and "us" are the company whose people are asked."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from extractor.facts.masked import Masked
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Name

_QUESTION = re.compile(r"\s*(?:Q|Question)\s?[:.] ?")
_ANSWER = re.compile(r"\s*(?:A|Answer)\s?[:.] ?")
_SELF = re.compile(r"\b(?:(?P<our>[Oo]ur)|[Ww]e(?='|\b)|us)\b")


def is_answer(masked: Masked, before: bool) -> bool:
    """Whether a sentence is of an answer; ``before``: the one before it was."""
    if _QUESTION.match(masked.text):
        return False
    return before or _ANSWER.match(masked.text) is not None


def with_speaker(doc: Doc, masked: Masked, who: Name) -> Masked:
    """An answer in which "we" and "our" stand for a company."""
    text, offsets, mentions = masked.text, list(masked.offsets), list(masked.mentions)
    lead = _ANSWER.match(text)
    for found in reversed(list(_SELF.finditer(text))):
        start, end = offsets[found.start()], offsets[found.end()]
        raw = text_of(doc)[start:end]
        antecedent = who.antecedent or who.span
        mentions.append(who.model_copy(update={"start": start, "end": end, "raw": raw, "antecedent": antecedent}))
        slot = f"⟦C{len(mentions) - 1}⟧" + ("'s" if found["our"] else "")
        text = text[: found.start()] + slot + text[found.end() :]
        offsets[found.start() : found.end()] = [start] * len(slot)
    masked = replace(masked, text=text, offsets=tuple(offsets), mentions=tuple(mentions))
    if lead is None:
        return masked
    return replace(masked, text=masked.text[lead.end() :], offsets=masked.offsets[lead.end() :])


_SAME = re.compile(
    r"⟦C(?P<said>\d+)⟧|\b[Tt]he same (?:[a-z-]+ ){0,2}?(?P<who>customer|tenant|buyer|client|offtaker|landlord|lessor|host|supplier|developer|producer|utility|cloud firm|company|firm|group|lab|start-up|miner|lender|bank)\b"
)
_PROVIDES = re.compile(r"\b(?:landlord|lessor|host|supplier|developer|producer|utility|miner|power company|generator)$")


_BORROWS = re.compile(r"\b(?:company|firm|group|lab|start-up|developer|miner|landlord|utility|producer|cloud firm)$")


def with_same(doc: Doc, masked: Masked, pair: tuple[Name, Name] | None, *, financed: bool = False) -> Masked:
    """ "The same cloud firm", "the same landlord" as that side of the deal told last; where that was one of money (``financed``),
    "the same company" is whoever got it."""
    if pair is None or " same " not in text_of(doc)[masked.start : masked.end]:
        return masked
    text, offsets, mentions = masked.text, list(masked.offsets), list(masked.mentions)
    for found in reversed(list(_SAME.finditer(text))):
        said = mentions[int(found["said"])] if found["said"] else None
        if said is not None and not said.raw.lower().startswith("the same "):
            continue
        start, end = (said.start, said.end) if said is not None else (offsets[found.start()], offsets[found.end()])
        raw = text_of(doc)[start:end]
        who = pair[0] if _PROVIDES.search(raw) or (financed and _BORROWS.search(raw)) else pair[1]
        antecedent = who.antecedent or who.span
        mentions.append(who.model_copy(update={"start": start, "end": end, "raw": raw, "antecedent": antecedent}))
        slot = f"⟦C{len(mentions) - 1}⟧"
        text = text[: found.start()] + slot + text[found.end() :]
        offsets[found.start() : found.end()] = [offsets[found.start()]] * len(slot)
    return replace(masked, text=text, offsets=tuple(offsets), mentions=tuple(mentions))
