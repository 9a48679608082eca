"""The name rules: capitalised words that the registry does not list, told apart by their own words and their context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractor.language.names.brackets import Tail, read_tail
from extractor.language.names.lexicon import (
    COMPANY_NOUNS,
    COMPANY_VERBS,
    DESCRIPTIONS,
    LEGAL_FORMS,
    PUBLIC_WORDS,
    SITE_NOUNS,
    SITE_WORDS,
    TITLES,
    common_words,
    places,
    words,
)
from extractor.schema.kinds import NameKind

_CAP = r"(?:[A-ZÀ-ÖØ-ÞĀŁŚŞŽ][\w’'&.+-]*[\w+]|[A-ZÀ-ÖØ-Þ]\.?(?=[\s,;&'’)]|$)|[a-z]{1,2}-?[A-Z]\w+|\d[A-Z]\w+)"
_JOIN = r"(?: & | of the | of | de | du | del | della | di | da | do | dos | van | von | der | für | for the | e | y )"
_SEQUENCE = re.compile(
    rf"{_CAP}(?:(?:{_JOIN}|,? (?=(?:{LEGAL_FORMS})\b)| ){_CAP}|(?<=[A-Za-z]) \d{{1,3}}(?=[\s,.'’]|$)(?! ?(?:%|per|MW|GW|million|billion|percent)))*"
)
_LEGAL_END = re.compile(rf"(?:^|[,\s])(?:{LEGAL_FORMS})\.?$")
_STRONG_LEGAL = re.compile(
    r"(?:^|[,\s])(?:Inc|Corp|Corporation|Ltd|Limited|LLC|LP|LLP|PLC|plc|AG|SA|S\.A|SpA|NV|N\.V|BV|GmbH|ASA|AB|Oyj|Bhd|Berhad|Tbk|Pte|Pty|JSC|SE|AS)\.?$"
)
_TITLE = re.compile(rf"\b(?:{TITLES})\.?,? $")
_TITLE_WORD = re.compile(rf"(?:{TITLES})\.?")
_SITE_END = re.compile(rf"(?:^|\s)(?:{SITE_WORDS})$")
_SITE_BEHIND = re.compile(
    rf"(?:'s|’s)? (?:(?:AI|solar|wind|hydro|gas|nuclear|data|computing|power|energy|battery|storage|mining|HPC|hyperscale|offshore|onshore|pumped) ){{0,2}}(?:{SITE_NOUNS})\b"
)
_VERB_BEHIND = re.compile(rf"(?:,? Inc\.?)?,? (?:{COMPANY_VERBS})\b")
_INDEX_BEHIND = re.compile(r" (?:share |stock |composite )?(?:index|Index|gauge|benchmark)\b(?! (?:fund|provider|ETF))")
_LISTED_BEHIND = re.compile(
    r"(?:, [A-Z][\w&.'-]*(?: [A-Z][\w&.'-]*){0,3}){0,4},? and [A-Z][\w&.'-]*(?: [A-Z][\w&.'-]*){0,3} (?:each )?(?:rose|fell|gained|"
    r"lost|shed|added|dropped|climbed|slipped|slid|jumped|advanced|declined|eased|surged|tumbled|rallied|dipped|put on|were)\b"
)
_HEADS = re.compile(
    r" [-–—] (?:Shares|Stock|The (?:[\w-]+ ){1,4}(?:stock|shares|company|maker|giant|retailer|bank|firm)\b)"
)
"""Behind a name at the head of a paragraph: "Amberline - Shares of the lender fell 3%"."""
_STRONG_VERB_BEHIND = re.compile(
    r" (?:rose|fell|gained|lost|jumped|surged|dropped|climbed|slid|tumbled|soared|plunged|sank|rallied|slipped|advanced|"
    r"said|reported|posted|announced|unveiled|signed|agreed|acquired)\b"
)
_NOUN_BEHIND = re.compile(rf"(?:(?:'s|’s) [\w -]{{0,30}}?| )(?:{COMPANY_NOUNS})\b")
_APPOSED = re.compile(
    r", (?:an?|the|another|one of|whose|which|its|formerly|based|part of|owned|backed|[A-Z]\w+['’]s)\b"
    r"(?: [\w-]+){0,6}? (?:company|firm|miner|developer|producer|operator|provider|utility|maker|supplier|bank|fund|group|"
    r"subsidiary|unit|startup|start-up|arm|manufacturer|affiliate|investor|retailer|insurer|landlord|builder|contractor)\b"
)
_COMPANY_BEFORE = re.compile(
    r"(?:\b(?:shares of|shares in|stake in|subsidiary|subsidiary of|unit of|arm of|owned by|backed by|company|firm|miner|developer|utility|"
    r"lender|operator|producer|provider|manufacturer|startup|start-up|maker|contractor|rival|investor|customer|tenant|"
    r"supplier|chipmaker|partner|group|giant|insurer|landlord|neocloud|hyperscaler|offtaker|parent|agreement with|"
    r"contract with|deal with|lease with|signed with|acquire|acquired|acquisition of|-based|-backed|-listed|-owned|"
    r"together with|alongside|via)|[a-z]-(?:based|backed|listed|owned|headquartered)) $"
)
_IN_PLACE = re.compile(
    r"(?<!stake )(?<!shares )(?<!interest )(?<!invest )(?<!invested )(?<!investment )(?<!investing )(?<!holding )(?<!position )\b(?:in|near|outside|around) $"
)
_DATELINE = re.compile(r",? (?:[A-Z][a-z.]+,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\([A-Z]|--|—|–|-) ?")
PLACE_END = re.compile(
    r"\s(?:County|Parish|Province|District|Valley|Island|Islands|Bay|River|Lake|Coast|Township|Peninsula|Prefecture|Basin)$"
)
_DECIDES = re.compile(
    r" (?:has |have |had |will )?(?:said|approved?|awarded|signed|agreed|voted|sued|bought|sold|issued|hired|selected)\b"
)
"""Behind a county or district: what its council does, not the land."""
_NOT_NAMES = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "i",
        "we",
        "they",
        "it",
        "he",
        "she",
        "you",
        "american",
        "americans",
        "democrats",
        "democratic",
        "republicans",
        "republican",
        "christmas",
        "easter",
        "ramadan",
        "diwali",
        "thanksgiving",
        "internet",
        "gmt",
        "covid",
        "covid-19",
        "genai",
    ]
)


@dataclass(frozen=True)
class Candidate:
    """A run of capitalised words. ``kind`` is what its evidence says, ``sure`` how far to trust it."""

    start: int
    end: int
    kind: NameKind
    sure: bool
    tail: Tail | None = None
    why: tuple[str, ...] = field(default=())


def is_heading(line: str) -> bool:
    """A line in title case or capitals without a full stop, where capitals say nothing."""
    if not line or line[0] in "-•*–" or line[-1] in '.!?"”’:;,' or len(line) > 160:
        return False
    capitals = sum(w[0].isupper() for w in line.split() if w[0].isalpha())
    lower = sum(w[0].islower() for w in line.split() if len(w) > 4)
    return len(line.split()) > 2 and capitals > 2 and lower == 0


def find_candidates(text: str, sentence_starts: Sequence[int]) -> Iterator[Candidate]:
    """Capitalised runs with what they seem to be, by position; headings give none."""
    starts = set(sentence_starts)
    plain = frozenset(_PLAIN_WORD.findall(text)) - {word.lower() for word in _NAME_WORD.findall(text)}
    at = 0
    for line in text.splitlines(keepends=True):
        if not is_heading(line.strip()):
            for match in _SEQUENCE.finditer(text, at, at + len(line.rstrip())):
                yield from _judge(text, match.start(), match.end(), starts, plain)
        at += len(line)


def _judge(text: str, start: int, end: int, sentence_starts: set[int], plain: frozenset[str]) -> Iterator[Candidate]:
    opens = start in sentence_starts or not text[max(0, start - 2) : start].strip(" \n\"“'(•*-–—:")
    for low, high in _pieces(text, start, end, opens):
        low = _once(text, low, high)
        low = _undescribed(text, low, high) if opens and low == start else low
        if low >= high or _is_no_name(text[low:high], plain):
            continue
        if opens and low == start and _LABEL.fullmatch(text[low:high]) and text[high : high + 2] == ": ":
            continue
        candidate = _classify(text, low, high, opens and low == start)
        if candidate:
            yield candidate


_PLAIN_WORD = re.compile(r"(?<![\w'’./@-])[a-z]{3,}(?![\w'’/@-]|\.\w)")
_NAME_WORD = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
"""A capital that no sentence begins with."""
_MEASURE = re.compile(
    r"\b(?:Ratio|Users|Margins?|Revenues?|Income|Sales|Volumes?|Rates?|Loans|Deposits|Earnings|EBITDA|Expenses|Costs|Debt|Yield|Orders|Backlog|"
    r"Bookings|Production|EPS|Profits?|Dividends?|Guidance|Outlook|Results|Directors|Trustees|Regulators|Liabilities|Equity Value|"
    r"Stock|Shares|Notes|Bonds|Offering|Warrants|Performance|Highlights|Overview|Summary|Profitability|Liquidity|Strategies|Risks?|Act|Bill|Budget|Law|Treaty|Initiative|Defined)$"
)
"""Last words of what is printed with capitals and is a measure, a body's members or a law."""


