"""What kind a capitalised name is, by its own words and then by those around it: person, place, site, index, fund or company."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.language.names.brackets import Tail, read_tail
from extractor.language.names.capitals import MODEL, is_plain, says_what_is_next
from extractor.language.names.evidence import NOUN_BEHIND, VERB_BEHIND, find_evidence, is_weak
from extractor.language.names.lexicon import (
    LEGAL_FORMS,
    PUBLIC_WORDS,
    SITE_NOUNS,
    SITE_WORDS,
    TITLE_BEFORE,
    TITLES,
    common_words,
    given_names,
    of_industry,
    places,
    tradelike,
    words,
)
from extractor.language.names.no_names import is_term
from extractor.language.names.regions import is_firm_of_nature, is_in_region, is_share_in, is_written_large
from extractor.patterns import re
from extractor.schema.kinds import NameKind


@dataclass(frozen=True)
class Candidate:
    """A run of capitalised words. ``kind`` is what its evidence says, ``sure`` how far to trust it."""

    start: int
    end: int
    kind: NameKind
    sure: bool
    tail: Tail | None = None
    why: tuple[str, ...] = field(default=())


_LEGAL_END = re.compile(rf"(?:^|[,\s])(?:{LEGAL_FORMS})\.?$")
_STRONG_LEGAL = re.compile(
    r"(?:^|[,\s])(?:Inc|Corp|Corporation|Ltd|Limited|LLC|LP|LLP|PLC|plc|AG|SA|S\.A|SpA|NV|N\.V|BV|GmbH|ASA|AB|Oyj|Bhd|Berhad|Tbk|Pte|Pty|JSC|SE|AS)\.?$"
)
_FIGURES = words("public_figures")
"""Whom news names without a first name."""
_INDEX_BEHIND = re.compile(r" (?:share |stock |composite )?(?:index|Index|gauge|benchmark)\b(?! (?:fund|provider|ETF))")
_SITE_END = re.compile(rf"(?:^|\s)(?:{SITE_WORDS})$")
_SITE_BEHIND = re.compile(
    rf"(?:'s|’s)? (?:(?:AI|solar|wind|hydro|gas|nuclear|data|computing|power|energy|battery|storage|mining|HPC|hyperscale|offshore|onshore|pumped|hybrid) (?:and (?=solar|wind|storage|gas|battery))?){{0,3}}(?:{SITE_NOUNS})\b"
)
_CAPITAL_DATELINE = re.compile(
    r": |,? (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]{2,8}\.? \d{1,2}|\([A-Z]|and [A-Z]{3})| ?(?:--|—|–|-) ?"
)
_DATELINE = re.compile(
    r",? (?:[A-Z][a-z.]+,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\([A-Z][\w. ]*\)(?! (?:[a-z]|\())|--|—|–|-) ?"
)
_AND_REGION = re.compile(r", [A-Z][a-z]+(?: [A-Z][a-z]+)?(?:,| and| -)|/[A-Z]{3,}")
"""Behind a town in capitals, of which a release may name several."""
_FIRST_LINE = 60
_RELEASE_LINE = re.compile(r", ?[A-Z][A-Za-z.]+,? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, |--|—|/ |\([A-Z][\w ]*\) ?[-–—])")
"""Behind the town in capitals that a release comes from, and its state."""
PLACE_END = re.compile(
    r"\s(?:County|Parish|Province|District|Valley|Island|Islands|Bay|River|Lake|Coast|Township|Peninsula|Prefecture|Basin|Mining (?:Division|District))$"
)
_CALLED_SITE = re.compile(
    r"\b(?:building|hall|campus|site|plant|park|facility|farm|block|station|data cent(?:er|re)),? (?:called|known as|named|dubbed) $"
)
"""Before the name of a place where power is made or used."""
_OF_PENSIONS = re.compile(r"(?<!The) (?:Pension|Retirement|Superannuation) (?:Plan|Fund|Scheme|System)$")
"""How the names of those end who invest what many have saved."""
_DECIDES = re.compile(
    r" (?:has |have |had |will )?(?:said|approved?|awarded|signed|agreed|voted|sued|bought|sold|issued|hired|selected)\b"
)
"""Behind a county or district: what its council does, not the land."""
_OFFICE_AT = re.compile(rf"(?:, |\b(?:is|was|as) )(?:[\w&-]+ ){{0,3}}?(?:{TITLES}), $")
"""Before the firm of one whose office has been named: "Ines Calder, chief executive, Velanur"."""
_PARTICLE = re.compile(r"^\w[\w'’-]+(?: [A-Z]\.)? (?:van de[nr]?|von de[mnr]|ter|ten|bin|bint|ibn) [A-Z][\w'’-]+$")
"""What only the middle of a person's name has."""
BOUGHT_BEFORE = re.compile(
    r"\b(?:sale|purchase|takeover|acquisition|merger|flotation|demerger|shares|stake|bonds|subsidiary|customers|owner|shareholders|IPO) (?:of|in) (?:the )?$"
)
"""What happens to firms only, whatever their names look like."""
_IN_PLACE = re.compile(
    r"(?<!stake )(?<!shares )(?<!interest )(?<!invest )(?<!invested )(?<!investment )(?<!investing )(?<!holding )(?<!position )\b(?:in|near|outside|around) $"
)


