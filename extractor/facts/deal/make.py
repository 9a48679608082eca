"""From a rule's match to a draft: parties in their roles, kind, status, terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from extractor.facts.deal.apart import is_apart, is_indefinite, is_left_aside, is_of_board, is_to_do
from extractor.facts.deal.bought import Share, share_of
from extractor.facts.deal.days import is_headline, is_news, put_day
from extractor.facts.deal.hearsay import hearsay_in
from extractor.facts.deal.kinds import kind_of, status_in, technology_in
from extractor.facts.deal.match import Match
from extractor.facts.deal.merge import LIFE
from extractor.facts.deal.nouns import is_manner, stands
from extractor.facts.deal.owners import owner_of
from extractor.facts.deal.parties import GOODS, kind_by_trade, sector
from extractor.facts.deal.roles import put_action, put_roles
from extractor.facts.deal.sides import Setting, as_printed, named, names_of, other_than, parties_of, put_parties
from extractor.facts.deal.terms import put_all
from extractor.facts.draft import Draft, Refusal
from extractor.facts.masked import Masked
from extractor.facts.modality import attribution_over, refusal
from extractor.labels import text as text_of
from extractor.labels import title, today
from extractor.patterns import re
from extractor.schema import Name
from extractor.schema.kinds import DealKind

_MARKETS = re.compile(r"\b(?:Exchange|Securities and Exchange|SEC|NYSE|Nasdaq|BSE|NSE)\b")

_NEGATIVE = re.compile(
    r"\b(?:settlement|and that the|s?he(?! (?:said|says|added|told|noted)\b)|sign(?:s|ed|ing)? off on|compliance with|(?:in|seeking|demanding|towards) [^.;]{0,40}\btax(?:es)?\b|tax (?:demand|order|notice)|lawsuit|sued|suing|rival(?:s|ry)? (?:of|to|with)|compet\w+ with|compared with|unlike|class action|investigat\w+|"
    r"(?<!to )upgrad\w+|downgrad\w+|price target|exercisable|to buy from|executive orders?|cease[- ]fire|trade (?:deal|pact|agreement)|can (?:now |also )?(?:buy|purchase)|in (?:alignment|line|accordance|keeping) with|redeem|partner(?:s|ed|ing)? with (?:clients|customers|companies|brands|organi[sz]ations|businesses)|(?:(?:is|are|was|were|has|have|had|did|does|do|will|would) not|(?:is|are|was|were|has|have|had|did|does|do|wo|would)n't) (?!(?:be )?(?:renew|extend|proceed|go ahead|clos|complet|pursu|name|disclos))|royalt\w+|considered|would have|had considered|penalt(?:y|ies)|barred|banned|share purchase(?! agreement)|appoint\w* (?:[\w-]+ ){0,4}(?:chief|officer|director|chairman|head|president)|explored|openness|out of the question|(?:has|have|had|reach(?:es|ed)|struck|sign(?:s|ed)|found|made) no (?!(?:longer|less|fewer)\b)(?:[\w-]+ ){0,4}(?:alliances?|deals?|agreements?|contracts?|partnerships?|pacts?|accords?|arrangements?|stakes?|interest)|who|where|consumers|shoppers|traders|you|your|we|(?:standstill|nomination) agreement|failed to (?:reach|sign|agree|strike|secure)|(?:supporters|holders|users|fans|members|people|anyone|visitors|guests|the public) (?:can|may|could|will be able to) (?:now |also )?(?:buy|purchase|acquire|order|rent|lease))\b",
    re.IGNORECASE,
)


_BUYBACK = re.compile(r"\b(?:buy|bought|buys|buying) back\b", re.IGNORECASE)
"""A firm's purchase of its own shares, which is a deal only with a holder who is named."""
_NO_DEAL_NEAR = re.compile(
    r"\b(?:out of the question|(?:will|would|may) (?:either )?need to|would allow|would make sense|(?:in|of) (?:[a-z]+ )?(?:tax|taxes|penalt(?:y|ies))\b|speculat\w+|on expectations?|calls? for (?:an?|the)|"
    r"calling for|urg(?:ed|ing)|undisclosed stake|to conduct an? (?:[\w-]+ ){0,2}(?:survey|poll))\b",
    re.IGNORECASE,
)
"""Words about a match that make it an opinion, a hope or a tax bill."""


