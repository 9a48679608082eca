"""Whose a paper is that a noun tells with one party beside it ("a contract with B was extended").

In this order: who stands before it as its owner ("A's order from B"), who won or signed it ("the order from B that A won"), the
subject of the sentence by its grammar ("A booked a charge related to an agreement with B"), and where the grammar gives none
the company that the article is about, if its sentence names no other. "We" and "our" are that company, or the one for whom
somebody speaks.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extractor.facts.deal.match import PRONOUNS, Match
from extractor.facts.deal.nouns import is_manner
from extractor.facts.deal.predicates import does_over, subject_over
from extractor.facts.deal.sides import Setting
from extractor.labels import is_parsed, names
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Name

_OWNER = re.compile(
    r"⟦[CU](\d+)⟧'s (?:(?!(?:for|of|to|in|on|with)\b)[\w'-]+ |⟦[TWMDP]\d+⟧ ){0,5}[\w-]+(?: of [a-z]+)?$"
)
_WON = re.compile(
    r"[^.;⟦]{0,60}?(?:⟦[MDTW]\d+⟧[^.;⟦]{0,40}?){0,3}\b(?:that|which) ⟦[CU](\d+)⟧ (?:has |had |recently |also )*(?:won|secured|signed|landed|received|announced|entered|closed|booked|bagged)\b"
)
_FRONT = re.compile(
    r"(?:^\W*|[.;:,] )(?:⟦M\d+⟧ |(?:[Uu]nder|[Tt]hrough|[Vv]ia|[Aa]s part of|[Ii]n|[Tt]hanks to|[Aa]fter|[Ff]ollowing) (?:[\w'-]+ |⟦[TMDWP]\d+⟧ ){0,6})[\w-]+(?: of [a-z]+)?$"
)
_BEHIND_FRONT = re.compile(r"(?:[^.;⟦,]|⟦[DTWMGP]\d+⟧){0,60}?,? ⟦[CU](\d+)⟧(?!'s)")
"""Behind a phrase at the front of its sentence: who acts ("Under a contract with B, A will ...")."""
_BEHIND_LIST = re.compile(r"(?:,? (?:and )?⟦[CU]\d+⟧(?=,| and ))*(?: and (?:more|others))?, ⟦[CU](\d+)⟧(?!'s)")
"""Behind the first of a list of what was bought: who acts ("Through purchases such as A, B and more, C has grown")."""
_FIRST_PERSON = re.compile(r"\b(?:our|my)\b", re.IGNORECASE)
_SPOKEN_OF = re.compile(
    r"\b(?:the|an?|this|that|its|new|recent|recently|existing|another|several|two|three)(?=\W)|⟦(?:[DT]\d+⟧|C\d+⟧'s)(?=\W)|\b(?:related to|execution of|getting|receiv\w+|sign\w+|secur\w+|won)\b",
    re.IGNORECASE,
)
"""Before or in a noun that the article speaks of, and does not head a list with."""
_ANOTHER_ACTS = re.compile(
    r"⟦[CU]\d+⟧(?: (?:in|on) ⟦D\d+⟧|,? (?:which|who))? (?:has|had|have|will|would|is|was|said|says|[a-z]+ed)\b"
)
"""Between a subject and a noun: somebody else does something."""
_WHERE = re.compile(r"\b(?:in|at|near|into|on|for|post) (?:the )?$")
_MAKES = re.compile(
    r"(?:buil[dt]|construct|develop|launch|creat|establish|set|open|install|deploy|produc|manufactur|operat|deliver|introduc)\w*$"
)
"""What is done together that is a deal."""
_WE = ("we", "i")
_SOMEBODYS = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_SORT = re.compile(
    r"\b(?:Operators|Providers|Manufacturers|Suppliers|Agencies|Developers|Retailers|Makers|Companies|Banks|Governments|Universities|Utilities)$"
)
"""How a name ends that stands for all of a sort."""
_SPEAKS = re.compile(r"⟦H\d+⟧")
_SPEAKS_FOR = re.compile(
    r"⟦H\d+⟧,[^\";⟦]{0,120}?\b(?:at|of|for) (?:the )?(?:⟦[CUIH]\d+⟧,? (?:at|of|for) (?:the )?)?⟦[CU](\d+)⟧"
)


def owner_of(doc: Doc, found: Match, setting: Setting) -> Name | None:
    """Whose paper it is; None where nothing says so."""
    text, start = found.clause.masked.text, found.match.start()
    head = found.match.end("noun")
    if any(name.id is None and _SORT.search(name.name) for name in _named(found)) or _SOMEBODYS.search(text, 0, head):
        return None
    if is_manner(text, found.match.span("noun")):
        return _doer(doc, found)
    owner = _OWNER.search(text, 0, head) or _WON.match(text, found.match.end())
    if owner is None and _FRONT.search(text, 0, head):
        behind = _BEHIND_LIST if found.rule.name == "deal.noun_bought_such" else _BEHIND_FRONT
        owner = behind.match(text, found.match.end())
    if owner is not None:
        return _another(found, found.masked.mentions[int(owner[1])])
    if found.rule.name == "deal.we_partner" or _FIRST_PERSON.search(text, max(0, start - 30), head):
        return _speaker(doc, found, setting)
    tokens = _subject(doc, found)
    if tokens and tokens[0].lower_ in _WE:
        return _speaker(doc, found, setting)
    subject = _company_of(found, tokens)
    if subject is not None:
        return _another(found, subject)
    return _of_article(found, setting) if is_parsed(doc, found.masked.start) else None


def _doer(doc: Doc, found: Match) -> Name | None:
    """Who by the grammar makes or runs something in partnership with the party."""
    tokens = _subject(doc, found)
    does = does_over(doc, _at(found)) if tokens else []
    subject = _company_of(found, tokens) if any(_MAKES.match(verb) for verb in does) else None
    return _another(found, subject)


def _at(found: Match) -> int:
    """Where in the article the noun ends."""
    return found.clause.masked.offsets[found.match.end("noun") - 1]


def _named(found: Match) -> list[Name]:
    """The names that a match has."""
    return [n for slot in ("b", "company", "counterparty", "target") if (n := found.name(slot)) is not None]


def _another(found: Match, name: object) -> Name | None:
    """A name, where it is none of those that the match names; "its" that cannot be theirs is the one's before."""
    if isinstance(name, Name) and name.name in found.parties and name.raw.lower() in PRONOUNS:
        name = found.another_than(name)
    return name if isinstance(name, Name) and name.name not in found.parties else None