def _is_no_name(name: str, plain: frozenset[str]) -> bool:
    """Whether a run is a word that the article prints small but for the beginnings of sentences (``plain``), a measure or
    a law."""
    if " " not in name:
        return (name[1:].islower() and name.lower() in plain) or _UNITS.fullmatch(name) is not None
    return _MEASURE.search(name) is not None


_LABEL = re.compile(
    r"(?:[A-Z][\w-]+ )*(?:Launch(?:es)?|Occupancy|Acquisitions?|Mergers?|Mix|Demand|Growth|Outlook|Update|Updates|Development|Developments|Expansion|"
    r"Efficiency|Initiatives|Position|Structure|Competition|Conditions|Impact|Factors|Environment|Strategy|Plan|Plans|Metrics|"
    r"Results|Housekeeping|Note|Takeaways?|Background|Conclusion|Investments?)"
)
"""A label of a paragraph ("New Product Launches: ...")."""
_UNITS = re.compile(
    r"(?:F|FY|CY|H|Q)\d{1,4}[A-Z]?|(?:SMR|REC|GPU|PPA|FID|EPC|EV|RE|TPU|ASIC|SPV|JV|REIT|IPP)s?|BESS|PV|[kKM]V|[kMG]Wh?|LNG|PEM|HVDC|AC|DC|HPC|CAPEX|OPEX|EBITDA|ESG|COD"
)
"""Periods, units and technologies that capitals do not make names."""