def make(doc: Doc, found: Match, setting: Setting) -> Draft | Refusal | None:
    """The draft of a match, a refusal where the words make it no fact, or None where it is no deal."""
    masked, match, rule = found.masked, found.match, found.rule
    if _NEGATIVE.search(match.group()) or (
        not rule.name.startswith("deal.buys_back") and _BUYBACK.search(match.group())
    ):
        return None
    if _NO_DEAL_NEAR.search(masked.text, max(0, found.start - 40), found.end + 90):
        return None
    if (rule.name == "deal.bid_for" and is_to_do(found)) or is_apart(found):
        return None
    if is_of_board(doc, found) or (rule.kind == "acquisition" and _PRESALE.search(masked.text)):
        return None
    refused = refusal(doc, found.span, rule.name)
    if refused is not None:
        return refused
    low, high = _clause(found)
    words = match.groupdict().get("noun") or match.group()
    with_state = any(name is not None and name.kind == "place" for name in (found.name("a"), found.name("b")))
    kind = rule.kind or kind_of(words, "" if with_state else masked.text[low:high])
    if rule.name == "deal.acquire_alone" and re.search(r"\boption\b", masked.text[: found.start + 80]):
        return None
    if kind == "acquisition" and share_of(found) is Share.NONE:
        return None
    if any(is_left_aside(found, slot) for slot in ("a", "b", "company", "counterparty", "target")):
        return None
    if any(is_indefinite(found, slot) for slot in ("a", "b", "company", "counterparty", "target")):
        return None
    if rule.name == "deal.agreed_on" and kind == "other":
        return None
    if rule.name == "deal.lend_to" and _is_own(found):
        return None
    if rule.name == "deal.build_alone" and _OWN_MONEY.search(match.group()):
        return None
    if rule.absent == "owner":
        owner = owner_of(doc, found, setting) if stands(found.clause.masked.text, match.span("noun")) else None
        owner = owner or (setting.left if setting.left is not None and setting.left.name not in found.parties else None)
        if owner is None:
            return None
        setting = replace(setting, owner=owner)
    if rule.name == "deal.takes_too" and not _TAKES.search(masked.text, 0, found.start + 1):
        return None
    if kind == "supply" and _sells_power(found, setting):
        kind = "ppa"
    if kind == "other" and rule.fallback == "lease" and _sold_by_maker(found, setting):
        kind = "ppa"
    kind = rule.fallback if kind == "other" else kind
    if rule.name == "deal.order_from" and _BOUGHT_ASSETS.search(masked.text, max(0, found.start - 40), found.end):
        kind = "acquisition"
    if rule.kind in (None, "lease", "supply"):
        one, other = named(found)
        if rule.absent in ("owner", "other"):
            one = setting.owner if rule.absent == "owner" else other_than(found, setting)
            other = other or found.name("company") or found.name("counterparty")
        kind = kind_by_trade(kind, one, other, match.group() if kind == "supply" else words, setting.called)
    company, counterparty = parties_of(found, kind, setting)
    if kind == "joint_venture":
        company, counterparty = (as_printed(found, side) for side in (company, counterparty))
    if company is None or (rule.absent in ("counterparty", "both", "focus") and counterparty is None):
        return None
    if kind != "acquisition" and any(_MARKETS.search(n) for n in names_of(company, counterparty)):
        return None
    draft = Draft("deal", rule.name, rule.weight, (masked.start, masked.end))
    put_parties(doc, draft, found, company, counterparty)
    if draft.fields["company"] == draft.fields.get("counterparty"):
        return None
    draft.put("kind", kind)
    _put_status(draft, found, low, high, kind)
    if rule.name == "deal.acquire_alone" and draft.fields["status"] == "planned":
        return None
    if rule.absent == "owner" and _is_known(draft, setting):
        return None
    put_action(draft, masked, found.start, found.end)
    _put_technology(draft, masked, low, high)
    manner = rule.absent == "owner" and is_manner(found.clause.masked.text, match.span("noun"))
    terms = masked if manner else _behind(found) if kind == "financing" else found.terms
    put_all(draft, terms, found.start, found.end, today(doc))
    if rule.name == "deal.own_noun" and not _SIZED & draft.fields.keys():
        return None
    if kind == "ppa" and draft.fields.get("technology") != "storage":
        draft.fields.pop("energy_mwh", None)
        draft.spans.pop("energy_mwh", None)
    put_roles(
        draft,
        masked,
        {"company": found.beside(company), "counterparty": found.beside(counterparty)},
    )
    _put_attribution(draft, doc, found.span, company)
    told_now = is_headline(draft, title(doc), company, counterparty or found.name("target"))
    put_day(draft, doc, news=setting.lead or told_now or is_news(draft, found, title(doc), company, counterparty))
    if _is_bought_long_ago(draft, today(doc)) and not _PROMISED.search(match.group()):
        draft.put("status", "completed")
    return draft


