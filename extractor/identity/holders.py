"""Whether the megawatts of two claims can be those of one: of one company, of the parties of one deal, of one site."""

from __future__ import annotations

from decimal import Decimal

from extractor.identity import amounts, days
from extractor.identity.blocks import alone, makers, principals
from extractor.identity.names import TRADES, begins, extends, handle, spelled, telling_words, unlisted
from extractor.identity.others import stated
from extractor.identity.verdicts import Verdict, of, words_of, words_within
from extractor.registry import normalize
from extractor.schema.facts import Telling

ONE_TELLING = 7
"""Days within which two articles on one deal tell of the same state of things, whatever words they have for it."""
SEASON = 60
"""Days within which two companies that have the same megawatts at one site are the parties of one deal."""
TELLING_DIGITS = 3
"""Digits of a number that says by itself which capacity is meant."""
SOME_DIGITS = 2
"""Digits of a number that says so where something else does, too."""


def one_of_deal(a: Telling, b: Telling) -> bool:
    """Whether of megawatts one article names the deal that they are of, and another does not."""
    return alone(a) != alone(b) and elsewhere_told(a, b)


def elsewhere_told(a: Telling, b: Telling) -> bool:
    """Whether two articles tell the same number, or one the other's rounded: by it those are found whose holders have
    nothing in common."""
    one, other = (stated(t, "mw", "mw_high") for t in (a, b))
    return a.article != b.article and amounts.same(one, other)[0]


def at_once(a: Telling, b: Telling) -> bool:
    """Whether two articles tell of them within days."""
    gap = days.between(a.day, b.day)
    return a.article != b.article and gap is not None and gap <= ONE_TELLING


def holder(a: Telling, b: Telling) -> Verdict:
    """The same company, or either party of one deal; of a company and its parent an article may name either, where the
    number is no round one. Two units of one parent are two holders. Who makes a deal, and where, may hold its megawatts
    for an article that does not speak of it."""
    one, other = a.parties["holder"], b.parties["holder"]
    if not alone(a) and not alone(b) and one != other:
        return Verdict("holder", "unknown", "either party of a deal")
    lone, told = (a, b) if alone(a) else (b, a)
    makers_of = makers(told) if one_of_deal(a, b) else []
    if alone(a) != alone(b) and not makers_of:
        return Verdict("holder", "conflict", "not the megawatts of the deal")
    if one == other or lone.parties["holder"] in makers_of:
        return Verdict("holder", "agrees", lone.fields["holder"])
    if (one in b.above or other in a.above) and digits(a, b) >= TELLING_DIGITS and alone(a) == alone(b):
        return Verdict("holder", "unknown", "one belongs to the other")
    enough_digits = digits(a, b) >= SOME_DIGITS or _same_site(a, b)
    if alone(a) and alone(b) and elsewhere_told(a, b) and begins(one, other) and enough_digits:
        return Verdict("holder", "unknown", f"{a.fields['holder']}, {b.fields['holder']}: one name begins the other")
    if any(begins(lone.parties["holder"], key) for key in makers_of):
        return Verdict("holder", "unknown", f"{lone.fields['holder']} is a shorter or a longer name")
    if elsewhere_told(a, b) and _is_site(a, b):
        return Verdict("holder", "unknown", f"{a.fields['holder']}, {b.fields['holder']}: one is the site")
    if elsewhere_told(a, b) and _same_site(a, b) and _same_season(a, b):
        return Verdict("holder", "unknown", f"{a.fields['holder']}, {b.fields['holder']}: at one site")
    return Verdict("holder", "conflict", f"{a.fields['holder']}, {b.fields['holder']}")


def _same_season(a: Telling, b: Telling) -> bool:
    """Whether two articles are so near that a site has had no time for another tenant of the same size."""
    gap = days.between(a.day, b.day)
    return gap is not None and gap <= SEASON


def _same_site(a: Telling, b: Telling) -> bool:
    """Whether both name a site, by words that tell it from others."""
    one, other = (telling_words(t.fields.get("site")) for t in (a, b))
    return bool(one & other) and words_within(a.fields["site"], b.fields["site"])


def named_together(a: Telling, b: Telling) -> set[str]:
    """The first words of names that two passages share, where one does not name the deal and both have the very same
    number; empty unless it is two names at least."""
    if (not alone(a) and not alone(b)) or not elsewhere_told(a, b) or strangers(a, b):
        return set()
    shared = _shared(_hands(a), _hands(b))
    return shared if len(shared) > 1 else set()


def strangers(a: Telling, b: Telling) -> bool:
    """Whether both passages name companies that the other does not, and one in common at most."""
    places = {normalize(site) for t in (a, b) if (site := site_of(t))}
    one, other = ({n for n in _hands(t) if not _shared({n}, places)} for t in (a, b))
    shared = _shared(one, other) | _shared(other, one)
    left = [[n for n in names if n.split(" ")[0] not in shared] for names in (one, other)]
    return all(left) and len(shared) < 2


def _shared(names: set[str], others: set[str]) -> set[str]:
    return {name.split(" ")[0] for name in names for other in others if name == other or extends(name, other)}


def _hands(telling: Telling) -> set[str]:
    """The names of all that have to do with megawatts: who holds them, who makes their deal, who or what is named
    beside them."""
    deal = telling.deal
    keys = {telling.parties["holder"], *makers(telling), *(principals(deal).values() if deal else ())}
    named = [*(telling.fields.get("beside") or ()), site_of(telling) or ""]
    return ({spelled(key) for key in keys} | {normalize(name) for name in named}) - {""}


def where(a: Telling, b: Telling) -> Verdict:
    """Where megawatts are: at the site that a claim names, or else its deal; or at the one that holds them for it,
    where that is called like a place rather than a company."""
    one, other = (site_of(t) for t in (a, b))
    if one is None or other is None:
        held, site = (a if one is None else b), one or other
        if site and _is_place(held) and words_within(held.fields["holder"], site):
            return Verdict("site", "agrees", f"{held.fields['holder']}, {site}")
        return Verdict("site", "unknown")
    alike = words_within(one, other)
    named = [t for t in (a, b) if t.fields["holder"] in (one, other)]
    if named and not (alike and all(_is_place(t) for t in named)):
        return Verdict("site", "unknown")
    return of("site", (alike, f"{one}" if one == other else f"{one}, {other}"))


def site_of(telling: Telling) -> str | None:
    """The site that a claim names, or else the deal that its megawatts are of."""
    own = telling.fields.get("site")
    site = own if own or telling.deal is None else telling.deal.fields.get("site")
    return str(site) if site else None


def _is_place(telling: Telling) -> bool:
    """Whether what holds megawatts is called like a place: no listed company, and with no word of a trade."""
    name = telling.fields["holder"]
    return unlisted(telling.parties["holder"]) and bool(telling_words(name)) and not TRADES & words_of(name)


def _is_site(a: Telling, b: Telling) -> bool:
    """Whether one article has the site for a holder, where another names who has it."""
    return any(
        t.fields.get("site") and handle(u.parties["holder"]) in telling_words(t.fields["site"])
        and words_within(u.fields["holder"], t.fields["site"])
        for t, u in ((a, b), (b, a))
    )  # fmt: skip


def digits(a: Telling, b: Telling) -> int:
    return max(amounts.digits(Decimal(repr(float(t.fields["mw"])))) for t in (a, b))
