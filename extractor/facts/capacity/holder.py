"""Whose a power is: the site beside it, the owner it is attributed to, the subject of its clause."""

from __future__ import annotations

from extractor.facts.capacity.several import is_of_several
from extractor.facts.deal.clauses import plain
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.registry import registry
from extractor.schema import Name, Quantity

_SLOT = re.compile(r"⟦([CUL])(\d+)⟧")
_COUNTRY = re.compile(
    r"\b(?:country|nation|state|government|national|region|global|world|worldwide|industry|market)(?:'s|wide)?\b[^.;]{0,60}$",
    re.IGNORECASE,
)
BASE_WEIGHT = 0.8
FAR = 0.65
"""Weight where the holder stands in the sentence before."""


def is_third_party(name: Name) -> bool:
    """Whether a name is that of a public body, which speaks of others' power."""
    company = registry().get(name.id) if name.id else None
    if company is not None:
        return company.sector == "agency" or company.sector == "media"
    return _PUBLIC_BODY.search(name.name) is not None


def is_financier(name: Name) -> bool:
    """Whether a name is that of a bank or fund, which pays for others' power."""
    company = registry().get(name.id) if name.id else None
    if company is not None:
        return company.sector in ("bank", "fund", "insurance")
    return _FINANCIER.search(name.name) is not None


_FINANCIER = re.compile(r"\b(?:Bank|Capital|Partners|Ventures|Insurance|Fund)\b")
_PUBLIC_BODY = re.compile(
    r"\b(?:Agency|Ministry|Commission|Department|Bureau|Council|Committee|Institute|Association|University|Authority|Board|Regulator|Regulatory|Party|Registry|Journal|Times|News|Tribune|Gazette|Herald|Daily|Telegraph|Observer|Magazine|Government|Monitor|Exchange)\b|(?<!City )\bState$"
)
_ROW = re.compile(
    r"^[^\w⟦]*[^/|;.⟦]{0,40}(?:⟦[CLU](?P<n>\d+)⟧(?: ?\([^)]*\))? ?(?:[–—]|-(?= )) ?(?!⟦D)|⟦[CULG](?P<cell>\d+)⟧(?:[^/|]*(?: / | ?\| ?)){2})"
)
"""A row of a table or list, whose first cell says whose it is."""
_BESIDE = re.compile(
    r"(?:(?<!\bin )⟦[CUL]|(?<!\bin )(?<!\band )(?<!\bof )(?<!\bto )(?<!\bnear )(?<!\bacross )⟦G|⟦H(?=\d+⟧ \())(\d+)⟧(?: \(|, (?:of|with|at) |, (?:an?|the) (?=⟦W\d+⟧ (?:[\w-]+ ){0,2}(?:campus|site|plant|farm|park|project|facility|complex|station|reactor|mine)\b))(?=⟦W)"
)
"""A name right before a power that is its size: "Jarrow (106 MW)", "Jarrow, a 750 MW campus"."""
_AT_PLACE = re.compile(
    r"(?: \(?[\w/-]+\)?){0,6}?(?:,? (?:fed|backed|served|supplied) by ⟦W\d+⟧(?: [\w-]+){0,2},?| [\w-]+,)? at (?:the |its )?⟦G(\d+)⟧(?! (?:site|campus|facility|plant|complex|park)\b)"
)
"""What is measured at a place is that site's."""
_OPENING = re.compile(
    r"^\W*(?:With|Alongside|After|Having|Managing|Operating|Owning|Boasting|Running|Backed by|Besides|Beyond|In addition to)\b(?:[^.;⟦]|⟦[^CLU]\d+⟧)*$"
)
_OPENED = re.compile(r"(?:[^.;⟦]|⟦[WIDTPMGE]\d+⟧){0,160}?, (?:the )?⟦[CU](\d+)⟧(?! and\b)")
"""A power in the words that open a sentence ("With 3 GW in service, Jarrow ...") is of its subject."""
_ANOTHER_OPENED = re.compile(
    r"(?:[^.;⟦]|⟦[WIDTPME]\d+⟧|(?<=in )⟦G\d+⟧|(?<=in the )⟦G\d+⟧){0,160}?, (?:⟦[GH]\d+⟧|[A-Z][\w-]+)(?:'s)? "
)
"""A subject that no rule for names knows for a company ("Managing 3 MW in Ohio, Jarrow's venture ...")."""
_ADDS_UP = re.compile(
    r"\b(?:boost|bring|brought|lift|rais|tak|took|increas|grow|grew|grown)\w*\b(?: (?:its|the|their|⟦C(\d+)⟧'s))? (?:[\w-]+ ){0,2}?(?:total|overall|combined|group)(?: [\w-]+){0,3} (?:to|past|above) $"
)
"""What a new site brings a total to is not the site's."""
_SHARE_IN = re.compile(
    r"\b(?:stake|interest|share|holding)\b[^.;]{0,40}? in ⟦[CULG](\d+)⟧[^.;]{0,120}\b(?:share|interest|stake|part) (?:in|of) (?:[\w-]+ ){0,3}$"
)
"""What a stake in a company gives a share of is that company's."""
_LISTED_SITE = re.compile(r"(?: (?:critical|gross|IT|load|of|AC|DC)){0,4}, ⟦L(\d+)⟧(?=[,.\n]|$)")
"""A site in a telegraphic list behind a power: "40 MW critical IT, Calder Ridge, 10 years"."""
_OWNER_BEHIND = re.compile(
    r"[^.;]{0,60}?\b(?:generated|produced|campus|plant|project|site|farm|planned|developed|owned|operated|built|run|held|proposed|managed|delivered) by (?:the |its |[a-z-]+ ){0,4}⟦([CUL])(\d+)⟧"
)
_GOVERNED = re.compile(r"\b(?:of|for|at|from|by|in|to|with|on) (?:the |its |[\w-]+ ){0,4}$")

