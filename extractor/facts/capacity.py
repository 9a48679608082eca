"""Capacities: a stated amount of power tied to a named company, project or site, with its stage."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.facts.deal.clauses import plain
from extractor.facts.deal.kinds import technology_in
from extractor.facts.deal.terms import basis_of
from extractor.facts.draft import Draft, Refusal
from extractor.facts.masked import Masked
from extractor.facts.modality import refusal
from extractor.facts.sentences import masked_sentences
from extractor.labels import names
from extractor.registry import registry
from extractor.schema import Name, Quantity
from extractor.schema.kinds import Stage

_STAGES: tuple[tuple[Stage, str], ...] = (
    ("retired", r"\b(?:retir(?:e|es|ed|ing|ement)|decommission\w*|shut(?:ting)? down|closure|mothball\w*)\b"),
    ("under_construction", r"\b(?:under construction|being built|is building|are building|currently building|under development|construction (?:of|is|has begun|began|started|work)|broke ground|ground has been broken|should be finished|buildout|build-out|in construction|building out)\b"),
    ("pipeline", r"\b(?:pipeline|backlog of projects|development portfolio|in development|early[- ]stage)\b"),
    ("contracted", r"\b(?:contract(?:ed|s)?|leas(?:e|es|ed|ing)|PPAs?|power purchase|agreements?|agreed|signed|deal|order(?:s|ed)?|hosting|tenant|offtake|under contract|secured|procur\w+|deliver|supply|award(?:ed)?|rent(?:s|ed)?|lets?|promised|tak(?:e|es|en|ing)|took|reserved|settled on|suppl(?:y|ies|ied)|landed|booked|committed)\b"),
    ("acquired", r"\b(?:acqui(?:re|res|red|ring|sition)|bought|buy(?:s|ing)?|purchas\w+|takeover)\b"),
    ("planned", r"\b(?:plan(?:s|ned|ning)?|propos(?:e|ed|es|al)|will|intend\w*|aim\w*|target\w*|expect\w*|to (?:build|develop|add|reach|install|construct)|slated|scheduled|could|by 20\d\d|set to|scal(?:e|able|ing)|expan(?:d|sion|ded|ding)|phase|future|develop(?:s|ed|ing)?|upcoming|approved|design capacity|expected|implementing|prepar(?:e|es|ing)|filed for|permitted|hopes?|can grow|grow to|option|right to|further|additional|wants?|another|non-binding|talks|proposal|project)\b"),
    ("operating", r"\b(?:operat(?:es|ed|ing|ional|ions)|in operation|online|installed|has (?:a |an )?(?:total |current )?capacity|currently|energi[sz]ed|runs|commissioned|in service|connected|existing|already|live|can generate|generat(?:es|ed|ing)|own(?:s|ed)?|hosts?|manag(?:es|ing)|complet(?:ed|ion)|began commercial|started operations|supplies power|produces)\b"),
)  # fmt: skip
_STAGE = tuple((stage, re.compile(pattern, re.IGNORECASE)) for stage, pattern in _STAGES)
_PRODUCT = re.compile(
    r"^(?:-class)? (?:[A-Z][\w-]+ )?(?:turbines?|reactors? design|design|module|inverters?|engine|generators?|charg(?:er|ers|ing)|transformers?|per (?:turbine|unit|module|rack)|racks?|cells?|units?|accelerators?|systems?|kits?|line|platform|electrolyser stack|units? each|converter)\b",
    re.IGNORECASE,
)
_PRODUCT_BEFORE = re.compile(
    r"\b(?:each|rating of|anything|rated (?:at|for)|nameplate of|units? of|turbines? of|producing a minimum of|reactors? (?:of|producing|generating|with))(?: (?:up to|about))? ?$",
    re.IGNORECASE,
)
_TARGETED = re.compile(
    r"\b(?:raised|lifted|cut|lowered|kept|maintained|reaffirmed|increased|reiterated|repeated)\b[^.;]{0,60}\b(?:targets?|forecast|guidance|outlook|goal)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""A target that is moved is guidance, which another rule reads."""
