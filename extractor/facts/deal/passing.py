"""Deals told in passing by stories about something else: results, markets, monthly figures, notes on a share.

Such a story names one side and knows the other: "the largest order came from B", "B signed an agreement to take 500 MW",
"A delivers containers worth M to both sites". The side that a rule leaves out (``absent``) is the one that the story is about,
or whoever provides in the deal told last; ``trades`` says of which sector it has to be where the words alone could mean others.
"""

from __future__ import annotations

from extractor.facts.deal.rules import DealRule

_WON = r"\b(?:bag(?:s|ged|ging)?|w[oi]n(?:s|ning)?|secur(?:es?|ed|ing)|land(?:s|ed|ing)?|receiv(?:es?|ed|ing)|clinch(?:es|ed)?|book(?:s|ed)|obtain(?:s|ed)|garner(?:s|ed)|pick(?:s|ed) up)\b"
_OF_THEM = (
    r"(?:,? (?:of|in|for) (?:them|these|those|the (?:[a-z-]+ ){0,2}(?:quarter|period|half|year|month|batch|lot)|{D}))?"
)
_RANKED = r"(?:[Tt]he|[Ii]ts|⟦C\d+⟧'s) (?:single )?(?:largest|biggest|smallest|longest|main|most valuable|latest|newest|second|third|other)"
_GOES_TO = r"(?:went|goes|was let|was awarded|was leased|is let|was signed with|was struck with|was agreed with|is with|was with)(?: to)?"
_ASSETS = r"(?:sites?|parks?|plants?|projects?|farms?|stations?|campus(?:es)?|facilit(?:y|ies)|fields?|mines?|yards?|buildings?|locations?|halls?|schemes?)"
_SERVICE = r"(?:power|electricity|service|capacity|energy|load|supply|output|generation)"
_POWER_SELLERS = ("utility", "ipp", "developer", "oil_gas")
_STATE_BODY = (
    r"(?P<b_text>(?:the|an?) (?:state|city|national|regional|local|municipal|provincial|federal)(?:-owned|-run|-controlled)? (?:[a-z]+ ){0,2}"
    r"(?:utility|railways?|operator|company|board|distributor|agency|authority|producer|refiner) (?:of|in) ⟦G\d+⟧)"
)
"""A public body that a story calls by its place."""
_TRADE = r"(?:developer|maker|[a-z]+maker|company|firm|owner|operator|provider|producer|retailer|biotech|chain|insurer|lender|miner|start-?up|group|manufacturer|brand|bank|publisher|software company|utility)\b"
"""What a firm is called by that a list has named at the head of its item."""
_SOME = r"(?:(?!(?:with|from|to|for|in|by|of)\b)[a-z-]+ |⟦I\d+⟧ |⟦G\d+⟧'s ){0,4}"
"""What may describe a party before its name."""

