"""Names that the place in which they stand makes subjects of moves: of a list of movers, beside what a firm is called,
before "index", in a place that has one index; and lead, which is a metal among metals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Doc

from extractor.facts.masked import Masked, once
from extractor.facts.move.words import VERBS, alternatives
from extractor.labels import names, title
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Name
from extractor.schema.kinds import NameKind

_VERB = alternatives(VERBS)
_AUX = r"(?:,? (?:is|was|were|are|has|have|had|also|each|both|then|later))*"
_MOVES = rf"{_AUX} (?:{_VERB}|up|down|higher|lower|off)\b[^⟦;.]{{0,30}}⟦P"
"""Words of a change right behind a subject."""


def promoted(doc: Doc, masked: Masked) -> Masked:
    """The sentence with such names under a slot of their own."""
    if "⟦P" not in masked.text:
        return masked
    for form in _FORMS:
        masked = form(doc, masked)
    return masked


def put(masked: Masked, start: int, end: int, name: Name, letter: str) -> Masked:
    """The sentence with a name under a slot in place of what stands between two positions."""
    slot = f"⟦{letter}{len(masked.mentions)}⟧"
    text = masked.text[:start] + slot + masked.text[end:]
    offsets = (*masked.offsets[:start], *[name.start] * len(slot), *masked.offsets[end:])
    return replace(masked, text=text, offsets=offsets, mentions=(*masked.mentions, name))


def _named(doc: Doc, masked: Masked, start: int, end: int, kind: NameKind, name: str | None = None) -> Name:
    """A name of the words between two positions of the masked text."""
    low, high = masked.offsets[start], masked.offsets[end]
    raw = text_of(doc)[low:high].rstrip()
    return Name(start=low, end=low + len(raw), raw=raw, name=name or raw, kind=kind, source="rule")


_METAL = r"(?P<lead>[Ll]ead)"
_LEAD = re.compile(
    rf"⟦I\d+⟧(?:, ⟦I\d+⟧){{0,5}},? and {_METAL}(?=(?:,? (?:each|both|all|also))? (?:{_VERB}|up|down|were|had|have|prices)\b)"
    rf"|(?<![\w-]){_METAL.replace('lead>', 'first>')}(?=(?:, ⟦I\d+⟧){{1,5}},? and ⟦I\d+⟧)"
    rf"|(?:⟦P\d+⟧(?:(?!⟦C)[^;.]){{0,40}}?(?:, (?:and |while )?| and | while )|; ){_METAL.replace('lead>', 'then>')}(?= (?:has |had |was |is )?(?:{_VERB}|up|down|⟦P\d+⟧ (?:higher|lower))\b[^⟦;.]{{0,20}}(?:⟦P|(?<=⟧ )))"
)


def _lead(doc: Doc, masked: Masked) -> Masked:
    """ "Zinc and lead each declined", "lead rose 0.3%": the metal, where other metals stand beside it."""
    if "ead" not in masked.text or "⟦I" not in masked.text:
        return masked
    match = _LEAD.search(masked.text)
    if match is None:
        return masked
    key = next(k for k in ("lead", "first", "then") if match[k])
    name = _named(doc, masked, *match.span(key), "commodity", "Lead")
    return put(masked, *match.span(key), name, "I")


_BIG = r"(?:[A-Z][\w&.-]*|⟦[CUIHGL]\d+⟧)"
_INDEX = re.compile(
    rf"(?P<name>(?!The |In |On |At |But |And |As |While ){_BIG}(?: {_BIG}){{0,3}}(?: (?:[2-8][05]|[1-9]00|1000|2000))?) (?P<word>index|gauge|[Ii]ndices|Index)\b(?!'s? (?:members|constituents)| (?:Funds?|ETFs?|Trust|Shares|Tracker)\b| of\b)"
)
_OF_TRADE = re.compile(
    r"\b[Tt]he (?P<name>(?!Consumer|Producer|Purchasing|Manufacturing|Import|Export|Wage|House|Home|Price|Retail|Business|Company)(?:[A-Z][a-z]+|⟦G\d+⟧|[A-Z]{2,5}) (?!price|share|stock|main|benchmark|index|fear|sentiment|confidence|of\b|and\b|in\b)[a-z][a-z-]+) (?:index|gauge)\b(?! of\b)"
)
""" "The Nordic banks index"."""
_FUTURES_ON = re.compile(r"\b[Ff]utures (?:on|for|tied to|linked to) (?:the )?⟦(?P<letter>[CUI])(?P<number>\d+)⟧")
_LIKE_INDEX = re.compile(
    r"(?:[A-Z]\w+ (?:[A-Z&]\w* ){0,3}(?:Index|Composite))|(?:[A-Z][\w&-]* ){1,3}(?:[2-8][05]|[1-9]00|120|150|225|250|350|[1-5]000)"
)


def _indices(doc: Doc, masked: Masked) -> Masked:
    """ "The DSE IT index", "the Iberian utilities index", "futures on the Harlow 500": an index, whatever pieces of it the
    article's names cover."""
    futures = _FUTURES_ON.search(masked.text)
    if futures is not None:
        known = masked.mentions[int(futures["number"])]
        if isinstance(known, Name) and (known.kind == "index" or _LIKE_INDEX.fullmatch(known.raw)):
            whole = _named(doc, masked, *futures.span(), "index", known.name)
            masked = put(
                masked, *futures.span(), whole.model_copy(update={"id": known.id, "source": known.source}), "I"
            )
    for match in reversed(list(_INDEX.finditer(masked.text))):
        slots = re.findall(r"⟦([A-Z])\d+⟧", match["name"])
        if not slots or (slots in (["I"], ["G"]) and match["name"].startswith("⟦") and match["name"].endswith("⟧")):
            continue
        if any(_is_reference(masked, number) for number in re.findall(r"⟦[A-Z](\d+)⟧", match["name"])):
            continue
        alone = match["name"].startswith("⟦") and match["name"].endswith("⟧") and slots == ["C"]
        if alone or _is_index(masked, match["name"]):
            continue
        name = _named(doc, masked, *match.span("name"), "index")
        masked = put(masked, *match.span("name"), name, "I")
    for match in reversed(list(_OF_TRADE.finditer(masked.text))):
        masked = put(masked, *match.span("name"), _named(doc, masked, *match.span("name"), "index"), "I")
    for number, mention in enumerate(masked.mentions):
        slot = f"⟦U{number}⟧"
        if isinstance(mention, Name) and slot in masked.text and _LIKE_INDEX.fullmatch(mention.raw):
            at = masked.text.index(slot)
            named = mention.model_copy(update={"kind": "index", "sure": True})
            masked = put(masked, at, at + len(slot), named, "I")
    return masked


