"""Whom a title and an article as a whole are about, and whose shares the article names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc

from extractor.labels import names, title
from extractor.labels import text as text_of
from extractor.patterns import re, stands_in
from extractor.registry import registry
from extractor.schema import Name

_SPEAKS = re.compile(
    r"(?: \([^()]{1,30}\))?(?: (?:on |late |early )?[A-Z]?[a-z]+day)? (?:said|told|reported|announced|raised|cut|lowered|expects|posted|warned|forecast)\b|(?: on [A-Z][a-z]+day)? (?:told|said)\b"
)


def heading_title(doc: Doc, heading: str) -> Name | None:
    """The company with which a title begins that names no other, where only capitals speak for it and the article has it
    say something."""
    text = text_of(doc)
    return next(
        (
            n.model_copy(update={"sure": True})
            for n in names(doc)
            if n.kind == "company" and n.antecedent is None and n.start < _OPENING and _heads(n, heading, text)
        ),
        None,
    )


def _heads(name: Name, heading: str, text: str) -> bool:
    """Whether a title begins with an unsure name that the article has say something, or with the first word of a sure one."""
    if not name.sure:
        return (
            len(name.raw) > _LONG_ENOUGH
            and heading.startswith(f"{name.raw} ")
            and _SPEAKS.match(text, name.end) is not None
        )
    word = heading.split(" ")[0]
    return (
        len(word) >= _LONG_ENOUGH and word.isalpha() and name.start < _FIRST_LINES and name.raw.startswith(f"{word} ")
    )


_FIRST_LINES = 250
_SHARES_BEHIND = re.compile(r"(?:['’]s)? (?:common )?(?:stock|shares|scrip)\b")


def traded(doc: Doc) -> frozenset[str]:
    """The companies whose shares an article names."""
    text = text_of(doc)
    return frozenset(
        n.name
        for n in names(doc)
        if n.kind == "company" and n.antecedent is None and _SHARES_BEHIND.match(text, n.tail or n.end)
    )


def rivalled(doc: Doc, main: Name | None) -> bool:
    """Whether an article names another company as often as the one of its title, and more than once."""
    times = Counter(n.name for n in names(doc) if n.kind == "company" and n.sure and n.antecedent is None)
    own = times.pop(main.name, 0) if main is not None else 0
    return max(times.values(), default=0) >= max(own, 2)


_NEWS = re.compile(
    r" (?:[a-z]+(?<!s)s|to|in talks|said to|agrees? to|closes|has|have|[a-z]+ed)\b(?! (?:contract|deal|order|backing)\b)"
)
_TOO_LARGE = ("hyperscaler",)
"""Sectors whose shares no single contract moves: the news is of the other party."""


def leading(doc: Doc, named: Iterable[Name]) -> Name | None:
    """The company with which a title begins that tells what it does ("Velanur rents out a mine to Brightloom")."""
    heading = (title(doc) or "").lstrip("\"'“‘ ")
    for name in named:
        form = next((f for f in (name.name, name.raw) if heading.startswith(f)), None)
        if form is not None and _NEWS.match(heading, len(form)):
            company = registry().get(name.id) if name.id else None
            return None if company is not None and company.sector in _TOO_LARGE else name
    return None


_OPENING = 1200
_OFTEN = 2
"""How many times as often as the next company an article names the one that it is about."""


def principal(doc: Doc, cited: frozenset[str]) -> Name | None:
    companies = [n for n in names(doc) if n.kind == "company" and n.sure and n.name not in cited]
    (first, most), (_, next_most) = [*Counter(n.name for n in companies).most_common(2), ("", 0), ("", 0)][:2]
    opening = next((n for n in companies if n.name == first and n.antecedent is None and n.start < _OPENING), None)
    return opening if most >= _OFTEN * next_most else None


def stands_in_title(heading: str, forms: Iterable[str]) -> bool:
    plain = [form for form in forms if form in heading and _at_bounds(form, heading)]
    large = [form.upper() for form in forms if len(form) > _LONG_ENOUGH]
    return bool(plain) or any(form in heading and _at_bounds(form, heading) for form in large)


_LONG_ENOUGH = 5
"""Letters from which on a name that a title prints in capitals ("VELANUR POWER INC") is no other word."""


def _at_bounds(form: str, heading: str) -> bool:
    if form[0].isalnum() and form[-1].isalnum():
        return stands_in(form, heading)
    return re.search(rf"\b{re.escape(form)}\b", heading) is not None