_PAPER_BEHIND = re.compile(
    r" (?:shares|stock|scrip)(?: price)? (?:rose|fell|gained|lost|jumped|surged|dropped|climbed|slid|tumbled|soared|plunged|advanced|slipped|"
    r"added|shed|zoomed|rallied|hit|were|was|have|had|has|are|is|will|up|down|ended|closed|opened|traded|locked|today)\b"
)
"""What no person has behind the bare name: "Shaan Meridian shares rose"."""
_MARKET = re.compile(r"\b(?:Exchange|Bourse)$")
_MARKET_BEHIND = re.compile(
    r"(?: [A-Z]\w+)?[ -](?:listed|quoted|traded)\b| (?:filing|disclosure|announcement|notice)s?\b"
)
_TRADED_BEFORE = re.compile(
    r"\b(?:listed|traded|quoted|trading|filing|filed|disclosure|announcement|notice|statement) (?:on|to|with|at) (?:the )?$"
)
"""Where somebody's shares trade, or what was told there: the exchange itself does nothing."""
_NO_NAME = re.compile(r"[\d.]+|(?:[A-Z][a-z]+-[a-z]+|[A-Z]{2,}-[a-z]{3,}|Series [A-H])")
_SEATED = re.compile(r", [A-Z][\w.]+-(?:based|headquartered)\b")
_INDEX_NAME = re.compile(
    r"(?:[A-Z][\w&-]* ){1,3}(?:[2-8][05]|[1-9]00|120|150|225|250|350|[1-5]000)|(?!Q[1-4]|H[12]|FY|CY)[A-Z]{3,}(?:[2-8][05]|[1-9]00|225|250|350|15)"
)
_INDEX_MOVES = re.compile(
    r" (?:index )?(?:(?:has|had|have|was|is|also|futures) )*(?:rose|risen|fell|fallen|gained|lost|added|shed|dropped|climbed|slid|slipped|advanced|declined|eased|dipped|retreated|jumped|surged|tumbled|closed|ended|finished|traded|opened|settled|gave up|put on|edged|inched|ticked|rallied|rebounded|returned|up|down|higher|lower)\b"
)
""" "The Harlow 150 closed lower": what has a number for its last word and moves as markets do."""
_IN = re.compile(r"\b(?:in|near|outside|from|at|of) $")


