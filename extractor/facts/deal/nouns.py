"""Deals told by a noun with one party beside it: "a partnership with B", "an order from B", "the acquisition of C".

Each noun says behind which preposition the party stands and on which side that is. Whose paper it is the words leave out:
``owners`` finds out ("our partnership with B", "A booked a charge related to an agreement with B").
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.facts.deal.rules import BARE_ASSET, NOT_BOUGHT, STAKE, DealRule
from extractor.facts.draft import Draft
from extractor.patterns import re
from extractor.schema.kinds import DealKind

_WORDS = r"(?:(?!(?:with|from|for|of|to|by|between)\b)[\w'&/-]+ |⟦[DTMWPN]\d+⟧ ){0,4}?"
"""What stands before a noun and says of what sort the paper is."""
_GAP = r"(?: \([^()⟦]{1,20}\))?(?:,? (?:which |that )?(?:(?:was |were |has been )?(?:signed|announced|reached|renewed|extended)|worth|valued at|of|in|on|for|since|last|earlier|{D}|{M}|{T}|{W})){0,4},?"
"""What may stand between a noun and its preposition."""
_PACTS = (
    r"partnerships?|collaborations?|alliances?|co-?operation|tie-ups?|contracts?|agreements?|deals?|pacts?|accords?|leases?|PPAs?|MoUs?|MOUs?|"
    r"memorand(?:um|a)(?: of understanding)?|letters? of intent|LOIs?|LoIs?|term sheets?|heads of terms|joint ventures?|JVs?|framework"
)
_LISTED = r"(?:(?:[a-z-]+ |⟦[CUG]\d+⟧(?:'s)? ){1,7}?(?:firms|investors|companies|banks|lenders|funds|groups|partners|protocols|makers|providers|operators|clients|customers|brands|leaders|players|institutions|organi[sz]ations|names|giants|universities|retailers|manufacturers|suppliers|agencies|utilities|insurers|airlines|developers|platforms|exchanges|producers),? (?:including|such as|like|namely|among them) )?"
"""Before the first of those whom a plural stands for ("with lenders including B")."""
_THE = r"(?:[a-z-]+ ){0,5}"
_ONE = r"(?! (?:[a-z-]+ )?(?:holders|owners|companies|firms|clients|providers|operators|brands|agencies|partners|customers|makers|manufacturers|suppliers|dealers|retailers|stores)\b)"
"""Behind a party: it is no sort of firms ("with leading QX holders")."""


@dataclass(frozen=True)
class Noun:
    """A noun of which one party stands behind ``to``, on ``side`` (``b`` where words leave it open)."""

    name: str
    words: str
    to: str
    side: str
    kind: DealKind | None = None
    after: str = ""


NOUNS: tuple[Noun, ...] = (
    Noun("pact", _PACTS, "with", "b", after=_ONE),
    Noun("order", r"orders?(?! (?:books?|backlog|intake|pipeline|flow)\b)|purchase orders?|contracts?", "from", "counterparty"),
    Noun("money", r"loans?|financing|funding|credit facility|facility|investment|funding commitment|backing|round", "from", "counterparty", "financing"),
    Noun("project", r"projects?|programme|program", "with", "b", None, r"(?= to (?:install|build|develop|construct|deploy|deliver|supply|equip)\b)"),
    Noun("bought_from", r"acquisitions?|purchase", "from", "counterparty", "acquisition", "(?!'s)"),
    Noun("merger", r"merger|business combination", "with", "b", "acquisition", "(?!'s)"),
    Noun("hired", r"appointment|engagement|selection|hiring", "of", "company", None, r"(?= (?:to|as)\b)(?! (?:to|as) (?:[\w'-]+ ){0,5}(?:board|council|committee|officer|director|chair\w*|president|advis\w+|counsel|auditors?|manager|head|partner|underwriter|bookrunner)\b)"),
)  # fmt: skip


def _made(noun: Noun) -> DealRule:
    slot = {"order": "<COUNTERPARTY>", "pact": "<B>"}.get(noun.name, f"{{CU:{noun.side}}}")
    pattern = rf"\b(?P<noun>{_WORDS}\b(?:{noun.words}))\b{_GAP} (?:{noun.to}) {_LISTED}{_THE}{slot}{noun.after}"
    first = (rf"\b(?:{noun.words})\b", rf"\b(?:{noun.to}) ")
    return DealRule(f"deal.noun_{noun.name}", pattern, noun.kind, 0.52, "owner", first=first)


_TITLED = r"(?:the|our|its|an?|new|recent|pending|planned|proposed|exclusive|strategic|announc\w+|unveil\w+|expand\w*|extend\w*|deepen\w*|clos(?:e|es|ed|ing)|complet\w+|finali[sz]\w+)"
"""Before a name that says of a noun whose or what it is ("the Velanur acquisition", "announces Velanur partnership")."""
_BUYS = r"acquisitions?|purchase|takeover|buyout"
_ASSET = rf"(?:{BARE_ASSET}|villages|stores|branches|restaurants|apartments|homes|lodges|ranch|property|complex|factory|factories)"
_A_FEW = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+|{W}|{M})"
RULES: tuple[DealRule, ...] = (
    *map(_made, NOUNS),
    DealRule("deal.noun_bought", rf"(?:\b{_TITLED}|⟦C\d+⟧'s) {{C:target}} (?P<noun>acquisition|takeover|buyout)\b(?! (?:of|by|price|talks|team|bid|offer|strategy|spree)\b)", "acquisition", 0.5, "owner", first=(r"\b(?:acquisition|takeover|buyout)\b",)),
    DealRule("deal.noun_held", r"\bunder (?:the|its|an?) (?P<noun>(?:{T},? {MW}|{MW},? {T}) (?:[a-z-]+ ){0,3}?(?:contract|agreement|lease|PPA|charter))\b(?! (?:with|from|to|for|between|signed|awarded)\b)", None, 0.5, "owner", first=(r"\bunder (?:the|its|an?) {TMW}",)),
    DealRule("deal.noun_asset", rf"\b(?P<noun>{_WORDS}\b(?:acquisitions?|purchase)) of {_A_FEW} (?:(?!(?:of|from|by|to|for|with|in|on|that|which|shares?|stakes?|interest)\b)[\w'&-]+,? |{{WGUPI}} ){{0,6}}?{_ASSET}\b(?! (?:of|from|by|to)\b)(?! ⟦C)", "acquisition", 0.5, "owner", first=(r"\b(?:acquisitions?|purchase) of\b",)),
    DealRule("deal.noun_purchase", rf"\b(?P<noun>{_WORDS}\b(?:{_BUYS})) of {STAKE}{{C:target}}(?!'s){NOT_BOUGHT}(?! by\b)", "acquisition", 0.52, "owner", first=(rf"\b(?:{_BUYS}) of\b",)),
)  # fmt: skip
_NONE_YET = re.compile(
    r"\b(?:potential|possible|prospective|future|any|no|such|similar|hypothetical|expired|smart|social|plea|trade|"
    r"peace|free[- ]trade|employment|consent|settlement|user|licen[cs]e agreements? of|forward|futures|options)\b",
    re.IGNORECASE,
)
_HOPED = re.compile(
    r"\b(?:seek(?:s|ing)?|sought|explor(?:es?|ing)|look(?:s|ing) for|pursu(?:es?|ing)|towards?|hop(?:es?|ing)|open to|openness to|want(?:s|ed)?|without|against|no|not|hammer(?:s|ed|ing)? out|(?:trying|determined|keen|close|closer|able) to [a-z]+)(?: [\w'-]+){0,3} $",
    re.IGNORECASE,
)
"""Before a noun: a paper that nobody has yet."""
_WITH_WHOM = re.compile(r"\bin(?: (?:close|direct|strategic|active|exclusive|partial))* $", re.IGNORECASE)
"""Before a noun that only says with whom something is done ("in partnership with")."""


def is_noun(draft: Draft) -> bool:
    """Whether a deal is told by a noun with one party beside it."""
    return draft.rule.startswith("deal.noun_")


def stands(text: str, noun: tuple[int, int]) -> bool:
    """Whether a noun in a clause speaks of a paper that there is."""
    return not (
        _NONE_YET.search(text[slice(*noun)])
        or any(_HOPED.search(text, max(0, at - 60), at) for at in (noun[0], _head(text, noun)))
    )


def is_manner(text: str, noun: tuple[int, int]) -> bool:
    """Whether a noun in a clause only says with whom something is done."""
    return any(_WITH_WHOM.search(text, max(0, at - 60), at) for at in (noun[0], _head(text, noun)))


def _head(text: str, noun: tuple[int, int]) -> int:
    """Where the last word of a noun with its attributes begins."""
    return noun[0] + len(text[slice(*noun)].rpartition(" ")[0]) + 1