_DIFFERENCE = re.compile(
    r"^ (?:more|less|higher|lower|of demand|of load growth|short)|^ (?:a|per) (?:year|month|day)", re.IGNORECASE
)
_COUNTRY = re.compile(
    r"\b(?:country|nation|state|government|national|region|global|world|worldwide|industry|market)(?:'s|wide)?\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_COUNTRY_HAS = re.compile(
    r"⟦G\d+⟧ (?:itself |alone )?(?:had|has|have|installed|added|plans|wants|aims|already|will|is|was|now|hopes|intends)\b[^⟦]{0,40}$"
    r"|⟦G\d+⟧ (?:itself |alone )?(?:had|has|have|aims|plans|wants)\b[^.;⟦]*⟦W\d+⟧[^.;]{0,60}\b(?:and|to)\b[^.;]{0,60}$"
    r"|⟦G\d+⟧'s (?:[\w-]+ ){0,3}(?:plans?|targets?|goals?|capacity|fleet|demand|ambition|grid|needs?|pledge|quota|total)\b[^.;]{0,60}$"
    r"|\b(?:[Pp]resident|[Pp]rime [Mm]inister|[Gg]overnment|[Mm]inister|[Aa]dministration)\b[^.;]{0,40}(?:'s (?:goal|target|plan)|\b(?:plans|aims|wants|pledged?|hopes|targets))\b[^.;]{0,80}$"
    r"|\b(?:[A-Z][a-z]+(?:an|ish|ese|ch)) (?:wind|solar|power|nuclear|hydro\w*|gas|electricity|renewable)\b (?:power |energy )?(?:output|generation|capacity|demand|supply|⟦I\d+⟧)[^.;]{0,80}$"
)
"""Words before a power that make it a country's."""
_GENERIC = re.compile(
    r"\b(?:enough to power|homes|equivalent to|for example|typically|each gigawatt|every gigawatt|one gigawatt|as a rule|can require|must be|requires? (?:between|up to)|trained at)\b",
    re.IGNORECASE,
)
_SLOT = re.compile(r"⟦([CUL])(\d+)⟧")
_APPOSED_SITE = re.compile(r"⟦L(\d+)⟧")
BASE_WEIGHT = 0.8
FAR = 0.65
"""Weight where the holder stands in the sentence before."""


def find(doc: Doc) -> Iterator[Draft | Refusal]:
    """The capacities of an article, and the powers that are none."""
    focus: Name | None = None
    made: list[tuple[str, float]] = []
    for masked in masked_sentences(doc):
        for mention in masked.of("W"):
            assert isinstance(mention, Quantity)
            proposal = _judge(doc, masked, mention, focus)
            if isinstance(proposal, Draft):
                key = (proposal.fields["holder"], round(proposal.fields["mw"], 1))
                if key in made:
                    proposal = Refusal(mention.span, "duplicate", "capacity")
                else:
                    made.append(key)
            yield proposal
        focus = _focus(doc, masked) or focus


def _focus(doc: Doc, masked: Masked) -> Name | None:
    return next(
        (
            n for n in names(doc)
            if n.kind in ("company", "site") and n.sure and masked.start <= n.start < masked.end and not _third_party(n)
        ),
        None,
    )  # fmt: skip


