"""Deals told by their paper: talks, leases, contracts and letters as subjects ("Talks with B were called off", "A's 40 MW
lease with B dates from May", "the letter of intent with B lapsed")."""

from __future__ import annotations

from extractor.facts.deal.rules import UNNAMED, DealRule

_PAPER = (
    r"(?P<noun>(?:[\w'&-]+ |{W} |{T} |{M} |⟦[PN]\d+⟧ ){0,6}?(?:talks|negotiations|discussions|contracts?|leases?|agreements?|deals?|PPAs?|orders?|pacts?|accords?|"
    r"letters?(?: of intent)?|LOIs?|memorand(?:um|a)(?: of understanding)?|MoUs?|term sheet|heads of terms|framework|tenanc(?:y|ies)|commitments?|reservations?))\b"
)
_OVER = r"(?:[^⟦.;]|\.(?=\d)|⟦[A-BD-TV-Z]\d+⟧|⟦[CU]\d+⟧'s){0,90}?"
ENDED = (
    r"(?:called off|broken off|cancell?ed|terminated|scrapped|abandoned|dropped|shelved|unwound|lapsed|expired|collapsed|fell apart|fell through|broke down|came to nothing|"
    r"went nowhere|died|ended|ran out|rescinded|withdrawn|torn up|ditched|been lost|failed|foundered)"
)
"""How a deal ends that is the subject of its verb."""
_STATED = rf"(?=[^;]*(?:⟦[MWT]\d|\b(?:signed|struck|reported|confirmed|disclosed|dates?|expires?|expired|runs?|began|starts?|announced|agreed|{ENDED})\b))"
_OTHER = rf"(?:the |its )?(?:[a-z-]+ ){{0,4}}(?:{{CU:b}}(?!'s (?:shareholders|investors|board|lenders|creditors|workers|unions?))|(?P<b_text>{UNNAMED}))"

RULES: tuple[DealRule, ...] = (
    DealRule("deal.paper_of", rf"{{CU:a}}'s {_STATED}{_PAPER}{_OVER} (?:with|from|to(?! (?:serve|supply|power|host|build|buy|sell|provide|deliver|house|run|use|lease|rent|help|develop|expand)\b)) {_OTHER}", None, 0.76),
    DealRule("deal.paper_ended", rf"(?:^|, |: |\b(?:that|as|and|after|when|its|their|but|while|then) )(?:the |an? )?{_PAPER}{_OVER} with {_OTHER}{_OVER} (?:(?:was|were|has|have|had|been|since|quietly|also|later) ){{0,4}}{ENDED}\b", None, 0.64, "other"),
    DealRule("deal.shook_hands", r"{C:a} and (?:the |its )?{CU:b} (?:[a-z]+ )?(?:shook hands|settled|came to terms|see eye to eye|struck a bargain) (?:on|over|for)\b", None, 0.78, pair=True),
    DealRule("deal.paid_to", r"{CU:company}…\b(?:pays?|paid|is paying|will pay|to pay) (?:the )?{CU:counterparty} (?:[a-z]+ ){0,2}{M}[^.;⟦]{0,30} for (?:it\b|them\b|(?:the )?{CUL:target})", "acquisition", 0.84),
    DealRule("deal.bought_from", r"{CUL:target},? (?:which )?(?:was|were|had been|has been) (?:[a-z]+ )?(?:bought|acquired|purchased) from (?:[a-z-]+ ){0,4}{CU:counterparty}", "acquisition", 0.72, "company"),
    DealRule("deal.item_to", r"^[\s•*▪◦·–-]*{CU:company} (?:to|→|->) (?:the )?<COUNTERPARTY>(?:[^:⟦]{0,30}): {W}", None, 0.76, fallback="lease"),
    DealRule("deal.item_from", r"^[\s•*▪◦·–-]*{CU:counterparty} (?:from|←|<-) (?:the )?{CU:company}(?:[^:⟦]{0,30}): {W}", None, 0.76, fallback="lease"),
)  # fmt: skip
