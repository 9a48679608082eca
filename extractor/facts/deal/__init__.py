"""Deals: agreements between named parties, and steps towards and away from them.

Each sentence is matched against ``rules``; of overlapping matches the heaviest and most complete wins. ``kinds`` reads
kind, roles and status off the words, ``terms`` attaches power, money, years, dates and places, and a following sentence
that goes on about the deal ("The contract is worth ...") adds what is still missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.facts.deal.kinds import is_taker_first, kind_of, sector, status_in, technology_in
from extractor.facts.deal.rules import RULES, DealRule
from extractor.facts.deal.terms import put_all, put_power, put_term, put_value
from extractor.facts.draft import Draft, Refusal
from extractor.facts.masked import Masked, mask_sentence, rule
from extractor.facts.modality import attribution_over, refusal
from extractor.labels import text as text_of
from extractor.labels import today
from extractor.schema import Name, Quantity

_LEAD_SENTENCES = 3
"""The news of the day stands in the first sentences; what they tell without a date happened on the day of the story."""
_GOES_ON = re.compile(
    r"^\s*(?:The|This|Its|Under the|Under its|As part of the|It) ?(?:[\w-]+ |⟦[TW]\d+⟧ ?-?){0,3}(?:deal|agreement|contract|lease|PPA|transaction|order|pact|partnership|acquisition|"
    r"project|facility|facilities|purchase|loan|financing|terms|arrangement|plants?|sites?|parks?|farms?|fleet|portfolio|assets|covers|is worth|is valued|runs)\b"
)
_ACTIONS = (
    ("option", re.compile(r"\b(?:option(?:s)? (?:to|for|on)|right of first|rights? to (?:buy|lease|purchase|take)|has an option)\b", re.IGNORECASE)),
    ("expansion", re.compile(r"\b(?:expand(?:s|ed|ing)?|expansion|additional|an extra|a further|upsiz\w+|top-up|widened|enlarg\w+|added another|exercised)\b", re.IGNORECASE)),
    ("renewal", re.compile(r"\b(?:renew(?:s|ed|al)?|extend(?:s|ed)?|extension|prolong\w*)\b", re.IGNORECASE)),
    ("amendment", re.compile(r"\b(?:amend(?:s|ed|ment)?|revis(?:es|ed)|restructur\w+|renegotiat\w+)\b", re.IGNORECASE)),
)  # fmt: skip
_ROLES = (
    ("guarantor", re.compile(r"⟦[CU](?P<n>\d+)⟧…(?:guarantee\w*|backstop\w*|back(?:s|ed|ing) (?:the|its))|(?:guarantee\w*|backstop\w*|backed) (?:from|by) (?:[a-z-]+ ){0,3}⟦[CU](?P<m>\d+)⟧".replace("…", r"[^⟦.;]{0,60}?"))),
    ("technology_supplier", re.compile(r"\b(?:using|with|featuring|based on|powered by|equipped with|for|of|access to|deploy(?:ing)?)(?: [\w,'-]+){0,4} ⟦[CU](?P<n>\d+)⟧(?:'s)?(?: [\w-]+){0,5}? (?:GPUs?|chips?|processors?|accelerators?|turbines?|modules|batteries|technology|servers|systems|miners|panels|inverters|Blackwell|reactors?)")),
    ("advisor", re.compile(r"⟦[CU](?P<n>\d+)⟧…(?:advis(?:ed|ing|er|or)|acted as|serv(?:ed|ing) as).{0,40}(?:advis|counsel|bookrunner|arranger|placement)".replace("…", r"[^⟦.;]{0,60}?"))),
    ("parent", re.compile(r"(?:subsidiary|unit|arm|affiliate|division) of ⟦[CU](?P<n>\d+)⟧|⟦[CU](?P<m>\d+)⟧'s (?:[\w-]+ ){0,3}(?:subsidiary|unit|arm|affiliate|division)")),
)  # fmt: skip
_SPOKEN = re.compile(r"\s*[\"“](?!.{0,40}[\"”] (?:deal|agreement|contract))")
"""A sentence that somebody speaks praises deals; the story tells them in its own words."""
_MARKETS = re.compile(r"\b(?:Exchange|Securities and Exchange|SEC|NYSE|Nasdaq|BSE|NSE)\b")
_UNNAMED_COST = 0.06
_NEGATIVE = re.compile(
    r"\b(?:lawsuit|sued|suing|rival(?:s|ry)? (?:of|to|with)|compet\w+ with|compared with|unlike|class action|investigat\w+|"
    r"upgrad\w+|downgrad\w+|price target|to buy from|executive orders?|cease[- ]fire|trade (?:deal|pact|agreement)|royalt\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Match:
    rule: DealRule
    match: re.Match[str]
    masked: Masked

    @property
    def weight(self) -> float:
        """The rule's weight; a named party speaks for a match more than an unnamed one."""
        return self.rule.weight - (_UNNAMED_COST if self.match.groupdict().get("b_text") else 0.0)