def _is_own(found: Match) -> bool:
    """Whether money goes to what is the giver's own ("committed $2 billion to its plants")."""
    company = found.masked.mention(found.match, "company")
    return isinstance(company, Name) and company.antecedent is not None and company.raw.lower() in ("its", "their")


_OWN_MONEY = re.compile(r"\binvest(?:s|ed|ing|ment)?\b")
"""Whoever puts money into a plant builds it for itself."""
_SIZED = {"capacity_mw", "energy_mwh", "term_years"}
"""One of these makes a deal of a paper that a company holds with nobody: "a 15-year lease", "leases for 40 MW"."""
_BOUGHT_ASSETS = re.compile(
    r"\b(?:assets|stakes?|shares|business|portfolio|land|property|properties|loans)\b[^.;]{0,60}\b(?:buy(?:s|ing)?|bought|purchas(?:es|ed|ing))\b[^.;]{0,60}\bfrom\b"
)
"""What is bought from somebody and is no goods, named ahead of the buyer ("a stake that A bought from B")."""
_PRESALE = re.compile(
    r"\b(?:pre-?sales?|ICOs?|initial coin offerings?|token sales?|airdrops?)\b(?! (?:[\w-]+ )?(?:platform|business|unit))",
    re.IGNORECASE,
)
"""Tokens are sold to whoever wants them."""


def _is_known(draft: Draft, setting: Setting) -> bool:
    """Whether a deal that is only spoken of is one that has been told, and not said to have come to nothing."""
    sides = {draft.fields[side] for side in ("company", "counterparty") if side in draft.fields}
    return len(sides) > 1 and LIFE[draft.fields["status"]] != "dead" and any(sides <= pair for pair in setting.dealt)


_TAKES = re.compile(r"\b(?:takes?|took|rents?|leases?|buys?|reserves?)\b")
"""The verb that a list of takers shares ("A takes 60 MW, B 45 MW and C 15 MW")."""


def _sells_power(found: Match, setting: Setting) -> bool:
    """Whether what is supplied is power: a producer's or a utility's megawatts under a supply agreement."""
    sellers = (sector(found.name(slot), setting.called) for slot in ("a", "b", "company"))
    words = found.match.group()
    return (
        "⟦W" in words
        and any(own in ("ipp", "utility") for own in sellers)
        and ("suppl" in words or GOODS.search(words) is None)
    )


def _sold_by_maker(found: Match, setting: Setting) -> bool:
    """Whether who lets megawatts go is one who makes or distributes power."""
    return sector(found.name("company"), setting.called) in ("ipp", "utility")


def _behind(found: Match) -> Masked:
    """The sentence of a financing without the power that it speaks of before, which is somebody's and not what is
    financed."""
    text = found.terms.text
    return replace(found.terms, text=_DOTTED.sub(lambda m: "·" * len(m[0]) if m.start() < found.start else m[0], text))


_DOTTED = re.compile(r"⟦[WE]\d+⟧")


def _put_technology(draft: Draft, masked: Masked, low: int, high: int) -> None:
    found = technology_in(masked.text, low, high) or technology_in(masked.text)
    if found:
        technology, (start, end) = found
        draft.put("technology", technology, (masked.offsets[start], masked.offsets[end]))


def _put_attribution(draft: Draft, doc: Doc, span: tuple[int, int], company: Name) -> None:
    """Who says so, where it is somebody else than the company itself."""
    source = attribution_over(doc, span)
    if source is not None and source.who is not None:
        who = text_of(doc)[slice(*source.who)]
        if who not in (company.raw, company.name):
            draft.put("attribution", who, source.who)


