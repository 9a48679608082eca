"""Names in pieces: a party whose name the article's names cover only in part, made whole before rules read the sentence.

"7⟦C0⟧" is "7R Power", "⟦C0⟧ DLM has" a firm named after another, "⟦I0⟧ Peak" no commodity, "⟦C0⟧ and ⟦C1⟧" one firm where the
second is but "Resorts Private Limited", and a place that the gazetteer does not know and that signs a contract a firm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from extractor.facts.masked import Masked, once
from extractor.labels import names
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Name

_GLUED = re.compile(r"(?<![\w⟧'$€£-])(?P<part>\d{1,3}|[a-z]{1,4})⟦[CU](?P<number>\d+)⟧")
"""The beginning of a name that stands right before it without a space."""
_FORM = r"(?:(?:Private |Pvt\.? |Pte\.? |Public )?(?:Limited|Ltd\.?)|Company|Corporation|Inc\.?|LLC|LLP)"
_GENERIC = re.compile(rf"(?:[A-Z][a-z]+ ){{1,2}}{_FORM}")
_AND = re.compile(r"⟦[CUGL](?P<number>\d+)⟧ (?:and|&) ⟦[CU](?P<rest>\d+)⟧")
_TRADE = re.compile(
    r"(?:Resorts|Hotels|Sons|Brothers|Industries|Infrastructure|Properties|Steels?|Logistics|Services|Chemicals|Engineering|Engineers|Allied|Associates|"
    r"Power|Energy|Fertili[sz]ers|Exports|Trading|Investments?|Holdings|Construction|Projects|Technologies|Systems|Foods|Beverages|Finance|Leasing|Ports|"
    r"Petrochemicals|Pharmaceuticals|Cement|Papers?|Mills|Spinning|Mining|Minerals|Oil|Gas|Water|Glass)\b"
)
"""How the second half of a firm's name begins that names only what it does."""
_BEHIND = re.compile(
    r"⟦(?P<letter>[CUI])(?P<number>\d+)⟧(?P<part>(?: (?!(?:The|In|On|At|For|With|And|Of|Inc|Ltd|Class|Series|Phase|CEO|CFO|COO|CTO|IPO|ETF|AI|Q[1-4]|FY\d*)\b)[A-Z][\w&-]*){1,3})"
    r"(?= (?:has|have|had|is|was|will|said|says|announced|signed|and|to|in|for|on|with)\b|'s\b|[,.(]|$| \()"
)
"""Words with capitals behind a name."""
_NATIONAL = re.compile(
    r" [A-Z][\w&-]+(?: [A-Z][\w&-]+)? (?:Argentina|Australia|Austria|Belgium|Brasil|Brazil|Bulgaria|Canada|Chile|China|Colombia|Croatia|Czech|Denmark|Deutschland|Egypt|España|Finland|"
    r"France|Germany|Greece|Hungary|India|Indonesia|Ireland|Israel|Italia|Italy|Japan|Kenya|Korea|Malaysia|Mexico|Netherlands|Norway|Perú|Peru|Philippines|Poland|Polska|Portugal|"
    r"Romania|Scotland|Serbia|Singapore|Slovakia|Slovenia|Spain|Sweden|Switzerland|Taiwan|Thailand|Turkey|UK|USA|Vietnam)"
)
"""How the name of a group's unit goes on that is called by its trade and country ("E.ON Energie Romania")."""
_THING_AND_NAME = re.compile(
    r"⟦I(?P<number>\d+)⟧ ⟦[CU]\d+⟧(?= (?:has|have|had|is|was|will|said|says|announced|signed|and|to|in|for|on|with|owns)\b|'s\b|[,.(]|$)"
)
"""A commodity or token whose name goes on as a company's."""
_NO_NAME = re.compile(
    r"(?: (?:Prices?|Futures|ETFs?|Index|Market|Markets|Shares?|Stock|Act|Reports?|Miners?|Companies|Standard|Halving|Holdings?|Treasury|Cash|Classic|Day|Week|News|"
    r"Chief|President|Director|Chair\w*|Officer|Founder|Manager|Analysts?|Deal|Partnership|Agreement|Stake|Sale|Acquisition|Conference|Summit|Awards?|Program(?:me)?|"
    r"Platform|System|Technology|Cloud|Wallet|Token|App|[A-Z]))+"
)
_LONG_FORM = re.compile(
    r"(?P<long>(?:[A-Z][\w'&-]+ (?:(?:of|for|and|the|de) )*){2,7})\((?:the )?\"?(?P<slot>⟦[CU](?P<number>\d+)⟧)\"?\)"
)
"""A body in full, with the abbreviation that the names know in brackets behind it."""
_DOES = (
    r"(?:(?: and (?:[a-z]+ ){0,3}⟦[CU]\d+⟧)?,? (?:(?:has|have|had|also|will|today|is (?:pleased|proud|excited|thrilled|delighted) to|⟦D\d+⟧) )*"
    r"(?:signed|agreed|entered|set up|formed|struck|sold|bought|acquired|said|announced?|ordered|raised|partnered?|launched|secured|won|selected|teamed|"
    r"collaborated|joined|invested|completed|closed)\b)"
)
_PLACE_ACTS = re.compile(
    rf"⟦G(?P<number>\d+)⟧(?:(?=,? (?:an?|the|one of) [^;⟦]{{3,160}}, {_DOES.replace(',? ', '')})|(?={_DOES}))"
)
_CALLED = re.compile(
    r"⟦G(?P<number>\d+)⟧, an? (?:(?:[\w-]+|⟦[GI]\d+⟧(?:'s)?) ){0,7}?(?:company|firm|specialist|start-?up|developer|[a-z]*maker|manufacturer|provider|operator|supplier|producer|"
    r"retailer|lender|insurer|subsidiary|utility|miner)(?=[,.]| that\b| which\b| based\b)"
)
"""A place that an aside calls a firm."""
_ACTED_ON = re.compile(
    r"\b(?:investment|stake|shares) (?:of ⟦[MP]\d+⟧ )?in ⟦G(?P<number>\d+)⟧(?= (?:was|were|for|from)\b)"
)


