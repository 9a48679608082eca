"""Pronouns and descriptions ("it", "the miner", "the Houston-based company") and the names they stand for.

A reference resolves to the subject in focus: an earlier subject of its own sentence, else that of the sentences before.
A description also asks that the registry's sector or an apposition of the name agrees with it. What resolves to
nothing is left out, so that no claim is made of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.language.names.antecedents import ANY_COMPANY, find_antecedent, named_for, sector_of
from extractor.language.names.hero import find_hero, is_adviser, is_source, may_be_hero, talk_of_another, without_quoted
from extractor.language.names.ranking import (
    by_rank,
    does,
    is_fronted,
    is_listed_object,
    is_oblique,
    is_speaker,
    is_thing,
    is_unsure_subject,
    local_subject,
    said_first,
    same_clause,
    subject_ahead,
    subject_of,
)
from extractor.language.names.reference_pattern import REFERENCE
from extractor.patterns import re
from extractor.schema import Name

_MEDIA = re.compile(
    r"\b(?:Journal|Times|News|Newswires?|Reuters|Bloomberg|Post|Nikkei|Herald|Tribune|CNBC|Gazette|Guardian|Telegraph|"
    r"Economist|Magazine|Dow Jones|Business Standard|Press|Wire|Radio|TV|Barron's|Axios|Politico|Yonhap|Xinhua|Caixin)\b"
)
"""Outlets that report a fact are not the company which it speaks of."""
_SENTENCES_BACK = 3
"""How many sentences a subject stays in focus. Beyond that, readers name it again."""


def find_references(
    text: str,
    sentences: Sequence[tuple[int, int]],
    found: Sequence[Name],
    company_word: Name | None,
    title: str | None = None,
    heads: Sequence[tuple[int, int]] = (),
) -> Iterator[Name]:
    """References with their antecedents. ``company_word`` is what "(the Company)" was defined to be; ``title`` tells
    whom the article is about; ``heads`` are the spans of names that head an item of a list."""
    focus: list[tuple[int, Name]] = []
    obliques: set[tuple[int, int]] = set()
    hero = find_hero(text, found, title)
    grounds = {word for n in found if n.kind in ("site", "place") for word in n.raw.split()}
    for number, (start, end) in enumerate(sentences):
        inside = [
            n
            for n in found
            if start <= n.start < end
            and (n.sure or (n.raw not in grounds and is_unsure_subject(text, n, start)))
            and n.kind != "person"
            and not _MEDIA.search(n.raw)
            and not is_source(text, n)
            and not is_thing(text, n)
            and not is_speaker(text, n)
            and not is_adviser(text, n)
        ]
        resolved: list[Name] = []
        for match in REFERENCE.finditer(text, start, end):
            if not match["brand"] and any(
                n.start < match.end() and match.start() < n.end and n.kind not in ("crypto", "place") for n in inside
            ):
                continue
            earlier = [n for n in inside if n.end <= match.start()]
            if match["its"] or match["it"]:
                earlier = sorted([*earlier, *(n for n in resolved if n.kind == "company")], key=lambda n: n.start)
            recent = [n for back, n in reversed(focus) if number - back <= _SENTENCES_BACK]
            target = company_word if match["noun"] == "Company" and company_word else None
            barred = {
                n.name
                for n in resolved
                if match["the"] and n.raw in ("it", "they") and does(text, n.end, match.start())
            }
            ranked = by_rank(text, [n for n in earlier if not same_clause(text, n, match)], start)
            ranked = said_first(text, ranked, match) if match["it"] or match["its"] else ranked
            ranked = [n for n in ranked if n.name not in barred]
            recent = [n for n in recent if n.name not in barred]
            fronted = is_fronted(text, ranked, start, match.start())
            near, far = (ranked, recent) if not fronted else ([], [*recent, *ranked])
            if (match["noun"] or "").lower() in ANY_COMPANY:
                near = without_quoted(near, hero, found) if hero and match["noun"].lower() != "firm" else near
                if any(n.name == hero for n in near):
                    near = sorted(near, key=lambda n: n.name != hero)
                elif not near and not talk_of_another(text, focus, obliques, number, hero, _SENTENCES_BACK):
                    far = sorted(far, key=lambda n: n.name != hero)
            if hero and may_be_hero(match, hero, found):
                far = [*far, *[n for n in found if n.name == hero and n.end <= match.start()][-1:]]
            far = [*far, *named_for(match, found)]
            if match["its"]:
                if _OF_A_NOUN.search(text, start, match.start()):
                    continue
                owner = local_subject(text, [n for n in found if start <= n.start], match)
                owner = owner or subject_ahead(text, inside, match, start)
                near = [owner, *near] if owner is not None else near
            if _POWER_BEHIND.match(text, match.end()):
                near, far = _powered(near), _powered(far)
            headed = [] if near else _of_the_item(text, match.start(), heads, found)
            near, far = (headed, []) if headed and not (match["gauge"] or match["place"]) else (near, far)
            target = target or find_antecedent(text, match, near, far, found)
            if target is not None:
                reference = _refer(match, target)
                resolved.append(reference)
                yield reference
        subject = subject_of(text, sorted([*inside, *resolved], key=lambda n: n.start), start)
        if subject is not None and _ENUMERATED.match(text, subject.tail or subject.end):
            subject, inside = None, [n for n in inside if n.kind != "company"]
        inside = [n for n in inside if n.kind != "company" or not is_listed_object(text, n, start)]
        subject = subject if subject in [*inside, *resolved] else None
        rest = [n for n in inside if n is not subject]
        obliques.update(n.span for n in rest if is_oblique(text, n, start))
        focus.extend((number, n) for n in reversed(rest))
        if subject is not None:
            focus.append((number, subject))


_OF_A_NOUN = re.compile(r"\b(?:[Aa]n?|[Tt]h(?:e|is|at)) (?:[a-z-]+ ){1,3}(?<!company )(?<!firm )(?<!group )and $")
"""Before "its": a noun of the same breath that it belongs to ("this community and its")."""
_POWER_BEHIND = re.compile(r"[^.;\n]{0,80}?(?<![\w.])\d[\d.,]*[ -]?(?:MW|GW|megawatts?|gigawatts?)\b")
_PAYERS = ("bank", "fund", "insurance", "media", "agency")
"""Sectors that have no plants of their own."""


def _powered(names: Sequence[Name]) -> list[Name]:
    """Whoever may have the power that a clause speaks of: those who only pay for others' come last."""
    return sorted(names, key=lambda n: n.kind == "company" and sector_of(n) in _PAYERS)