def find(doc: Doc) -> Iterator[Draft | Refusal]:
    """The deals of an article."""
    sentences = [mask_sentence(s) for s in doc.sents]
    seen: list[Draft] = []
    open_drafts: list[Draft] = []
    focus: Name | None = None
    listing: tuple[Name, str] | None = None
    for number, masked in enumerate(sentences):
        drafts: list[Draft] = []
        found = [_list_item(masked, listing)] if listing else []
        listing = _listing(masked, focus) or (listing if found and found[0] is not None else None)
        if found and found[0] is not None:
            drafts.append(found[0])
        for chosen in _chosen(masked) if not drafts else []:
            made = _draft(doc, chosen, number < _LEAD_SENTENCES, focus)
            if isinstance(made, Refusal):
                yield made
            elif made is not None:
                drafts.append(made)
        option = _option(masked, [*seen, *drafts]) if not any(d.fields.get("action") == "option" for d in drafts) else None
        if option is not None:
            drafts.append(option)
        elif not drafts and open_drafts and _GOES_ON.match(masked.text):
            _continue(open_drafts[-1], masked)
        elif masked.text.strip():
            open_drafts = drafts or ([] if len(masked.text) > 400 else open_drafts)
        seen += drafts
        focus = _main_party(seen, masked) or focus
    yield from _merged(seen)


def _main_party(told: list[Draft], masked: Masked) -> Name | None:
    """Whom the story is about: the first company of a sentence, of its first sentences before all."""
    return next((m for m in masked.of("C") if isinstance(m, Name)), None)


_LIST_INTRO = re.compile(r"\b(?:leas\w+|contract\w*|agreements?|deals?|sign\w+|rent\w*|tenants?|customers?)\b[^.]*:\s*$", re.IGNORECASE)
_LIST_ITEM = rule(r"^ ?(?:[-•*–] ?)?[^.;]{0,60}?{W:power}[^.;]{0,60}?\b(?:to|with|for|by) (?:[a-z-]+ ){0,4}{CU:counterparty}")


def _listing(masked: Masked, focus: Name | None) -> tuple[Name, str] | None:
    """The provider and the words of a sentence that introduces a list of deals."""
    if not _LIST_INTRO.search(masked.text):
        return None
    owner = next((m for m in masked.of("C") if isinstance(m, Name)), focus)
    return (owner, masked.text) if owner is not None else None


def _list_item(masked: Masked, listing: tuple[Name, str]) -> Draft | None:
    """"Toledo, Ohio: 84 MW to Kestrelmind for 15 years" under a sentence that says what the list is."""
    match = _LIST_ITEM.match(masked.text)
    counterparty = masked.mention(match, "counterparty") if match else None
    if match is None or not isinstance(counterparty, Name) or counterparty.name == listing[0].name:
        return None
    draft = Draft("deal", "deal.list_item", 0.7, (masked.start, masked.end))
    draft.put_name("company", listing[0]).put_name("counterparty", counterparty)
    draft.put("kind", kind_of(listing[1], masked.text)).put("status", "announced")
    put_all(draft, masked, match.start(), match.end(), False)
    return draft


def _chosen(masked: Masked) -> list[_Match]:
    """The matches of a sentence, heaviest first, without two on the same pair of parties or the same words."""
    if not masked.of("C") or _SPOKEN.match(masked.text):
        return []
    found = [_Match(rule, m, masked) for rule in RULES for m in rule.compiled.finditer(masked.text)]
    kept: list[_Match] = []
    for candidate in sorted(found, key=lambda m: (-m.weight, m.match.end() - m.match.start(), m.match.start())):
        if not any(_same_deal(candidate, k) for k in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda m: m.match.start())


def _parties(found: _Match) -> set[str]:
    groups = found.match.groupdict()
    slots = ("a", "b", "company", "counterparty", "target")
    mentions = [found.masked.mention(found.match, g) for g in slots if groups.get(g)]
    return {m.name for m in mentions if isinstance(m, Name)}


