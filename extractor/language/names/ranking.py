"""Which of the names before a reference come first as what it stands for: the subject of the sentence before the rest, and
none that its clause or a phrase at the front rules out."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.patterns import re
from extractor.schema import Name


def by_rank(text: str, earlier: Sequence[Name], start: int) -> list[Name]:
    """What a sentence has named so far: its subject, then the rest, the nearest first."""
    subject = subject_of(text, earlier, start)
    return ([subject] if subject else []) + [n for n in reversed(earlier) if n is not subject]


def subject_of(text: str, inside: Sequence[Name], start: int) -> Name | None:
    """The first name of a sentence that no preposition governs, companies before the rest."""
    free = [n for n in inside if n.kind == "company" and not is_oblique(text, n, start)]
    companies = [n for n in inside if n.kind == "company"]
    return next(iter(free or companies or inside), None)


_OBLIQUE = re.compile(
    r"\b(?:[Bb]y|[Ww]ith|[Tt]ogether with|from|of|to|against|than|for|at|in|on|into|like|as|including|between|via|using|per|over|under) "
    r"(?:(?:the |an? |its |rival |[a-z-]+ |[A-Z]\w+-[a-z]+ ){0,2}"
    r"|(?:the |an? |its )?(?:[A-Z][a-z]+(?:an|ish|ese|ch|i) )?(?:[a-z-]+ ){0,2}(?:company|firm|giant|group|bank|investor|lender|insurer|developer|provider|operator|start-?up|retailer|[a-z]{3,}maker) )$"
)
_OBLIQUE_WORDS = 4
"""Words that a preposition and what may stand between it and a name have at most."""


def is_oblique(text: str, name: Name, start: int) -> bool:
    """Whether a preposition governs a name, in the sentence that begins at ``start``."""
    at = name.start
    for _ in range(_OBLIQUE_WORDS + 1):
        at = text.rfind(" ", start, max(at, start))
    if text.startswith(",", name.tail or name.end) and text[max(start, name.start - 8) : name.start].endswith(_AHEAD):
        return True
    return _OBLIQUE.search(text, max(at, start), name.start) is not None


_AHEAD = ("After ", "Besides ", "Before ", "Unlike ", "Beyond ")
"""Before a name that is set off from its sentence by a comma: somebody else acts in that ("After Garlow, the utility has ...")."""


def said_first(text: str, ranked: list[Name], match: re.Match[str]) -> list[Name]:
    """Whoever is said to say what "it" is the subject of goes first ("after Harrow announced it would buy")."""
    return sorted(ranked, key=lambda n: not _SAYS.fullmatch(text[n.tail or n.end : match.start()]))


_SAYS = re.compile(
    r"(?: also| \w+ly)? (?:said|says|announced|announces|reported|disclosed|confirmed|revealed|stated)(?: (?:on |late |early )?[A-Z]?[a-z]+day)?(?: in an? [a-z ]{3,30})?(?: that)? $"
)


def same_clause(text: str, name: Name, match: re.Match[str]) -> bool:
    """Whether a name is subject of the clause in which a description stands as object ("the bank lends the miner"),
    or the description is in apposition to it ("the bank, the miner's lender"): it stands for another then."""
    if not match["the"]:
        return False
    between = text[name.tail or name.end : match.start()]
    if between == ", ":
        return text[match.end() : match.end() + 2] in ("'s", "’s")
    return does(text, name.tail or name.end, match.start())


def does(text: str, end: int, start: int) -> bool:
    """Whether what ends at ``end`` is subject of the clause in which something at ``start`` is the object."""
    between = text[end:start]
    return _PREDICATE.fullmatch(between) is not None and not _BOUNDARY.search(between)


_PREDICATE = re.compile(r" (?:[a-z]+ ){1,4}| [a-z]+ (?:[a-z0-9.,%$€£-]+ ){1,7}")
"""A verb with what may stand between it and its object ("marks a 70% increase in")."""


_BOUNDARY = re.compile(
    r"[,;:—–]| -|\b(?:that|which|who|and|but|as|after|before|when|while|because|if|said|says|whose|where|for)\b"
)


def local_subject(text: str, names: Sequence[Name], match: re.Match[str]) -> Name | None:
    """Whose "its" is in the clause of a subject of its own: "with Harrow rising 3% on its pact", "after Harrow cut its bid"."""
    owners = (n for n in reversed(names) if n.kind == "company" and n.end <= match.start())
    return next((n for n in owners if _OWN_CLAUSE.fullmatch(text, n.tail or n.end, match.start())), None)


_OWN_CLAUSE = re.compile(
    r" (?:rising|falling|gaining|losing|adding|jumping|climbing|dropping|surging|sliding|soaring|tumbling|up|down|rose|fell|gained|lost|jumped|"
    r"climbed|dropped|surged|slid|cut|raised|ended|scrapped|renewed|extended|expanded|expanding|announced|announcing|signed|signing) (?:[a-z0-9.,%$€£-]+ ){0,4}"
)


def subject_ahead(text: str, inside: Sequence[Name], match: re.Match[str], start: int) -> Name | None:
    """Whose "its" is in a phrase at the front of a sentence: the subject's behind it ("Through its pact with Garlow, Harrow
    sells ...")."""
    front = _PHRASE.fullmatch(text, start, match.start())
    if front is None or any(n.end <= match.start() and not is_oblique(text, n, start) for n in inside):
        return None
    later = (n for n in inside if n.kind == "company" and n.start > match.end())
    return next(
        (n for n in later if _TO_SUBJECT.fullmatch(text, match.end(), n.start) and _VERB.match(text, n.tail or n.end)),
        None,
    )