def _is_index(masked: Masked, words: str) -> bool:
    """Whether a known index is among the words already ("⟦I0⟧ 500", "⟦I0⟧ Total Return")."""
    return any(getattr(masked.mentions[int(n)], "kind", "") == "index" for n in re.findall(r"⟦I(\d+)⟧", words))


def _is_reference(masked: Masked, number: str) -> bool:
    return getattr(masked.mentions[int(number)], "antecedent", None) is not None


_OF_PLACE = re.compile(
    r"⟦G(?P<owner>\d+)⟧'s (?P<owned>(?:(?:main|benchmark|blue-chip|key|broad|broader|share|stock) ){0,3}(?:index|benchmark))\b(?! of\b| for\b| that\b| price\b)"
    r"|(?:^|[.;,] |\b(?:and|while|but) )[Ii]n ⟦G(?P<place>\d+)⟧,? (?P<there>the (?:(?:main|benchmark|blue-chip|key|broad|broader|share|stock) ){0,3}(?:index|benchmark))\b(?! of\b| for\b| that\b| price\b)"
    r"|^\W*⟦G(?P<head>\d+)⟧(?:(?!⟦)[^.;:]){0,40}: (?P<below>the (?:(?:main|benchmark|blue-chip|key|broad|broader|share|stock) ){0,3}(?:index|benchmark))\b(?! of\b| for\b| that\b| price\b)"
)


def _of_a_place(doc: Doc, masked: Masked) -> Masked:
    """ "Dubai's main index rose", "In Riyadh the benchmark index fell": the one index that the words give a place."""
    if "⟦G" not in masked.text or not ("index" in masked.text or "benchmark" in masked.text):
        return masked
    for match in reversed(list(_OF_PLACE.finditer(masked.text))):
        key, group = next((k, g) for k, g in (("owner", "owned"), ("place", "there"), ("head", "below")) if match[k])
        place = masked.mentions[int(match[key])]
        if not isinstance(place, Name):
            continue
        words = match[group].removeprefix("the ")
        start, end = (match.start() if key == "owner" else match.start(group)), match.end(group)
        name = _named(doc, masked, start, end, "index", f"{place.raw} {words}")
        if key != "owner":
            name = name.model_copy(update={"antecedent": place.span})
        masked = put(masked, start, end, name, "I")
    return masked