def _judge(doc: Doc, masked: Masked, mention: Quantity, focus: Name | None) -> Draft | Refusal:
    at = masked.position(mention)
    end = masked.text.index("⟧", at) + 1
    left, right = masked.text[:at], masked.text[end:]
    if mention.per is not None or _DIFFERENCE.match(right):
        return Refusal(mention.span, "rate", "capacity")
    if mention.base_low <= 0:
        return Refusal(mention.span, "zero", "capacity")
    if _PRODUCT.match(right) or _PRODUCT_BEFORE.search(left):
        return Refusal(mention.span, "product_rating", "capacity")
    if re.match(r"^ each\b", right):
        return Refusal(mention.span, "per_unit", "capacity")
    if _GENERIC.search(left[-60:] + right[:40]):
        return Refusal(mention.span, "generic", "capacity")
    refused = refusal(doc, (mention.core_start, mention.core_end), "capacity")
    if _TARGETED.search(left):
        return Refusal(mention.span, "guidance", "capacity")
    if refused is not None and refused.reason != "hypothetical":
        return refused
    if _of_country(left):
        return Refusal(mention.span, "country_total", "capacity")
    holder, rule, weight = _holder_of(masked, mention, focus)
    if holder is None:
        return Refusal(mention.span, "no_holder", "capacity")
    if _third_party(holder):
        return Refusal(mention.span, "third_party", "capacity", holder.name)
    if refused is not None:
        return refused
    draft = Draft("capacity", rule, weight, (masked.start, masked.end))
    draft.put_name("holder", holder)
    draft.put("mw", mention.base_low, mention).put("bound", mention.bound)
    if mention.is_range:
        draft.put("mw_high", mention.base_high, mention)
    _put_stage(draft, masked, at, end)
    basis = basis_of(masked, mention)
    if basis:
        draft.put("basis", *basis)
    low, high = _clause(masked, at, end)
    technology = technology_in(masked.text, low, high)
    if technology:
        draft.put("technology", technology[0], (masked.offsets[technology[1][0]], masked.offsets[technology[1][1]]))
    sites = [m for m in masked.of("L") if isinstance(m, Name)]
    if sites:
        nearest = min(sites, key=lambda s: abs(masked.position(s) - at))
        draft.put_name("site", nearest)
    return draft


def _clause(masked: Masked, at: int, end: int) -> tuple[int, int]:
    breaks = [m.end() for m in re.finditer(r"[;•]|, (?:and|while|but|which|with) ", masked.text[:at])]
    stop = re.search(r"[;•]|, (?:and|while|but) ", masked.text[end:])
    return (breaks[-1] if breaks else 0), end + stop.start() if stop else len(masked.text)


def _of_country(left: str) -> bool:
    return _COUNTRY_HAS.search(left) is not None


def _third_party(name: Name) -> bool:
    """Whether a name is that of a public body, which speaks of others' power."""
    company = registry().get(name.id) if name.id else None
    if company is not None:
        return company.sector == "agency" or company.sector == "media"
    return _PUBLIC_BODY.search(name.name) is not None or _NO_NAME.fullmatch(name.name) is not None


_PUBLIC_BODY = re.compile(r"\b(?:Agency|Ministry|Commission|Department|Bureau|Council|Committee|Institute|Association|University|Journal|Times|News)\b")
_NO_NAME = re.compile(
    r"(?:(?:Solar|Wind|Geothermal|Hydro|Hydroelectric|Nuclear|Gas|Thermal|Power|Energy|Electricity|Battery|Storage|Offshore|Onshore|AI|Data|HVDC|LCC|COD|"
    r"Phase|Plant|Station|Park|Farm|Project|Projects|Facility|System|Systems|Cent(?:er|re)|Campus|Unit|Designed|Capacity|V|\d+)[ -]?)+"
)
"""Names that say what a thing is and not which."""
_ROW = re.compile(
    r"^\W*[^/|;.⟦]{0,40}(?:⟦[CLU](?P<n>\d+)⟧(?: ?\([^)]*\))? ?(?:[–—]|-(?= )) ?|⟦[CULG](?P<cell>\d+)⟧(?:[^/|]*[/|]){2})"
)
"""A row of a table or list, whose first cell says whose it is."""
_OWNER_BEHIND = re.compile(
    r"[^.;]{0,60}?\b(?:planned|developed|owned|operated|built|run|held|proposed|being developed|managed) by (?:the |its |[a-z-]+ ){0,4}⟦([CU])(\d+)⟧"
)
_GOVERNED = re.compile(r"\b(?:of|for|at|from|by|in|to|with|on) (?:the |its |[\w-]+ ){0,4}$")


def _holder_of(masked: Masked, mention: Quantity, focus: Name | None) -> tuple[Name | None, str, float]:
    """The holder as the plain clause has it; where that leaves the power out, as the sentence has it."""
    number = masked.mentions.index(mention)
    for stretch in (plain(masked), masked):
        if f"⟦W{number}⟧" in stretch.text:
            at = stretch.position(mention)
            return _holder(stretch, at, stretch.text.index("⟧", at) + 1, focus)
    return None, "", 0.0