def whole(doc: Doc, masked: Masked) -> Masked:
    """The stretch with its names in pieces made whole."""
    for find in (_long_forms, _glued, _halves, _both, _longer):
        while (found := next(find(doc, masked), None)) is not None:
            masked = _widened(doc, masked, *found)
    return _acting_places(doc, _with_full_names(doc, _with_whole_names(doc, _possessed(masked))))


def _renamed(doc: Doc) -> dict[tuple[int, int], Name]:
    """By the span of a name in pieces, the whole one."""
    return once(doc, "names_made_whole", dict)


def _abbreviated(doc: Doc) -> dict[str, Name]:
    """The companies of the article by their initials, with and without an L for "Limited", where only one has them."""
    found: dict[str, dict[str, Name]] = {}
    for name in names(doc):
        initials = "".join(word[0] for word in name.name.split() if word[0].isupper())
        if name.kind == "company" and name.antecedent is None and len(initials) >= _FEWEST:
            for short in (initials, f"{initials}L"):
                found.setdefault(short, {}).setdefault(name.name, name)
    return {short: next(iter(each.values())) for short, each in found.items() if len(each) == 1}


_FEWEST = 3
"""Initials by which a company may be known."""


def _with_full_names(doc: Doc, masked: Masked) -> Masked:
    """The stretch in which initials stand for the company that has them."""
    known = once(doc, "abbreviated", lambda: _abbreviated(doc))
    if not any(m.raw in known for m in masked.mentions):
        return masked
    mentions = tuple(
        m.model_copy(update={"name": full.name, "id": full.id, "sure": True})
        if isinstance(m, Name)
        and m.id is None
        and m.antecedent is None
        and m.name == m.raw
        and (full := known.get(m.raw))
        else m
        for m in masked.mentions
    )
    return replace(masked, mentions=mentions)


