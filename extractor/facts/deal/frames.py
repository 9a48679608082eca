"""Deals told by what one side does: a table of verbs by who their subject is, and the forms in which news puts them.

A frame says who acts (``by``), with which verbs, on what (``thing``), behind which prepositions the other side stands
(``to``), and what kind of deal that is. Each frame makes a rule of every form: active ("A lets 40 MW to B"), with the other
side as owner ("A builds B's campus"), dative ("A leases B 40 MW"), passive ("40 MW were let to B by A"), relative ("the
40 MW that A lets to B") and noun ("A's lease of 40 MW to B"). A new verb is one word in the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.facts.deal.rules import UNNAMED, DealRule
from extractor.facts.deal.verbs import any_form, participle
from extractor.schema.kinds import DealKind

_TAIL = r"(?:[^⟦.;]|\.(?=\d)|⟦[A-BD-TV-Z]\d+⟧|⟦[CU]\d+⟧'s){0,110}?"
"""What may follow the thing: its place, terms and use, no further party."""
_HEAD = (
    r"(?: of ⟦G\d+⟧)?(?:(?:,? (?:which|who|that|has|have|had|is|are|was|were|will|would|to|be|been|also|now|already|then|first|since|later|today|"
    r"itself|further|just|soon|again|still|instead|meanwhile|agreed|agrees|agreeing|plans?|planned|planning|intends?|expects?|aims?|hopes?|"
    r"wants?|due|set|about|committed|undertook|undertaken|promised|pledged|going|continues?|began|starts?|started|begins?|"
    r"[a-z]+ly|(?:on |in |late |from )?⟦D\d+⟧|for ⟦T\d+⟧|in turn|for ⟦C\d+⟧'s part))+,?)?"
)
"""What may stand between a subject and its verb."""
_UNDER = (
    r"…\b(?:agreements?|contracts?|deals?|orders?|accord|pact|options?|PPA|MoU|memorandum(?: of understanding)?|letter of intent|"
    r"plans?|proposals?|bid|job|mandate|tender|work|(?:was|were|been|is|being) (?:[a-z]+ )?(?:appointed|chosen|selected|picked|hired|tapped|named|commissioned|engaged|contracted))\b(?:[^⟦.;]|⟦[DTMWG]\d+⟧){0,40}?\b(?:to|for|under which it (?:will|would)|that will see it)"
)
"""A paper by which a subject is to do something ("won the contract to build")."""
_GIVEN = _UNDER.replace("plans?|proposals?|bid|", "")
"""The same where nobody is named who has it done: what a firm only plans is its own."""
_WILL = r"(?: of ⟦G\d+⟧)?,? (?:which )?(?:(?:will|is to|are to|would|has agreed to|agreed to|has been (?:appointed|chosen|selected|picked|hired|contracted) to|was (?:appointed|chosen|selected|picked|hired|contracted) to)(?: also)?)"
"""Before the verb of a subject whose other side the sentences before have named."""
_QUANT = (
    r"(?:(?:all|half|most|part|some|any|a third|two-thirds|a quarter|three-quarters|about|around|up to|at least|roughly|nearly|almost|over|more than|"
    r"another|an?|the|its|their|full|fully|entire|whole|total|first|last|remaining|other|rest|of|{P}|⟦C\d+⟧'s|further|additional|extra|new|second|"
    r"third|initial|as much as|as many as|what is|annual|combined|\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten) ){0,7}"
)
_ASSETS = r"(?:wind|solar|hydro\w*|gas|nuclear|battery|storage|power|pumped|onshore|offshore|coal|geothermal|biomass)?(?: |-)?(?:plants?|projects?|farms?|parks?|portfolios?|stations?|turbines?|reactors?|assets?|fleet|pipeline|mines?|machines|rigs|business|developer|cells|complex(?:es)?)\b"
_MW = rf"{_QUANT}{{W}}(?! (?:of )?(?:[\w-]+ |⟦[LGU]\d+⟧ ){{0,2}}{_ASSETS})"
_HALLS = r"(?:data )?(?:halls?|cent(?:er|re)s?|suites?|rooms?|racks?|cabinets?|space|floor ?space|capacity|buildings?|sheds?|shells?|campus(?:es)?|sites?|facilit(?:y|ies))\b"
_SPACE = rf"(?:{_MW}|{_QUANT}(?:(?!(?:to|for|from|with|by|at|in|on|of)\b)[\w'-]+ |⟦[WLG]\d+⟧ ){{0,4}}?{_HALLS}|{_QUANT}{{L}})"
_KIT = r"(?:machines|rigs|miners|mining machines|servers|hardware|computers|equipment|GPUs|chips|processors|racks|gear|kit|systems|ASICs|clusters?)"
_COMPUTE = (
    r"(?:(?!(?:to|from|with|by)\b)[\w,.'-]+ |{M} |⟦[CUI]\d+⟧(?:'s)? |{W} ){0,7}?(?:comput(?:e|ing)(?: power| capacity| time| services)?|cloud(?: capacity| services| computing| infrastructure)?|"
    r"(?:AI|training|inference|GPU)[ -](?:capacity|hours|time|infrastructure|services|computing)|server (?:time|capacity))\b(?! (?:start-?up|firm|company|group|provider|giant))"
)
_CHIPS = r"(?:(?!(?:to|from|with|by|for)\b)[\w,.'-]+ |{M} |⟦[CUI]\d+⟧(?:'s)? |{W} ){0,6}?(?:GPUs?|graphics (?:processors|cards|chips)|processors|accelerators|chips|clusters?|servers|superchips)\b"
_CLOUD_PLACE = r"(?:'s)? (?:[\w-]+ ){0,3}(?:machines|GPUs?|chips|processors|servers|clusters?|cloud|computers|computing|infrastructure|hardware|systems|accelerators)\b"
_POWER_WORD = r"(?:output|power|electricity|energy|generation|production|electrons|megawatt-hours)\b(?! (?:plants?|stations?|projects?|assets?|parks?|farms?|portfolio|company|group|firm|business))"
_NO_SITE = r"(?!(?:/⟦E\d+⟧)? (?:(?:(?!(?:of|from|to|at|in|for|on|with|by|generated|produced)\b)[\w-]+|⟦[GLUC]\d+⟧(?:'s)?) ){0,3}?(?:sites?|campus(?:es)?|data cent(?:er|re)s?|facilit(?:y|ies)|halls?|buildings?|plants?|projects?|farms?|parks?|portfolios?|stations?|units?|batter(?:y|ies)|systems?|mines?|fleet|machines|rigs|miners|turbines?|reactors?|developments?|assets?|stakes?|business|operations)\b)"
"""Behind a power: it is not a place of that power that changes hands."""
_NO_COMPUTE = r"(?! (?:of )?(?:[\w-]+ ){0,3}?(?:cloud|comput\w+|AI|IT|hosting|colocation|data|server|GPU|critical)\b)"
"""Megawatts of what stands in a hall are not sold as power."""
_POWER = rf"(?:{_MW}{_NO_SITE}{_NO_COMPUTE}(?: of (?:[\w-]+ ){{0,3}}{_POWER_WORD})?|{_QUANT}{{E}}|{_QUANT}(?:(?!(?:to|for|from|with|by|at|in|on|of)\b)[\w'-]+ |⟦[WLG]\d+⟧ ){{0,3}}?{_POWER_WORD})"
_PLANT = r"(?:(?:wind|solar|hydro\w*|nuclear|gas|geothermal|power|storage|battery|tidal|biomass) (?:farm|park|plant|station|project|unit|facility|portfolio|array)s?|reactors?|dams?|power station|photovoltaic|pumped)"
_GOODS = (
    r"(?:(?!(?:to|for|from|with|by)\b)[\w,.'-]+ |⟦[WEMCUI]\d+⟧(?:'s)?(?: |/)|of ){0,8}?(?:turbines?|transformers?|switchgear|modules|panels|batter(?:y|ies)|cells|inverters|converters|generators?|gensets|engines|cables?|"
    r"chillers?|cooling(?: \w+)?|racks|servers|chips|GPUs?|processors|ASICs?|miners|rigs|machines|electrolysers?|reactors?|equipment|gear|substations?|blades|towers|foundations|components|containers|fuel cells|fuel|uranium|gas|"
    r"accelerators|buses|trains|trams|locomotives|wagons|jets|aircraft|planes|airliners|helicopters|ships|vessels|ferries|tankers|freighters|LNG carriers|trucks|lorries|vans|tractors|excavators|cranes|lifts|elevators|"
    r"robots|drones|satellites|rockets|missiles|shells|ammunition|howitzers|radars?|sensors|scanners|pumps|valves|pipes|smartphones|tablets|vaccines|doses|syringes)\b(?!-)"
    r"(?! (?:maker|manufacturer|supplier|producer|plant|station|power|firm|business|unit|division|market|sales))"
)
_STUFF = (
    r"(?:(?:up|to|about|around|at|least|some|more|than|as|much|a|total|of|an|additional|another|nearly|over|roughly|the|its|half|\d[\d,.]*|million|billion|metric|dry|wet|annual) ){0,6}"
    r"(?:tonnes|tons|barrels|pounds|ounces|carats|bushels|cargoes|litres|gallons|cubic metres|hectolitres)(?: (?:a|per|each|every) (?:year|month|quarter|day))? of (?:(?!(?:to|for|from|with|by)\b)[\w-]+ |⟦[ICU]\d+⟧ ){0,4}?(?:[\w-]+|⟦[ICU]\d+⟧)"
)
"""What is sold by weight or volume."""
_WORKS = (
    r"(?:(?!(?:to|for|from|with|by)\b)[\w,.'-]+ |⟦[WEMLGU]\d+⟧(?:'s)? |of ){0,8}?(?:campus(?:es)?|data cent(?:er|re)s?|halls?|buildings?|plants?|stations?|farms?|parks?|substations?|lines?|roads?|foundations|"
    r"facilit(?:y|ies)|sites?|shells?|cables?|grid connections?|connections?|civil works|works|phases?|reactors?|units?|projects?)\b"
)
_LOAN = r"(?:loans?|facilit(?:y|ies)|credit|debt|notes|bonds?|mortgage|financing|overdraft)"
_WITH_POWER = r"(?=[^;]*(?:⟦[WE]\d|\b(?:power|electricity|energy|megawatts?|grid|turbines?|generators?)\b))"
"""Somewhere behind a verb that serves many things: that it is power here."""
_SITE = r"(?:(?!(?:to|for|from|with|by)\b)[\w,.'-]+ |⟦[WEMGLUPC]\d+⟧(?:'s)?(?: |/)){0,7}?(?:plants?|projects?|sites?|campus(?:es)?|portfolios?|farms?|parks?|stations?|facilit(?:y|ies)|data cent(?:er|re)s?|halls?|mines?|land|acres|buildings?|units?|fleet|rigs|batter(?:y|ies))\b(?! (?:power|output|electricity|energy))"
_AT = r"(?:from|with|at|in|inside|of|on|within)"
_MADE = r"(?:from|of|at|by|with|(?:generated|produced|made|coming|supplied|delivered) (?:by|at|in|from))"


@dataclass(frozen=True)
class Frame:
    """What somebody does in a deal. ``by``: whose verb it is, ``company`` or ``counterparty``; ``only``: the forms that it
    takes (all where empty); ``own``: nouns that name the thing where the other side owns it; ``after``: what must follow the
    other side."""

    name: str
    by: str
    verbs: str
    thing: str
    to: str
    kind: DealKind | None
    weight: float = 0.86
    fallback: DealKind = "other"
    own: str = ""
    after: str = ""
    only: tuple[str, ...] = ()
    nouns: str = ""
    told: bool = False
    """Whether a passive without an agent is one of whom the sentences before have told."""
    as_told: bool = False
    """Whether the verb in the past is enough for that too."""
    alone: bool = False
    """Whether the verb with its thing is enough where the sentences before have named the other side."""


_LET = "let|sublet|lease|lease out|sublease|rent|rent out|hire out|pre-let|pre-lease|prelease"
_RENT = "lease|rent|sublease|sublet|hire|pre-lease|prelease|occupy|move into"
_GIVE = "hand|hand over|turn over|give|give over|assign|allot|allocate|commit|dedicate|devote|deliver|provide|release|earmark|set aside|reserve|contract|contract out"
_TAKE = "take|take up|take over|book|reserve|secure|snap up|pick up|absorb|sign for|sign up for|commit to|contract|contract for|claim|land|get|fill"

FRAMES: tuple[Frame, ...] = (
    Frame("let", "company", _LET, _SPACE, "to", "lease", 0.885, nouns="lease|letting|sublease|rental|pre-lease", told=True, only=("active", "dative", "which", "passive", "noun")),
    Frame("give", "company", _GIVE, _MW, "to|for", None, 0.8, "lease", only=("active", "dative", "passive")),
    Frame("rent", "counterparty", _RENT, _SPACE, _AT, "lease", 0.875, nouns="lease|rental|sublease|pre-lease", after=r"(?!, (?:from|with) ⟦)", only=("active", "which", "noun")),
    Frame("take", "counterparty", _TAKE, _MW, _AT, None, 0.83, "lease", only=("active", "which")),
    Frame("host", "company", "host|house|accommodate|colocate|co-locate", rf"(?:[\w,'-]+ |{{W}} ){{0,5}}?(?:{{W}}|{_KIT}|capacity|compute)", "for|of|belonging to|owned by", "lease", 0.86, own=_KIT, only=("active", "own", "owned")),
    Frame("place", "counterparty", "keep|place|install|put|park|plug in|deploy|station|house|host|colocate|co-locate", rf"(?:(?!(?:to|for|from|with|by|at|in|on)\b)[\w,'-]+ |{{W}} |⟦C\d+⟧'s |of ){{0,6}}?{_KIT}", "at|with|in|on", "lease", 0.85, after=r"'s (?:[\w-]+ |⟦[GL]\d+⟧ ){0,3}(?:sites?|campus|halls?|facility|facilities|data cent(?:er|re)s?|sheds?|buildings?|park)\b", only=("active",)),
    Frame("rent_chips", "counterparty", "rent|lease|hire|book|reserve|use|tap", rf"(?:{_COMPUTE}|{_CHIPS}|{_QUANT}{{M}}(?: worth)? of capacity)", "from|with|on|at|of", "cloud", 0.9, only=("active", "which")),
    Frame("buy_compute", "counterparty", "buy|purchase|take|order|contract|contract for|commit to|get|procure|secure|sign up for", _COMPUTE, "from|with|on|at", "cloud", 0.9, nouns="purchase|order", only=("active", "which")),
    Frame("spend_compute", "counterparty", "pay|spend|commit", rf"{_QUANT}{{M}}", rf"(?:(?:to (?:train|run|use|rent|tap|access|lease|serve)|for|on|running|training)\b{_TAIL}\b(?:on|from|of|at|in|to|with))", "cloud", 0.9, after=_CLOUD_PLACE, only=("active",)),
    Frame("train", "counterparty", "train|run|develop|fine-tune|serve|process|move|shift|migrate", r"(?:(?!(?:to|for|from|with|by|on)\b)[\w,.'-]+ |⟦C\d+⟧'s ){1,8}?", "on|to|onto", "cloud", 0.8, after=_CLOUD_PLACE + r"(?=[^;]*(?:⟦[MTW]\d|\b(?:contract|deal|agreement)\b))", only=("active",)),
    Frame("sell_compute", "company", "sell|supply|provide|deliver|rent|rent out|lease|lease out|hire out|offer", _COMPUTE, "to|for", "cloud", 0.89, nouns="sale|supply|delivery", only=("active", "dative")),
    Frame("rent_out_chips", "company", "rent|rent out|lease|lease out|hire out", _CHIPS, "to", "cloud", 0.89, only=("active", "dative")),
    Frame("access", "company", "give|grant|provide|offer|sell|promise", rf"(?:with )?(?:access to|use of|time on) (?:{_COMPUTE}|{_CHIPS})", "to", "cloud", 0.88, only=("dative",)),
    Frame("sell_power", "company", "sell|supply|deliver|provide|feed|send|route|dispatch|contract", _POWER, "to", "ppa", 0.925, nouns="sale|supply|delivery|deliveries", told=True, only=("active", "dative", "passive", "noun")),
    Frame("serve", "company", "serve|power|supply|feed|energise|energize|electrify", r"(?!(?:as|on|in|at|under)\b)" + _WITH_POWER + r"(?:(?!(?:to|for|from|with|by)\b)[\w,.'-]+ |⟦[WG]\d+⟧ ){0,6}?(?:load|campus(?:es)?|data cent(?:er|re)s?|sites?|plants?|smelters?|mills?|factor(?:y|ies)|facilit(?:y|ies)|operations|stores|offices)", "of|for|owned by", "ppa", 0.84, own=r"(?:load|campus(?:es)?|data cent(?:er|re)s?|sites?|plants?|smelters?|mills?|factor(?:y|ies)|facilit(?:y|ies)|operations|stores|offices)", only=("active", "own", "fed_by", "made_at")),
    Frame("buy_power", "counterparty", "buy|purchase|take|offtake|off-take|procure|source|draw|receive|contract|contract for|lock in|get|secure", _POWER, _MADE, "ppa", 0.86, after="", only=("plant",), nouns="purchase|offtake|off-take"),
    Frame("buy_output", "counterparty", "buy|purchase|take|offtake|off-take|procure|source|receive|contract|contract for|lock in|get|secure", rf"(?:{_QUANT}(?:{{W}} of )?(?:[a-z-]+ ){{0,3}}?{_POWER_WORD})", _MADE, "ppa", 0.87, nouns="purchase|offtake|off-take", only=("active", "which", "noun")),
    Frame("run_on", "counterparty", "run on|draw|draw on|rely on|be powered by|be supplied with", _POWER, "from|of|by", "ppa", 0.86, only=("active", "site")),
    Frame("supply", "company", "supply|deliver|ship|provide|furnish|manufacture|make|sell|send|install|put|fit", _GOODS, "to|for|at", "supply", 0.87, nouns="supply|delivery|sale|shipment", alone=True, only=("active", "dative", "passive", "noun")),
    Frame("supply_stuff", "company", "supply|deliver|ship|provide|sell|export|send", _STUFF, "to", "supply", 0.87, nouns="supply|delivery|sale|shipment|export", only=("active", "passive", "noun")),
    Frame("order_stuff", "counterparty", "order|buy|procure|purchase|take|source|import|sign for|contract for", _STUFF, "from", "supply", 0.87, nouns="purchase|order", only=("active", "noun")),
    Frame("order", "counterparty", "order|buy|procure|purchase|take|get|source|commission|import|reserve|book", rf"(?:(?:delivery |production )?(?:slots|capacity) for )?{_GOODS}", "from|at|with", "supply", 0.895, nouns="purchase|order", only=("active", "which")),
    Frame("award_works", "counterparty", "hand|give|award|entrust|assign|outsource|let|place", r"(?:the |an? |its )?(?:[\w-]+ |{M} ){0,4}?(?:construction|building|design|engineering|installation|contract|contracts|job|works?|fit-out|operation|maintenance|order)\b", "to|with", None, 0.8, "construction", only=("active", "passive")),
    Frame("lend", "counterparty", "lend|advance", r"(?:{QUANT}){M}".replace("{QUANT}", _QUANT), "to", "financing", 0.84, only=("active", "dative")),
    Frame("exclusive", "company", "grant|give|promise", r"(?:an? )?(?:\w+ )?(?:exclusivity|exclusive (?:rights?|talks|option|period))", "to", "lease", 0.82, only=("active", "dative")),
    Frame("prolong", "counterparty", "prolong|extend|renew|expand|widen|enlarge|upsize", r"(?:its|the|an|⟦C\d+⟧'s) (?:[\w-]+ |{W} |{M} |{T} ){0,4}?(?:contract|lease|deal|agreement|order|PPA|commitment)\b(?! (?:with|to|for))", "with", None, 0.6, only=(), alone=True, as_told=True),
    Frame("arrange", "counterparty", "arrange|underwrite|extend|grant|syndicate|provide", rf"(?:[\w-]+ |{{M}} |{{T}} ){{0,5}}?{_LOAN}\b", "for|to", "financing", 0.82, only=("active", "which")),
    Frame("hand_back", "counterparty", "hand back|give back|return|vacate|surrender|relinquish|give up", _SPACE, "to|at|in|from|of", "lease", 0.86, only=("active",)),
    Frame("sell_site", "counterparty", "sell|offload|divest|dispose of", _SITE, "to", "acquisition", 0.87, only=("active", "passive")),
    Frame("buy_site", "company", "buy|purchase|acquire|take over", _SITE, "from", "acquisition", 0.87, only=("active",)),
    Frame("spend", "counterparty", "spend", rf"{_QUANT}{{M}}", "with|at", None, 0.8, "cloud", only=("active",)),
    Frame("owe", "company", "owe", rf"{_QUANT}{{M}}(?=[^;]*\b{_LOAN}\b)", "to", "financing", 0.8, only=("active", "dative")),
    Frame("borrow", "company", "borrow|draw|draw down|collect|raise|get|receive|take|obtain", rf"{_QUANT}{{M}}(?=[^;]*\b(?:{_LOAN}|round|shares|equity|stake)\b)", "from|with", "financing", 0.83, only=("active",)),
    Frame("build", "company", "build|construct|erect|design|install|fit out|wire|wire up|engineer|expand|renovate|upgrade|retrofit|dig|lay|assemble|prepare", _WORKS, "for|on behalf of", "construction", 0.84, own=_WORKS, alone=True, only=("active", "own", "owned")),
)  # fmt: skip

_NO_PART = (
    r"(?!'s (?:[\w-]+ ){0,2}(?:CEO|chief|head|president|director|founder|co-founder|chair\w*|share(?:holder)?s?|investors?|rivals?|competitors?|customers?|clients|users?|"
    r"employees|workers|staff|analysts?|lenders?|price|board|spokes\w+|headquarters)\b)"
)
"""Behind the other side: it is nobody and nothing of its own that is meant."""
_BEFORE = r"(?:(?!(?:by|with|from|to|for|in|on|at|of|and|or|that|which|while|using|after|before)\b)[a-z-]+ ){0,4}"
"""Words that may describe the other side."""
_NOT_BESIDE = "".join(rf"(?<!{word}\x20)" for word in ("compared", "relative", "similar", "alternative", "according"))
"""Before "to": what somebody is only held against."""
_USUAL = ("active", "which", "passive")
"""The forms that most verbs take."""
_OTHER = {"company": "counterparty", "counterparty": "company"}


def _slot(side: str) -> str:
    """The slot of the other side, with the words that may describe it."""
    unnamed = rf"|(?P<b_text>{UNNAMED})" if side == "counterparty" else ""
    return rf"{_BEFORE}(?:{{CU:{side}}}{_NO_PART}{unnamed})"


def _made(frame: Frame) -> Iterator[DealRule]:
    """The rules of a frame."""
    subject, other = f"{{CU:{frame.by}}}", _slot(_OTHER[frame.by])
    verb, done = any_form(frame.verbs), participle(frame.verbs)
    to, owner = rf"\b{_NOT_BESIDE}(?:{frame.to})", rf"{{CU:{_OTHER[frame.by]}}}'s"
    acts, by = rf"{subject}(?:{_HEAD}|{_UNDER}) {verb}(?! as\b)", rf"by {_BEFORE}{{CU:{frame.by}}}"
    acted = (rf"\b{verb}\b", acts)
    forms = {
        "active": rf"{acts} {frame.thing}{_TAIL} {to} {other}{frame.after}",
        "plant": rf"{acts} {frame.thing}(?=[^;]*\b{_PLANT}){_TAIL} {to} {other}",
        "dative": rf"{acts} {other} (?:with )?{frame.thing}",
        "site": rf"{subject}'s (?:[\w-]+ |⟦[GLW]\d+⟧ ){{1,4}}(?:will |is to |would )?{verb} {frame.thing}{_TAIL} {to} {other}",
        "own": rf"{acts} (?:[\w,'-]+ |⟦[WMG]\d+⟧ |of ){{0,5}}?{owner} (?:[\w-]+ |⟦[WGL]\d+⟧ ){{0,4}}?{frame.own}\b",
        "which": rf"{frame.thing}(?:[^⟦.;]|⟦[GLDT]\d+⟧){{0,40}}? (?:that |which )?{subject}{_HEAD} {verb}(?: (?:out|over|up))? (?:[^⟦.;]|⟦[DT]\d+⟧){{0,30}}?{to} {other}",
        "passive": rf"{frame.thing}{_TAIL} {done}{_TAIL} {to} {other}{_TAIL} {by}",
        "passive_by": rf"{frame.thing}{_TAIL} {done}{_TAIL} {by}{_TAIL} {to} {other}",
        "fed_by": rf"{{CU:{_OTHER[frame.by]}}}…\b{frame.own}\b(?=[^;]*⟦[WT]\d){_TAIL} {done} {by}",
        "made_at": rf"{subject}'s (?:[\w-]+ |⟦[WGL]\d+⟧ ){{0,5}}?{_PLANT}\b{_TAIL} {verb} {other}",
        "noun": rf"{subject}'s (?:[\w-]+ |⟦[TMW]\d+⟧ ){{0,3}}?(?:{frame.nouns}) of {frame.thing}{_TAIL} {to} {other}",
        "owned": rf"{owner} (?:[\w-]+ |⟦[WGL]\d+⟧ ){{0,4}}?{frame.own}\b{_TAIL} {done} {by}",
    }
    first = {
        **dict.fromkeys(("active", "plant", "dative", "own"), acted),
        "which": (rf"\b{verb}\b", rf"{subject}{_HEAD} {verb}"),
        "passive": (rf"\b{done}\b", rf"\b{by}"),
        "passive_by": (rf"\b{done}\b", rf"\b{by}"),
        "fed_by": (rf"\b{done} {by}",),
        "noun": (rf"\b(?:{frame.nouns}) of\b",),
        "owned": (rf"\b{done} {by}",),
    }
    wanted = frame.only or (
        "active",
        "dative",
        "which",
        "passive",
        "passive_by",
        *(["noun"] if frame.nouns else []),
        *(["own", "owned"] if frame.own else []),
    )
    if frame.alone:
        other_side = _OTHER[frame.by]
        yield DealRule(
            f"deal.{frame.name}_alone",
            rf"{subject}(?:{_HEAD if frame.as_told else f'(?:{_WILL}|{_GIVEN})'}) {verb} {frame.thing}",
            frame.kind,
            0.6,
            other_side,
            fallback=frame.fallback,
            first=(rf"\b{verb}\b",),
        )
    if frame.told:
        is_done = r"(?:is|are|was|were|been|be|being|now|already|fully|,) "
        yield DealRule(
            f"deal.{frame.name}_told",
            rf"{frame.thing}{_TAIL} {is_done}{done} {to} {other}",
            frame.kind,
            0.62,
            _OTHER[_OTHER[frame.by]],
            first=(rf"\b{done} {to}\b",),
        )
    for form in wanted:
        yield DealRule(
            f"deal.{frame.name}_{form}",
            forms[form],
            frame.kind,
            frame.weight,
            fallback=frame.fallback,
            first=first.get(form, (rf"\b{verb}\b",)),
        )


RULES: tuple[DealRule, ...] = tuple(rule for frame in FRAMES for rule in _made(frame))
