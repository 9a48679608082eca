"""One deal told twice in an article is one claim: the fuller telling, with what the other adds."""

from __future__ import annotations

from extractor.facts.deal.days import is_assumed
from extractor.facts.draft import Draft
from extractor.schema.kinds import Status


def merged(drafts: list[Draft]) -> list[Draft]:
    """One deal told twice in an article is one claim: the fuller telling, if their terms agree."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-("counterparty" in d.fields), -len(d.fields), d.evidence)):
        fuller = next((other for other in kept if _told(draft, other)), None)
        if fuller is None:
            kept.append(draft)
        else:
            fill(fuller, draft)
    return sorted(kept, key=lambda d: d.evidence)


def _told(draft: Draft, other: Draft) -> bool:
    """Whether a fuller telling already says what a draft says: the same parties, no term that differs, and where a
    side is unnamed the same kind of deal."""
    theirs = _named(other, "company", "counterparty", "target")
    mine = {same_as(name, theirs) for name in _named(draft, "company", "counterparty")}
    if not mine <= theirs or LIFE[draft.fields["status"]] != LIFE[other.fields["status"]]:
        return False
    kinds = {draft.fields["kind"], other.fields["kind"]}
    if draft.rule in _BESIDES and len(kinds) > 1:
        return False
    if "acquisition" in kinds and kinds & _USED and any("target" in d.fields for d in (draft, other)):
        return False
    if len(kinds) > 1 and (len(mine) == 1 or "financing" in kinds) and not _is_named_by(draft, other):
        return False
    if (
        len(mine) == 1
        and draft.fields.get("target") not in (None, other.fields.get("target"))
        and "target" in other.fields
    ):
        return False
    other_target = "target" not in draft.fields or draft.fields["target"] != other.fields.get("target")
    if mine < theirs and other_target and draft.fields["kind"] == "acquisition" and other.rule not in _OF_ASSETS:
        return False
    if (draft.fields.get("action") == "option") != (other.fields.get("action") == "option"):
        return False
    for field in ("capacity_mw", "value"):
        a, b = draft.fields.get(field), other.fields.get(field)
        if a is not None and b is not None and a != b:
            return False
    return True


_BESIDES = frozenset(("deal.two_agree",))
"""Rules for what two agree on besides a deal that they have made."""
_USED = frozenset(("ppa", "lease", "cloud"))
"""Kinds of deals over what somebody else keeps, which none who buys a plant makes by buying it."""
_SOON = 600
"""Characters within which a story names whom it has called "one of the largest developers"."""
_OPEN_KINDS = frozenset(("other", "joint_venture"))

_ROOM = frozenset(("lease", "cloud", "other"))
"""Kinds that a headline without a size and the text below it may call one deal by ("sells cloud capacity to two AI labs")."""


def _is_named_by(draft: Draft, other: Draft) -> bool:
    """Whether a deal with somebody unnamed, of no kind or a partnership or of no size, is the one that is told with a name right
    behind."""
    near = 0 <= other.evidence[0] - draft.evidence[0] <= _SOON
    if "counterparty_text" not in draft.fields or not near:
        return False
    roomy = {draft.fields["kind"], other.fields["kind"]} <= _ROOM and not {"capacity_mw", "value"} & draft.fields.keys()
    return roomy or draft.fields["kind"] in _OPEN_KINDS


def _named(draft: Draft, *fields: str) -> set[str]:
    return {str(draft.fields[field]) for field in fields if draft.fields.get(field) is not None}


def same_as(name: str, others: set[str]) -> str:
    """Of other names the one that is a name's longer or shorter form ("Harrow" for "Harrow Wireless"), else the name."""
    return next((o for o in sorted(others) if f"{o} ".startswith(f"{name} ") or f"{name} ".startswith(f"{o} ")), name)


TOGETHER = (
    ("capacity_mw", "capacity_mw_high", "capacity_bound", "basis"),
    ("value", "value_high", "value_bound", "currency", "value_basis"),
    ("energy_mwh",), ("term_years",), ("target",), ("site",), ("location",), ("announced",), ("starts",), ("closes",),
)  # fmt: skip
"""Fields that are read together."""


def fill(fuller: Draft, draft: Draft) -> None:
    """What another telling of a deal adds to the fullest."""
    for group in TOGETHER:
        known = group[0] in fuller.fields and not _dates_better(fuller, draft, group[0])
        if known or group[0] not in draft.fields:
            continue
        for field in group:
            if field in draft.fields:
                fuller.fields[field] = draft.fields[field]
                fuller.spans.update({k: v for k, v in draft.spans.items() if k in (field, f"{field}.via")})
                fuller.date_basis.update({k: v for k, v in draft.date_basis.items() if k == field})


def _dates_better(fuller: Draft, draft: Draft, field: str) -> bool:
    """Whether another telling says in words when the deal was announced, for which the day of the story stands in."""
    said = str(draft.fields.get(field) or "")
    return field == "announced" and is_assumed(fuller) and not str(fuller.fields[field]).startswith(said)


_OF_ASSETS = (
    "deal.acquire_asset_from",
    "deal.sell_asset_to",
    "deal.sale_of",
    "deal.acquire_it_from",
    "deal.acquisition_of",
)
"""Rules for purchases that leave what is bought without a name, which another sentence may say more of."""
LIFE: dict[Status, str] = {
    "announced": "alive", "completed": "alive", "planned": "alive", "rumoured": "rumoured", "terminated": "dead",
    "denied": "dead",
}  # fmt: skip
"""A deal that was planned, announced and closed is one deal; one that is rumoured or dead is another statement."""