def _once(text: str, low: int, high: int) -> int:
    """Where a name begins that a heading without a stop has doubled ("Castrevane Energy Castrevane Energy")."""
    words = text[low:high].split(" ")
    half = len(words) // 2
    return low + len(" ".join(words[:half])) + 1 if half and words[:half] == words[half:] else low


def _undescribed(text: str, low: int, high: int) -> int:
    """Where a name begins that a sentence opens with a word about it ("Canadian Velanur Space", "Activist Larkmoor
    Capital"): the article has the name without that word elsewhere, and never with it again."""
    first, _, rest = text[low:high].partition(" ")
    if not rest or text.count(text[low:high]) > 1 or text.count(rest) < 2:
        return low
    plain = first in words("demonyms") or first.lower() in DESCRIPTIONS or first.lower() in _ROLES
    return (
        low + len(first) + 1 if plain or (" " in rest and first.istitle() and first.lower() in common_words()) else low
    )


_TWO_WORDS = re.compile(r"[A-Z][a-z]+ [A-Z]\w+")
"""Of a run that opens a sentence, what shows that its first word belongs to the name if it stands within another."""
_NOBLE = ("King", "Queen", "Prince", "General", "Duke", "Lord")
"""Titles that firms are named with."""
_ROLES = frozenset(
    [
        "activist",
        "rival",
        "insurer",
        "chipmaker",
        "billionaire",
        "startup",
        "biotech",
        "drugmaker",
        "carmaker",
        "retailer",
        "peer",
        "fellow",
        "tech",
        "software",
        "crypto",
        "private",
        "state",
        "oil",
        "gas",
        "solar",
        "wind",
        "nuclear",
        "energy",
        "power",
        "cloud",
        "banking",
        "fintech",
        "mining",
        "shipping",
        "defence",
        "defense",
        "japan",
        "china",
        "india",
        "germany",
    ]
)
"""What a firm may be called before its name at the beginning of a sentence."""