def _with_whole_names(doc: Doc, masked: Masked) -> Masked:
    """The stretch in which pronouns and descriptions stand for the whole names."""
    made = _renamed(doc)
    if not made:
        return masked
    mentions = tuple(
        m.model_copy(update={"name": new.name, "id": None, "antecedent": new.span})
        if isinstance(m, Name) and m.antecedent is not None and (new := made.get(m.antecedent)) is not None
        else m
        for m in masked.mentions
    )
    return replace(masked, mentions=mentions)


_POSSESSED = re.compile(r"⟦[CU]\d+⟧'(?= [\w(])")
"""A name that ends in an s and owns what follows."""


def _possessed(masked: Masked) -> Masked:
    """The stretch with "⟦C0⟧' offer" as "⟦C0⟧'s offer"."""
    ends = [found.end() for found in _POSSESSED.finditer(masked.text)]
    if not ends:
        return masked
    text, offsets = masked.text, list(masked.offsets)
    for end in reversed(ends):
        text = f"{text[:end]}s{text[end:]}"
        offsets.insert(end, offsets[end])
    return replace(masked, text=text, offsets=tuple(offsets))


def _glued(doc: Doc, masked: Masked) -> Iterator[tuple[int, int, int]]:
    for found in _GLUED.finditer(masked.text):
        if masked.offsets[found.end("part") - 1] + 1 == _name(masked, found).start:
            yield found.start(), found.end(), int(found["number"])


def _halves(doc: Doc, masked: Masked) -> Iterator[tuple[int, int, int]]:
    for found in _AND.finditer(masked.text):
        rest = masked.mentions[int(found["rest"])]
        first = _name(masked, found)
        own = first.id is None and first.antecedent is None
        if own and isinstance(rest, Name) and _is_body(doc, masked, found, first, rest):
            yield found.start(), found.end(), int(found["number"])
            continue
        if own and isinstance(rest, Name) and _GENERIC.fullmatch(rest.raw) and _TRADE.match(rest.raw):
            yield found.start(), found.end(), int(found["number"])


_BODY = (
    r"(?:Cent(?:er|re)|Institute|Organi[sz]ation|Administration|Agency|Association|Authority|Bureau|Commission|Council|"
    r"Department|Laborator(?:y|ies)|Ministry|Office|Society|University)"
)
_BODY_FOR = re.compile(rf"(?:[A-Z][\w-]+ ){{1,3}}{_BODY}")
_OF_FIELDS = re.compile(
    r"(?:[A-Z][\w-]+ ){1,4}(?:[A-Z][a-z]{2,}(?:al|ic|ar|ary|ive|ous)|Maritime|Marine|Sciences?|Technology|Health|Trade|Energy|Food|Agriculture|Research|Safety|Space|Water|"
    r"Education|Culture|Labou?r|Defen[cs]e|Justice|Commerce|Housing|Medicine|Industry|Transport|Environment)"
)
"""A body's name up to the first of its fields ("the National Cerebral and Cardiovascular Center")."""


def _is_body(doc: Doc, masked: Masked, found: re.Match[str], first: Name, rest: Name) -> bool:
    """Whether two names joined by "and" are the one of a body that is for two fields."""
    if rest.id is not None or rest.antecedent is not None or not masked.text.endswith("the ", 0, found.start()):
        return False
    text = text_of(doc)
    one = text.count(first.raw) == text.count(f"{first.raw} and {rest.raw}")
    return one and _OF_FIELDS.fullmatch(first.raw) is not None and _BODY_FOR.fullmatch(rest.raw) is not None


def _both(doc: Doc, masked: Masked) -> Iterator[tuple[int, int, int]]:
    text = text_of(doc)
    for found in _THING_AND_NAME.finditer(masked.text):
        last = masked.mentions[int(re.findall(r"\d+", found.group())[1])]
        raw = text[_name(masked, found).start : last.end]
        if "\n" not in raw and raw[:1].isupper() and text.count(raw) > 1 and _mostly_small(masked.text):
            yield found.start(), found.end(), int(found["number"])


