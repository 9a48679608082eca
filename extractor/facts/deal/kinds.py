"""The kind of a deal, its status and its technology, read off the words."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.patterns import re
from extractor.schema.kinds import DealKind, Status, Technology

_KINDS: tuple[tuple[DealKind, str], ...] = (
    ("acquisition", r"\b(?:(?:asset|share|stock|membership interest|sale and) purchase agreement)\b"),
    ("financing", r"\b(?:loan|financing|credit facilit|credit agreement|funding|notes|bonds|equity investment|term loan|debt|warrants|equity (?:purchase|line|distribution|subscription)|subscription agreement|investment agreement|share subscription|capital raise)\b"),
    ("ppa", r"\b(?:power[- ]purchase|PPAs?|VPPAs?|off-?take|tolling|contracts? for difference|CfDs?|(?:power|electricity|energy|renewable|solar|wind|nuclear)[ -](?:supply|purchase|sale|sales|delivery)|(?:power|electricity) (?:contract|deal|agreement)|clean energy|renewable energy|buy (?:the )?(?:power|electricity)|(?:of|for) (?:⟦W\\d+⟧ of )?(?:wind|solar|nuclear|hydro|renewable|clean|green|geothermal|offshore wind)(?:[ -](?:power|energy|electricity))|hydroelectric (?:capacity|power|energy)|hydropower|energy agreement|electricity agreement|(?:sell|buy|supply|purchase|take|deliver|receive)(?:s|ing)? (?:up to |between |about |all (?:of )?(?:the )?|the (?:full |entire )?)?(?:⟦W\d+⟧ (?:of )?)?(?:[\w-]+ ){0,2}(?:power|electricity|output)\b|nuclear (?:power |energy )?(?:deal|agreement))\b"),
    ("lease", r"\b(?:leas(?:e|es|ed|ing)|colocation|co-location|hosting|tenan(?:t|cy)|rent(?:s|ed|al)?|triple[- ]net|data cent(?:er|re) (?:deal|agreement|contract|capacity))\b"),
    ("cloud", r"\b(?:cloud|comput(?:e|ing)|GPU|AI infrastructure|AI computing|infrastructure services|capacity services|Azure)\b"),
    ("joint_venture", r"\b(?:joint venture|JV|MoU|MOU|memorand(?:um|a)|partnership|alliance|collaborat\w+|strategic (?:pact|agreement|cooperation)|cooperation|consortium|initial pact|tie-up|teaming)\b"),
    ("construction", r"\b(?:EPC|EPCIC|construct(?:ion)?|build(?:ing)?|O&M|operation and maintenance|engineering|installation|contractor|design)\b"),
    ("supply", r"\b(?:suppl(?:y|ies)|order(?:s|ed)?|turbines?|modules|chips|GPUs?|servers|equipment|batter(?:y|ies)|fuel|gas|LNG|transformers|panels|inverters|miners|ASICs?|cells|wafers|uranium|components|hardware|delivery|purchase)\b"),
    ("acquisition", r"\b(?:acqui(?:re|sition)|merger|takeover|buyout|stake|(?:deal|agreement|pact) to buy)\b"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)


def kind_of(words: str, around: str) -> DealKind:
    """The kind that the words of the deal say, else the words about it, else ``other``."""
    for text in (words, around):
        for kind, pattern in _COMPILED:
            if pattern.search(text):
                return kind
    return "other"


_STATUSES: tuple[tuple[Status, str], ...] = (
    ("denied", r"\b(?:den(?:y|ies|ied|ying)|(?:said|says|insist(?:s|ed)) (?:[^.;⟦]|⟦D\d+⟧){0,20}no such (?:[a-z-]+ )?(?:deal|agreement|talks|lease|contract|transaction|offer|negotiations|plan)\b|no truth|refut\w+|baseless|not in talks)\b"),
    ("terminated", r"\b(?:terminat\w+|(?:lost|loses|losing) ⟦[CU]\d+⟧ as|hand(?:s|ed|ing) back|gave back|vacat(?:es|ed|ing)|surrender(?:s|ed)|relinquish\w*|moved out|lost its|cancel\w+|scrap(?:s|ped|ping)|call(?:s|ed) off|withdr(?:aws?|ew|awn|awal)\b(?! and (?:then )?(?:re-?fil|re-?submit))|walk(?:s|ed) away|pull(?:s|ed) out|back(?:s|ed) out|expired|lapsed|abandon\w*|(?<!not )(?<!to )(?<!be )blocked (?:(?:the|its|their|an?) |⟦[CU]\d+⟧'s )(?:[\w-]+ |⟦[MC]\d+⟧(?:'s)? ){0,4}?(?:acquisition|purchase|takeover|merger|buyout|bid|deal|sale|tie-up|combination)\b|(?:was|were|been) (?:blocked|prohibited|vetoed) by\b|revok\w+|rescind\w+|collapsed|fell (?:through|apart)|fallen (?:through|apart)|voted down|killed|nixed|axed|broke off|ceas(?:e|es|ed|ing) (?:its|their|the|⟦C\d+⟧'s)|unw(?:ind|ound)\w*|discontinu\w+\b(?! operations| business| activities)|vetoed|ditched|rejected|tore up|shelved|ended (?:its|their|the|an?|⟦C\d+⟧'s)(?! (?:first|second|third|fourth|year|day|week|session|quarter))\b|(?:agreed to |to |will )end (?:their|its|the|⟦C\d+⟧'s)\b|agreed to end\b|end of an?|is off\b|is dead\b|gave up (?:⟦W|its lease|the lease)|moves? out of|expires? at|will not be renewed|turned down|let [^.;]{0,80}? (?:expire|lapse|run out)|allow(?:s|ed) [^.;]{0,80}? to (?:expire|lapse|run out)|gave up ⟦|vacated|handed back|have ended|had ended|has ended|(?:ended|broke off|called off|abandoned|suspended) (?:[\w-]+ ){0,3}(?:talks|discussions|negotiations)|dropped (?:its|the) (?:bid|plan|offer))"),
    ("rumoured", r"\b(?:talks|discussions|in discussion|negotiations|negotiating|people (?:[\w-]+ ){0,2}familiar|sources? (?:said|say|told|close|familiar)|reportedly|rumou?r\w*|weighing|considering|exploring (?:an? |the )?(?:[a-z]+ )?(?:sale|bid|acquisition|deal|merger|combination|tie-up|takeover|integration|buyout)\b|(?<!the )\bpotential (?:[a-z]+ )?(?:acquisition|takeover|merger|buyout|bid|purchase|combination|tie-up)\b|mulling|nearing|closing in on|close to (?:an?|signing|buying|acquiring)|near (?:an?|a deal)|said to be)\b"),
    ("planned", r"\b(?:letters? of intent|LOIs?|LoIs?|memorand(?:um|a)|MoUs?|MOUs?|non-binding|nonbinding|term sheets?|heads of terms|in principle|proposed|proposes|proposal|plans? to|planning to|intends? to|intention to|aims? to|seeks? to|seeking to|initial pact|preliminary|subject to (?:[\w-]+ ){0,4}(?:due diligence|definitive)|bid to|offer to|offered to|would like to|awaiting|needs? (?:[\w-]+ |the [\w-]+'s ){0,3}(?:approval|nod|blessing|consent|go-ahead|green light)|hopes to)\b"),
    ("completed", r"\b(?:complet(?:ed|es|ion)|closed (?!at)|has acquired|have acquired|finali[sz]ed|energi[sz]ed|delivered|wholly acquired|now owns|has bought|went live|has been acquired|took over)\b"),
)  # fmt: skip
_STATUS = tuple((status, re.compile(pattern, re.IGNORECASE)) for status, pattern in _STATUSES)


def status_in(text: str, start: int, end: int) -> tuple[Status, tuple[int, int]] | None:
    """The first status, in order of weight, that a stretch of masked text states, with the words' place."""
    for status, pattern in _STATUS:
        found = pattern.search(text, start, end)
        if found:
            return status, found.span()
    return None


