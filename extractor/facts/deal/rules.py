"""The rules for deals, read from top to bottom: each a pattern over a masked sentence, with the kind it means.

Slots: ``company`` provides and ``counterparty`` takes; where words alone do not say who is who the slots are ``a`` and
``b`` and ``roles`` decides. ``b_text`` is an unnamed party ("a hyperscaler"). ``noun`` is the word the kind is read
off. ``…`` stands for a short gap without another party, ``…*`` for one that may name others.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from re import Pattern

from extractor.facts.masked import rule
from extractor.patterns import re
from extractor.schema.kinds import DealKind

_GAP = r"(?:[^⟦.;]|\.(?=\d)|(?<=\d)\.(?=[A-Z])|(?<=\b[A-Z])\.(?=[A-Z]\b|[ ,])|⟦[A-BD-TV-Z]\d+⟧|⟦[CU]\d+⟧'s){0,90}?"
_WIDE = r"(?:[^.;]|\.(?=\d)|(?<=\b[A-Z])\.(?=[A-Z]\b|[ ,])){0,120}?"
_NOT_RUN = r"(?:(?!\b(?:running on|based on|powered by|using)\b)(?:[^.;]|\.(?=\d))){0,120}?"
UNNAMED = (
    r"(?:\"?(?:an?(?! (?:number|range|series|group|handful|variety) of)|one of(?: the| its| ⟦[CGU]\d+⟧'s)?|another|unnamed|undisclosed|two|three))(?: (?!(?:for|with|to|from|by|in|of|on|at|as|that|which|and|under)\b)\"?[\w'-]+){0,5}? "
    r"(?:hyperscaler|utility|customer|tenant|cloud provider|client|buyer|offtaker|off-taker|lenders?|investors?|banks|bank|"
    r"counterparty|company|companies|corporate|operator|developer|fund|consortium|AI lab|start-?up|vehicle|university|agency|"
    r"cloud giant|landowner|supplier|manufacturer|seller|owner|government|firm|group|[a-z]+maker|retailer|insurer|landlord|"
    r"provider|giant|producer|authority|cooperative|municipality|enterprise|platform|player|bidder|smelter|steelworks|refiner|broker)s?\b\"?(?!\x20(?-i:[A-Z⟦])(?!C\d+⟧ (?:won't|will not|did not|didn't|has not|hasn't|does not|declined to) (?:name|identify|disclose)))"
)
NO_PERSON = r"(?!'s (?!(?:unit|subsidiary|arm|affiliate|trading|cloud|division|business|fund|funds|group)\b))(?!(?:'s)? (?:star|player|coach|legend|founder|co-founder|alum\w*|fans?|CEO|chief|executive|director|president|host|actor|singer|brothers|clients?|customers?|users?|analysts?|employees|shareholders?|stores?|members?)\b)"
_PAPER = (
    r"\b(?:agreements?|deals?|contracts?|leases?|PPAs?|VPPAs?|pacts?|accords?|partnerships?|"
    r"joint ventures?|JVs?|memorand(?:um|a)(?: of understanding)?|MoUs?|MOUs?|letters? of intent|LOIs?|LoIs?|term sheets?|heads of terms|"
    r"orders?(?! (?:books?|backlog|intake|pipeline|flow)\b)|purchase orders?|loans?|alliances?|collaborations?|commitments?|transactions?|arrangements?|tie-ups?|ventures?|framework|(?:merger|takeover|acquisition|sale)(?: talks| discussions)?)\b"
)
"""What is signed."""
DEAL_NOUN = r"(?P<noun>(?:[\w./'&-]+ |⟦[TMWEPNDS]\d+⟧'?s? ?-?|, ){0,9}?" + _PAPER + r")"
_SIGNED = (
    r"(?:sign(?:s|ed|ing)?|ink(?:s|ed)?|struck|strikes?|striking|enter(?:s|ed|ing)?|reach(?:es|ed|ing)?|execut(?:es?|ed|ing)|secur(?:es?|ed|ing)|won|wins?|winning|land(?:s|ed|ing)?|"
    r"clinch(?:es|ed)?|announc(?:es?|ed|ing)|clos(?:es?|ed|ing)|finali[sz](?:es?|ed|ing)|penn(?:s|ed)|conclud(?:es?|ed|ing)|seal(?:s|ed|ing)?|agreed?|agrees|has|have|had|prolong(?:s|ed)?|"
    r"expand(?:s|ed|ing)|extend(?:s|ed|ing)|renew(?:s|ed|ing)|deepen(?:s|ed|ing)|amend(?:s|ed)|terminat(?:es|ed)|cancel(?:s|led|ed)|scrap(?:s|ped)|holds?|held|call(?:s|ed) off|end(?:s|ed)|exit(?:s|ed)|nearing|"
    r"negotiat(?:es|ed|ing)|complet(?:es|ed)|disclos(?:es|ed)|unveil(?:s|ed)|award(?:s|ed)|receiv(?:es|ed)|bagg?(?:s|ed)|obtain(?:s|ed)|revok(?:es|ed)|form(?:s|ed|ing)?|sets? up|setting up|establish(?:es|ed|ing)?|"
    r"pursuing|discussing|seeking|exploring|lined up|got|walked away from|walks away from|withdrew from|pulled out of|backed out of|dropped|tore up|widened|broadened|inking|under|confirm(?:s|ed|ing)?|continu(?:es|ed|ing|e)|enjoys?|maintain(?:s|ed)?)"
)


@dataclass(frozen=True)
class DealRule:
    """A named rule: pattern, the kind it means (None: read it off the words), and its weight as confidence."""

    name: str
    pattern: str
    kind: DealKind | None = None
    weight: float = 0.8
    absent: str | None = None
    """The party that the words leave out and the sentences before have named: ``company``, ``counterparty``, ``both``, or the ``other``
    whichever side that is; ``focus`` is the target that the sentence before is about."""

    fallback: DealKind = "other"
    """The kind where neither rule nor words tell it."""

    pair: bool = False
    """Whether the rule is about two parties named side by side ("A and B signed ...")."""

    first: tuple[str, ...] = ()
    """Parts of the pattern that are quick to look for and that each of its matches has."""

    trades: tuple[str, ...] = ()
    """Of which sectors the party has to be that the words leave out; any where none is said."""

    @cached_property
    def compiled(self) -> Pattern[str]:
        """The regular expression."""
        return rule(_spelled(self.pattern))

    @cached_property
    def guards(self) -> tuple[Pattern[str], ...]:
        """Expressions each of which is found wherever the rule matches, and sooner."""
        return tuple(map(rule, (*map(_spelled, self.first), *_guards(self.pattern))))


def _spelled(pattern: str) -> str:
    """A rule's pattern without abbreviations."""
    text = pattern.replace("…*", _WIDE).replace("…", _GAP)
    text = _FILLER.sub(lambda m: _WORDS.replace("N", m[1]), text)
    text = text.replace("<B>", rf"(?:{{CU:b}}{NO_PERSON}|(?P<b_text>{UNNAMED}))")
    text = text.replace("<COUNTERPARTY>", rf"(?:{{CU:counterparty}}{NO_PERSON}|(?P<b_text>{UNNAMED}))")
    return text.replace("<NOUN>", DEAL_NOUN).replace("<SIGNED>", _SIGNED)


def _guards(pattern: str) -> tuple[str, ...]:
    """The parts of a rule between its gaps that are quick to look for: where one is missing there is no match."""
    parts = _parts(pattern)
    heads = [re.split("<B>|<COUNTERPARTY>|<NOUN>", part)[0] for part in parts]
    quick = [
        head for head in heads
        if head and not head.startswith(("{", STAKE)) and head.count("(") == head.count(")")
    ]  # fmt: skip
    return tuple(map(_spelled, quick)) if len(parts) > 1 else ()