_FOR_A_TAKER = re.compile(
    r"\b(?:(?:built|constructed|developed|made|kept|meant|reserved) for|(?:leased|let|rented|sold|offered) to|follow|backed by|visit) (?:the |its )?(?:[\w-]+ ){0,2}(?:⟦[CU]\d+⟧ on )?$"
)
"""Words before a name that takes a power and does not hold it."""


def holder_of(masked: Masked, mention: Quantity, focus: Name | None) -> tuple[Name | None, str, float]:
    """The holder as the plain clause has it; where that leaves the power out, as the sentence has it."""
    number = masked.mentions.index(mention)
    for stretch in (plain(masked), masked):
        if f"⟦W{number}⟧" in stretch.text:
            at = stretch.position(mention)
            several = is_of_several(stretch, mention)
            return _holder(stretch, at, stretch.text.index("⟧", at) + 1, focus, several)
    return None, "", 0.0


def _holder(masked: Masked, at: int, end: int, focus: Name | None, several: bool) -> tuple[Name | None, str, float]:
    """The site or company that has the capacity: the site beside it, else the subject of its clause."""
    low, high = clause_about(masked, at, end)
    row = _ROW.match(masked.text[:at])
    if row is not None:
        return _named(masked, int(row["n"] or row["cell"])), "capacity.row", BASE_WEIGHT
    opens = _OPENING.match(masked.text[:at]) is not None
    opened = _OPENED.match(masked.text, end) if opens else None
    if opened is not None:
        return _named(masked, int(opened[1])), "capacity.opening", BASE_WEIGHT
    if opens and _ANOTHER_OPENED.match(masked.text, end):
        return None, "", 0.0
    called = _called_beside(masked, at, end)
    if called is not None:
        return called, "capacity.called", BASE_WEIGHT
    if _PART_OF_PLANT.search(masked.text, max(0, at - 90), at) and _UNNAMED.match(masked.text, end):
        return focus, "capacity.focus", FAR
    stake = _SHARE_IN.search(masked.text, 0, at)
    if stake is not None:
        return _named(masked, int(stake[1])), "capacity.stake", BASE_WEIGHT
    total = _ADDS_UP.search(masked.text, 0, at)
    if total is not None:
        return (_named(masked, int(total[1])) if total[1] else focus), "capacity.total", FAR
    beside = _beside(masked, at)
    if beside is not None:
        return beside, "capacity.beside", BASE_WEIGHT
    listed = _LISTED_SITE.match(masked.text, end)
    if listed is not None:
        return _named(masked, int(listed[1])), "capacity.at_site", BASE_WEIGHT
    behind = re.match(
        r" (?:[\w-]+ ){0,5}?(?:at|of|for|in|from|called|named|by|the|its)? ?(?:the |its )?⟦([CLU])(\d+)⟧",
        masked.text[end:high],
    )
    before = list(_SLOT.finditer(masked.text, low, at)) or list(_SLOT.finditer(masked.text, 0, at))
    subject = _subject(masked, before)
    owned = _OWNED.search(masked.text, max(0, at - 80), at)
    if owned is not None:
        return _named(masked, int(owned[1])), "capacity.possessive", BASE_WEIGHT
    if behind and behind[1] == "L" and (subject is None or _is_site(masked, behind[2])):
        return _named(masked, int(behind[2])), "capacity.at_site", BASE_WEIGHT
    builder = _BUILDS.search(masked.text, max(0, at - 90), at)
    if builder is not None:
        return _named(masked, int(builder[1])), "capacity.subject", BASE_WEIGHT
    place = _AT_PLACE.match(masked.text[end:high])
    if place is not None:
        return _named(masked, int(place[1])), "capacity.at_place", BASE_WEIGHT
    near_site = [m for m in before if m[1] == "L" and at - m.end() < 60 and (subject is None or _is_site(masked, m[2]))]
    if near_site:
        return _named(masked, int(near_site[-1][2])), "capacity.of_site", BASE_WEIGHT
    owner = _OWNER_BEHIND.match(masked.text[end:high])
    if owner is not None:
        return _named(masked, int(owner[2])), "capacity.owner", BASE_WEIGHT
    first = _FIRST_HAS.match(masked.text[:at]) if subject is None else None
    if first is not None:
        return _named(masked, int(first[1])), "capacity.first", BASE_WEIGHT
    if subject is not None and subject.kind == "site" and several:
        return _last_firm(masked, at) or focus, "capacity.total", FAR
    if subject is not None:
        return subject, "capacity.subject", BASE_WEIGHT
    if behind and behind[1] == "C":
        return _named(masked, int(behind[2])), "capacity.behind", BASE_WEIGHT
    after = [
        m
        for m in _SLOT.finditer(masked.text, end, high)
        if m[1] != "U" and _GOVERNED.search(gap := masked.text[end : m.start()]) and not _FOR_A_TAKER.search(gap)
    ]
    if after and not opens:
        return _named(masked, int(after[0][2])), "capacity.clause", FAR
    if _PLACE_ITEM.match(masked.text[:at]):
        return focus, "capacity.item", FAR
    if _COUNTRY.search(masked.text[:at]) or _of_a_place(masked, at) or _OTHERS.match(masked.text):
        return None, "", 0.0
    return focus, "capacity.focus", FAR