_LONG_AGO = 2
"""Years, as they are counted, after which a purchase that still stands has been completed."""
_PROMISED = re.compile(r"\b(?:agree\w*|sign\w*|bid|offer\w*|propos\w+)\b", re.IGNORECASE)
"""What is told of a purchase that was only agreed on."""


def _is_bought_long_ago(draft: Draft, day: date | None) -> bool:
    stands = draft.fields["status"] == "announced" and "status" not in draft.spans
    year = str(draft.fields.get("announced") or "")[:4]
    old = day is not None and year.isdigit() and day.year - int(year) >= _LONG_AGO
    return draft.fields["kind"] == "acquisition" and stands and old


def _clause(found: Match) -> tuple[int, int]:
    """The clause about a match: its predicate, where its subject has several, else to the nearest semicolon on either side."""
    masked, scope = found.masked, found.clause.scope
    if scope is not None:
        return masked.index(scope[0]), masked.index(scope[1])
    low = masked.text.rfind(";", 0, found.start) + 1
    high = masked.text.find(";", found.end)
    return low, high if high >= 0 else len(masked.text)


_DONE = re.compile(
    r"\b(?:has|have|had) (?:now |also |successfully |just )?(?:closed|completed|finali[sz]ed)\b|\b(?:completed|finali[sz]ed) (?:the|its|an?|their)\b|\bclosed (?:the|its) (?:acquisition|purchase|sale|merger)\b"
)
_UNDONE = re.compile(
    r"\b(?:terminat(?:es|ed|ing)|cancell?(?:s|ed|ing)|scrapp?(?:s|ed|ing)|abandon(?:s|ed|ing)|call(?:s|ed|ing) off|withdr(?:ew|aws|awing|awn) (?:from )?|walk(?:s|ed|ing) away from|back(?:s|ed|ing) out of|pull(?:s|ed|ing) out of|dropp?(?:s|ed|ing)|ditch(?:es|ed|ing)|shelv(?:es|ed|ing)) "
    r"(?:its|the|their|an?|⟦C\d+⟧'s) (?:[\w-]+ |⟦[MD]\d+⟧ ){0,4}(?:agreements?|deal|contract|plans?|bid|offer|proposal|talks|pursuit|merger|takeover)\b"
)
"""What undoes a paper that a plain clause may have been cut from ("has terminated its agreement to buy")."""
_PLANS_TOO = re.compile(
    r"\band (?:also )?(?:plans?|intends?|aims?|seeks?|hopes?|wants?|expects?|is (?:in talks|considering))\b"
)
"""Behind a deal: what somebody means to do besides."""


def _put_status(draft: Draft, found: Match, low: int, high: int, kind: DealKind) -> None:
    """What the plain clause says, else whether the sentence says that only people in the know say so."""
    masked, clause = found.masked, found.clause.masked
    heard = hearsay_in(masked, low, high)
    done = _DONE.search(found.match.group())
    if done is not None:
        begin, stop = found.match.start() + done.start(), found.match.start() + done.end()
        draft.put("status", "completed", (clause.offsets[begin], clause.offsets[stop]))
        return
    plans = _PLANS_TOO.search(clause.text, found.match.end())
    said = status_in(clause.text, 0, plans.start() if plans else len(clause.text))
    if heard is not None and said is None:
        draft.put("status", "rumoured", (masked.offsets[heard[0]], masked.offsets[heard[1]]))
        return
    if said is not None:
        status, (begin, stop) = said
        draft.put("status", status, (clause.offsets[begin], clause.offsets[stop]))
        return
    said = status_in(masked.text, low, high)
    if said is not None and said[0] in ("rumoured", "denied"):
        status, (begin, stop) = said
        draft.put("status", status, (masked.offsets[begin], masked.offsets[stop]))
        return
    undone = _UNDONE.search(masked.text, low, found.end)
    if undone is not None and not masked.text[undone.end() : found.start].count(","):
        draft.put("status", "terminated", (masked.offsets[undone.start()], masked.offsets[undone.end()]))
        return
    bought = kind == "acquisition" and re.search(
        r"(?<!\bbe )(?<!\bbeing )\b(?:acquired|bought|purchased|took over|has purchased|sold)\b", clause.text
    )
    draft.put("status", "completed" if bought else "announced")