def _parts(pattern: str) -> list[str]:
    """A rule's pattern cut at the gaps that stand in no bracket; whole where alternatives stand in none either."""
    depth, parts, begin = 0, [], 0
    for sign in _SIGNS.finditer(pattern):
        letter = sign.group()
        depth += (letter in ("(", "[")) - (letter in (")", "]"))
        if depth == 0 and letter == "|":
            return [pattern]
        if depth == 0 and letter.startswith("…"):
            parts.append(pattern[begin : sign.start()])
            begin = sign.end()
    return [part for part in (*parts, pattern[begin:]) if part]


_SIGNS = re.compile(r"\\.|[()|\[\]]|…\*?")
"""What brackets, and gaps; what is escaped is neither."""


BUY = r"(?<!their\x20)(?<!our\x20)(?<!\bbe\x20)(?<!been\x20)(?:(?<!the\x20)(?<!newly\x20)(?<!recently\x20)acquired|acquir(?:es?|ing)|(?<!from\x20)(?<!strong\x20)(?<!\ba\x20)buy(?:s|ing)?(?! ratings?| recommendation| or | and (?:hold|sell))|bought|(?<!power\x20)(?<!energy\x20)(?<!electricity\x20)purchas(?:es?|ed|ing)(?! (?:agreement|order|contract|price|program))|take(?:s|n)? over|took over|taking over|snap(?:s|ped) up|scoop(?:s|ed) up)"
SELL = r"(?:sell(?:s|ing)?|sold|divest(?:s|ed|ing)?|dispos(?:es?|ed|ing) of|offload(?:s|ed|ing)?|part with)"
STAKE = r"(?:(?:all|half|most|part|the rest|one-third|a third|two-thirds|a quarter|one half) (?:of )?)?(?!(?:the |all |its |of )*(?:output|power|electricity|energy|entire output|production|computing)\b)(?:(?:an?|the|its|their|remaining|entire|all|about|up to|majority|minority|(?:non-?)?controlling|further|additional|{P}|{M}|equity|combined|indirect|operating|working|participating|royalty)(?: ?, ?| ?- ?| )?){0,5}+(?:stakes?(?: of {P})?|interests?|holding|shareholding|shares|equity|ownership|control|of)? ?(?:stakes? )?(?:(?:in )?{D} (?=in\b))?(?:in|of)? ?(?:⟦C\d+⟧'s )?(?:the |its |(?!(?:near|alongside|with|within|across|under|into|among|between|through|via|after|before|from|by|to|what|than|at|on|in|as|for|or|more|when|if|includ\w+|what|back)\b)(?:[a-z-]+|[A-Z][a-z]+(?:an|ish|ese|ch)) ){0,7}"
_LOAN = r"(?:loans?|financing|funding|credit facilit(?:y|ies)|debt|credit|facilit(?:y|ies)|investment|capital|equity|term loan|bridge|notes|round|backing|guarantee|grant)"
_POWER = r"(?:(?:power|electricity|energy|output|generation|capacity|renewable|solar|wind|nuclear)\b(?! (?:plants?|stations?|projects?|assets?|parks?|farms?|portfolio))|{W}|{E})"
_GOODS = r"(?:'s)? (?:⟦[UI]\d+⟧ ?|(?-i:[A-Z0-9])[\w/+.-]* |(?!(?:for|of|to|from|with|in|on|and)\b)[a-z-]+ ){0,3}?(?:chips?|processors?|GPUs?|accelerators?|turbines?|machines|servers|miners|modules|panels|batteries|cells|systems|inverters|reactors|transformers|engines|aircraft|vehicles|ASICs?|rigs|equipment|hardware|TPUs?)\b"
NOT_BOUGHT = (
    r"(?!"
    + _GOODS
    + r")(?!(?:'s)? (?:stock|shares|products?|output|power|electricity|energy|services|notes|bonds|debt|coins|tokens|subscriptions?|pass(?:es)?\b|tickets?|memberships?|(?:(?-i:[A-Z])\w+ )?(?:system|device|machine)\b))"
)
NO_POWER = r"(?!(?:the |all |its |up to |about )*(?:electricity|power|energy|output|⟦[WE]\d+⟧ of (?:electricity|power|energy)))"
ASSET = r"(?:plants?|projects?|sites?|campus(?:es)?|portfolio|farms?|stations?|stakes?(?! from)|business|assets|fleet|mines?|buildings?|land|acres|parks?|facilit(?:y|ies)|data cent(?:er|re)s?|operations|subsidiary|unit|arm|hotels?|malls?|properties|hospitals?|clinics?|warehouses?|parcels?|towers?|vessels)"
BARE_ASSET = ASSET.replace("stakes?(?! from)|", "")
_HOSTED = r"(?:{W}|capacity|data cent(?:er|re)|space|campus|colocation|hosting|load|site|facility|compute)"

_FILLER = re.compile(r"\(\?:\[a-z-\]\+ \)\{+0,(\d)\}+")
_WORDS = (
    r"(?:(?!(?:through|via|by|with|from|to|for|in|into|on|at|of|as|than|alongside|after|before|while|and|or|that|which|under|over|between|without)\b)"
    r"(?!(?:supplying|providing|delivering|building|developing|making|buying|selling|using|installing|designing|constructing|creating|acquiring|including)\b)(?!(?<=\bto\x20)(?:jointly|co-develop|develop|build|create|make|launch|provide|support|help|expand|bring|use|fund|finance|acquire|buy|operate|offer|deliver|advance|accelerate|integrate)\b)(?:[a-z-]+|⟦G\d+⟧(?:-based|-listed)?|U\.S\.) ){0,N}(?:(?:funds |vehicles |entities |accounts )?(?:managed|run|owned|controlled|advised) by |(?:(?:an? )?(?:unit|subsidiary|affiliate|arm|division)s?|(?:city|town|state|municipal) utility) of )?"
)
"""Words that may stand before a party: what describes it, no other relation to it."""