def _same_deal(one: _Match, other: _Match) -> bool:
    mine, theirs = _parties(one), _parties(other)
    overlap = one.match.start() < other.match.end() and other.match.start() < one.match.end()
    return mine <= theirs or theirs <= mine or (overlap and len(mine & theirs) > 0)


def _name(found: _Match, group: str) -> Name | None:
    mention = found.masked.mention(found.match, group)
    return mention if isinstance(mention, Name) else None


def _draft(doc: Doc, found: _Match, lead: bool, focus: Name | None) -> Draft | Refusal | None:
    masked, match, rule = found.masked, found.match, found.rule
    groups = match.groupdict()
    start, end = masked.span(match)
    low, high = _clause(masked, match.start(), match.end())
    words = groups.get("noun") or match.group()
    around = masked.text[low:high]
    if _NEGATIVE.search(match.group()):
        return None
    refused = refusal(doc, (start, end), rule.name)
    if refused is not None:
        return refused
    kind = rule.kind or kind_of(words, around)
    first, second = _name(found, "a"), _name(found, "b")
    company, counterparty = _name(found, "company"), _name(found, "counterparty")
    if first is not None:
        swapped = is_taker_first(kind, first, second, match.group())
        company, counterparty = (second, first) if swapped else (first, second)
    said = next((m for m in masked.of("C") if isinstance(m, Name) and masked.position(m) < match.start()), None)
    told = said if said is not None and said.name not in _names(company, counterparty) else focus
    if rule.absent == "company" and _fits(told, kind, provides=True):
        company = told
    elif rule.absent == "counterparty" and _fits(told, kind, provides=False):
        counterparty = told
    if company is None or (rule.absent == "counterparty" and counterparty is None):
        return None
    target = _name(found, "target")
    draft = Draft("deal", rule.name, rule.weight, (masked.start, masked.end))
    draft.put_name("company", company)
    draft.put_name("counterparty", counterparty or (target if target is not None and target.kind != "site" else None))
    draft.put_name("target", target)
    if counterparty is None and groups.get("b_text"):
        draft.put("counterparty_text", groups["b_text"], masked.span(match, "b_text"))
    if draft.fields.get("company") == draft.fields.get("counterparty"):
        return None
    if kind != "acquisition" and any(_MARKETS.search(n) for n in _names(company, counterparty)):
        return None
    draft.put("kind", kind)
    _put_status(draft, masked, low, high, kind)
    _put_action(draft, masked, match)
    technology = technology_in(masked.text, low, high) or technology_in(masked.text)
    if technology:
        draft.put("technology", technology[0], (masked.offsets[technology[1][0]], masked.offsets[technology[1][1]]))
    put_all(draft, masked, match.start(), match.end(), lead)
    if kind == "ppa" and "energy_mwh" in draft.fields and technology and technology[0] != "storage":
        draft.fields.pop("energy_mwh")
        draft.spans.pop("energy_mwh", None)
    _put_roles(draft, masked)
    source = attribution_over(doc, (start, end))
    if source is not None and source.who is not None:
        who = text_of(doc)[slice(*source.who)]
        if who not in (company.raw, draft.fields["company"]):
            draft.put("attribution", who, source.who)
    day = today(doc)
    if lead and day is not None and "announced" not in draft.fields and draft.fields["status"] != "rumoured":
        draft.put("announced", day.isoformat())
        draft.date_basis["announced"] = "publication"
    return draft


def _names(*parties: Name | None) -> set[str]:
    return {party.name for party in parties if party is not None}


def _fits(focus: Name | None, kind: str, *, provides: bool) -> bool:
    """Whether the company of the sentences before can be the party that the words leave out."""
    if focus is None:
        return False
    own = sector(focus)
    if provides:
        return own not in ("bank", "ai_lab") if kind == "lease" else own != "bank"
    return own not in ("bank", "equipment")


def _clause(masked: Masked, start: int, end: int) -> tuple[int, int]:
    """The clause about a match: to the nearest semicolon on either side, else the sentence."""
    low = masked.text.rfind(";", 0, start) + 1
    high = masked.text.find(";", end)
    return low, high if high >= 0 else len(masked.text)


def _put_status(draft: Draft, masked: Masked, low: int, high: int, kind: str) -> None:
    found = status_in(masked.text, low, high)
    if found is None:
        bought = kind == "acquisition" and re.search(
            r"\b(?:acquired|bought|purchased|took over|has purchased|sold)\b", masked.text[low:high]
        )
        draft.put("status", "completed" if bought else "announced")
        return
    status, (begin, stop) = found
    draft.put("status", status, (masked.offsets[begin], masked.offsets[stop]))