def _pieces(text: str, start: int, end: int, opens: bool) -> Iterator[tuple[int, int]]:
    """The run without the words that belong to no name, cut at titles, days and possessives."""
    low: int | None = None
    high = start
    for word in re.finditer(r"\S+", text[start:end]):
        begin, stop = start + word.start(), start + word.end()
        token = word.group()
        possessive = re.search(r"['’]s?$", token)
        bare = token[: possessive.start()] if possessive else token
        stop = begin + len(bare)
        heads_trade = low is None and bare in _NOBLE and text[stop:end].strip() in words("trade_words")
        opened = opens and begin == start
        repeated = opened and low is None and bare.lower() in common_words() and _within(text, begin)
        heads_trade = low is None and bare in _NOBLE and text[stop:end].strip() in words("trade_words")
        pair = _TWO_WORDS.match(text, begin)
        repeated = pair is not None and len(re.findall(rf"(?<=[a-z,;] ){re.escape(pair.group())}\b", text)) > 0
        if not heads_trade and _breaks(bare, opened and not repeated, low is None):
            if low is not None:
                yield low, high
            low = None
            continue
        if low is None:
            if bare in ("&", "of", "for", "the", "e", "y", "de", "di", "da", "van", "von"):
                continue
            low = begin
        if bare not in ("&", "of", "the", "for"):
            high = stop
        if possessive:
            yield low, high
            low = None
    if low is not None:
        yield low, high


def _within(text: str, begin: int) -> bool:
    """Whether the first two words of a run stand within a sentence elsewhere, behind a small letter or a comma."""
    pair = _TWO_WORDS.match(text, begin)
    at = text.find(f" {pair.group()}") if pair else -1
    while pair is not None and at > 0:
        if text[at - 1].islower() or text[at - 1] in ",;":
            return True
        at = text.find(f" {pair.group()}", at + 1)
    return False


def _breaks(token: str, opens: bool, first: bool) -> bool:
    plain = token.strip(".,").lower()
    if token in ("New", "North", "South", "East", "West") or (token in ("I", "II", "III", "IV") and not first):
        return False
    if plain in _NOT_NAMES or _TITLE_WORD.fullmatch(token) or re.search(r"['’](?:ve|re|ll|d|m)$", token):
        return True
    if re.search(r"-(?:based|backed|listed|owned|led|headquartered|style|wide|made|born)$", token):
        return True
    return first and (plain in ("the", "a", "an") or (opens and plain in common_words() and not token.isupper()))


