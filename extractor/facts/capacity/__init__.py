"""Capacities: a stated amount of power tied to a named company, project or site, with its stage.

``refuse`` says which powers are none, ``holder`` whose one is, ``stage`` how far it has come.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.facts import deal
from extractor.facts.capacity.change import raised_to
from extractor.facts.capacity.context import agree, heading_over, is_item, lead_of, of_acquirer, under_heading
from extractor.facts.capacity.goods import is_combined
from extractor.facts.capacity.holder import holder_of, is_financier, is_third_party
from extractor.facts.capacity.owners import among_owners, owns_nothing
from extractor.facts.capacity.refuse import WORLDWIDE_MW, is_of_country, reason_against
from extractor.facts.capacity.several import is_of_several
from extractor.facts.capacity.stage import put_ahead, put_stage
from extractor.facts.capacity.table import Table, cells, first_cell, in_row, table_of
from extractor.facts.capacity.technology import put_technology
from extractor.facts.deal.plausible import may_be_firm
from extractor.facts.deal.terms import basis_of
from extractor.facts.draft import Draft, Refusal, Span
from extractor.facts.masked import Masked
from extractor.facts.modality import refusal
from extractor.facts.sentences import masked_sentences
from extractor.labels import names_from, quantities, today
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Name, Quantity
from extractor.schema.kinds import Stage


def find(doc: Doc) -> Iterator[Draft | Refusal]:
    """The capacities of an article, and the powers that are none."""
    deals = [d for d in deal.find(doc) if isinstance(d, Draft)]
    focus: Name | None = None
    firm: Name | None = None
    above: Name | None = None
    made: list[tuple[str, float]] = []
    table: Table | None = None
    heading: tuple[Stage, Span] | None = None
    last = max((q.start for q in quantities(doc) if q.kind == "power"), default=-1)
    if "|" not in text_of(doc) and last < 0:
        return
    lead = lead_of(masked_sentences(doc))
    for sentence in masked_sentences(doc):
        if sentence.start > last and "|" not in text_of(doc):
            return
        masked = among_owners(sentence, text_of(doc))
        table = table_of(masked) or (table if cells(masked) else None)
        heading = heading_over(masked, heading)
        if table is not None:
            yield from in_row(masked, table, text_of(doc), lead)
        for mention in masked.of("W"):
            assert isinstance(mention, Quantity)
            talk = firm if is_of_several(masked, mention) else above if is_item(masked) else focus
            proposal = _judge(doc, masked, mention, talk)
            if isinstance(proposal, Draft) and is_combined(masked, masked.position(mention)):
                proposal = proposal if of_acquirer(proposal, deals) else Refusal(mention.span, "combined", "capacity")
            if isinstance(proposal, Draft):
                under_heading(proposal, heading)
                agree(proposal, mention, deals)
                put_ahead(proposal, masked, mention, today(doc))
                size = round(proposal.fields["mw"], 1)
                if any((proposal.fields.get(field), size) in made for field in ("holder", "site")):
                    proposal = Refusal(mention.span, "duplicate", "capacity")
                else:
                    made.append((proposal.fields["holder"], size))
            yield proposal
        focus = _focus(doc, masked) or focus
        above = above if is_item(masked) else focus
        firm = _focus(doc, masked, ("company",)) or firm


_HAD = ("capacity.possessive", "capacity.beside")
"""Rules for what a name has whatever its sentence supposes: "could be built beside Jarrow's 40 MW plant"."""
_GROWS = re.compile(
    r"\b(?:could|can|may|might|has the potential to|would|potentially) (?:eventually |later |ultimately |together |still |one day )?(?:be )?(?:scal|reach|grow|expand|ris|ramp|doubl|increas|mak|bring|total)\w*\b[^.;⟦]{0,30}$"
    r"|\b(?:can|may) add\b[^.;⟦]{0,30}$"
)
"""A size that a named project could come to is what is planned for it."""


def _focus(doc: Doc, masked: Masked, kinds: tuple[str, ...] = ("company", "site")) -> Name | None:
    """Whom a sentence leaves the talk at: the first that it names of those who may have plants."""
    return next(
        (
            n for n in names_from(doc, masked.start, masked.end)
            if n.kind in kinds and n.sure
            and not is_third_party(n) and not is_financier(n) and not (n.id is None and owns_nothing(n.name))
            and may_be_firm(doc, n)
        ),
        None,
    )  # fmt: skip


def _judge(doc: Doc, masked: Masked, mention: Quantity, focus: Name | None) -> Draft | Refusal:
    at = masked.position(mention)
    end = masked.text.index("⟧", at) + 1
    reason = reason_against(masked, mention, at, end)
    if reason is not None:
        return Refusal(mention.span, reason, "capacity")
    refused = refusal(doc, (mention.core_start, mention.core_end), "capacity")
    if refused is not None and refused.reason == "hypothetical" and _GROWS.search(masked.text, max(0, at - 60), at):
        refused = None
    if refused is not None and refused.reason != "hypothetical":
        return refused
    holder, rule, weight = holder_of(masked, mention, focus)
    row = first_cell(masked, text_of(doc))
    if row is not None:
        holder, rule = row, "capacity.row"
    if holder is None:
        return Refusal(mention.span, "no_holder", "capacity")
    if not may_be_firm(doc, holder):
        return Refusal(mention.span, "no_holder", "capacity", holder.name)
    if rule == "capacity.focus" and is_of_country(text_of(doc), masked, at):
        return Refusal(mention.span, "country_total", "capacity")
    if is_third_party(holder) or (
        mention.base_low >= WORLDWIDE_MW and rule not in ("capacity.subject", "capacity.possessive")
    ):
        return Refusal(mention.span, "third_party", "capacity", holder.name)
    if refused is not None and rule not in _HAD:
        return refused
    draft = Draft("capacity", rule, weight, (masked.start, masked.end))
    draft.put_name("holder", holder)
    raised = raised_to(masked, mention, at)
    draft.put("mw", mention.base_high if raised else mention.base_low, raised or mention).put("bound", mention.bound)
    if mention.is_range and not raised:
        draft.put("mw_high", mention.base_high, mention)
    put_stage(draft, masked, at, end)
    basis = basis_of(masked, mention)
    if basis:
        draft.put("basis", *basis)
    put_technology(draft, masked, at, end, text_of(doc))
    sites = [m for m in masked.of("L") if isinstance(m, Name)]
    if sites:
        nearest = min(sites, key=lambda s: abs(masked.position(s) - at))
        draft.put_name("site", nearest)
    return draft