def classify(text: str, start: int, end: int, opens: bool) -> Candidate | None:
    """The piece of a run with what it seems to be, or nothing for a word that is no name; ``opens`` tells that a sentence
    begins with it."""
    name = text[start:end]
    if name.endswith(".") and not re.search(r"(?:\b[A-Z]|Inc|Corp|Ltd|Co|Cos|Bros|L\.P|S\.A|N\.V|S\.p\.A)\.$", name):
        end -= 1
        name = name[:-1]
    if name.endswith(" IPO"):
        end -= len(" IPO")
        name = text[start:end]
    if len(name) < 2 or name.lower() in common_words() or _NO_NAME.fullmatch(name):
        return None
    before, behind = text[max(0, start - 40) : start], text[end : end + 120]
    tail = _fitting_tail(text, end)
    parts = name.split()
    if _MARKET.search(name) and (_MARKET_BEHIND.match(behind) or _TRADED_BEFORE.search(before)):
        return None
    if name.endswith(", NV") and (name.isupper() or name[:-4] in places()):
        return Candidate(start, end, "place", True, tail, ("dateline",))
    if _STRONG_LEGAL.search(name) and len(parts) > 1:
        return Candidate(start, end, "company", True, tail, ("legal form",))
    if name in _FIGURES:
        return Candidate(start, end, "person", True, tail, ("public figure",))
    titled = TITLE_BEFORE.search(before) is not None and not _OFFICE_AT.search(before)
    if titled and len(parts) <= 4 and parts[-1] not in words("trade_words") and not tail:
        return Candidate(start, end, "person", True, tail, ("title",))
    if parts[0] in words("trade_words_before") and len(parts) > 1:
        return Candidate(start, end, "company", True, tail, ("trade word",))
    if (
        parts[0].split("-")[0] in given_names()
        and not any(part.isupper() and part.isalpha() and len(part) > 1 for part in parts)
        and 2 <= len(parts) <= 4
        and not (
            tradelike(parts)
            or of_industry(parts)
            or PUBLIC_WORDS.search(name)
            or BOUGHT_BEFORE.search(before)
            or _SITE_BEHIND.match(behind)
            or _PAPER_BEHIND.match(behind)
        )
    ):
        return Candidate(start, end, "person", True, tail, ("given name",))
    if _PARTICLE.search(name) and not (tradelike(parts) or parts[0] in words("trade_words_before")):
        return Candidate(start, end, "person", True, tail, ("particle",))
    if _INDEX_BEHIND.match(behind) and not _SITE_BEHIND.match(behind):
        return Candidate(start, end, "index", True, tail, ("index word",))
    if _INDEX_NAME.fullmatch(name) and _INDEX_MOVES.match(behind):
        return Candidate(start, end, "index", True, tail, ("index name",))
    named_site = _SITE_END.search(name) and len(parts) > 1 and not (tail and (tail.symbol or tail.short))
    acts = tradelike(parts) and VERB_BEHIND.match(behind)
    owns = tradelike(parts) and (behind[:2] in ("'s", "’s") or _is_called_firm(before, behind))
    if (
        (_SITE_BEHIND.match(behind) or named_site)
        and not (acts or owns)
        and name not in places()
        and name not in words("demonyms")
    ):
        return Candidate(start, end, "site", True, tail, ("site word",))
    if _CALLED_SITE.search(before):
        return Candidate(start, end, "site", True, tail, ("site word",))
    if parts[-1] in ("ETF", "ETFs") and len(parts) > 2:
        return Candidate(start, end, "fund", True, tail, ("fund word",))
    if f"{name}." in places() and text[end : end + 1] == ".":
        adjective = re.match(r"\. [a-z]", text[end : end + 3]) and not before.endswith(", ")
        alone = name[0] != "U" and not before.endswith((", ", "-"))
        return None if adjective or alone else Candidate(start, end + 1, "place", True, tail, ("place",))
    if opens and says_what_is_next(name, behind):
        return None
    if not tail and is_plain(text, name, opens, before, behind):
        return None
    if name.isupper() and name.title() in places() and name != "NICE" and _CAPITAL_DATELINE.match(text, end):
        return Candidate(start, end, "place", True, tail, ("dateline",))
    if name.isupper() and _AND_REGION.match(behind) and name.title() in places():
        return Candidate(start, end, "place", True, tail, ("dateline",))
    if name in places() or _is_of_a_people(parts):
        return Candidate(start, end, "place", True, tail, ("place",)) if name in places() else None
    if tail and tail.symbol and tail.symbol.lower() not in common_words() and not is_term(text, name, tail.symbol):
        return Candidate(start, end, "company", True, tail, ("ticker",))
    if (_LEGAL_END.search(name) and len(parts) > 1) or (tradelike(parts) and len(parts) > 1) or of_industry(parts):
        return Candidate(start, end, "company", True, tail, ("trade word",))
    if PLACE_END.search(name) and not (
        (PUBLIC_WORDS.search(name) and _DECIDES.match(behind)) or is_firm_of_nature(name, opens, before, behind, tail)
    ):
        return Candidate(start, end, "place", True, tail, ("place word",))
    if _SEATED.match(behind) or (parts[-1] in ("City", "District") and _IN_PLACE.search(before)):
        return Candidate(start, end, "place", True, tail, ("place by context",))
    if (PUBLIC_WORDS.search(name) or _OF_PENSIONS.search(name)) and len(parts) > 1:
        return Candidate(start, end, "company", True, tail, ("public body",))
    if _IN.search(before) and is_in_region(before, behind) and not is_written_large(name):
        return Candidate(start, end, "place", True, tail, ("place by context",))
    in_place = _IN_PLACE.search(before) is not None and not is_share_in(before)
    if in_place and not (tail or is_written_large(name)) and not NOUN_BEHIND.match(behind):
        return Candidate(start, end, "place", False, tail, ("after a place word",))
    if name.isupper() and start < _FIRST_LINE and _RELEASE_LINE.match(text, end):
        return Candidate(start, end, "place", True, tail, ("dateline",))
    if start < 40 and _DATELINE.match(text, end) and text[:start].strip() == "" and not is_written_large(name):
        return Candidate(start, end, "place", True, tail, ("dateline",))
    return _by_context(start, end, name, opens, before, behind, tail)