_PLANT = r"(?:plants?|stations?|farm|park|project|site|campus|mine|reactor|facility|complex|hall|building)"
_BUILDS = re.compile(
    r"⟦C(\d+)⟧ (?:will|would|is to|has agreed to|plans to|intends to|wants to|is set to) (?:build|construct|develop|install|set up|put up) (?:an?|the) $"
)
""" "Garlow will build a 300 MW plant at Phalodi": Garlow's, as a place has no plants."""
_APPOSED = re.compile(
    rf"(?:^\W*|[;,] |\band )⟦[CULG](\d+)⟧,? (?:an?|the|its) (?:[\w-]+ |⟦I\d+⟧ ){{0,4}}{_PLANT} (?:of|with) $"
)
""" "Colby, a coal plant of 620 MW": the plant's."""
_THE_ONE_AT = re.compile(
    rf"\b[Tt]he (?:one|other|second|first|third|{_PLANT}) (?:at|in|near) ⟦[CULG](\d+)⟧(?:, (?:in|near) [^,]{{3,30}},)? (?:has|have|will have|had|with|is to have) $"
)
_SO_CALLED = re.compile(rf" ⟦[CU](\d+)⟧ (?:[a-z-]+ ){{0,2}}?{_PLANT}\b")
""" "The 435 MW Penwick station"."""
_PART_OF_PLANT = re.compile(
    r"\b(?:pay|pays|paid|bid|offer|offers|offered|buy|buys|bought|acquires?|acquired)\b[^.;]{0,60}⟦P\d+⟧ of the $"
)
""" "Would pay 900 for 20% of the 1,150 MW plant": of whoever the talk was, and not of who buys."""
_UNNAMED = re.compile(rf" (?:[a-z-]+ ){{0,3}}?{_PLANT}\b")
_PLACE_ITEM = re.compile(r"\s*[-•*·–—▪◦] ?(?:⟦G\d+⟧(?:, )?){1,3}: (?:about |up to )?$")
""" "- Toledo, Ohio: 84 MW": an item of what the lines above tell of."""


def _called_beside(masked: Masked, at: int, end: int) -> Name | None:
    """The plant whose own words a power stands in, under whatever a rule for names took it for."""
    before = _APPOSED.search(masked.text, 0, at) or _THE_ONE_AT.search(masked.text, 0, at)
    found = before or _SO_CALLED.match(masked.text, end)
    name = _named(masked, int(found[1])) if found else None
    return name if name is not None and (found is before or name.id is None) else None


def _of_a_place(masked: Masked, at: int) -> bool:
    """Whether a sentence that names no company speaks of a place rather than of what stands there."""
    if not masked.of("G") or masked.of("CU"):
        return False
    return _THINGS.search(masked.text, max(0, at - 90)) is None