RULES: tuple[DealRule, ...] = (
    DealRule("deal.work_from", rf"{{C:company}}…{_WON}…\b(?P<noun>(?:work|jobs?|business))\b (?:worth|valued at|of|totall?ing|for) (?:[a-z]+ ){{0,2}}{{M}}…\bfrom (?:the )?{{CU:counterparty}}", None, 0.76, fallback="construction"),
    DealRule("deal.order_of_body", rf"{{C:company}}…{_WON}…\b(?P<noun>(?:orders?|contracts?|tender|award|deal|letter of award))\b…\b(?:from|by|for|to) {_STATE_BODY}(?!'s|,? ⟦[CU])", None, 0.74),
    DealRule("deal.ranked_from", rf"\b{_RANKED} (?P<noun>(?:[a-z]+ )?(?:orders?|contracts?|awards?|commitment))\b{_OF_THEM}…\b(?:came|comes|was|is) from (?:[a-z-]+ ){{0,3}}{{CU:counterparty}}(?!'s)", None, 0.68, "company", fallback="supply"),
    DealRule("deal.ranked_to", rf"\b{_RANKED}(?: (?P<noun>(?:leases?|contracts?|agreements?|PPA|deals?)))?{_OF_THEM},? (?:(?:for|over|of|covering) )?{{W}}…\b{_GOES_TO} (?:[a-z-]+ ){{0,3}}{{CU:counterparty}}(?!'s)", None, 0.68, "company", fallback="lease"),
    DealRule("deal.under_lease", r"{W}…\bunder (?:the|an?) (?P<noun>(?:{T} |[a-z-]+ ){0,3}(?:lease|contract|agreement|PPA|order))(?: that| which|) {CU:b} (?:has |had )?(?:signed|agreed|struck|took out|entered into|placed)\b", None, 0.68, "other"),
    DealRule("deal.agrees_to_take", rf"{{C:counterparty}}…\b(?:sign(?:s|ed)?|agree[sd]?|contract(?:s|ed)|commit(?:s|ted)|undert(?:akes|ook))\b (?:up )?(?:an? |the |{{T}} )?(?:(?:[\w-]+|{{T}}) ){{0,4}}?to (?:take|buy|use|draw|receive|purchase) (?:up to |all of |the )?{{W}} of (?:[a-z-]+ ){{0,2}}{_SERVICE}\b(?![^;]*\bfrom (?:[a-z-]+ ){{0,4}}(?:⟦[CUL]|the \w+ (?:plant|park|farm)))", "ppa", 0.66, "company", trades=_POWER_SELLERS),
    DealRule("deal.delivers_to_sites", rf"{{C:company}},? (?:which )?(?:is |will |has |now |also )*(?:deliver(?:s|ed|ing)?|suppl(?:y|ies|ied|ying)|provid(?:es?|ed|ing))\b (?:(?!(?:to|for)\b)[\w-]+ ){{1,5}}(?:worth|valued at|for) {{M}} to (?:both|the|all|these|those|its|each)(?: of)?(?: the| these| those)? (?:[a-z-]+ ){{0,2}}{_ASSETS}\b", "supply", 0.68, "counterparty"),
    DealRule("deal.sells_itself", r"{C:target}…\b(?:sell(?:s|ing)?|sold|selling|sale of) (?:itself|themselves) to (?:[a-z-]+ ){0,4}{CU:company}", "acquisition", 0.86),
    DealRule("deal.owner_sells", r"{C:target}'s (?:current |majority |sole |private-equity |former )*(?:owners?|parent(?: company| group)?|backers?|shareholders)\b…\b(?:agreed|agrees|has agreed|have agreed|decided|is set|are set|plans?|intends?)\b…\bto sell (?:it|the (?:company|firm|business|unit|group)|⟦C\d+⟧)\b…*\bto (?:[a-z-]+ ){0,4}{CU:company}", "acquisition", 0.76),
    DealRule("deal.its_biggest_sale", r"{CU:counterparty}…\b(?:buy|bought|buys|order(?:s|ed)?|purchas(?:es?|ed)|tak(?:es?|en))\b(?:[^⟦;]|{M}|{W}|{D}|{T}){1,80}?[,–—-] (?:which (?:is|would be) |in (?:what (?:is|would be) )?)?{C:company}'s (?:[a-z-]+ ){0,2}(?:biggest|largest|first|second|third|record|top)(?: [a-z-]+){0,2} (?:sale|order|contract|deal|win|award)\b", None, 0.8, fallback="supply"),
    DealRule("deal.grows_space", r"{C:counterparty}…\b(?:increas|expand|enlarg|rais|extend|add)\w* (?:to )?(?:its|their|⟦C\d+⟧'s) (?:[a-z-]+ ){0,2}(?:space|footprint|lease|load|capacity|commitment|reservation|room)\b(?: (?:in|at|on) (?:the )?⟦[GLC]\d+⟧)?…\bby {W}", "lease", 0.68, "company"),
    DealRule("deal.buys_described", rf"{{C:company}}…\b(?:(?:agreed|agrees|agreeing|has agreed|is set|plans|offered) to (?:buy|acquire|purchase|take over)|will (?:buy|acquire)|(?:is|are) (?:buying|acquiring)|to acquire|bought|acquired) the (?:(?!(?:rest|remaining|other|rights?|assets|business|company's)\b)[a-z-]+ ){{0,3}}{_TRADE}(?: of [^⟦.;]{{1,50}})? (?:for|in an? (?:[a-z-]+ ){{0,3}}deal (?:worth|valued at)) {{M}}", "acquisition", 0.7, "focus"),
    # Money and papers in plain words
    DealRule("deal.grants_money", r"{C:counterparty},? (?:(?:has|have|had|will|is to|also|{D}) )*(?:grant(?:s|ed)?|award(?:s|ed)?|lend(?:s)?|lent|loan(?:s|ed)) {CU:company} (?:up to |another |a further |an additional )?{M}(?! (?:contract|order|deal|licen[cs]e|award|tender|fine|bonus))", "financing", 0.8),
    DealRule("deal.ties_up_money", rf"{{C:company}},? (?:(?:has|have|had|also|{{D}}) )*(?:tied up|took|drew(?: down)?|drawn(?: down)?|lined up) (?:up to |another |a further |an additional )?{{M}} (?:in (?:[a-z-]+ ){{1,2}})?from {_SOME}{{CU:counterparty}}(?!'s)", "financing", 0.74),
    DealRule("deal.facility_with", rf"{{C:company}},? (?:(?:has|have|had|also|{{D}}) )*(?:extend(?:s|ed)|renew(?:s|ed)|amend(?:s|ed)|upsiz(?:es|ed)|prolong(?:s|ed)|refinanc(?:es|ed)) (?:its|the|an?|⟦C\d+⟧'s) (?:[\w-]+ |{{M}} ){{0,4}}(?:facility|loan|credit line|credit agreement|overdraft) with {_SOME}{{CU:counterparty}}", "financing", 0.8),
    DealRule("deal.refinances", r"{C:counterparty}…\b(?:refinanced|refinances|will refinance|restructured)\b (?:the )?(?:[a-z-]+ )?(?:debt|loans?|borrowings|facilities) of {CU:company}", "financing", 0.74),
    DealRule("deal.gains_investor", rf"{{C:company}}…\b(?:attracted|attracts|brought in|won|gained|signed up|landed|lured)\b {_SOME}{{CU:counterparty}} as (?:an?|its) (?:[a-z-]+ ){{0,3}}(?:investor|shareholder|backer)\b", "financing", 0.76),
    DealRule("deal.accepts_award", r"{C:company}…\baccept(?:s|ed)\b (?:an? |the )?(?P<noun>(?:[a-z]+ |{M} ){0,3}(?:letter of award|letter of intent|orders?|contract|award))\b…\bfrom (?:the )?{CU:counterparty}", None, 0.78),
    DealRule("deal.accepts_offer", rf"{{C:target}}…\b(?:accept(?:s|ed)|agreed to|recommend(?:s|ed))\b (?:an?|the) (?:[a-z-]+ |{{M}} ){{0,4}}(?:takeover |buyout )?(?:offer|bid|proposal)(?: of {{M}})? (?:from|by) {_SOME}{{CU:company}}(?! (?:customers|investors)|'s)", "acquisition", 0.82),
    DealRule("deal.rented_from", rf"\b(?:rented|leased|taken) by {_SOME}{{CU:counterparty}} from {_SOME}{{CU:company}}", "lease", 0.8),
)  # fmt: skip
"""The rules, in the form of ``rules``."""
