"""The company that an article is about where a sentence calls it by what it is: "the contractor bagged work", "The foundry has
contracted 110 MW", "In March the company agreed to buy".

What the language side has left open it has left for a reason, so this asks for more: the noun acts, it is no side of somebody
else's deal, the article is surely about that company, and the sentence before speaks of nobody else.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Name

_ANY = "company|firm|group"
_TRADES = (
    r"contractor|manufacturer|builder|maker|[a-z]+maker|foundry|smelter|shipyard|yard|refinery|carrier|airline|utility|producer|generator|trust|REIT|co-?operative|brewery|mill|"
    r"start-?up|engineering group|hospital operator|grid operator|operator|developer|miner|retailer|insurer|chain|trader|railway"
)
_SUBJECT = re.compile(
    rf"(?:^\W*|^\W*(?:In|On|Last|Earlier|Since|Also|Meanwhile|Separately)\b[^.;]{{0,30}}?,? |[.;] |\b(?:after|that|as|when|and|but|while) )(?P<who>[Tt]he (?P<noun>{_ANY}|{_TRADES}))"
    r"(?= (?:(?:has|have|had|also|will|would|is to|then|recently|now|later|since|⟦D\d+⟧|[a-z]+ly) )*"
    r"(?:agreed|agrees|signed|bagged|won|wins|secured|contracted|bought|buys|sold|sells|acquired|ordered|leased|rented|booked|landed|received|entered|struck|raised|borrowed|hired|picked|chose|supply|supplies|deliver|delivers|build|builds|exercised|cancelled|terminated)\b)"
)


def with_described(masked: Masked, article: Name | None, before: Masked | None) -> Masked:
    """The stretch with such a description under the mask of the company that the article is about."""
    found = _SUBJECT.search(masked.text) if article is not None else None
    if found is None or article is None:
        return masked
    own = re.search(r"[\w-]+$", article.name)
    mine = own is not None and own[0].lower() == found["noun"].lower()
    if not mine and (_others(masked, article) or (before is not None and _others(before, article))):
        return masked
    low, high = found.span("who")
    start, end = masked.offsets[low], masked.offsets[high]
    mention = article.model_copy(
        update={"start": start, "end": end, "raw": found["who"], "antecedent": article.antecedent or article.span}
    )
    slot = f"⟦C{len(masked.mentions)}⟧"
    return replace(
        masked,
        text=masked.text[:low] + slot + masked.text[high:],
        offsets=(*masked.offsets[:low], *[start] * len(slot), *masked.offsets[high:]),
        mentions=(*masked.mentions, mention),
    )


def _others(masked: Masked, article: Name) -> bool:
    """Whether a sentence speaks of other companies first, so that a description may stand for one of them."""
    first = next((m for m in masked.of("C") if isinstance(m, Name) and m.antecedent is None), None)
    subject = first is not None and not masked.text[: masked.position(first)].strip(" -•\n")
    return subject and first is not None and first.name != article.name