def _put_action(draft: Draft, masked: Masked, match: re.Match[str]) -> None:
    for action, pattern in _ACTIONS:
        found = pattern.search(masked.text, match.start(), min(len(masked.text), match.end() + 40))
        if found:
            draft.put("action", action, masked.span(found))
            return


def _put_roles(draft: Draft, masked: Masked) -> None:
    taken = {draft.fields.get(f) for f in ("company", "counterparty", "target")}
    parties: list[dict[str, str]] = []
    for role, pattern in _ROLES:
        for match in pattern.finditer(masked.text):
            mention = masked.mentions[int(match["n"] if match["n"] else match["m"])]
            if isinstance(mention, Name) and mention.name not in taken:
                draft.spans[f"other_parties.{len(parties)}"] = mention.antecedent or mention.span
                parties.append({"name": mention.name, "role": role})
                taken.add(mention.name)
    if parties:
        draft.fields["other_parties"] = parties


_OPTION = re.compile(
    r"\b(?:(?:holds?|has|have|with|secured|includes?|under|retains?|gets?|granted) (?:[\w-]+ ){0,3}?(?:options?|rights?)\b|right of first|"
    r"exercis(?:ed|es|ing) (?:its|the|an|their) options?\b|may (?:also )?(?:take|lease|buy|add|rent|contract|expand)\b|options? (?:to|for|on|covering)\b)[^.;]{0,80}?⟦W(?P<w>\d+)⟧"
    r"|⟦W(?P<w2>\d+)⟧[^.;]{0,40}\b(?:under|by) (?:an? )?options?\b",
    re.IGNORECASE,
)


def _option(masked: Masked, told: list[Draft]) -> Draft | None:
    """A right to more power that a sentence gives the parties of the deal told before it."""
    match = _OPTION.search(masked.text)
    before = next((d for d in reversed(told) if d.fields.get("action") != "option"), None)
    if match is None or before is None:
        return None
    power = masked.mentions[int(match["w"] or match["w2"])]
    if not isinstance(power, Quantity) or before.fields.get("capacity_mw") == power.base_low:
        return None
    draft = Draft("deal", "deal.option_of", 0.7, (masked.start, masked.end))
    for field in ("company", "counterparty", "counterparty_text", "kind", "technology"):
        if field in before.fields:
            draft.fields[field] = before.fields[field]
            draft.spans.update({k: v for k, v in before.spans.items() if k in (field, f"{field}.via")})
    taken_up = re.search(r"exercis", match.group()) is not None
    draft.put("status", "announced").put("action", "expansion" if taken_up else "option", masked.span(match))
    return draft.put_range("capacity_mw", "capacity_mw_high", "capacity_bound", power)


def _continue(draft: Draft, masked: Masked) -> None:
    """Adds what a following sentence says of the deal and the first did not."""
    before = dict(draft.fields)
    extra = Draft("deal", draft.rule, draft.weight, draft.evidence, {"action": "new"})
    put_power(extra, masked, 0, 0)
    put_value(extra, masked, 0, 0)
    put_term(extra, masked, 0, 0)
    for group in (
        ("capacity_mw", "capacity_mw_high", "capacity_bound", "basis"),
        ("value", "value_high", "value_bound", "currency", "value_basis"),
        ("energy_mwh",),
        ("term_years",),
    ):
        if group[0] in before:
            continue
        for field in group:
            if field in extra.fields:
                draft.fields[field] = extra.fields[field]
                if field in extra.spans:
                    draft.spans[field] = extra.spans[field]
                    draft.evidence = (draft.evidence[0], masked.end)


def _merged(drafts: list[Draft]) -> list[Draft]:
    """One deal told twice in an article is one claim: the fuller telling, if their terms agree."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-len(d.fields), d.evidence)):
        if not any(_told(draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: d.evidence)


def _told(draft: Draft, other: Draft) -> bool:
    mine = {draft.fields.get("company"), draft.fields.get("counterparty")} - {None}
    theirs = {other.fields.get("company"), other.fields.get("counterparty"), other.fields.get("target")} - {None}
    if not mine <= theirs or draft.fields["status"] != other.fields["status"]:
        return False
    for field in ("capacity_mw", "value"):
        a, b = draft.fields.get(field), other.fields.get(field)
        if a is not None and b is not None and a != b:
            return False
    return True