def _classify(text: str, start: int, end: int, opens: bool) -> Candidate | None:
    name = text[start:end]
    if name.endswith(".") and not re.search(r"(?:\b[A-Z]|Inc|Corp|Ltd|Co|Cos|Bros|L\.P|S\.A|N\.V|S\.p\.A)\.$", name):
        end -= 1
        name = name[:-1]
    if (
        len(name) < 2
        or name.lower() in common_words()
        or re.fullmatch(r"[\d.]+|(?:[A-Z][a-z]+-[a-z]+|[A-Z]{2,}-[a-z]{4,})", name)
    ):
        return None
    before, behind = text[max(0, start - 40) : start], text[end : end + 120]
    tail = _fitting_tail(text, end)
    parts = name.split()
    if _STRONG_LEGAL.search(name) and len(parts) > 1:
        return Candidate(start, end, "company", True, tail, ("legal form",))
    if _TITLE.search(before) and len(parts) <= 4 and parts[-1] not in words("trade_words") and not tail:
        return Candidate(start, end, "person", True, tail, ("title",))
    if (
        parts[0] in words("given_names")
        and 2 <= len(parts) <= 4
        and not (_tradelike(parts) or PUBLIC_WORDS.search(name))
    ):
        return Candidate(start, end, "person", True, tail, ("given name",))
    if _INDEX_BEHIND.match(behind) and not _SITE_BEHIND.match(behind):
        return Candidate(start, end, "index", True, tail, ("index word",))
    named_site = _SITE_END.search(name) and len(parts) > 1 and not (tail and tail.symbol)
    acts = _tradelike(parts) and _VERB_BEHIND.match(behind)
    owns = _tradelike(parts) and behind[:2] in ("'s", "’s")
    if (_SITE_BEHIND.match(behind) or named_site) and not (acts or owns) and name not in places():
        return Candidate(start, end, "site", True, tail, ("site word",))
    if name in places() or (parts[0].rstrip(",") in words("demonyms") and len(parts) == 1):
        return Candidate(start, end, "place", True, tail, ("place",)) if name in places() else None
    if tail and tail.symbol and tail.symbol.lower() not in common_words():
        return Candidate(start, end, "company", True, tail, ("ticker",))
    if (_LEGAL_END.search(name) and len(parts) > 1) or (_tradelike(parts) and len(parts) > 1):
        return Candidate(start, end, "company", True, tail, ("trade word",))
    if PLACE_END.search(name) and not (PUBLIC_WORDS.search(name) and _DECIDES.match(behind)):
        return Candidate(start, end, "place", True, tail, ("place word",))
    if re.match(r", [A-Z][\w.]+-(?:based|headquartered)\b", behind) or (
        parts[-1] in ("City", "District") and _IN_PLACE.search(before)
    ):
        return Candidate(start, end, "place", True, tail, ("place by context",))
    if PUBLIC_WORDS.search(name) and len(parts) > 1:
        return Candidate(start, end, "company", True, tail, ("public body",))
    if re.search(r"\b(?:in|near|outside|from|at|of) $", before) and re.match(
        r", [A-Z]|,? (?:County|Parish|province|district|region)", behind
    ):
        return Candidate(start, end, "place", True, tail, ("place by context",))
    if _IN_PLACE.search(before) and not tail and not _NOUN_BEHIND.match(behind):
        return Candidate(start, end, "place", False, tail, ("after a place word",))
    if start < 40 and _DATELINE.match(text, end) and text[:start].strip() == "":
        return Candidate(start, end, "place", True, tail, ("dateline",))
    return _by_context(start, end, name, opens, before, behind, tail)


def _by_context(start: int, end: int, name: str, opens: bool, before: str, behind: str, tail: Tail | None) -> Candidate:
    evidence: list[str] = []
    if _APPOSED.match(behind):
        evidence.append("apposition")
    if _COMPANY_BEFORE.search(before):
        evidence.append("company word before")
    if _NOUN_BEHIND.match(behind):
        evidence.append("company noun behind")
    if _VERB_BEHIND.match(behind) and (not opens or " " in name or name.lower() not in common_words()):
        evidence.append("company verb behind")
    if opens and _HEADS.match(behind):
        evidence.append("heads a paragraph")
    if _LISTED_BEHIND.match(behind):
        evidence.append("listed with others")
    if tail and tail.short:
        evidence.append("defined short form")
    if not evidence and _NUMBERED.fullmatch(name) and not re.match(r"\.\d", behind):
        return Candidate(start, end, "site", True, tail, ("numbered",))
    weak = evidence == ["defined short form"] or (
        evidence == ["company verb behind"] and opens and " " not in name and not _STRONG_VERB_BEHIND.match(behind)
    )
    strong = bool(evidence) and not weak
    return Candidate(start, end, "company", strong, tail, tuple(evidence))


_NUMBERED = re.compile(
    r"(?!(?:Phase|Unit|Stage|Article|Section|Chapter|Level|Tier|Series|Category|Step|Part|Version|Windows|Class|Group|Division|Grade|Type|Page|Figure|Table|Note|Item|Rule|Route|Highway|Terminal|Gate|Day|Week|Season|Episode|Top|No)\b)"
    r"[A-Z][a-z]\w+(?: [A-Z][a-z]\w+)* \d{1,2}"
)
"""What is numbered with words of its own ("Garrow Reach 2") is one of several sites, not a firm."""


def _tradelike(parts: Sequence[str]) -> bool:
    return parts[-1].strip(".,") in words("trade_words")


def _fitting_tail(text: str, end: int) -> Tail | None:
    tail = read_tail(text, end)
    if tail and tail.symbol and tail.symbol.lower() in common_words():
        return Tail(tail.end, None, ()) if not tail.short else Tail(tail.end, None, tail.short)
    return tail
