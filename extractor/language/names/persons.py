"""Who is a person by the words beside a name: the office that stands before or behind, speech, what befalls people only."""

from __future__ import annotations

from dataclasses import replace

from extractor.language.names.kinds import Candidate
from extractor.language.names.lexicon import (
    PUBLIC_WORDS,
    of_industry,
    places,
    tradelike,
    words,
)
from extractor.patterns import re

_OFFICE = (
    r"chief(?: \w+)? officer|chief executive|chief of|finance chief|CEO|CFO|COO|CTO|chair(?:man|woman|person)?|president|analyst|"
    r"strategist|economist|(?:co-)?founder|director|partner|minister|secretary|head|governor|spokes(?:man|woman|person)|"
    r"manager|trader|lawyer|professor|banker|mayor|commissioner|senator|lawmaker|policymaker|researcher|author|editor"
)
_BEHIND = re.compile(
    rf",? (?:who (?!ha[sd] )|\d\d, |(?:the |its |his |her |an? )?(?:[\w'’&-]+ ){{0,3}}?(?:{_OFFICE})\b(?! [A-Z][a-z]+ [A-Z]))|"
    rf", (?:[A-Z][\w-]+ ){{0,3}}?(?:Chief|Chair|Chairman|President|Director|CEO|CFO|Founder|Managing|Head|Partner)\b"
)
_BEFORE = re.compile(
    r"(?:(?:^|[^\w])(?:boss|policymaker|secretary|lawyer|banker|executive|brother|sister|wife|husband|widow|son|daughter|heir|"
    r"billionaire|lawmaker|head|chief|activist investor|entrepreneur|officer|energy secretary,|(?:[Ee]xpert|[Aa]uthor|[Aa]ctor|[Aa]ctress|[Ss]inger|[Rr]apper|[Cc]hef|[Ii]nfluencer|[Cc]omedian|[Mm]usician|[Aa]rtist|[Jj]ournalist|[Aa]thlete|[Cc]elebrity|[Hh]istorian|[Ss]cientist|[Pp]hotographer),?)|(?:Reporting|[Ee]diting|[Ww]riting|[Rr]eporting) by|^By|\nBy|hosted by) $"
)
PLAIN = re.compile(
    r"[A-ZÀ-ÖØ-Þ](?=[\w'’-]{0,40}[a-zß-ÿ])[\w'’-]+(?: (?:[A-Z]\.?(?!\w)|[Bb]in|[Vv]an|[Vv]on|de|da|dos|der|[ey](?= [A-ZÀ-ÖØ-Þ])|[A-ZÀ-ÖØ-Þ][\w'’-]+)){1,3}"
)
"""Two to four words that could be a person's."""
_AGED = re.compile(r", \d\d, ")

_SPEECH = r"(?:said|says|added|adds|wrote|writes|noted|notes|argued|explained|explains|recalled|joked)"
_SPOKE_BEFORE = re.compile(rf"[\"”’'],? {_SPEECH} $|, wrote $")
"""Before a name, the end of a quotation and who speaks: firms seldom do in quotation marks."""
_QUOTED_BEFORE = re.compile(r"[,.?!][\"”’'] $")
_SPEAKS = re.compile(rf" {_SPEECH}\b")
_BEFALLS = re.compile(
    r" (?:will succeed|succeeds|succeeded|will step down|steps down|stepped down|resigned|will resign|retires|retired|will retire|"
    r"was born|was arrested|was appointed|was elected|died|testified|(?:has |will )?join(?:ed|s)? [A-Z][^.;]{2,40}? (?:as|in|from) )|"
    r"['’]s (?:widow|wife|husband|son|daughter|father|mother|brother|sister|lawyers?|family|estate|trial|testimony|successor|"
    r"predecessor|death|resignation|appointment|memoir)\b"
)
_DONE_TO = re.compile(
    r"\b(?:hired|poached|appointed|named|promoted|elected|nominated|recruited|succeeds|succeed|succeeding|replaces|replacing|ousted) $"
)
_INTO = re.compile(
    r",? (?:as (?!part)|from |to (?:the|be|its)|chief|chair|president|head|director|CEO|CFO|finance|managing|vice|, who)\b|[.,]"
)
_ADDRESSED = re.compile(
    r"(?:[Tt]hank you,|[Tt]hanks,|question (?:comes |is |will come )?from(?: the line of)?|[Bb]illionaire(?: \w+)?|[Tt]ycoon|[Cc]o-founders?|"
    r"(?:Minister|Secretary|Commissioner) (?:of|for) (?:the )?[A-Z]\w+(?:,? (?:and )?[A-Z]\w+){0,3}) $"
)
_OF_FIRM = re.compile(r" (?:of|at) (?:the )?")
"""Between a person and the firm that employs her."""
_KIN_BEFORE = re.compile(
    r"\b(?:his|her|whose) (?:brother|sister|wife|husband|son|daughter|father|mother|cousin|uncle|nephew|niece),? $|[Cc]ontacts?: $"
)
_ONLY_PEOPLE = re.compile(
    r",? \((?:pictured|left|right|above|centre|center)\b|,? and (?:his|her) |, no relation\b|, speaking (?:at|to|in|on)\b"
)
"""Beside a person, of whom one word may be all that is given."""
_OWNED = re.compile(r"(?P<owner>[A-ZÀ-ÖØ-Þ][\w&.-]*)['’]s $")
_WEAK = frozenset(("company verb behind", "company word before", "company noun behind", "defined short form"))
"""What a firm's name has beside it, but a person's too."""


