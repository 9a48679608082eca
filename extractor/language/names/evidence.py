"""The evidence that the words around a capitalised name give for a company: what it is called, owns or does."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.language.names.brackets import Tail
from extractor.language.names.lexicon import COMPANY_NOUNS, COMPANY_VERBS, common_words
from extractor.patterns import re

VERB_BEHIND = re.compile(rf"(?:,? Inc\.?)?,? (?:{COMPANY_VERBS})\b")
STRONG_VERB_BEHIND = re.compile(
    r" (?:rose|fell|gained|lost|jumped|surged|dropped|climbed|slid|tumbled|soared|plunged|sank|rallied|slipped|advanced|"
    r"said|reported|posted|announced|unveiled|signed|agreed|acquired|recorded a|booked a|logged a|swung|registered a|partnered|"
    r"recorded an|booked an|logged an|bagged|clinched|narrowed its|widened its|forecasts?|raised|cut its)\b"
)
NOUN_BEHIND = re.compile(rf"(?:(?:'s|’s) [\w -]{{0,30}}?| )(?:{COMPANY_NOUNS})\b")
_MOVED_BEHIND = re.compile(r" ?\((?:(?:up|down) |[+\-−–] ?)\d[\d.,]* ?(?:%|percent|per cent)")
"""What brackets right behind a name tell of its price."""
_PRICED_BEHIND = re.compile(
    r",? (?:which |who )?(?:has |have |had |was |were |is |also )*(?:up|down|added|adds|shed|sheds|put on|got back|gave back|lost|drops?|dropped|jumps?|jumped|slips?|slipped|"
    r"slides?|slid|sinks?|sank|soars?|soared|surges?|surged|tumbles?|tumbled|plunges?|plunged|rall(?:ies|ied)|climbs?|climbed|gains?|gained|eases?|eased|rises?|rose|falls?|fell)"
    r"(?: by| about| nearly| almost| over| around| more than| as much as| another| a further)* \d[\d.,]* ?(?:%|percent|per cent|pct)"
)
"""A verb or adverb of prices and a percentage right behind a name."""
_SHARE_BEHIND = re.compile(r" (?:another |by )?\d[\d.,]* ?(?:%|percent|per cent|pct)(?! (?:of|stake|owned))")
_SHARE_BEFORE = re.compile(r"\d ?(?:%|percent|per cent|pct),?(?: and| while| but|;)? $")
"""A percentage behind a name, and one before it, which has the verb: "Garlow rose 3.1% and Velanur 1.2%"."""
_APPOSED = re.compile(
    r", (?:an?|the|another|one of|whose|which|its|formerly|based|part of|owned|backed|[A-Z]\w+['’]s)\b"
    r"(?: [\w-]+){0,6}? (?:company|firm|miner|developer|producer|operator|provider|utility|maker|supplier|bank|fund|group|"
    r"subsidiary|unit|startup|start-up|arm|manufacturer|affiliate|investor|retailer|insurer|landlord|builder|contractor)\b"
)
_CALLED = (
    r"company|firm|miner|developer|lender|operator|producer|provider|manufacturer|startup|start-up|contractor|rival|investor|"
    r"customer|tenant|supplier|partner|group|giant|insurer|landlord|neocloud|hyperscaler|offtaker|parent|retailer|airline|"
    r"brokerage|conglomerate|refiner|exporter|distributor|shipbuilder|(?<!news )(?<!media )(?<!language )platform|bank|chain|carrier|(?!policymaker|lawmaker)[a-z]*maker|peer"
)
"""What a company is called right before its name."""
_COMPANY_BEFORE = re.compile(
    r"(?:\b(?:[Ss]hares (?:of|in)|[Ss]tocks? (?:of|in)|stake in|subsidiary|subsidiary of|unit of|arm of|owned by|backed by|"
    rf"(?:{_CALLED})s?|utilit(?:y|ies)|-based|-backed|-listed|-owned|"
    r"agreement with|contract with|deal with|lease with|signed with|acquire[sd]?|acquiring|acquisition of|takeover of|merger with|"
    r"CEO of|chief executive (?:officer )?of|founder of|shareholders (?:of|in)|together with|alongside|via)"
    r"|[a-z]-(?:based|backed|listed|owned|headquartered)) $"
)
_HEADS = re.compile(
    r" [-–—] (?:Shares|Stock|The (?:[\w-]+ ){1,4}(?:stock|shares|company|maker|giant|retailer|bank|firm)\b)"
)
"""Behind a name at the head of a paragraph: "Amberline - Shares of the lender fell 3%"."""
_LISTED_BEHIND = re.compile(
    r"(?:, [A-Z][\w&.'-]*(?: [A-Z][\w&.'-]*){0,3}){0,4},? and [A-Z][\w&.'-]*(?: [A-Z][\w&.'-]*){0,3} (?:each )?(?:rose|fell|gained|"
    r"lost|shed|added|dropped|climbed|slipped|slid|jumped|advanced|declined|eased|surged|tumbled|rallied|dipped|put on|were)\b"
)


def find_evidence(name: str, opens: bool, before: str, behind: str, tail: Tail | None) -> tuple[str, ...]:
    """What speaks for a company, by the words ``before`` and ``behind`` the name and the brackets at its ``tail``; ``opens``
    tells that a sentence begins with the name."""
    evidence: list[str] = []
    if _APPOSED.match(behind):
        evidence.append("apposition")
    if _COMPANY_BEFORE.search(before):
        evidence.append("company word before")
    if NOUN_BEHIND.match(behind):
        evidence.append("company noun behind")
    if _MOVED_BEHIND.match(behind):
        evidence.append("moved")
    if _PRICED_BEHIND.match(behind) and not name.isupper() and not (opens and " " not in name and name.endswith("s")):
        evidence.append("priced")
    if _SHARE_BEHIND.match(behind) and _SHARE_BEFORE.search(before):
        evidence.append("priced")
    if VERB_BEHIND.match(behind) and (not opens or " " in name or name.lower() not in common_words()):
        evidence.append("company verb behind")
    if opens and _HEADS.match(behind):
        evidence.append("heads a paragraph")
    if _LISTED_BEHIND.match(behind):
        evidence.append("listed with others")
    if tail and tail.short:
        evidence.append("defined short form")
    return tuple(evidence)


def is_weak(evidence: Sequence[str], name: str, opens: bool, behind: str) -> bool:
    """Whether the evidence leaves it open if the name is a company's."""
    if not evidence or evidence == ("defined short form",):
        return True
    single = evidence == ("company verb behind",) and opens and " " not in name
    return single and not STRONG_VERB_BEHIND.match(behind)