_PHRASE = re.compile(
    r"\W*(?:Through|With|In|By|As part of|Following|After|Under|Since|For|At|On|Despite|Leveraging|Using|Built|Building|Based|Driven|Along with|Alongside|Amid|Thanks to|Ahead of|Before|During|Upon|Backed|Powered|Beyond|Besides)\b"
    r"(?:(?!\b(?:said|says|has|have|is|was|are|were|will|would|that|which|who)\b)[^.;:,\n]){0,150} "
)
_TO_SUBJECT = re.compile(
    r"(?:(?!\b(?:said|says|has|have|is|was|are|were|will|would|that)\b)[^.;:,\n]){1,110}, (?:the )?"
)
_VERB = re.compile(r"(?:,[^,.;\n]{1,80},)? (?!(?:and|or|which|who|in|on|at|of|for|to|with|by|from|as)\b)[a-z]+")


def is_thing(text: str, name: Name) -> bool:
    """Whether the words beside a name make it goods that somebody makes, a part of a company or one of a sort ("a traditional
    Help Desk"), and so no "it"."""
    return (
        name.id is None and _ONE_OF_A_SORT.search(text, max(0, name.start - 40), name.start) is not None
    ) or _THING_BEHIND.match(text, name.tail or name.end) is not None


def is_unsure_subject(text: str, name: Name, start: int) -> bool:
    """Whether an unsure name opens a sentence as its subject: whatever it is, "it" is that, as unsure as it is, and nothing named before."""
    opens = (
        name.kind == "company"
        and not _ABBREVIATION.fullmatch(name.raw)
        and not text[start : name.start].strip(" \n\"“'(•*-–—")
    )
    return opens and _SUBJECT_BEHIND.match(text, name.tail or name.end) is not None


_ABBREVIATION = re.compile(r"[A-Z0-9&.]{1,6}|Co|Cos|Inc|Corp|Ltd")
"""Letters that may as well be the ticker or the rest of a name that the article has given whole."""
_SUBJECT_BEHIND = re.compile(
    r"(?:,(?! (?:and|or)\b)[^,.;\n]{3,80},)? (?:[a-z]+ly )?(?!(?:(?:had|has|have) )?(?:[a-z]+ )?(?:report|said|says|told|wrote|writes|cit))(?:[a-z]{2,}s|[a-z]{2,}ed|is|was|has|had|will|would|can|could|may|does|did)\b(?! (?:of|in|and|or|for)\b)"
)