_TECHNOLOGIES: tuple[tuple[Technology, str], ...] = (
    ("offshore_wind", r"offshore wind"), ("solar", r"solar|photovoltaic|\bPV\b"), ("wind", r"\bwind\b|turbine generator|onshore wind"),
    ("nuclear", r"nuclear|reactor|\bSMRs?\b"), ("geothermal", r"geothermal"), ("hydro", r"hydro(?:power|electric)?\b|hydro-"),
    ("fuel_cell", r"fuel cells?"), ("hydrogen", r"hydrogen|ammonia"), ("gas", r"natural gas|gas-fired|gas plant|gas turbine|\bLNG\b|\bgas\b"),
    ("coal", r"\bcoal\b"), ("storage", r"batter(?:y|ies)|\bBESS\b|storage"), ("biomass", r"biomass|biogas"),
    ("bitcoin_mining", r"bitcoin min(?:ing|er)|\bASICs?\b|hash ?rate|crypto mining"),
    ("ai_compute", r"\bAI\b|artificial intelligence|\bGPUs?\b|\bHPC\b|high-performance comput|comput(?:e|ing) capacity|cloud|critical IT|Nvidia"),
    ("data_centre", r"data cent(?:er|re)"), ("grid", r"transmission|substation|\bHVDC\b|\bgrid\b"), ("renewables", r"renewables?|clean energy|clean power"),
)  # fmt: skip
_TECHNOLOGY = tuple((technology, re.compile(pattern, re.IGNORECASE)) for technology, pattern in _TECHNOLOGIES)


def technology_in(text: str, start: int = 0, end: int | None = None) -> tuple[Technology, tuple[int, int]] | None:
    """The first technology that a stretch of masked text names, with the words' place."""
    for technology, pattern in _TECHNOLOGY:
        found = pattern.search(text, start, len(text) if end is None else end)
        if found:
            return technology, found.span()
    return None


def technologies_in(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Technology, tuple[int, int]]]:
    """Every technology that a stretch of masked text names, each as often as it does, with the words' place."""
    for technology, pattern in _TECHNOLOGY:
        for found in pattern.finditer(text, start, len(text) if end is None else end):
            yield technology, found.span()