_CALLED = (
    "(?:[a-z]+ )?(?:company|firm|group|giant|startup|start-up|operator|producer|provider|supplier|developer|owner|landlord)|[a-z-]*maker|"
    "rival|peer|competitor|retailer|grocer|supermarket|brewer|distiller|insurer|reinsurer|lender|bank|broker|brokerage|builder|housebuilder|homebuilder|"
    "miner|planter|driller|explorer|refiner|smelter|utility|airline|carrier|shipper|drugmaker|biotech|publisher|broadcaster|telco|foundry|contractor|"
    "caterer|hotelier|bookmaker|conglomerate"
)
"""What a firm is called."""
_BESIDE = re.compile(
    rf"(?:^\W*|[.;] |\b(?:and|while|but|as|the|rival|peer|fellow|smaller|larger|bigger|[a-z]+ed|[a-z]+-equipment) |, )(?:(?i:{_CALLED})) "
    rf"⟦(?P<letter>[ULH])(?P<number>\d+)⟧(?P<apostrophe>'s)?(?=(?:, (?:which|who|whose|an?|the|[a-z]+ed) [^.;⟦]{{3,60}},)?{_MOVES}"
    r"|(?:(?!⟦)[^.;,]){2,40} with an? (?:[a-z]+ ){0,2}(?:gain|rise|loss|drop|fall|jump|decline|advance|slide|plunge|surge) of [^⟦]{0,14}⟦P)"
)
""" "Steelmaker Harlow Staal fell 2%", "rival Dunmore Wind, which …, added 3%": a firm, whatever the name looks like."""


def _called(doc: Doc, masked: Masked) -> Masked:
    """A name right behind what a firm is called, with a change behind it."""
    match = _BESIDE.search(masked.text) if re.search(r"⟦[ULH]", masked.text) else None
    if match is None or _is_reference(masked, match["number"]):
        return masked
    end = match.end("apostrophe") if match["apostrophe"] else match.end("number") + 1
    return _as_company(doc, masked, match.start("letter") - 1, end, int(match["number"]))


def _as_company(doc: Doc, masked: Masked, start: int, end: int, number: int) -> Masked:
    mention = masked.mentions[number]
    if not isinstance(mention, Name):
        return masked
    update: dict[str, object] = {"kind": "company", "sure": True}
    if masked.text[end - 2 : end] == "'s":
        raw = text_of(doc)[mention.start : mention.end + 2]
        update |= {"raw": raw, "end": mention.end + 2, "name": raw}
    return put(masked, start, end, mention.model_copy(update=update), "C")