def _longer(doc: Doc, masked: Masked) -> Iterator[tuple[int, int, int]]:
    text = text_of(doc)
    for found in _BEHIND.finditer(masked.text):
        name = _name(masked, found)
        if name.antecedent is not None or not name.raw[:1].isupper() or _NO_NAME.fullmatch(found["part"]):
            continue
        low, high = name.start, masked.offsets[found.end("part") - 1] + 1
        raw = text[low:high]
        often = text.count(raw) > 1 or (name.id is not None and _NATIONAL.fullmatch(found["part"]))
        if "\n" not in raw and often and _mostly_small(masked.text):
            yield found.start(), found.end("part"), int(found["number"])


def _long_forms(doc: Doc, masked: Masked) -> Iterator[tuple[int, int, int]]:
    for found in _LONG_FORM.finditer(masked.text):
        initials = "".join(word[0] for word in found["long"].split() if word[0].isupper())
        raw = _name(masked, found).raw
        if len(raw) > 1 and raw.isupper() and raw in initials:
            yield found.start("long"), found.end(), int(found["number"])


def _mostly_small(text: str) -> bool:
    """Whether a sentence is no headline, in which every word has a capital."""
    words = re.findall(r"(?<![\w⟦])[A-Za-z]{4,}", text)
    small = [word for word in words if word[0].islower()]
    return len(small) * 2 > len(words)


def _name(masked: Masked, found: re.Match[str]) -> Name:
    mention = masked.mentions[int(found["number"])]
    assert isinstance(mention, Name)
    return mention


def _widened(doc: Doc, masked: Masked, start: int, end: int, number: int) -> Masked:
    """The stretch with what stands between two places of its text under one slot, as a company of all those words."""
    last = re.search(r"⟦[A-Z](\d+)⟧$", masked.text[:end])
    low = masked.offsets[start]
    high = masked.mentions[int(last[1])].end if last else masked.offsets[end - 1] + 1
    raw = text_of(doc)[low:high]
    bracket = masked.text[end - 1] == ")"
    old = masked.mentions[number]
    if bracket and isinstance(old, Name):
        name = old.model_copy(update={"kind": "company", "sure": True})
    else:
        name = Name(start=low, end=high, raw=raw, name=raw, kind="company", source="rule")
        covered = (m for m in masked.mentions if isinstance(m, Name) and low <= m.start and m.end <= high)
        _renamed(doc).update((m.span, name) for m in covered)
    slot = f"⟦C{number}⟧"
    return replace(
        masked,
        text=masked.text[:start] + slot + masked.text[end:],
        offsets=(*masked.offsets[:start], *[name.start] * len(slot), *masked.offsets[end:]),
        mentions=(*masked.mentions[:number], name, *masked.mentions[number + 1 :]),
    )


def _acting_places(doc: Doc, masked: Masked) -> Masked:
    """The stretch in which a place that no gazetteer knows, and that does or is what only firms do or are, is a company."""
    text, mentions = masked.text, list(masked.mentions)
    for pattern in (_PLACE_ACTS, _ACTED_ON, _CALLED):
        for found in pattern.finditer(masked.text):
            place = _name(masked, found)
            if place.kind == "place" and place.source == "rule" and place.id is None and place.antecedent is None:
                mentions[int(found["number"])] = place.model_copy(update={"kind": "company", "sure": True})
    firms = once(doc, "firm_names", lambda: {n.name for n in names(doc) if n.kind == "company"})
    for number, mention in enumerate(mentions):
        if not isinstance(mention, Name) or mention.source != "rule":
            continue
        if mention.kind == "place" and mention.name in firms and not mention.name.isupper():
            mentions[number] = mention.model_copy(update={"kind": "company"})
        if mentions[number] is not masked.mentions[number]:
            text = text.replace(f"⟦G{number}⟧", f"⟦C{number}⟧")
    return replace(masked, text=text, mentions=tuple(mentions)) if text != masked.text else masked