_ENUMERATED = re.compile(
    r"(?:, [A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,3})+,? and [A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,3} (?:are|were|have|all)\b"
    r"|,? and (?:the )?[A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,3} (?:are|were) (?:(?:the|its|among|both|joint|lead|main|co-|financial|legal) ?){1,4}[a-z-]*(?:lenders|advis[eo]rs|arrangers|bookrunners|managers|underwriters|guarantors|counsel)\b"
)
"""Behind the first of several that a sentence speaks of together: none of them is "it" afterwards."""


def _of_the_item(text: str, at: int, heads: Sequence[tuple[int, int]], found: Sequence[Name]) -> list[Name]:
    """The one name that heads the item of a list in which a reference stands, on its line or on a line of its own above."""
    line = text.rfind("\n", 0, at) + 1
    before = [span for span in heads if line <= span[0] < at]
    if not before:
        before = [span for span in heads if span[1] < line and not text[span[1] : line].strip()]
    if (
        not before
        or len(
            [
                span
                for span in before
                if "\n" not in text[span[1] : before[-1][0]] and before[-1][0] - span[1] < _ITEM_GAP
            ]
        )
        > 1
    ):
        return []
    return [n for n in found if n.span == before[-1] or (n.start == before[-1][0] and n.kind == "company")]


_ITEM_GAP = 6
"""Characters between two names that head one item together."""


def _refer(match: re.Match[str], target: Name) -> Name:
    group = (
        "place"
        if match["place"]
        else match.lastgroup
        if match.lastgroup in ("its", "it", "paper", "they", "brand")
        else None
    )
    group = group or ("gauge" if match["gauge"] else "the")
    return Name(
        start=match.start(group),
        end=match.end(group),
        raw=match[group],
        name=target.name,
        kind=target.kind,
        source="reference",
        id=target.id,
        sure=target.sure,
        antecedent=target.antecedent or target.span,
    )