def is_speaker(text: str, name: Name) -> bool:
    """Whether a word that only its place makes a name speaks in a tag behind a quotation: it is a person's surname, or a
    firm's that nothing else tells of."""
    if name.id is not None or " " in name.name or name.antecedent is not None:
        return False
    behind = _SPEAKS.match(text, name.end) and _QUOTED.search(text, max(0, name.start - 3), name.start)
    return behind is not None or _SPOKEN_BY.search(text, max(0, name.start - 12), name.start) is not None


_SPEECH = r"(?:said|says|added|adds|noted|notes|explained|explains|argued|told|wrote|continued|concluded)"
_SPEAKS = re.compile(rf" (?:also )?{_SPEECH}\b")
_QUOTED = re.compile(r"[,.?!][\"”’'] $")
_SPOKEN_BY = re.compile(rf"[\"”’'],? {_SPEECH} $")


def is_listed_object(text: str, name: Name, start: int) -> bool:
    """Whether a name is one of several that a sentence's verb, or a "like", has for its object ("power Garlow, Tarn Works, or
    Larkmoor"): goods, customers and rivals, whom "the company" does not mean afterwards."""
    low = max(start, name.start - _LIST_REACH)
    first = _MORE.search(text[low : name.start])
    at = low + first.start() if first else name.start
    listed = first is not None or _AND_MORE.match(text, name.tail or name.end) is not None
    return listed and _VERB_BEFORE.search(text, max(start, at - 30), at) is not None


_LIST_REACH = 160
"""Characters that a list takes up to one of its names."""
_ONE = r"[A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,3}"
_MORE = re.compile(
    rf"(?<![\w&.'’-])(?:{_ONE}(?:, | (?:and|or) |, (?:and|or|and even|or even|and also) )){{1,8}}(?:(?:even|also|the) )?$"
)
_AND_MORE = re.compile(rf"(?:, {_ONE}){{0,8}},? (?:and|or)(?: even| also)? {_ONE}")
_VERB_BEFORE = re.compile(
    r"\b(?:power|powers|integrate|integrates|integrating|like|include|includes|including|such as|as well as|use|uses|using|support|supports|supporting|serve|serves|serving|rival|rivals|rivalling|compete with|competes with|competing with|against|alongside|customers?|clients?|from|to|on|via|through) $"
)
_ONE_OF_A_SORT = re.compile(
    r"\b[Aa]n? (?:(?!(?:with|for|of|from|to|at|by|in|on|and|that|as|called|named|firm|company|group|unit|[a-z]*maker)\b)[a-z-]+ ){0,2}$"
)
_THING_BEHIND = re.compile(
    r"[ -](?:maker|owner|parent|creator|manufacturer|operator)\b|(?: \([A-Z&]{2,6}\))? (?:segments?|divisions?)\b(?! of\b)"
)


def is_fronted(text: str, ranked: Sequence[Name], start: int, at: int) -> bool:
    """Whether all that a sentence has named before ``at`` stands in a phrase at its front ("In Oslo, it said")."""
    if _PARTICIPLE.fullmatch(text, start, at):
        return True
    fronts = (text[start : name.start] for name in ranked if _FRONT_ENDS.match(text, name.tail or name.end))
    return bool(ranked) and sum(_FRONT.fullmatch(front) is not None for front in fronts) == len(ranked)


_PARTICIPLE = re.compile(
    r"\W*(?:Backed|Owned|Led|Founded|Supported|Funded|Acquired|Financed|Controlled|Together|Along|Alongside|Unlike|Besides)\b"
    r"(?:(?!\b(?:said|says|has|have|is|was|will|announced)\b)[^;:]){1,140}, "
)
"""A phrase at the front of a sentence whose names are not its subject ("Backed by A and B, the company ...")."""
_FRONT_ENDS = re.compile(
    r"(?: (?:post|filing|statement|blog|podcast|interview|release|update|message|event|conference)\w*)?,| (?=(?:it|they) )"
)
_FRONT = re.compile(
    r"\W*(?:In|At|On|From|Near|Under|With|After|Together with|Along with|Alongside|Unlike|Besides) (?:[\w-]+ |[A-Z][\w-]+['’]s ){0,4}"
)