def as_person(text: str, candidate: Candidate) -> Candidate:
    """The candidate, as a person where the words beside it say so and nothing of its own says otherwise."""
    form = text[candidate.start : candidate.end]
    if candidate.kind not in ("company", "place") or (candidate.kind == "place" and candidate.sure):
        return candidate
    if not candidate.sure and " " not in form and _AGED.match(text, candidate.end):
        return replace(candidate, kind="person", sure=True, why=("age behind",))
    around = (text[max(0, candidate.start - 30) : candidate.start], text[candidate.end : candidate.end + 30])
    if not candidate.sure and (_KIN_BEFORE.search(around[0]) or _ONLY_PEOPLE.match(around[1])) and _capital(form):
        return replace(candidate, kind="person", sure=True, why=("kin beside",))
    if candidate.tail or not _could_be(form):
        return candidate
    if "apposition" in candidate.why and _APPOSED_OFFICE.match(text, candidate.end):
        return replace(candidate, kind="person", sure=True, why=("office beside",))
    if not set(candidate.why) <= _WEAK:
        return candidate
    behind, before = text[candidate.end : candidate.end + 90], text[max(0, candidate.start - 60) : candidate.start]
    verb_at_most = not candidate.sure or candidate.why == ("company verb behind",)
    if verb_at_most and (_BEHIND.match(behind) or _BEFORE.search(before)):
        return replace(candidate, kind="person", sure=True, why=("office beside",))
    bare = verb_at_most and set(candidate.why) <= _VERB and not (_AT.search(before) or _OF_FIRM_OR_SITE.match(behind))
    if bare and _TWO_INITIALS.match(form):
        return replace(candidate, kind="person", sure=True, why=("given name",))
    if _speaks(before, behind) or (verb_at_most and _BEFALLS.match(behind)) or _ADDRESSED.search(before):
        return replace(candidate, kind="person", sure=True, why=("speaks or is spoken of",))
    if _DONE_TO.search(before) and _INTO.match(behind):
        return replace(candidate, kind="person", sure=True, why=("into an office",))
    return candidate


def _capital(form: str) -> bool:
    """Whether a form is a single capitalised word that no firm is named with, or could be a full name."""
    return _could_be(form) or (
        form.istitle() and " " not in form and form not in places() and form not in words("trade_words")
    )


def _could_be(form: str) -> bool:
    parts = form.split()
    firm = (
        tradelike(parts) or of_industry(parts) or parts[0] in words("trade_words_before") or PUBLIC_WORDS.search(form)
    )
    person = PLAIN.fullmatch(form) or _INITIALLED.fullmatch(form)
    return person is not None and not firm and not any(part in places() for part in parts)


_INITIALLED = re.compile(
    r"(?:[A-Z](?:\. ?| )){1,3}[A-ZÀ-ÖØ-Þ](?=[\w'’-]{0,40}[a-zß-ÿ])[\w'’-]+(?: [A-ZÀ-ÖØ-Þ][\w'’-]+)?"
)
_TWO_INITIALS = re.compile(r"(?:[A-Z]\. ?){2,3}[A-Z]")
_FIRM_END = re.compile(r"\b[A-Z]{2,}\b|(?:ex|ics?|tech|soft|works?|ware|net|pay|bio)$")
_AT = re.compile(r"\b(?:at|in|near|the) $")
"""Before places and sites, which bear people's names."""
_OF_FIRM_OR_SITE = re.compile(
    r", (?:an?|the|its|one of) | (?:has |have |had |also )*(?:acquired|reported|posted|signed|secured|unveiled|launched|raised|issued|priced|operates|supplies|provides|leases|"
    r"leased|rose|fell|gained|jumped|surged|dropped|climbed|slid|tumbled|sells|builds|makes|ordered|awarded|listed|traded)\b"
)
"""What firms do, and what is said of firms and sites behind their names (an office is looked for before)."""
_APPOSED_OFFICE = re.compile(
    r", (?:the|an?|its|their|his|her) (?:(?:former|new|founding|senior|chief|managing|global|longtime|interim|acting|group|vice|deputy|local|outgoing|"
    rf"incoming) ){{0,3}}(?:{_OFFICE})\b"
)
"""Behind a person whose office tells the firm in the same breath (", the chief executive of lender Garlow,")."""
_VERB = frozenset(("company verb behind",))


def _speaks(before: str, behind: str) -> bool:
    """Of a quotation, or for a firm that owns the name ("Velanur's Ines Calder said"): of a country's firm it says nothing."""
    if _SPOKE_BEFORE.search(before) or (_QUOTED_BEFORE.search(before) and _SPEAKS.match(behind)):
        return True
    owned = _OWNED.search(before)
    return owned is not None and owned["owner"] not in places() and _SPEAKS.match(behind) is not None


def of_firm(text: str, candidate: Candidate, firms: frozenset[int]) -> Candidate:
    """A name of two words or more that an "of" or "at" ties to a firm, which begins at one of ``firms``, is a person's."""
    if candidate.kind != "company" or candidate.tail or not set(candidate.why) <= {"company verb behind"}:
        return candidate
    tie = _OF_FIRM.match(text, candidate.end)
    if tie and tie.end() in firms and _could_be(text[candidate.start : candidate.end]):
        return replace(candidate, kind="person", sure=True, why=("of a firm",))
    return candidate


def beside_person(text: str, candidate: Candidate, beside: Candidate) -> Candidate:
    """A name that only an "and" parts from a person's is one: "Ines Calder and Tarvo Quellin"."""
    if candidate.kind != "company" or candidate.sure or candidate.why or candidate.tail or beside.kind != "person":
        return candidate
    between = text[min(candidate.end, beside.end) : max(candidate.start, beside.start)]
    pair = " " in text[beside.start : beside.end] and re.fullmatch(r",? and ", between)
    if pair and _could_be(text[candidate.start : candidate.end]):
        return replace(candidate, kind="person", sure=True, why=("listed with a person",))
    return candidate
