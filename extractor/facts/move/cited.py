"""Names that an article only cites: brokers that rate, houses that count and agencies that publish own no measure of it."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from extractor.facts.masked import once
from extractor.labels import names, title
from extractor.labels import text as text_of
from extractor.patterns import re

_REACH = 110
_BEHIND = re.compile(
    r"(?:'s)? (?:consensus|data|polls?|survey|analysts?|strategists?|economists?|research reports?|(?:Equity |Investment )?Research)\b"
    r"|(?:'s)? (?:[A-Z][\w.]+ ){0,3}(?:has |have |also )*(?:lowered|raised|cut|reduced|upgraded|downgraded|initiated|reiterated|maintained|boosted|lifted|trimmed|resumed|started)\b"
    r"[^.;]{0,60}\b(?:recommendation|ratings?|price targets?|target prices?|coverage)\b"
)
_BEFORE = re.compile(
    r"\b(?:(?:down|up)graded (?:at|by)|(?:analysts?|strategists?|economists?) (?:at|from|with)|(?:consensus|polled|surveyed|compiled|collected) (?:on|by|from|at)|(?:[Rr]esearch|[Dd]ata|analytics|consulting|intelligence|polling|ratings) (?:firm|group|company|provider|house|agency)|[Cc]onsultancy|[Bb]rokerages?) (?:the )?$"
)
_BY_NAME = re.compile(
    r"\b(?:Research|Securities|Analytics|Ministry|Department|Bureau|Association|Agency|Commission|Administration|Authority|Council|Central Bank|Reserve Bank|Statistics)\b"
)
_HALF = 2


def cited_names(doc: Doc) -> frozenset[str]:
    """Companies that at least half of their mentions cite, or whose name says that they forecast or count; never the one
    with which the title begins."""
    return once(doc, "cited", lambda: _cited(doc))


def _cited(doc: Doc) -> frozenset[str]:
    text, heading = text_of(doc).replace("’", "'"), title(doc) or ""
    own = [n for n in names(doc) if n.kind == "company" and n.antecedent is None]
    times = Counter(n.name for n in own)
    cited = Counter(
        n.name
        for n in own
        if _BEHIND.match(text, n.end, n.end + _REACH) or _BEFORE.search(text, max(0, n.start - _REACH), n.start)
    )
    cited.update(n.name for n in own if (at := heading.find(n.raw)) >= 0 and _BEHIND.match(heading, at + len(n.raw)))
    tells = any(verb in heading for verb in ("Says", "Estimates", "Reckons"))
    cited.update(
        n.name
        for n in own
        if tells
        and n.raw in heading
        and re.search(rf", (?:the )?{re.escape(n.raw)} (?:Says|Estimates|Reckons)\W*$", heading)
    )
    heads = {n.name for n in own if heading.startswith((n.raw, n.name))}
    return frozenset(
        name
        for name, total in times.items()
        if name not in heads and (_BY_NAME.search(name) or (cited[name] and cited[name] * _HALF >= total))
    )
