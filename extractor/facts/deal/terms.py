"""The terms of a deal: power, energy, money, years, dates, site and place, from the words about it."""

from __future__ import annotations

from datetime import date

from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import DateMention, Mention, Name, Quantity

_RATE = ("year", "month", "quarter", "day", "week")
_BASIS = (
    (
        "critical_it",
        re.compile(
            r"^ (?:of )?(?:critical(?: IT)?|IT (?:load|capacity)|of (?:leased )?(?:critical|IT)|net critical)",
            re.IGNORECASE,
        ),
    ),
    ("gross", re.compile(r"^ (?:\(?gross|of gross|of utility)|^ \w+ gross", re.IGNORECASE)),
)
_BASIS_RAW = (
    ("dc", re.compile(r"(?:MW|GW|megawatts?)-?\s?(?:dc|p|peak)\b", re.IGNORECASE)),
    ("ac", re.compile(r"(?:MW|GW|megawatts?)-?\s?ac\b", re.IGNORECASE)),
)
_IN_HAND = re.compile(r" (?:of )?(?:[\w-]+ ){0,6}(?:pipeline|backlog|under development|in development)\b")
_WITH = re.compile(
    r"\b(?:with|has|have|having|boasts?|holds?|share (?:in|of)|and|of)(?: (?:an?|its|the|more than|over|about|some))* $"
)
"""A power that somebody has and develops is not what a deal with him is over."""
_NOT_CONTRACTED = re.compile(
    r"\b(?:targets? of|goals? of|aims? of|pipeline|portfolio of|totall?ing|fleet of|total (?:installed )?capacity of|out of|of its)\b[^,.;⟦]{0,20}$"
    r"|\b(?:steps|increments|tranches|blocks|phases) of (?:up to |about )?$|\balready (?:has|had|have|holds?|held|rents?|rented|leases?|leased|took|takes|uses|runs) (?:about |some )?$"
    r"|\brated at (?:up to |about )?$|\beach (?:of|with|rated|having)[^,.;⟦]{0,20}$|⟧?\d/$|\bturbines? of $",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(
    r" (?:together|in all|in total|altogether)\b| under (?:an?|the|its) (?:[\w-]+ |⟦T\d+⟧ ){0,3}(?:power purchase agreement|PPA|lease|contract|hosting agreement)\b"
)
"""Behind a power: the agreement that it stands under, or that it is all there is."""
_TOTAL = re.compile(
    r"\b(?:to|totall?ing|total of|bringing (?:[\w' -]{0,40}) to|takes (?:[\w' -]{0,40}) to|raising (?:[\w' -]{0,40}) to)\s*$",
    re.IGNORECASE,
)
_NOT_VALUE = re.compile(
    r"\b(?:revenue|sales|profit|earnings|EBITDA|income|market (?:cap|capitali[sz]ation|value)|dividend|price target|fine|budget|assets under management|AUM)\b[^,.;⟦]{0,25}$|\$ ?$|\bper (?:share|MWh|kWh|unit|tonne)\b",
    re.IGNORECASE,
)
_NOT_VALUE_BEHIND = re.compile(
    r" (?:a|per) share| (?:in|of) (?:[\w-]+ ){0,2}(?:revenues?|sales|profits?|earnings|savings|synergies|EBITDA|borrowings|debts?|assets|cash flow|taxes)\b(?! financing| facility)"
)
_PER_UNIT = (
    "share",
    "MWh",
    "kWh",
    "megawatt-hour",
    "kilowatt-hour",
    "tonne",
    "ton",
    "barrel",
    "unit",
    "MW",
    "kW",
    "hour",
    "ounce",
    "bushel",
    "pound",
)
_TERM_WORDS = re.compile(
    r"lease|agreement|contract|deal|PPA|pact|term|over|for|runs?|spanning|lasting|period|tenor|hosting|colocation|supply|offtake|commitment|partnership|arrangement|through",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"\b(?:start(?:s|ing|ed)?|begin(?:s|ning)?|beginning|commenc\w+|from|com(?:es?|ing) (?:online|on line|into)|operational|go live|deliver(?:y|ies|ed|ing)?|hand(?:ed)?[ -]?overs?|energi[sz]ed|in service|available|as of|ready)\b[^.;⟦]{0,40}$",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\b(?:clos(?:e|es|ing)|complet(?:e|es|ed|ion)|finali[sz]ed?)\b[^.;⟦]{0,40}$", re.IGNORECASE)
_MULTIYEAR = re.compile(r"\b(?:multi-?year|long-term|multi-?decade|decades-long)\b", re.IGNORECASE)
LEAST_VALUE = 50_000
"""Money below which a number is a price, not the value of a deal that news reports."""


def _near(masked: Masked, mentions: list[Mention], low: int, high: int) -> list[Mention]:
    """Mentions ordered by their distance from a stretch of the masked text; those inside it first, in order."""

    def distance(mention: Mention) -> tuple[int, int]:
        at = masked.position(mention)
        return (low - at if at < low else max(0, at - high), at)

    return sorted(mentions, key=distance)


_LEAST_POWER = 0.001
"""Megawatts below which nobody contracts power: "758 W 1500 N" is an address."""


def put_power(draft: Draft, masked: Masked, low: int, high: int) -> None:
    """Capacity with its bound and basis, and the new total of an expansion; energy apart from it."""
    powers = [m for m in _near(masked, masked.of("W"), low, high) if isinstance(m, Quantity) and m.per is None]
    powers = sorted(
        powers, key=lambda m: not _CONTRACTED.match(masked.text, masked.text.index("⟧", masked.position(m)) + 1)
    )
    powers = [m for m in powers if not _NOT_CONTRACTED.search(masked.text[: masked.position(m)])]
    powers = [m for m in powers if (m.base_low or 0) >= _LEAST_POWER]
    powers = [m for m in powers if not _is_in_hand(masked.text, masked.position(m))]
    for mention in powers:
        at = masked.position(mention)
        if draft.fields.get("action") == "expansion" and _TOTAL.search(masked.text[:at]) and len(powers) > 1:
            draft.put("capacity_total_mw", mention.base_low, mention)
        elif "capacity_mw" not in draft.fields:
            draft.put_range("capacity_mw", "capacity_mw_high", "capacity_bound", mention)
            basis = basis_of(masked, mention)
            if basis:
                draft.put("basis", *basis)
    energies = [m for m in _near(masked, masked.of("E"), low, high) if isinstance(m, Quantity)]
    plain = [m for m in energies if m.per is None]
    if plain:
        draft.put("energy_mwh", plain[0].base_low, plain[0])


def _is_in_hand(text: str, at: int) -> bool:
    return _WITH.search(text, 0, at) is not None and _IN_HAND.match(text, text.index("⟧", at) + 1) is not None


def basis_of(masked: Masked, mention: Quantity) -> tuple[str, tuple[int, int]] | None:
    """What a power is measured at, from the unit or the words behind it, with their span."""
    at = masked.position(mention)
    end = masked.text.index("⟧", at) + 1
    for basis, pattern in _BASIS_RAW:
        if pattern.search(mention.raw):
            return basis, mention.span
    for basis, pattern in _BASIS:
        found = pattern.match(masked.text[end:])
        if found:
            return basis, (masked.offsets[end + found.start()] + 1, masked.offsets[end + found.end()])
    return None


def put_value(draft: Draft, masked: Masked, low: int, high: int) -> None:
    """The stated money with currency and basis; prices a unit are none."""
    for mention in _near(masked, masked.of("M"), low, high):
        if not isinstance(mention, Quantity) or mention.per in _PER_UNIT:
            continue
        at = masked.position(mention)
        end = masked.text.index("⟧", at) + 1
        if _NOT_VALUE.search(masked.text[max(0, at - 60) : at]) or _NOT_VALUE_BEHIND.match(masked.text[end:]):
            continue
        if mention.base_low < LEAST_VALUE or len(mention.unit) != 3:
            continue
        draft.put_range("value", "value_high", "value_bound", mention)
        draft.put("currency", mention.unit, mention)
        annual = mention.per == "year" or re.match(r"^ (?:a|per|each) year|^ annual", masked.text[end:])
        upfront = re.match(r"^ (?:up ?front|prepay|down payment|deposit)", masked.text[end:])
        draft.put("value_basis", "annual" if annual else "upfront" if upfront else "total")
        return


def put_term(draft: Draft, masked: Masked, low: int, high: int) -> None:
    """The term in years, or its words where they give no number."""
    for mention in _near(masked, masked.of("T"), low, high):
        assert isinstance(mention, DateMention)
        at = masked.position(mention)
        end = masked.text.index("⟧", at) + 1
        found = re.fullmatch(r"P(\d+(?:\.\d+)?)([YM])", mention.value)
        about = masked.text[max(0, at - 30) : at] + masked.text[end : end + 40]
        if (
            found
            and (_TERM_WORDS.search(about) or _is_listed(masked.text, at, end))
            and not re.search(r"\b(?:ago|earlier|past|last|next|within|old)\b", about[:70])
            and not _KNOW_HOW.match(masked.text, end)
        ):
            years = float(found[1]) / (12 if found[2] == "M" else 1)
            draft.put("term_years", round(years, 3), mention)
            return
    words = _MULTIYEAR.search(masked.text, low, high)
    if words:
        draft.put("term_text", words.group(), masked.span(words))


_KNOW_HOW = re.compile(
    r" (?:of|in) (?:[a-z-]+ ){0,3}?(?:experience|expertise|history|knowledge|service|heritage|leadership|tradition|success|work|business|operations?)\b"
)
"""Behind years that somebody looks back on ("brings over 30 years of expertise")."""
_LISTED_BEFORE = re.compile(r"(?:^\s*|[,;•|/(] ?)(?:~|about |some )?$")
_LISTED_BEHIND = re.compile(r" ?(?:[,;|/)]|\.?\s*$)")


def _is_listed(text: str, at: int, end: int) -> bool:
    """Whether a duration is an item of a telegraphic list of terms ("40 MW, Oslo, 10 yrs, $311M")."""
    return _LISTED_BEFORE.search(text, 0, at) is not None and _LISTED_BEHIND.match(text, end) is not None


def put_dates(draft: Draft, masked: Masked, low: int, high: int, day: date | None = None) -> None:
    """When the deal was announced, starts and closes. ``day``: that of the story, behind which nothing was announced."""
    said: list[tuple[float, int, DateMention]] = []
    for mention in masked.of("D"):
        assert isinstance(mention, DateMention)
        if mention.date is None or mention.type not in ("DATE", "TIME"):
            continue
        at = masked.position(mention)
        before = masked.text[:at]
        if _OWNS.match(masked.text, masked.text.index("⟧", at) + 1):
            continue
        if _CLOSES.search(before) and re.search(
            r"\b(?:expected|will|to close|to complete|due|by|scheduled|should)\b", before[-70:]
        ):
            if "closes" not in draft.fields:
                draft.put_date("closes", mention)
        elif _STARTS.search(before) or re.search(r"\b(?:through|until|(?<!back )to) $", before):
            if "starts" not in draft.fields and not re.search(r"\b(?:through|until|to) $", before):
                draft.put_date("starts", mention)
        elif not _OTHER_DAY.search(before[-70:]):
            rank = _rank(masked, before, at, low, high)
            if rank is not None and not (day is not None and is_ahead(mention.date, day)):
                said.append((rank, abs(at - low), mention))
    if said and "announced" not in draft.fields:
        draft.put_date("announced", min(said, key=lambda s: s[:2])[2])


def is_ahead(said: object, day: date) -> bool:
    """Whether a partial date begins after a day."""
    found = re.match(r"(\d{4})(?:-(?:([QH])(\d)|(\d\d)(?:-(\d\d))?))?$", str(said or ""))
    if found is None:
        return False
    size = {"Q": 3, "H": 6}.get(found[2] or "", 1)
    month = (int(found[3]) - 1) * size + 1 if found[2] else int(found[4] or 1)
    return date(int(found[1]), month, int(found[5] or 1)) > day


_OWNS = re.compile(
    r"'s (?!(?:[\w-]+ ){0,2}(?:announcement|deal|statement|agreement|news|filing|acquisition|purchase|signing|transaction|release|sale|disclosure)\b)(?!(?:[\w-]+ ){0,2}[\w-]+, when\b)"
)
"""Behind a date: what is of that day and no deal ("below Friday's close")."""
_OTHER_DAY = re.compile(
    r"\b(?:will|by|beyond|expected|due|scheduled|until|through|to be|next|as of|since|ended|ending|[Ff]ounded in|[Ee]stablished in|formed in|opened in|[Cc]losing)\b[^.;⟦]{0,30}$"
)
"""Before a date: it is a plan's, a period's, or the birth of a firm."""
_SPOKE = re.compile(
    r"\b(?:said|says|announced|disclosed|unveiled|reported|made public|statement|filing)\b[^.;⟦]{0,25}$"
)
_STRUCK = re.compile(
    r"\b(?:struck|agreed|signed|announced|reached|inked|scrapped|terminated)(?: the same day,?)?(?: in| on|,) $"
)
_FAR_BEHIND = 80
"""Characters behind a deal within which a date is still when it was struck."""


_MOVED_AFTER = re.compile(
    r"\b(?:gain(?:s|ed)?|rose|jump(?:s|ed)|surg(?:es|ed)|climb(?:s|ed)|soar(?:s|ed)|added|advanced|fell|dropped|slid|sank|rall(?:y|ies|ied)|popped)\b[^;]{0,60}\bafter\b(?:(?!\bbut\b|\bwhile\b|;).){0,60}$"
)
"""Behind a day: a share moved on it after the deal."""


def _rank(masked: Masked, before: str, at: int, low: int, high: int) -> float | None:
    """How well a date fits as the day of a deal: the day somebody said so, else one in brackets, among or close behind
    its words, else one at the front of the sentence."""
    if _SPOKE.search(before):
        return 0
    if at >= low and (before.endswith("(") or _STRUCK.search(before)):
        return 1
    if at >= low:
        return 2 if at < high or (at - high < _FAR_BEHIND and not re.search(r"⟦C|[;:]", masked.text[high:at])) else None
    between = masked.text[at:low]
    if _MOVED_AFTER.search(between):
        return 3.5
    return 3 if not re.search(r"[;]|\b(?:but|while|whereas|after)\b", between) else None


def put_place(draft: Draft, masked: Masked, low: int, high: int) -> None:
    """The named site and the place."""
    sites = [m for m in _near(masked, masked.of("L"), low, high) if isinstance(m, Name)]
    if sites and "site" not in draft.fields and sites[0].name != draft.fields.get("target"):
        draft.put_name("site", sites[0])
    places = [m for m in _near(masked, masked.of("G"), low, high) if isinstance(m, Name)]
    places = [
        m
        for m in places
        if re.search(r"\b(?:in|near|at|outside|across|of|,) (?:the |[a-z]+ern )?$", masked.text[: masked.position(m)])
    ]
    if places:
        first = places[0]
        draft.put("location", first.raw, first)


def put_all(draft: Draft, masked: Masked, low: int, high: int, day: date | None = None) -> None:
    """All terms of a deal from the sentence or sentences that state it, in a story of that day."""
    put_power(draft, masked, low, high)
    put_value(draft, masked, low, high)
    put_term(draft, masked, low, high)
    put_dates(draft, masked, low, high, day)
    put_place(draft, masked, low, high)