_FIRM_BEHIND = re.compile(
    r",? (?:an?|the|one of) (?:[\w'’-]+,? ){0,6}?(?:developers?|company|companies|firms?|group|producers?|suppliers?|owners?|operators?|utility|generators?|[a-z]*maker)\b"
)
_FIRM_BEFORE = re.compile(
    r"\b(?:rivals?|developer|company|firm|group|producer|generator|supplier|operator|utility|competitor|start-?up) $"
)
_PAID = re.compile(r" (?:for|at) (?:about |some |around |nearly )?(?:[A-Z]{1,3})?[$€£¥₹]\d")


def _is_called_firm(before: str, behind: str) -> bool:
    """Whether what ends as a firm and as its plants do ("Garlow Solar") is called a firm, or is paid for what is bought from it."""
    if before.endswith((" from ", " to ")) and _PAID.match(behind):
        return True
    return _FIRM_BEHIND.match(behind) is not None or _FIRM_BEFORE.search(before) is not None


def _fitting_tail(text: str, end: int) -> Tail | None:
    tail = read_tail(text, end)
    if tail and tail.symbol and tail.symbol.lower() in common_words():
        return Tail(tail.end, None, ()) if not tail.short else Tail(tail.end, None, tail.short)
    return tail


def _by_context(
    start: int, end: int, name: str, opens: bool, before: str, behind: str, tail: Tail | None
) -> Candidate | None:
    evidence = find_evidence(name, opens, before, behind, tail)
    if not evidence and not tail and MODEL.fullmatch(name):
        return None
    if not evidence and not tail and (_LETTERED.fullmatch(name) or (_HOUSE.search(name) and before.endswith("the "))):
        return Candidate(start, end, "site", True, tail, ("lettered",))
    if not evidence and _NUMBERED.fullmatch(name) and not re.match(r"\.\d", behind):
        return Candidate(start, end, "site", True, tail, ("numbered",))
    return Candidate(start, end, "company", not is_weak(evidence, name, opens, behind), tail, evidence)


_LETTERED = re.compile(
    r"(?!(?:Series|Serie|Class|Phase|Plan|Part|Schedule|Type|Tier|Group|Vitamin|Hepatitis|Exhibit|Annex|Appendix|Section|Category|Unit|"
    r"Regulation|Grade|Tranche|Option|Team|Level|Medicare|Medicaid|Chapter|Form)\b)[A-Z][a-z]\w+(?: [A-Z][a-z]\w+){0,2} [A-D]"
)
"""One of several plants of a place ("Garrow Point C")."""
_HOUSE = re.compile(r" (?:Hotel|Resort|Casino|Tower|Bridge|Tunnel|Canal|Lateral|Stadium|Arena|Mall)$")
"""Last words of a house or work that an article stands before ("the Larkmoor Hotel")."""


def _is_of_a_people(parts: list[str]) -> bool:
    """Whether a name is where people are from ("German", "Latin American") and no more."""
    return parts[-1].rstrip(",") in words("demonyms") and all(part in _REGIONS for part in parts[:-1])


_REGIONS = ("Latin", "Central", "North", "South", "East", "West", "Southeast", "Middle")
_NUMBERED = re.compile(
    r"(?!(?:Phase|Unit|Stage|Article|Section|Chapter|Level|Tier|Series|Category|Step|Part|Version|Windows|Class|Group|Division|Grade|Type|Page|Figure|Table|Note|Item|Rule|Route|Highway|Terminal|Gate|Day|Week|Season|Episode|Top|No)\b)"
    r"[A-Z][a-z]\w+(?: [A-Z][a-z]\w+)* \d{1,2}"
)
"""What is numbered with words of its own ("Garrow Reach 2") is one of several sites, not a firm."""
