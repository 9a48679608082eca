"""Words that point to the present, past or future and name no date: "now", "recently", "the near future"."""

from __future__ import annotations

from extractor.language.dating.context import Context
from extractor.language.dating.lexicon import VAGUE
from extractor.language.dating.moment import Reading
from extractor.language.dating.shapes import Found, Shapes

VAGUE_WORDS = Shapes()


@VAGUE_WORDS.add("(?:the)? near? VAGUE:word", "(?:more|just|right|most) VAGUE:word")
def pointing(found: Found, context: Context) -> Reading | None:
    word = found.low("word")
    if word == "future" and not found.text.startswith("the ") and found.before() != "in":
        return None
    if word == "soon" and found.after() == "as":
        return None
    start = found.start
    if word in ("current", "recent") and found.text.startswith("the"):
        start = found.tokens.starts[found.at("word")]
    if found.before() == "as" and found.after() == "as":
        return None
    return Reading("DATE", VAGUE[word]).over(start, found.end)


@VAGUE_WORDS.add("the past", "(?:the)? (?:near|short) term", "the moment")
def nouns(found: Found, context: Context) -> Reading | None:
    if found.text == "the past":
        return Reading("DATE", "PAST_REF") if found.before() in ("in", "of", "from") else None
    if found.text == "the moment":
        return Reading("DATE", "PRESENT_REF") if found.before() in ("at", "for") else None
    return Reading("DATE", "FUTURE_REF") if found.text.startswith("the") else None