_THINGS = re.compile(
    r"^\W*(?:Two|Three|Four|Five|Several) (?:projects|plants|sites|facilities|farms|parks)\b|^ ?⟦W\d+⟧|\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir|[Tt]his|[Tt]hese) (?:[\w-]+ ){0,3}(?:management|company|group|firm|project|plant|facility|facilities|site|campus|portfolio|strategy)\b|(?:an?|its|our|the) ⟦W\d+⟧ (?:[\w-]+ |⟦I\d+⟧ ){0,4}(?:plant|facility|data cent(?:er|re)|project|campus|farm|mine|site|park)\b"
)
_OTHERS = re.compile(
    r"\W*(?:Some|Many|Most|Large|Small|Other|Several|Few|Nobody|Facilities|Two other|Three other|[A-Z][a-z]+ other) "
)
"""How a sentence begins that speaks of others than the company before it."""
_OWNED = re.compile(
    r"⟦[CUL](\d+)⟧'s (?:(?!(?:option|contract|lease|order|agreement|deal|right|plan|target|forecast|tenant|customer)\b)[\w-]+,? ){0,4}$"
)
_FIRST_HAS = re.compile(
    r"^\W*⟦[CU](\d+)⟧ (?:also |still |already |now )?(?:has|had|have|runs?|ran|owns?|operates?|holds?|manages?|builds?|built|will|plans|can|gets|hopes|serves|brings|offers|adds|added|won|takes|took|contributes)\b[^⟦]{0,60}$"
)


def _beside(masked: Masked, at: int) -> Name | None:
    """The name whose size a power right behind it is."""
    found = next((m for m in _BESIDE.finditer(masked.text, max(0, at - 40), at + 60) if m.end() == at), None)
    if found is None:
        return None
    town = _TOWN.search(masked.text, max(0, at - 60), found.start(1) - 2)
    return _named(masked, int(town[1] if town else found[1]))


_TOWN = re.compile(r"⟦G(\d+)⟧, $")
"""The town before its state, which of the two is the nearer to a site's name."""


def _is_site(masked: Masked, number: str) -> bool:
    name = _named(masked, int(number))
    return name is not None and name.kind == "site"


def _named(masked: Masked, index: int) -> Name | None:
    mention = masked.mentions[index]
    return mention if isinstance(mention, Name) else None


def _last_firm(masked: Masked, at: int) -> Name | None:
    """The last company that a sentence names before a place."""
    firms = [m for m in masked.of("C") if isinstance(m, Name) and masked.position(m) < at and m.kind == "company"]
    return firms[-1] if firms else None


def _subject(masked: Masked, before: list[re.Match[str]]) -> Name | None:
    before = [
        m for m in before
        if not (m[1] == "C" and _IN_PLACES.search(masked.text, 0, m.start()) and _unlisted(masked, m))
        and not _SUPPLIES.match(masked.text, m.end()) and not _MADE_BY.search(masked.text, 0, m.start())
    ]  # fmt: skip
    free = [
        m for m in before
        if m[1] != "U"
        and not re.search(r"\b(?:by|with|from|to|for|against|than|according to|like|using|of|alongside) (?:(?:the|and|[a-z-]+|⟦[CU]\d+⟧),? ){0,3}$", masked.text[: m.start()])
        and not re.match(r",? (?:said|says|reported)\b| as (?:an? |the )?(?:[\w-]+ )?(?:taker|tenant|customer|off-?taker|buyer|client)\b", masked.text[m.end() :])
    ]  # fmt: skip
    pool = free or [m for m in before if m[1] != "U"]
    return _named(masked, int(pool[-1][2])) if pool else None


_IN_PLACES = re.compile(r"\b(?:in|near|outside) (?:(?:the )?⟦G\d+⟧,? (?:and )?(?:in )?|the )$")
""" "In Extremadura and Castile": where, whatever a rule for names took the second for."""


def _unlisted(masked: Masked, slot: re.Match[str]) -> bool:
    name = _named(masked, int(slot[2]))
    return name is not None and name.id is None and name.antecedent is None


_SUPPLIES = re.compile(
    r"'s? (?:[\w.-]+ |⟦[CU]\d+⟧ ){0,6}(?:modules?|panels?|turbines?|inverters?|trackers?|chips?|engines?|batter(?:y|ies)|cells|transformers?|"
    r"equipment|technology|generators?|units|converters?),? (?:(?:are|were|is|was|will|have|has|had|can) |(?:powers?|energi[sz]e[sd]?|supply|supplies|supplied|equips?|drives?|feeds?|runs?)\b)"
)
"""What is said of a supplier's goods, which stand in the plant of another."""


_MADE_BY = re.compile(r", (?:made|supplied|provided|delivered|produced|manufactured) by (?:the )?$")
""" "The chips, made by A, will run in 75 MW": who made them has no part in it."""


def clause_about(masked: Masked, at: int, end: int) -> tuple[int, int]:
    """The clause about a power: from the last break before it to the next behind it."""
    breaks = [m.end() for m in re.finditer(r"[;•]|, (?:and|while|but|which|with) ", masked.text[:at])]
    stop = re.search(r"[;•]|, (?:and|while|but) ", masked.text[end:])
    return (breaks[-1] if breaks else 0), end + stop.start() if stop else len(masked.text)
