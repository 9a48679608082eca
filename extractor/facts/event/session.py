"""Results that are due "after the close" of a day that nobody names: the day of the story, or the one that heads its lines."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from extractor.facts.masked import Masked
from extractor.labels import today
from extractor.patterns import re
from extractor.schema import DateMention

_SESSION = re.compile(
    r"\b(?:are due|is due|due|due out|(?:will|is to|are to|set to|expected to|scheduled to) report(?: (?:results|earnings))?|reports?) (?P<when>(?:right )?(?:after|before) (?:the |Wall Street's )?(?:close|closing bell|bell|open|opening bell|market (?:close|closes|open|opens)))(?=\W*$|, (?:and|with|while)\b)"
)
_DATED = re.compile(r"⟦D\d+⟧")


def with_session(doc: Doc, masked: Masked, heading: DateMention | None) -> Masked:
    """The stretch with the words for a session's end or start as a day, where results are due then and it names no other."""
    found = _SESSION.search(masked.text) if "report" in masked.text or "due" in masked.text else None
    if found is None or _DATED.search(masked.text):
        return masked
    day = heading.date if heading is not None else _of_story(doc)
    if day is None:
        return masked
    start, end = masked.span(found, "when")
    basis = heading.basis if heading is not None else "publication"
    date = DateMention(start=start, end=end, raw=found["when"], type="DATE", value=day, date=day, basis=basis)
    first, last = found.span("when")
    slot = f"⟦D{len(masked.mentions)}⟧"
    text = masked.text[:first] + slot + masked.text[last:]
    offsets = (*masked.offsets[:first], *([start] * len(slot)), *masked.offsets[last:])
    return replace(masked, text=text, offsets=offsets, mentions=(*masked.mentions, date))


def day_heading(masked: Masked, before: DateMention | None, *, opens: bool) -> DateMention | None:
    """The day that a line of its own names for the lines below it ("LATER TODAY"); ``before`` it where the line is none."""
    alone = opens and re.fullmatch(r"\W*⟦D(\d+)⟧\W*", masked.text)
    if not alone:
        return before
    mention = masked.mentions[int(alone[1])]
    is_day = isinstance(mention, DateMention) and re.fullmatch(r"[\dX]{4}-[\dX]{2}-[\dX]{2}", mention.date or "")
    return mention if is_day and isinstance(mention, DateMention) else None


def _of_story(doc: Doc) -> str | None:
    day = today(doc)
    return day.isoformat() if day is not None else None