_OF_MOVERS = re.compile(
    r"\b(?:stocks?|shares|movers?|gainers|losers|premarket|pre-market|after hours|the bell|stock market)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    rf"^\W*⟦[ULH](?P<number>\d+)⟧(?:'s)?(?: \([^()]{{1,12}}\))?(?: ?(?:[-–—:]|-- ?) ?(?:(?:up|down) |(?=⟦P))|(?= ⟦P)|(?={_MOVES}))"
)
""" "Harlow - up 2.5%.", "Harlow retreated by 11%" at the head of a line or sentence of a report on movers."""
_TICKER = re.compile(
    r"⟦U(?P<number>\d+)⟧(?P<apostrophe>'s)? \((?:⟦U\d+⟧|(?:[A-Z]+: ?)?[A-Z]{2,5})\),?(?= ⟦P|(?= [a-z]))"
)


_BARE_ITEM = re.compile(
    r"^[\s•*–-]*(?P<name>[A-Z][\w&.'-]*(?: [A-Z&][\w&.'-]*){0,3}) ?(?:[–—:]|-{1,2}) (?:up|down) (?=⟦P|about ⟦P)"
)
""" "Harlow - up 2.5%." of a name that nothing but its place in a list of movers speaks for."""


def _of_movers(doc: Doc, masked: Masked) -> Masked:
    """A name that only its capitals speak for, where a report on movers lists it or its ticker stands behind it."""
    bare = _BARE_ITEM.match(masked.text)
    if bare is not None and _PROPER.fullmatch(bare["name"]) and _tells_of_movers(doc):
        return put(masked, *bare.span("name"), _named(doc, masked, *bare.span("name"), "company"), "C")
    if re.search(r"⟦[ULH]", masked.text) is None:
        return masked
    match = _TICKER.search(masked.text)
    if match is not None:
        end = match.end("apostrophe") if match["apostrophe"] else match.end("number") + 1
        return _as_company(doc, masked, match.start("number") - 2, end, int(match["number"]))
    match = _LISTED.match(masked.text) if _tells_of_movers(doc) else None
    if match is None or _is_reference(masked, match["number"]):
        return masked
    mention = masked.mentions[int(match["number"])]
    if not isinstance(mention, Name) or not _PROPER.fullmatch(mention.raw):
        return masked
    return _as_company(doc, masked, match.start("number") - 2, match.end("number") + 1, int(match["number"]))


_PROPER = re.compile(
    r"(?!(?:Stocks?|Shares|Markets?|Futures|Bonds?|Yields?|Treasur\w+|Wall|Street|Turnover|Volumes?|Exports|Imports|Prices?|Sales|Others?|Traders|Investors|Analysts|Losers|Gainers|Inflation|Losses|Gains|Sentiment|Elsewhere|Meanwhile)\b)(?![^⟦]*\b(?:Segments?|Divisions?|Business|Unit|Sales|Revenue|Margin|Income|Profit|Results|Highlights)$)[A-Z][\w&.'-]*(?: [A-Z&][\w&.'-]*){0,3}"
)


def _tells_of_movers(doc: Doc) -> bool:
    """Whether the title or the first lines of an article speak of movers."""
    return once(doc, "movers", lambda: _OF_MOVERS.search(f"{title(doc) or ''}\n{text_of(doc)[:200]}") is not None)


_WITH_KNOWN = re.compile(
    rf"⟦U(?P<before>\d+)⟧(?P<gap>,? and |, )(?:⟦C\d+⟧(?:,? and |, )){{0,4}}⟦C\d+⟧(?={_AUX} (?:{_VERB}|up|down|higher|lower|off)\b[^⟦;.]{{0,30}}⟦P\d+⟧(?:(?:,? and |, )⟦P\d+⟧|,? each))"
)
""" "Harlow Air and ⟦C⟧ are lower by 2% and 1%, respectively": what is listed with a company is one."""


def _beside_known(doc: Doc, masked: Masked) -> Masked:
    """A name at the head of a list of companies that a percentage each follows."""
    match = _WITH_KNOWN.search(masked.text) if "⟦U" in masked.text else None
    if match is None or _is_reference(masked, match["before"]):
        return masked
    start = match.start("before") - 2
    return _as_company(doc, masked, start, match.end("before") + 1, int(match["before"]))


_ELLIPTIC = re.compile(
    r"⟦[CI]\d+⟧(?:'s)?(?: shares| stock)? [a-z]+ [^⟦;.]{0,20}⟦P\d+⟧(?:(?!⟦P)[^;.]){0,60}?(?:, (?:and |while )?| and | while )(?P<word>[A-Z]\w+|⟦[GUL](?P<slot>\d+)⟧) (?:by )?(?=⟦P)"
)


def _short_form(doc: Doc, masked: Masked) -> Masked:
    """ "Harlow rose 1%, Contact 2%": a word that begins the name of one company of the article is that company there."""
    for match in reversed(list(_ELLIPTIC.finditer(masked.text))):
        slot = masked.mentions[int(match["slot"])] if match["slot"] else None
        word = slot.raw if slot is not None else match["word"]
        full = once(doc, ("begins", word), lambda word=word: _beginning(doc, word))  # type: ignore[misc]
        if full is None:
            continue
        low = masked.offsets[match.start("word")]
        name = full.model_copy(update={"start": low, "end": low + len(word), "raw": word, "tail": None})
        masked = put(masked, *match.span("word"), name, "C")
    return masked


def _beginning(doc: Doc, word: str) -> Name | None:
    """The one company of an article whose name begins with a word and goes on."""
    full = {
        n.name: n for n in names(doc) if n.kind == "company" and n.antecedent is None and n.raw.startswith(f"{word} ")
    }
    return next(iter(full.values())) if len(full) == 1 else None


_FORMS: tuple[Callable[[Doc, Masked], Masked], ...] = (
    _lead,
    _of_a_place,
    _indices,
    _called,
    _of_movers,
    _beside_known,
    _short_form,
)
