"""Deals told by what one side is to the other: its tenant, customer, supplier, contractor, lender.

A post says which side holds it and what kind of deal that makes. Each makes a rule of every form: "A is B's anchor tenant for
40 MW", "B's tenant, A", "B won A as tenant for 40 MW", "B found a tenant for its 40 MW in A". A new noun is one word in the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts.deal.rules import UNNAMED, DealRule
from extractor.schema.kinds import DealKind

_POSTS: tuple[tuple[str, str, str, DealKind | None], ...] = (
    ("tenant", "counterparty", "tenant|lessee|occupant|occupier|renter|colocation customer|hosting (?:customer|client)", "lease"),
    ("customer", "counterparty", "customer|client|taker|user", None),
    ("offtaker", "counterparty", "off-?taker|buyer of (?:its|the|all (?:of )?the|⟦C\\d+⟧'s) (?:power|output|electricity)", "ppa"),
    ("landlord", "company", "landlord|lessor|host", "lease"),
    ("contractor", "company", "(?:EPC |main |general |civil |lead |turnkey )*contractor|builder", "construction"),
    ("supplier", "company", "(?:turbine |power |chip |battery |transformer |equipment |electricity |fuel |sole |preferred )*supplier", None),
    ("lender", "counterparty", "lender", "financing"),
)  # fmt: skip
_SIZE = r"(?=[^;]*⟦[WMT]\d)"
"""Somewhere in the clause stands how much it is over or for how long, without which a customer is only that."""
_WHICH = r"(?:(?:the|an?|its|their|first|second|third|new|anchor|next|biggest|largest|main|sole|only|inaugural|key|long-term|foundation|launch|single|other|another|exclusive|AI|⟦C\d+⟧'s|{W}|{T}) )*"
_IS = r"(?:,? (?:is|was|became|becomes|become|will be|will become|remains|has become|to be|to become|named as|signed (?:up|on) as|signs (?:up|on) as|joins? as|joined as|comes? in as|came in as|moves? in as|serves? as|acts? as|as|has been named|was named|was unveiled as|was revealed as|has been chosen as)(?: today| now| also| {D})?,?)"
_GAINS = r"(?: (?:has|have|had|also|now|today|since|just|finally|{D}))*,? (?:win|wins|won|loses?|lost|secures?d?|landed|lands?|signed(?: up)?|signs(?: up)?|names?d?|gained|gains|attracted|attracts|announced|announces|unveiled|unveils|disclosed|discloses|added|adds|counts|has|lined up|found|finds|recruited|brought in|hired|picked|chose|chosen|appointed)"
_IS_SOMEBODY, _GAINS_SOMEBODY, _ITS = rf"{{C}}{_IS} ", rf"{{C}}{_GAINS} ", r"{C}'s "
"""How the rules of all posts begin, which few clauses hold."""
_REST = r"(?:[^⟦.;]|\.(?=\d)|⟦[A-BD-TV-Z]\d+⟧|⟦[CU]\d+⟧'s){0,90}?"


def _made(name: str, side: str, noun: str, kind: DealKind | None) -> Iterator[DealRule]:
    """The rules of a post."""
    other = "company" if side == "counterparty" else "counterparty"
    unnamed = rf"|(?P<b_text>{UNNAMED})" if side == "counterparty" else ""
    holder = rf"(?:[a-z-]+ ){{0,3}}?(?:{{CU:{side}}}{unnamed})"
    post = rf"{_WHICH}(?:{noun})s?\b"
    forms = (
        (
            "is_of",
            _IS_SOMEBODY,
            rf"{_SIZE}{{C:{side}}}{_IS} {post}{_REST} (?:of|at|for|in|to|with) (?:[a-z-]+ ){{0,3}}?{{CU:{other}}}",
        ),
        ("is_its", _IS_SOMEBODY, rf"{_SIZE}{{C:{side}}}{_IS} {{CU:{other}}}'s (?:{_WHICH})(?:{noun})\b"),
        ("gains", _GAINS_SOMEBODY, rf"{_SIZE}{{C:{other}}}{_GAINS} {holder} as {post}"),
        (
            "found_in",
            _GAINS_SOMEBODY,
            rf"{_SIZE}{{C:{other}}}{_GAINS} {post}{_REST}(?: in|:|,| –| —|, called|, namely) {holder}",
        ),
        ("its", _ITS, rf"{_SIZE}{{C:{other}}}'s (?:{_WHICH})(?:{noun})\b{_REST}(?:,| is| was| will be|:) {holder}"),
    )
    for form, begins, pattern in forms:
        yield DealRule(f"deal.{name}_{form}", pattern, kind, 0.8, first=(rf"\b(?:{noun})", begins))


RULES: tuple[DealRule, ...] = tuple(rule for post in _POSTS for rule in _made(*post))