def _holder(masked: Masked, at: int, end: int, focus: Name | None) -> tuple[Name | None, str, float]:
    """The site or company that has the capacity: the site beside it, else the subject of its clause."""
    low, high = _clause(masked, at, end)
    row = _ROW.match(masked.text[:at])
    if row is not None:
        return _named(masked, int(row["n"] or row["cell"])), "capacity.row", BASE_WEIGHT
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
    near_site = [m for m in before if m[1] == "L" and at - m.end() < 60 and (subject is None or _is_site(masked, m[2]))]
    if near_site:
        return _named(masked, int(near_site[-1][2])), "capacity.of_site", BASE_WEIGHT
    owner = _OWNER_BEHIND.match(masked.text[end:high])
    if owner is not None:
        return _named(masked, int(owner[2])), "capacity.owner", BASE_WEIGHT
    first = _FIRST_HAS.match(masked.text[:at]) if subject is None else None
    if first is not None:
        return _named(masked, int(first[1])), "capacity.first", BASE_WEIGHT
    if subject is not None:
        return subject, "capacity.subject", BASE_WEIGHT
    if behind and behind[1] != "L":
        return _named(masked, int(behind[2])), "capacity.behind", BASE_WEIGHT
    after = [m for m in _SLOT.finditer(masked.text, end, high) if m[1] != "U" and _GOVERNED.search(masked.text[end : m.start()])]
    if after:
        return _named(masked, int(after[0][2])), "capacity.clause", FAR
    if _COUNTRY.search(masked.text[:at]) or (masked.of("G") and not masked.of("CU")) or _OTHERS.match(masked.text):
        return None, "", 0.0
    return focus, "capacity.focus", FAR


_OTHERS = re.compile(r"\W*(?:Some|Many|Most|Large|Small|Other|Several|Few|Nobody|Facilities|Two other|Three other|[A-Z][a-z]+ other) ")
"""How a sentence begins that speaks of others than the company before it."""
_OWNED = re.compile(r"⟦[CUL](\d+)⟧'s (?:(?!(?:option|contract|lease|order|agreement|deal|right|plan|target|forecast|tenant|customer)\b)[\w-]+,? ){0,4}$")
_FIRST_HAS = re.compile(
    r"^\W*⟦[CU](\d+)⟧ (?:also |still |already |now )?(?:has|had|have|runs?|ran|owns?|operates?|holds?|manages?|builds?|built|will|plans|can|gets|hopes|serves|brings|offers|adds|added|won|takes|took|contributes)\b[^⟦]{0,60}$"
)


def _is_site(masked: Masked, number: str) -> bool:
    name = _named(masked, int(number))
    return name is not None and name.kind == "site"


def _named(masked: Masked, index: int) -> Name | None:
    mention = masked.mentions[index]
    return mention if isinstance(mention, Name) else None


def _subject(masked: Masked, before: list[re.Match[str]]) -> Name | None:
    free = [
        m for m in before
        if m[1] != "U"
        and not re.search(r"\b(?:by|with|from|to|for|against|than|according to|like|using|of) (?:(?:the|and|[a-z-]+|⟦[CU]\d+⟧),? ){0,3}$", masked.text[: m.start()])
        and not re.match(r"(?:,)? (?:said|says|reported)\b", masked.text[m.end() :])
    ]  # fmt: skip
    pool = free or [m for m in before if m[1] != "U"]
    return _named(masked, int(pool[-1][2])) if pool else None


def _put_stage(draft: Draft, masked: Masked, at: int, end: int) -> None:
    low, high = _clause(masked, at, end)
    for stretch in ((low, high), (0, len(masked.text))):
        hits = [(abs(m.start() - at), stage, m) for stage, p in _STAGE for m in p.finditer(masked.text, *stretch)]
        if hits:
            _, stage, match = min(hits, key=lambda h: h[0])
            draft.put("stage", stage, masked.span(match))
            return
    draft.put("stage", "unspecified")