def _subject(doc: Doc, found: Match) -> list[Token]:
    """What the sentence's grammar makes the subject over the noun, its head first."""
    if not is_parsed(doc, found.masked.start):
        return []
    return subject_over(doc, _at(found))


def _company_of(found: Match, tokens: list[Token]) -> Name | None:
    """The one company in a subject, or the one that it is by its head; nobody's where another stands between it and the noun."""
    if not tokens:
        return None
    named = [m for m in found.masked.of("CU") if isinstance(m, Name) and m.name not in found.parties]
    inside = [m for m in named if any(m.start <= t.idx < m.end for t in tokens)]
    inside = inside if len(inside) == 1 else [m for m in inside if m.start <= tokens[0].idx < m.end]
    if not inside or _ANOTHER_ACTS.search(_between(found, inside[0])):
        return None
    return inside[0]


def _between(found: Match, subject: Name) -> str:
    """What the sentence says between a subject and the noun."""
    text = found.masked.text
    return text[text.index("⟧", found.masked.position(subject)) + 1 : max(0, found.start)]


def _speaker(doc: Doc, found: Match, setting: Setting) -> Name | None:
    """The company for which somebody speaks, or the article's own where nobody is named who does."""
    masked = found.masked
    spoken = _SPEAKS_FOR.search(masked.text)
    if spoken is None and _SPEAKS.search(masked.text):
        return None
    about = _of_section(doc, masked.start)
    if spoken is None and about is not None:
        return _another(found, about)
    said = masked.mentions[int(spoken[1])] if spoken is not None else None
    return _another(found, said if isinstance(said, Name) else setting.article)


_SECTION = "\nAbout "
_SECTION_LENGTH = 1500
"""Characters that what a release says of each of its firms takes up."""
_HEADING = 90
"""Characters of the heading of such a section."""


def _of_section(doc: Doc, at: int) -> Name | None:
    """Whom a release's section "About Garlow" ahead of a place is about."""
    text = text_of(doc)
    start = text.rfind(_SECTION, max(0, at - _SECTION_LENGTH), at)
    end = text.find("\n", start + 1)
    if start < 0 or not start < end <= min(at, start + _HEADING):
        return None
    return next((n for n in names(doc) if start < n.start < end and n.kind == "company"), None)


def _of_article(found: Match, setting: Setting) -> Name | None:
    """The company that the article is about, where the sentence names no other ahead of the noun, nor behind it unless the
    company itself too, and where the party has no deal with somebody else."""
    article = setting.article
    if article is None or not _SPOKEN_OF.search(
        found.clause.masked.text, max(0, found.match.start() - 40), found.match.end("noun")
    ):
        return None
    if any(found.parties & pair and article.name not in pair for pair in setting.dealt):
        return None
    listed = {other.name for name in _named(found) for other in found.beside(name)}
    named = [m for m in found.masked.of("CU") if isinstance(m, Name) and m.name not in found.parties]
    ahead = {m.name for m in named if m.start < found.span[0]}
    behind = {m.name for m in named if m.start >= found.span[0] and not _is_governed(found, m)} - listed
    others = ahead if any(m.name == article.name for m in named) else ahead | behind
    return _another(found, article) if others <= {article.name} else None


def _is_governed(found: Match, name: Name) -> bool:
    """Whether a preposition of place or purpose stands before a name, so that it only says where or of what."""
    return _WHERE.search(found.masked.text, 0, found.masked.position(name)) is not None