RULES: tuple[DealRule, ...] = (
    DealRule("deal.leases_at", r"{C:counterparty},? (?:has |have |will |also |initially |first |to )*(?:leas(?:es|ed|e|ing)|rent(?:s|ed)?|tak(?:es|e|en|ing)|took|occup(?:y|ies|ied)|reserv(?:es|ed)|book(?:s|ed)|adds?|added)\b…{W}…\b(?:at|of|in) (?:the )?⟦[LGUC]\d+⟧,? {CU:company}'s (?:[\w-]+ ){0,3}(?:campus|site|park|facility|complex|data cent(?:er|re))\b", "lease", 0.87),
    DealRule("deal.first_tenant", r"{C:company}…\b(?:first|second|third|new|anchor|next|biggest|largest|main|sole|inaugural)(?: [\w-]+){0,3} (?:tenant|customer|client|lessee|offtaker|renter)(?:,| is| was|:| -| –| —|) ?(?:the )?{CU:counterparty}(?!'s)", None, 0.78),
    DealRule("deal.added_at", r"(?:when|as|and|,|^) ?{C:counterparty} (?:has |also |then )*(?:added|adds|took|takes|reserved|booked) (?:an? )?(?:another |further |extra |first |second |additional )*{W}(?: more)?(?: [\w-]+){0,3} at (?:the |⟦[CU]\d+⟧'s )?⟦[GL]\d+⟧", "lease", 0.6, "company"),
    DealRule("deal.both_for", r"{C:a} and (?:the |its )?{CU:b}…\b(?:signed|agreed|contracted|struck a deal|inked a deal) (?:up )?(?:for|on) {W}", None, 0.8, pair=True),
    DealRule("deal.signed_up_for", r"{C:counterparty}…\b(?:signed (?:up )?for|commit(?:s|ted)(?: to)?(?: buy(?:ing)?| spend(?:ing)?| purchas(?:e|ing))?|contracted(?: for)?|agreed to (?:buy|purchase|spend|rent|use))\b (?:an? )?(?:extra |additional |further |incremental |about )*{M}(?: worth)? of (?:⟦[CU]\d+⟧'s )?{CU:company}(?:'s)?(?: (?:cloud|compute|computing|AI|services|capacity|infrastructure)| (?:in|over|during|as|on) |,|\.|$| ⟦D)", "cloud", 0.82),
    DealRule("deal.talks_about", rf"{{C:company}}…\b(?:talks|discussions|negotiations)\b…\b(?:about|on|over|for|regarding) (?:an?|the|its)(?: [\w-]+){{0,2}} (?:takeover|acquisition|purchase|buyout|merger) (?:of|with) {STAKE}{{CUL:target}}", "acquisition", 0.86),
    DealRule("deal.bid_refused", r"{CUL:target}(?:'s (?:[\w-]+ ){0,3}(?:holders|shareholders|investors|stockholders|owners|board|directors))?…\b(?:voted down|voted against|rejected|rejects|turned down|spurned|rebuffed|dismissed)\b (?:an? |the )?{C:company}'s (?:[\w-]+ |{M} ){0,4}(?:bid|offer|proposal|approach|takeover|acquisition)\b(?! for (?!(?:it|the (?:company|firm|group|rest|whole))\b|an? (?:takeover|merger|buyout|deal)\b|⟦[CUL])| to (?!buy|acquire|merge|take|combine|purchase|team)| (?:that|on|about|regarding)\b)", "acquisition", 0.88),
    DealRule("deal.sell_handing", rf"{{C:counterparty}}…\b{SELL}\b(?P<asset>…*), (?:handing|giving|leaving) (?:it to )?(?:the )?{{CU:company}} ", "acquisition", 0.86),
    DealRule("deal.take_off_hands", r"{C:company}…\b(?:tak(?:e|es|en|ing)|took) {CUL:target} off {CU:counterparty}'s hands", "acquisition", 0.88),
    DealRule("deal.booked_for", r"{C:company}…\b(?:book(?:s|ed)|won|bagged|landed|received|secured)\b (?:an? )?(?:orders? (?:for|of) |\d+ |[\w-]+ |{W} (?:of )?){1,5}?(?:turbines|machines|modules|panels|batteries|transformers|inverters|engines|units|servers|rigs|miners)…\b(?:for|from) (?:the |[a-z-]+ ){0,3}{CU:counterparty}", "supply", 0.8),
    DealRule("deal.supplies_site", r"{C:company}…\b(?:suppl(?:y|ies|ied)|powers?|feeds?|fed) (?:an?|the|one|two|three) {CU:counterparty}(?:'s)? (?:[\w-]+ ){0,2}(?:campus|data cent(?:er|re)s?|facility|plant|mill|site|smelter|factory)\b", "ppa", 0.7),
    DealRule("deal.sells_output_to", r"{C:company}…\b(?:sell(?:s|ing)?|sold|contracted)\b…\b(?:output|power|electricity|energy|generation)\b(?: [\w-]+| {W}| {T}){0,6}? to <COUNTERPARTY>", "ppa", 0.78),
    DealRule("deal.same_two", r"\b(?:[Tt]he (?:two|pair|duo|companies|firms|partners|parties)|they|both(?: companies| sides| firms)?) (?:have |had |also |recently |{D} |first )*(?:signed|struck|inked|agreed|reached|entered(?: into)?|sealed|expanded|extended) <NOUN>\b(?! (?:with|between))", None, 0.66, "both"),
    DealRule("deal.win_order_to", r"{C:company}…\b(?:won|wins|win|winning|bagg?(?:s|ed)|receiv(?:es|ed)|secur(?:es|ed)|land(?:s|ed)|clinch(?:es|ed)|book(?:s|ed)|obtain(?:s|ed)|got|gets)\b (?P<noun>…*\b(?:orders?|contracts?))\b (?:for|to) (?:the )?(?:supply(?:ing)?|deliver(?:y|ing)?|provid(?:e|ing)|build(?:ing)?|install(?:ing)?)\b(?:(?! to )[^.;]){0,100}? to (?:the )?{C:counterparty}", None, 0.84),
    DealRule("deal.says_provides", r"{C:counterparty} (?:says|said|announced)(?: {D}| that)? {C:company} (?:will|would|is to|has agreed to) (?:also )?(?:provide|supply|deliver|host)(?: it with)? (?:up to )?{W}", None, 0.8, fallback="supply"),
    DealRule("deal.contract_to_become", r"{C:company}…\b(?:sign(?:s|ed)|won|wins|secured|received|landed)\b…\b(?:contract|deal|agreement|order)\b to (?:become|be|serve as|act as) {CU:counterparty}'s (?:[\w-]+ ){0,3}(?:contractor|supplier|provider|partner|vendor)\b", None, 0.82),
    DealRule("deal.sold_it", rf"{{CU:counterparty}} (?:has |have |had |is |will |also |then )*{SELL} (?:it|them|the (?:site|plant|project|campus|business|farm|unit|stake|land|machines)) (?:on )?(?:[^⟦.;]|⟦[MD]\d+⟧){{0,40}}?to (?:the )?(?:[a-z-]+ ){{0,4}}{{CU:company}}", "acquisition", 0.86),
    DealRule("deal.acquire_from", rf"{{C:company}}…\b{BUY}\b {STAKE}{{CULG:target}}(?!{_GOODS})…* from (?:⟦C\d+⟧'s ⟦D\d+⟧ |(?:[a-z-]+ ){{0,5}}){{CU:counterparty}}(?!'s (?:⟦D\d+⟧ )?(?:⟦|[a-z-]*owners?\b))", "acquisition", 0.92),
    DealRule("deal.sell_to", rf"{{C:counterparty}}…\b{SELL}\b {STAKE}{{CUL:target}}…* to <B2>".replace("<B2>", "{CU:company}"), "acquisition", 0.9),
    DealRule("deal.acquire_it_from", r"{C:company}…\b(?:acquired|bought|purchased|took over|has acquired|to acquire|to buy) (?:it|them|the (?:site|plant|campus|business|mine|facility|company|firm|project)) from (?:[a-z-]+ ){0,5}{CU:counterparty}", "acquisition", 0.9),
    DealRule("deal.tenant_of", r"{C:company}'s (?:[\w-]+ ){0,4}(?:tenant|customer|client|offtaker)(?: [a-z]+)?,? {CU:counterparty},? (?:has |have |had )?(?:renewed|extended|expanded|added|signed|taken|terminated|cancelled|leased|doubled)", None, 0.85),
    DealRule("deal.acquire_asset_from", r"{C:company}…\b(?:acquir(?:es?|ed|ing)|bought|buy(?:s|ing)?|(?<!power\x20)(?<!energy\x20)(?<!electricity\x20)purchas(?:es?|ed|ing)(?! (?:agreement|order|contract|price|program))|purchase of|acquisition of)\b " + NO_POWER + r"(?P<asset>…\b" + ASSET + r"\b…*) from (?:[a-z-]+ ){0,5}{CU:counterparty}", "acquisition", 0.88),
    DealRule("deal.sell_asset_to", r"{C:counterparty}…*\b" + SELL + r"\b " + NO_POWER + r"(?P<asset>…\b" + ASSET + r"\b…*) to (?:[a-z-]+ ){0,5}{CU:company}", "acquisition", 0.87),
    DealRule("deal.acquire", rf"{{C:company}}…\b{BUY}\b {STAKE}{{CUL:target}}{NOT_BOUGHT}", "acquisition", 0.86),
    DealRule("deal.buys_goods", rf"{{C:counterparty}}…\b(?:{BUY}|order(?:ed|ing)(?! for)|(?<!\b(?:an|in)\x20)(?<!the\x20)(?<!its\x20)(?<!new\x20)orders?(?! for| from| worth| of| to)|agreed to (?:use|take|deploy)|deploy(?:s|ed|ing)?)\b (?:[\w,'-]+ |{{M}} |{{W}} ){{0,6}}{{C:company}}{_GOODS}", "supply", 0.87),
    DealRule("deal.pays_for", rf"{{C:company}}…\b(?:pays?|paid|paying|spend(?:s|ing)?|spent)\b…{{M}}…\bfor {STAKE}{{CUL:target}}{NOT_BOUGHT}", "acquisition", 0.8),
    DealRule("deal.sold_by", r"{CUL:target}…\bsold by (?:[a-z-]+ ){0,3}{CU:counterparty}…*\bto (?:[a-z-]+ ){0,3}{CU:company}", "acquisition", 0.9),
    DealRule("deal.sale_of", rf"{{C:counterparty}}…\b(?:sale|disposal|divestment|divestiture) of {STAKE}(?P<asset>(?:[a-z-]+ ){{0,3}}{{CUL:target}}|…\b{ASSET}\b)…* to (?:[a-z-]+ ){{0,4}}{{CU:company}}", "acquisition", 0.9),
    DealRule("deal.offer_from", r"{CUL:target}…\b(?:received?s?|rejected|rejects|turned down|got|fielding|fielded|accepted|accepts|backs|backed|weighing|considering)\b…\b(?:(?:takeover|buyout|acquisition|all-cash|cash|merger|unsolicited|{M}) )+(?:proposal|offer|bid|approach)\b…\bfrom (?:[a-z-]+ ){0,4}{CU:company}", "acquisition", 0.9),
    DealRule("deal.acquired_by", r"{CUL:target}…\b(?:was|is|were|been|being|be|is being|to be) (?:[a-z]+ |{D} )?(?:acquired|bought|purchased|taken over|taken private) by (?:[a-z-]+ ){0,4}{CU:company}", "acquisition", 0.8),
    DealRule("deal.acquisition_of", rf"{{C:company}}(?:'s|…\b(?:complet\w+|announc\w+|agreed|clos\w+|plans?|propos\w+|finali[sz]\w+|for|closing (?:in )?on|near|weighing|on))…\b(?:acquisition|purchase|takeover|buyout) of {STAKE}{{CUL:target}}(?:(?:(?!⟦[CU]\d+⟧'s|\band ⟦C)[^.;]){{0,80}}? from {{CU:counterparty}})?", "acquisition", 0.8),
    DealRule("deal.takeover_talks", r"{C:company}'s (?:[\w-]+ |{M} ){0,4}(?:acquisition|takeover|buyout|merger) (?:talks|discussions|bid|offer|approach) (?:with|for|to) (?:[a-z-]+ ){0,4}{CU:target}", "acquisition", 0.75),
    DealRule("deal.acquisition_by", r"\b(?:acquisition|purchase|takeover|buyout) of {CUL:target}…by (?:[a-z-]+ ){0,4}{CU:company}", "acquisition", 0.8),
    DealRule("deal.merger", r"{C:company}…\b(?:merg(?:er|e|ed|ing)|business combination|combination agreement)\b(?: [a-z]+){0,3} with (?:[a-z-]+ ){0,4}{CU:counterparty}", "acquisition", 0.75),
    DealRule("deal.investment_in", r"{C:counterparty}…\b(?:made|makes|making|completed|announced)\b (?:an? )?(?:(?!foreign|direct\b)[a-z-]+ |{M} ){0,4}investment(?: of {M})? in(?:to)? (?:[a-z-]+ ){0,4}{CU:company}(?!'s)", "financing", 0.8),
    DealRule("deal.investment_by", r"\binvestment(?: of {M})? in {CU:company}…\b(?:made|led|provided)? ?by (?:[a-z-]+ ){0,4}{C:counterparty}", "financing", 0.78),
    DealRule("deal.leads_round_in", r"{C:counterparty}…\b(?:co-)?(?:led|leads|leading)\b (?:an? |the |its )?(?:[\w-]+ |{M} ){0,5}(?:round|financing|investment|fundraise|fundraising)\b(?: of {M})? (?:in|for) (?:[a-z-]+ ){0,4}{CU:company}", "financing", 0.82),
    DealRule("deal.raise_from_investors", r"{C:company}…\b(?:rais(?:es|ed|ing)|secur(?:es|ed))\b(?: {M}| (?:money|funds|funding|capital))?…\bfrom (?:[a-z-]+ |⟦G\d+⟧ ){0,4}(?:investors|backers|funds|firms|shareholders|lenders|banks)(?: [a-z]+){0,2},? (?:including|such as|among them) {CU:counterparty}", "financing", 0.8),
    DealRule("deal.merger_of", r"\b(?:merger|combination) (?:of|between) {C:a} and {CU:b}(?= (?:was|has been|is|will be|were|would|has|have|closed|could|may)\b)", "acquisition", 0.74, pair=True),
    DealRule("deal.lease_from", r"{C:counterparty}…\b(?:leas(?:es|ed|ing)|rent(?:s|ed|ing))\b(?:[^⟦,;.]|{M}|{T}|{G}|{L}|{W}){0,60}?\bfrom (?:[a-z-]+ ){0,4}{CU:company}(?![^.;]*⟦C)", "lease", 0.78),
    DealRule("deal.win_contract_to_supply", r"{C:company}…\b(?:won|wins|win|secur(?:es|ed)|land(?:s|ed)|bagg?(?:s|ed)|receiv(?:es|ed)|got)\b…(?P<noun>\b(?:contracts?|orders?|deals?|tender))\b (?:to|for) (?:supply(?:ing)?|provid(?:e|ing)|equip(?:ping)?) (?:the )?{CU:counterparty} with\b", None, 0.8),
    DealRule("deal.awarded_contract_by", r"{C:company}…\b(?:was|were|has been|have been|been) (?:[a-z]+ )?awarded\b…(?P<noun>\b(?:contracts?|orders?|tenders?|work|projects?))\b…\bby (?:[a-z-]+ ){0,4}<COUNTERPARTY>", None, 0.78),
    DealRule("deal.with_several", r"{C:company}…<NOUN>…\bwith (?:[a-z-]+ ){0,4}(?:firms|investors|companies|banks|lenders|funds|groups|partners) (?:including|such as|led by|among them) (?:⟦H\d+⟧'s )?{CU:counterparty}", None, 0.78),
    DealRule("deal.acquisitions_including", r"{C:company}…\b(?:completed|closed|made|announced)\b…\bacquisitions\b(?:[^⟦,;.]|{D}|{M}){0,30},? (?:including|such as|namely) {CU:target}", "acquisition", 0.8),
    DealRule("deal.won_auction_for", r"{C:company}…\bwon (?:the|an?) (?:[a-z-]+ )?auction (?:for|of) {CUL:target}", "acquisition", 0.8),
    DealRule("deal.investment_from", r"{C:company}…\b(?:close|closed|closes|closing|secur(?:e|es|ed)|receiv(?:e|es|ed)|land(?:s|ed)|announc(?:es|ed)|get|gets|got)\b…{M} (?:[a-z-]+ ){0,3}investment from (?:[a-z-]+ |⟦G\d+⟧-based ){0,5}{CUH:counterparty}", "financing", 0.87),

    DealRule("deal.invest_in", r"{C:counterparty}…\b(?:(?:invest(?:s|ed|ing)?|inject(?:s|ed|ing)?)\b(?:[^⟦,;.]|{M}|{T}){0,40}?|(?:pour(?:s|ed)|plough(?:s|ed)?|pump(?:s|ed)|put(?:s|ting)?|drop(?:s|ped)?)\b(?: [a-z]+){0,4} (?:{M}|money|capital|cash|funds|equity|(?:an? )?(?:[a-z-]+ )?investment)(?:[^⟦,;.]|{M}|{T}){0,30}?)\b(?:in|into) (?:[a-z-]+ ){0,5}{CU:company}(?! (?:technolog(?:y|ies)|capabilities|infrastructure|research|tools|hardware|content))", "financing", 0.8),
    DealRule("deal.raise_from", rf"{{C:company}}…\b(?:rais(?:es|ed|ing)|secur(?:es|ed|ing)|clos(?:es|ed)|obtain(?:s|ed)|receiv(?:es|ed)|got|land(?:s|ed)|borrow(?:s|ed)|arrang(?:es|ed)|lin(?:es|ed) up|draws?|drew|drawing)\b…\b(?:{_LOAN})\b…*\b(?:from|led by|provided by|arranged by|with|by)\b (?:[a-z-]+,? ){{0,7}}<COUNTERPARTY>", "financing", 0.8),
    DealRule("deal.raise_money_from", r"{C:company}…\b(?:rais(?:es|ed|ing)|secur(?:es|ed)|borrow(?:s|ed|ing)|(?:receiv(?:es|ed)|got)(?= {M} (?:in|of) (?:[a-z]+ ){0,2}(?:funding|financing|investment|capital|grants?|loans?|debt|equity))) {M}…\b(?:from|led by)\b (?:[a-z-]+ ){0,5}<COUNTERPARTY>", "financing", 0.8),
    DealRule("deal.lends", r"{C:counterparty} (?:has |have |will |is to )?(?:lent|lends?|lending) {CU:company}", "financing", 0.8),
    DealRule("deal.sells_them", r"{C:company}…\b(?:sells?|sold|selling|suppl(?:y|ies|ied|ying))\b (?:to )?{CU:counterparty} (?:with )?(?:(?:all |half |most )?(?:of )?(?:the |its )?(?:entire |whole |full )?(?:output|power|electricity|energy)\b|{W})", "ppa", 0.82),
    DealRule("deal.take_private", r"{C:company}…\b(?:take|takes|taking|took|taken) (?:[a-z-]+ ){0,4}{CUL:target} private\b", "acquisition", 0.86),
    DealRule("deal.takes_share", r"{C:company}…\b(?:takes?|took|taking|taken) (?:a |an )?(?:half|{P}|one-third|a third|a quarter|majority control) (?:of|in) (?:the )?{CUL:target}", "acquisition", 0.72),
    DealRule("deal.signed_straight", r"{C:a}…\bsign(?:s|ed|ing)? with (?:[a-z-]+ ){0,4}<B>", None, 0.7),
    DealRule("deal.takes_kit", r"{C:counterparty}…\b(?:signed up for|taking|takes|took|ordered|orders|buys|bought)\b {W} of {C:company}(?:'s)? (?:[a-z-]+ ){0,2}(?:kit|gear|cells?|turbines|chips|modules|batteries|equipment|systems)\b", "supply", 0.8),
    DealRule("deal.tolls", r"{C:counterparty}…\b(?:toll\w*|offtake|PPA|power purchase)\b…*\bowned by (?:[a-z-]+ ){0,3}{CU:company}", "ppa", 0.8),
    DealRule("deal.signs_up", r"{C:company}…\b(?:signed up|signs up|signing up|lined up|landed) (?:[a-z-]+ ){0,4}{CU:counterparty}", None, 0.75),
    DealRule("deal.exercise", r"{C:counterparty}…\b(?:exercis(?:ed|es|ing)|taken up|took up) (?:its|an|the|their|⟦C\d+⟧'s) options?\b…{W}", "lease", 0.75, "company"),
    DealRule("deal.lend_to", r"{C:counterparty}…\b(?:lend(?:s|ing)?|lent|extend(?:s|ed|ing)|provid(?:es|ed|ing|e)|grant(?:s|ed)|approv(?:es|ed)|commit(?:s|ted)|arrang(?:es|ed)|guarantee[sd]?)\b(?!(?: [\w-]+){0,3} (?:reward|prize|discount|bonus|dividend))…(?:\b(?:loans?|financing|funding|credit|debt|term loan|bridge loan|grant)\b|{M})…(?:to|for|in) (?:[a-z-]+ ){0,5}{CU:company}", "financing", 0.75),
    DealRule(
        "deal.provided_by",
        rf"{{C:company}}…*\b{_LOAN}\b…\b(?:was|were|is|are|has been|have been) (?:[a-z]+ )?(?:provided|arranged|underwritten|extended|led|committed) by (?:[a-z-]+ ){{0,4}}<COUNTERPARTY>",
        "financing",
        0.75,
    ),
    DealRule("deal.lets_use", r"{C:company}…\b(?:agreed|agrees|agreement|deal|contract|pact|will|would|is|are)\b…\b(?:let|letting|allow|allowing|permit|permitting) (?:the )?{CU:counterparty} (?:to )?(?:use|deploy|access|license|run|integrate|sell|distribute|adopt|embed|resell|stream|offer|carry|market)\b", "other", 0.74),
    DealRule("deal.licenses_from", r"{C:counterparty}…\b(?:agree[sd]?|agreement|deal|will|would|has|have|had|pays?|paid|paying)\b…\blicens(?:e|ed|ing) (?:the |its )?(?:rights? to )?(?:[\w-]+ ){1,6}?from (?:[a-z-]+ ){0,3}{CU:company}", "other", 0.76),
    DealRule("deal.both_in_talks", r"{C:a},? and (?:the |its )?{CU:b},? (?:are|were|have been|had been|is|have begun|have started|have opened|began|opened|started|are said to be) (?:also |now |currently )?(?:in |holding |having )?(?:[a-z-]+ ){0,3}(?:talks|discussions|negotiations)\b(?! (?:with|by)\b)", None, 0.76, pair=True),
    DealRule("deal.order_to_improve", r"{C:company}…\b(?:w[oi]ns?|winning|secur(?:es|ed|ing)|receiv(?:es|ed|ing)|land(?:s|ed)|bagg?(?:s|ed)|clinch(?:es|ed)|book(?:s|ed)|obtain(?:s|ed)|awarded|announc(?:es|ed))\b (?P<noun>…\b(?:orders?|contracts?))\b to (?:moderni[sz]e|upgrade|maintain|operate|build|install|expand|digiti[sz]e|protect|automate|refurbish|renovate|replace|design|develop|support|power|manage|run|rebuild|overhaul|extend|electrify|decarboni[sz]e|secure|equip|repair) (?:the )?(?:[a-z-]+ ){0,3}{CUG:counterparty}'s", None, 0.72),
    DealRule("deal.its_acquisition_by", r"{CUL:target}'s (?:[\w-]+ |{M} ){0,4}(?:acquisition|purchase|takeover|buyout) by (?:[a-z-]+ ){0,4}{CU:company}", "acquisition", 0.82),
    DealRule("deal.award", r"{C:counterparty}…\b(?:select(?:s|ed)|cho(?:oses|sen|se)|pick(?:s|ed)|hir(?:es|ed)|tapp(?:ed)|taps|contract(?:s|ed)|appoint(?:s|ed)|commission(?:s|ed)|engag(?:es|ed))\b (?:[a-z-]+ ){0,4}{CU:company}(?=,? (?:to|for|as|and|who will|which will|in (?:an? )?(?:[\w-]+ )?(?:deal|contract|agreement))\b)(?!(?: to (?:act|serve))? as (?:[\w-]+ ){0,4}(?:advis|counsel|chief|director|president|bookrunner|auditor|partner|underwriter|dealer manager|(?:placement|information|tender|transfer|escrow) agent))(?! as the (?:number|top|best|leading|most|first)\b)", None, 0.75),
    DealRule("deal.award_contract", r"{C:counterparty}…\baward(?:s|ed|ing)?\b {CU:company}…\b(?P<noun>contracts?|orders?|deals?|work|projects?|agreements?|concessions?|franchise)\b", None, 0.75),
    DealRule("deal.award_to", r"{C:counterparty}…\baward(?:s|ed|ing)?\b…(?P<noun>contracts?|orders?|deals?|work|projects?|agreements?)\b…\bto {CU:company}", None, 0.75),
    DealRule("deal.awarded_by", r"{C:company}…\b(?:was|is|were|been|has been) (?:[a-z]+ )?(?:awarded|selected|chosen|picked|hired|tapped|contracted|appointed|engaged(?! and))\b…(?P<noun>\b(?:contracts?|orders?|deals?|work|projects?|agreements?|supplier|contractor|supply|build|design|provide|tender)\b…|)\bby (?:[a-z-]+ ){0,4}<COUNTERPARTY>(?= (?:to|for|as)\b|…\b(?:to|for|as)\b)", None, 0.7),
    DealRule("deal.win_order", r"{C:company}…\b(?:won|wins|win|winning|bagg?(?:s|ed|ing)|receiv(?:es|ed|ing)|secur(?:es|ed|ing)|land(?:s|ed)|clinch(?:es|ed)|book(?:s|ed)|obtain(?:s|ed|ing)|got|gets)\b (?P<noun>…\b(?:orders?|contracts?|awards?|letter of (?:award|intent|acceptance)|LoA|LOA|LoI|LOI|projects?|tender|deals?))\b…*\b(?:from|by|with|for) (?:[a-z-]+ ){0,4}<COUNTERPARTY>", None, 0.8),
    DealRule("deal.order_from", r"{C:counterparty}…\b(?:(?:order(?:s|ed)|plac(?:es|ed|ing) (?P<noun>…orders?))\b…\b(?:from|with)|(?:buy(?:s|ing)?(?! rating| recommendation)|bought(?! back)|purchas(?:es|ed|ing|e)|procur(?:es|ed|e|ing)|(?:to source|sources))\b…\bfrom) (?:[a-z-]+ ){0,4}{CU:company}", None, 0.75),
    DealRule("deal.power_from", rf"{{C:counterparty}}…\b(?:buy(?:s|ing)?|bought|purchas(?:es|ed|ing|e)|procur(?:es|ed|e|ing)|tak(?:es|e|ing)|took|offtake|off-take|contracted)\b…{_POWER}…\b(?:from|of|at) {_NOT_RUN}{{CU:company}}(?! (?:systems|chips|GPUs))", None, 0.8, fallback="ppa"),
    DealRule("deal.lease_from", rf"{{C:counterparty}}…\b(?:leas(?:es|ed|e|ing)|rent(?:s|ed|ing)?|occup(?:y|ies|ied)|tak(?:es|e|ing|en)|took|hir(?:es|ed))\b…{_HOSTED}…\b(?:from|at|of|in) {_GAP}{{CU:company}}", "lease", 0.75),
    DealRule("deal.lease_to", r"{C:company}…(?:\b(?:leas(?:es|ed|ing)|(?:will|would|to|has|have|had|may) (?:lease|rent|let)|rent(?:s|ed|ing)|rents? out|lets?|letting)\b(?! (?:agreements?|contracts?|obligations?|costs?|rates?|up|out of))…|\bhost(?:s|ed|ing)?\b (?:[a-z,'-]+ |{W} ){0,4}(?:{W}|machines|miners|servers|GPUs|equipment|capacity|compute)…)\b(?:to|for) (?:the |an? |its |their |rival |new )?<COUNTERPARTY>", "lease", 0.8),
    DealRule("deal.sell_power_to", rf"{{C:company}}…\b(?:sell(?:s|ing)?|sold|suppl(?:y|ies|ied|ying)|deliver(?:s|ed|ing)?|provid(?:es|ed|e|ing))\b…{_POWER}…\bto (?:the |an? |its |their |rival |new )?<COUNTERPARTY>", None, 0.75),
    DealRule("deal.supply_with", r"{C:company}…\b(?:suppl(?:y|ies|ied|ying)|provid(?:es|ed|e|ing)|equip(?:s|ped)?|deliver(?:s|ed)?)\b (?:[a-z-]+ ){0,3}{CU:counterparty}…\bwith\b…(?:{W}|{E}|\b(?:power|electricity|energy|turbines?|chips|servers|GPUs?|comput\w+|capacity|gas|LNG|fuel|batteries|modules|panels|equipment|cells|transformers|machines|units|aircraft|satellites|vessels|systems)\b)", None, 0.75),
    DealRule("deal.sign_with", r"{C:a}…\b<SIGNED>\b…<NOUN>\b(?!'s)…\b(?:(?:with|(?<!competition\x20)(?<!approval\x20)(?<!support\x20)(?<!opposition\x20)(?<!pressure\x20)from) (?:[a-z-]+ ){0,6}|to (?:the |an? |its )?)<B>", None, 0.85, first=(_PAPER, r"\b(?:(?:with|from) (?:[a-z-]+ ){0,6}|to (?:the |an? |its )?)<B>")),
    DealRule("deal.between", r"<NOUN>…\bbetween (?:the )?{CU:a}…* and (?:the )?{CU:b}", None, 0.8, pair=True),
    DealRule("deal.both_sign", r"{C:a}…,? and (?:the |its )?{CU:b}…\b<SIGNED>\b…<NOUN>\b", None, 0.8, pair=True),
    DealRule("deal.partner", r"{C:a}(?:…(?<!\ba\x20)(?<!\bas\x20)(?<!\bthe\x20)\b(?:partner(?:ed|ing)|team(?:s|ed|ing)? up|join(?:s|ed|ing)? forces|collaborat(?:es|ed|ing)|tied up|ties up|alli(?:es|ed)|work(?:s|ed|ing)? together)\b|,? (?:(?:has|have|had|will|to|also|recently|today|now|officially|formally|proudly|and|{D}) ){0,4}partners?\b)…\bwith (?:[a-z-]+ ){0,4}{CU:b}" + NO_PERSON + r"(?!(?: each year| every year| annually)? to (?:conduct|analy[sz]e|compile|survey|evaluate|poll|rank)\b)", "joint_venture", 0.75),
    DealRule("deal.partner_for", r"{C:counterparty}…\b(?:partner(?:s|ed|ing)?|team(?:s|ed|ing)? up|tied up|ties up)\b…\bwith (?:[a-z-]+ ){0,4}{CU:company} for (?:(?:the )?(?:supply|delivery|provision|purchase) of|{W})", None, 0.78),
    DealRule("deal.spends_at", r"{C:counterparty}…\b(?:spend(?:s|ing)?|spent|commit(?:s|ted|ting)?|pay(?:s|ing)?)\b…{M}…\b(?:at|to|with|on) {CU:company}(?:'s)? (?:⟦[CU]\d+⟧ )?(?:cloud|compute|computing|services|infrastructure|over|for)", "cloud", 0.78),
    DealRule("deal.in_talks", r"{C:a}…\b(?:in|into|held|holding|began|started|opened|ended|broke off|called off|suspended|abandoned|exploratory|advanced|early) (?:[\w-]+ ){0,3}?(?:talks|discussions?|negotiations)\b…\b(?:with|to (?:buy|acquire|sell|lease|supply|take over)) (?:[a-z-]+ ){0,5}<B>", None, 0.75),
    DealRule("deal.negotiates", r"{C:a}…\b(?:(?:is|are|was|were|been|be) negotiating|negotiat(?:es|ed)|(?:is|are|was|were|been) discussing)\b…\bwith (?:[a-z-]+ ){0,4}<B>", None, 0.7),
    DealRule("deal.agreed_with", r"{C:a}…\b(?:agreed|has agreed|settled|agrees) with (?:[a-z-]+ ){0,4}<B>…\b(?:on|about|for|to|that)\b", None, 0.72),
    DealRule("deal.agreed_on", r"{C:a},? and {C:b}…\b(?:agreed|have agreed|settled) (?:on|to|that)\b", None, 0.7, pair=True),
    DealRule("deal.for_client", r"{C:company}…\b(?:build(?:s|ing)?|built|construct(?:s|ed|ing)?|develop(?:s|ed|ing)?)\b(?!-)(?:…{L}…| {G} |…\b(?:" + ASSET + r"|satellites|vessels|ships|lines?|substations?|stations?|systems?|reactors?|network)\b…)\bfor (?:[a-z-]+ ){0,3}{CU:counterparty}", "construction", 0.65),
    DealRule("deal.supply_to", r"{C:company}…\b(?:suppl(?:y|ies|ied|ying)|provid(?:es|ed|e|ing)|deliver(?:s|ed|ing)?)\b…\b(?:computing|compute|GPUs?|servers?|chips|turbines?|modules|batteries|panels|gas|LNG|fuel|equipment|cooling|transformers|cells|inverters|miners|systems|engines)\b…\bto (?:the |its )?(?:(?-i:[A-Z])[a-z]+(?:an|ish|ese|ch) )?(?:[a-z-]+ ){0,4}{C:counterparty}", None, 0.65),
    DealRule("deal.bid_for", r"{C:company}(?:…\b(?:an?|its|the|takeover|unsolicited|new|rival|formal|cash|revised|sweetened|improved)|'s|…{M}) (?:[\w-]+ ){0,3}?(?:bid|offer|proposal)s? (?:(?!to\b)[\w-]+ |{M},? ){0,4}for (?:[a-z-]+ ){0,4}{CU:target}(?! to [a-z])", "acquisition", 0.65),
    DealRule("deal.hold_for", r"{C:company}…\b(?:lets?|rents? out|has let|is letting) …{W}…\bto {_GAP}{CU:counterparty}".replace("{_GAP}", "…"), "lease", 0.75),
    DealRule("deal.lenders_led_by", r"\b(?:[Ll]enders|[Bb]anks|[Ii]nvestors)\b…\bled by {CU:counterparty}…\b(?:committed|provided|agreed|lent|extended|put up)\b…{M}", "financing", 0.65, "company"),
    DealRule("deal.adds_at", r"{CU:counterparty}…\b(?:adds?|added|takes|took|has taken|rents?|rented|leases?|leased|occup\w+|reserv\w+|renew(?:s|ed)|extend(?:s|ed))\b …{W}…\bat (?:⟦L\d+⟧ of )?{CU:company}'s ", "lease", 0.72),
    DealRule("deal.gives", r"{C:company} (?:has |have )?(?:gave|given|gives) {CU:counterparty} …{W}", "lease", 0.72),
    DealRule("deal.space_rented", r"{W} (?:of|in) …(?:that|which) {CU:counterparty} (?:has |will )?(?:rents?|rented|leases?|leased|hires?|takes) (?:it )?from {CU:company}", "lease", 0.8),
    DealRule("deal.takes_too", r"(?:,|\band) (?:the )?(?:[a-z]+ ){0,3}{CU:counterparty} {W}(?= for| and|,|\.|$)", "lease", 0.58, "company"),
    DealRule("deal.lends_it", r"{C:counterparty} (?:has |have |is |will |also )*(?:committed|provides?|provided|providing|granted|extended|put up|lent|lends?|lending)\b (?:an? |the )?(?:[\w-]+ ){0,4}(?:(?:loan|financing|facility|credit line|debt) of {M}|{M}(?: [\w-]+){0,4} (?:loan|financing|facility|debt))(?![^.;]{0,60}\bto (?:an?|the|its)\b)(?! to\b)", "financing", 0.62, "company"),
    DealRule("deal.goes_to", r"{W}(?: of [\w -]{0,30})? (?:goes|will go|went|is let|was let|is leased|was leased|is reserved|are leased|is going) to (?:the )?<COUNTERPARTY>", "lease", 0.65, "company"),
    DealRule("deal.output_goes_to", r"\b(?:[Oo]utput|[Pp]ower|[Ee]lectricity) (?:of|from) [^.;⟦]{0,30}(?:⟦[WLG]\d+⟧ ?){1,3}(?:[a-z]+ ){0,3}(?:goes|will go|went|is going) to (?:the )?<COUNTERPARTY>", "ppa", 0.65, "company"),
    DealRule("deal.takes_output", r"{C:counterparty}…\b(?:buys?|bought|takes?|took|purchases?|purchased|offtakes?)\b (?:(?:all|half|most|part|the (?:entire|full|whole))? ?(?:of )?){C:company}'s (?:[a-z]+ ){0,2}(?:output|power|electricity|production)\b", "ppa", 0.82),
    DealRule("deal.takes", r"{C:counterparty},? (?:also |then |now )?(?:will |has |have |had |is to |agreed to |has agreed to |will also )?(?:initially |first )?(?:is (?:now |also )?(?:taking|renting|leasing)|use|uses|take|takes|took|taken|receive|receives|leases?|leased|rents?|rented|reserves?|tolls?|contracted for|signed (?:up )?for|occup\w+|reserved|booked)\b(?! as\b)…{W}", "lease", 0.6, "company"),
    DealRule("deal.supplies_it", r"{C:company},? (?:which )?(?:has |have )?(?:supplies|will supply|is to (?:supply|provide|deliver)|agreed to supply|has agreed to supply|will deliver|promised|has promised|will provide) (?:…)?(?:{W}|{E}|power|electricity|turbines|batteries|modules|chips|servers|cooling|transformers)", "supply", 0.6, "counterparty"),
    DealRule("deal.being_built", r"\b(?:is|are|was|were|will be|to be) (?:[a-z]+ )?(?:built|constructed|installed|engineered) by (?:[a-z-]+ ){0,3}{CU:company}", "construction", 0.62, "counterparty"),
    DealRule("deal.contractor_is", r"\b(?:[Cc]ontractor(?: [a-z ]{0,20})? (?:is|was|will be)|[Cc]onstruction (?:falls|fell|goes|went) to) (?:[a-z-]+ ){0,3}{CU:company}", "construction", 0.62, "counterparty"),
    DealRule("deal.comes_from", r"\b(?:[Tt]urbines|[Cc]ells|[Mm]odules|[Bb]atteries|[Pp]anels|[Ss]ervers|[Cc]hips|[Cc]ables|[Mm]achines|[Ee]quipment|[Tt]ransformers|[Cc]ooling)\b…\b(?:come|comes|came|will come) from (?:[a-z-]+ ){0,3}{CU:company}", "supply", 0.62, "counterparty"),
    DealRule("deal.built_by", r"\b(?:[Cc]onstruction|EPC work|[Ww]ork|[Bb]uilding work)\b…\b(?:carried out|done|performed|handled|led|undertaken) by {CU:company}", "construction", 0.65, "counterparty"),
    DealRule("deal.acquire_of", r"{C:company}…*\b" + BUY + r" {CU:counterparty}'s …\b" + ASSET + r"\b", "acquisition", 0.8),
    DealRule("deal.acquire_alone", r"{C:company}…\b(?:acquired|has acquired|have acquired|acquires|to acquire|bought|has bought|purchased|completed (?:its|the|an?|⟦C\d+⟧'s) (?:acquisition|purchase) of|acquisition of) (?:an?|two|three|four|five|its|the|⟦W\d+⟧) …\b" + BARE_ASSET + r"\b(?! (?:of|from|in) (?:[a-z-]+ ){0,3}{CU})", "acquisition", 0.65),
    DealRule("deal.uses", r"{C:counterparty}…\bagreed to (?:use|buy|take|purchase|deploy|order) {C:company}'s …\b(?:chips|GPUs?|processors|accelerators|turbines|modules|batteries|reactors|servers|systems|technology)\b", "supply", 0.75),
    DealRule("deal.raises", r"{C:company}…\b(?:rais(?:es|ed|ing)|(?<!senior\x20)(?<!lien\x20)secur(?:es|ed|ing)|clos(?:es|ed|ing)|obtain(?:s|ed)|land(?:s|ed)|arrang(?:es|ed)|draw|borrow(?:s|ed)?|signed)\b…{M}…\b(?:loans?|financing|credit facility|facility|debt|credit)\b", "financing", 0.55),
    DealRule("deal.own_noun", r"{C:company}…\b(?:signed|secured|announced|inked|won|holds|entered into|executed|(?:has|have|had|holds)(?= (?:an?|one|two|three|four|\d+|{T}|{W})\b)) (?P<noun>…\b(?:power purchase agreement|PPA|offtake agreement|lease agreement|lease|hosting agreement|colocation agreement|hosting contract|cloud contract|tolling agreements?|purchase agreement))\b(?! (?:sales?|areas?|rate|income|obligations?|liabilit|portfolio|with))", None, 0.55),
    DealRule("deal.venture_of", r"\b(?:joint venture|JV) (?:of|between) (?:(?:[a-z-]+ ){0,2}{H}, )?(?:the )?{CU:a}(?: ?\([^()]{0,40}\))?,? and (?:the )?{CU:b}(?!'s)", "joint_venture", 0.78, pair=True),
    DealRule("deal.sells_alone", rf"{{C:company}}…\b(?:sold|(?:to|has agreed to|agreed to|will|would) sell|(?:complet\w+|clos(?:ed|ing)(?: on)?|announc(?:ed|es)|finali[sz]ed|agreed(?: to)?|agreement for|deal for) (?:the|its|an?) (?:[a-z-]+ )?(?:sale|divestiture|divestment|disposal) of) {STAKE}{{CUL:target}}(?!'s (?!(?:[\w-]+ ){{0,3}}{ASSET})){NOT_BOUGHT}(?: [\w-]+){{0,4}} for {{M}}(?![^.;]*? to (?:the |an? )?(?:[a-z-]+ ){{0,4}}{{CU}})(?! (?:a|per) (?:share|unit))", "acquisition", 0.62),
    DealRule("deal.sold_with_buying", rf"{{C:counterparty}}…\b{SELL}\b {STAKE}{{CUL:target}}…*, with {{CU:company}} (?:acquiring|buying|purchasing|taking)\b", "acquisition", 0.86),
    DealRule("deal.in_partnership", r"{C:a}…\b(?:develop|build|launch|creat|construct|operat|deploy|establish|deliver|produc|manufactur)\w*…,? in (?:an? |close |strategic )*(?:partnership|collaboration|cooperation|joint venture|alliance) with (?:[a-z-]+ ){0,4}{CU:b}" + NO_PERSON, "joint_venture", 0.62),
    DealRule("deal.works_to_buy", r"{C:counterparty}…\b(?:working|works|worked|partner(?:s|ed|ing)?|team(?:s|ed|ing)?(?: up)?) with (?:[a-z-]+ ){0,4}{CU:company} to (?:buy|purchase|procure|source) …(?:" + _POWER + r")", "ppa", 0.76),
    DealRule("deal.finances_unnamed", r"{C:company}…\b(?:provid(?:es|ed|ing)|extend(?:s|ed|ing)|lend(?:s|ing)?|lent|grant(?:s|ed)|arrang(?:es|ed))\b…{M}…\b(?:loan|facility|financing|credit|debt)\b to (?P<b_text>" + UNNAMED + r")", "financing", 0.6),
    DealRule("deal.power_from_site", r"{C:counterparty}…\b(?:agreement|contract|deal|PPA|agreed|sign(?:s|ed))\b…\b(?:to|for) (?:buy(?:ing)?|purchas(?:e|ing)|procur(?:e|ing)|tak(?:e|ing)) …" + _POWER + r"…\bfrom (?:the |its )?(?:[a-z-]+ ){0,4}{L}", "ppa", 0.62, "company"),
    DealRule("deal.pays_under", rf"{{C:company}}…\b(?:pays?|paid|acquir(?:es|ed)|bought|buys)\b…*{STAKE}{{CUL:target}}{NOT_BOUGHT},? (?:under|following|after) an? (?:[a-z]+ )?(?:agreement|contract|deal) with (?:[a-z-]+ ){{0,3}}{{CU:counterparty}}", "acquisition", 0.9),
    DealRule("deal.both_partner", r"{C:a} and (?:the |its )?{CU:b},? (?:[a-z]+ly |have |had |has |today |{D} |also )*(?:partner(?:ed)?|team(?:ed)? up|join(?:ed)? (?:forces|hands)|tied up|collaborate(?:d)?)\b(?! (?:with|program|network|of))", "joint_venture", 0.76, pair=True),
    DealRule("deal.subscribes", r"{C:counterparty}…\b(?:subscrib(?:es|ed|ing) (?:for|to)|to subscribe (?:for|to))\b…\b(?:shares?|units|stock|notes)\b(?: [a-z]+){0,3} (?:of|in) (?:the )?{CU:company}", "financing", 0.78),
    DealRule("deal.round_led_by", r"{C:company}…\b(?:(?:completion|closing|close) of|announc(?:es|ed|ing)|complet(?:es|ed))\b…{M}…\b(?:round|financing|raise)\b,? (?:[a-z]+ )?led by <COUNTERPARTY>", "financing", 0.8),
    DealRule("deal.pair_headed", r"^[\s•*▪◦·-]*{C:a} ?[–—/] ?{CU:b} ?(?:\((?:[a-z]+ )?{D}\))?: (?![^⟦]*\b(?:talks|discussions|rumou?rs|no)\b)(?P<noun>(?:[\w.,-]+ ){0,6}?{W}(?: (?!(?:and|with|which|from)\b)[\w.,-]+){0,8})", None, 0.72, pair=True),
)  # fmt: skip
