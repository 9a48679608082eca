"""Whom the talk is of: who provided and who were the two of the deal told last, and whom the article is about."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.labels import names, title
from extractor.patterns import folded, re
from extractor.schema import Name

LEAD_SENTENCES = 3
"""The news of the day stands in the first sentences; what they tell without a date happened on the day of the story."""
PROVIDED = ("ppa", "lease", "cloud")
"""Kinds of deals whose provider others build for and supply."""


def provider_of(drafts: list[Draft], masked: Masked) -> Name | None:
    """Who sells the power or lets the space in a sentence's last such deal: the one that builders and suppliers named
    behind it work for."""
    names = [d.fields["company"] for d in drafts if d.fields["kind"] in PROVIDED]
    return next((m for m in masked.of("CU") if isinstance(m, Name) and names and m.name == names[-1]), None)


def pair_of(drafts: list[Draft], masked: Masked) -> tuple[Name, Name] | None:
    """Both sides of a sentence's last deal."""
    here = {m.name: m for m in masked.of("CU") if isinstance(m, Name)}
    alone = [d for d in drafts if not d.fields.get("other_parties")]
    sides = [[here.get(d.fields.get(f, "")) for f in ("company", "counterparty")] for d in alone]
    pairs = ((a, b) for a, b in reversed(sides) if a is not None and b is not None)
    return next((pair for pair in pairs if not any(_has_company(masked, side, pair) for side in pair)), None)


_BEHIND = re.compile(r",? and (?:the )?⟦[CU](\d+)⟧(?!'s)")


def _has_company(masked: Masked, side: Name, pair: tuple[Name, Name]) -> bool:
    """Whether a side of a deal stands in a list with somebody else, so that the deal is of more than two."""
    names = {name.name for name in pair}
    for mention in masked.of("CU"):
        found = _BEHIND.match(masked.text, masked.text.index("⟧", masked.position(mention)) + 1)
        other = masked.mentions[int(found[1])] if found is not None else None
        if isinstance(mention, Name) and mention.name == side.name and isinstance(other, Name):
            return other.name not in names
    return False


def hero_of(sentences: list[Masked]) -> Name | None:
    """The company that the story is about: of those in its first sentences the one that it names most often."""
    seen = Counter(m.name for masked in sentences for m in masked.of("C") if isinstance(m, Name))
    lead = [m for masked in sentences[:LEAD_SENTENCES] for m in masked.of("C") if isinstance(m, Name)]
    return max(lead, key=lambda m: seen[m.name], default=None)


_OFTEN = 3
"""So many times an article names the company that it is about, where its title does not."""


def article_of(doc: Doc, hero: Name | None) -> Name | None:
    """The company that the story is about, where its title names it or the story often does."""
    if hero is None:
        return None
    times = sum(n.name == hero.name or hero.name.startswith(f"{n.name} ") for n in names(doc))
    return hero if times >= _OFTEN or folded(hero.raw) in folded(title(doc) or "") else None


def first_company(masked: Masked) -> Name | None:
    return next((m for m in masked.of("C") if isinstance(m, Name)), None)
