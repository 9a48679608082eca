"""Statements: where in a sentence a company says what it will reach, and where others take over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.facts.guidance.speakers import Speakers, plausible
from extractor.facts.guidance.words import (
    ADVERBS,
    AGAINST,
    AIMS,
    FORECASTS,
    FOREIGN,
    METRIC,
    OFFICERS,
    PASSIVE,
    PLANS,
    RESTATES,
    SPEAKERS,
    THIRD_PARTIES,
)
from extractor.facts.masked import Masked
from extractor.facts.move.chosen import KNOWN_FOR
from extractor.patterns import re
from extractor.schema import Name


@dataclass(frozen=True)
class Statement:
    """From ``start`` on (in the masked text) ``company`` speaks, or others where it is None.

    ``said`` is where the words that announce it end; ``way`` is the kind of words.
    """

    start: int
    said: int
    company: Name | None
    way: str


_FORECAST = re.compile(rf"\b{FORECASTS}\b", re.IGNORECASE)
_BETWEEN = r"(?:(?:[\w&/.'-]+|⟦[CUDTMP]\d+⟧(?:'s)?),? ){0,9}?"
_AIM = re.compile(rf"\b(?P<verb>{RESTATES}) (?P<between>{_BETWEEN})(?:{AIMS}|{PLANS})\b", re.IGNORECASE)
_OWNED = re.compile(
    rf"(?P<owner>⟦[CU]\d+⟧'s|\bour) (?P<between>(?:(?:[\w&/.-]+|⟦[DTMP]\d+⟧),? ){{0,7}}?)(?:{AIMS}|{PLANS})\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rf"^\W*(?P<between>(?:(?:the|its|our|this|overall|total|full[- ]year|first|second|third|fourth|quarter|quarterly|fiscal|year|annual|financial|revised|updated|current|new|latest|group|company|company's|business|"
    rf"initial|long[- ]term|medium[- ]term|for|on|in|as|to|and|of|with regard|adjusted|organic|{METRIC.pattern}|⟦[CDT]\d+⟧(?:'s)?),? ){{0,7}}?){AIMS}\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(rf"\b{PASSIVE}", re.IGNORECASE)
_OTHERS = re.compile(
    rf"\b{THIRD_PARTIES}\b|\bestimates?\b|\bprice\b|\b(?:inflation|GDP|economic|emissions?|net[- ]zero)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:registered|reported|posted|recorded|achieved|delivered|clocked) (?:an? |the )?(?:[\w-]+ ){0,2}?(?:growth|increase|rise|jump|revenue|sales|profit)\b"
)
""" "The company registered growth of 20%, which is expected to": what has been is not what is expected."""
_SAID_BY = re.compile(
    r"[\"”,] ⟦H(\d+)⟧ (?:also )?(?:said|says|told|added)\b|[\"”,] (?:said|says|told|added) (?:[\w'-]+ ){0,4}⟦H(\d+)⟧"
)
_FORMER = re.compile(r"\b(?:previous|prior|earlier|old|last|initial|original)\b", re.IGNORECASE)
_STRANGER = re.compile(r"⟦C\d+⟧(?!'s)")
"""A forecast for somebody else's sales."""
_CITED = re.compile(
    r"\baccording to (?:[\w'-]+ ){0,4}?⟦C(\d+)⟧|[\"”,] ⟦C(\d+)⟧(?:'s [\w ]{2,30})? (?:also |had |has )?(?:said|says|wrote|noted|added|estimates|reckons)\b"
)
_BY_ESTIMATES = re.compile(
    r"\baccording to (?:[\w'-]+ ){0,3}(?:estimates|consensus|analysts|forecasts by|projections by|a (?:poll|survey))\b"
)
""" "Expected to grow, according to estimates": no company says so."""
_AGAINST = re.compile(AGAINST)
""" "Shy of analysts' forecasts": what is compared with others' figures is the company's own."""
_YIELDS = re.compile(
    rf" ?(?:to )?(?:generate|deliver|produce|yield|add|contribute|bring in|result in) (?:an? |an additional |another |additional )?(?:[a-z-]+ ){{0,2}}⟦M\d+⟧ (?:in|of) [^.;⟦]{{0,60}}?{METRIC.pattern}",
    re.IGNORECASE,
)
""" "Which is expected to deliver 600 in annual savings": the measure stands behind the number."""
_COMPARES = re.compile(
    r"\b(?:than|while|versus|against|as|above|below|beating|beats?|exceed\w*|topping|topp\w*|surpass\w*|ahead|missing|missed|short)\b",
    re.IGNORECASE,
)
_OUTDONE = re.compile(r"\b(?:surpass|beat|exceed|top|miss|outpac)\w* (?:of )?$", re.IGNORECASE)
_SLOT = re.compile(r"⟦([CUHGLI])(\d+)⟧")
_TAIL = re.compile(
    rf"\]?(?P<owned>'s)?(?P<officer>[ -]{OFFICERS})?(?: \([^()]*\))?(?:,(?! (?:and|but|while)\b)[^;:]{{1,90}},)?{ADVERBS} ?",
    re.IGNORECASE,
)
_SPEAKER = re.compile(rf"(?:^|[^\w'-]){SPEAKERS}(?:'s|'re)?{ADVERBS} ?$", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|she|[Hh]e also|[Ss]he also)(?: now| still)? $")
_OFFICER = re.compile(
    r"\b(?:CEO|CFO|COO|[Cc]hief (?:executive|financial|operating)|[Ff]inance chief|[Pp]resident|[Cc]hair\w*|managing director)\b"
)
""" "The chief executive said she expects": the company does."""
_JOINED = re.compile(rf"(?:,|\band|\bbut|\bor|--|–|—|-|\bby|\bwhile|\bafter|\bas it){ADVERBS} ?$", re.IGNORECASE)
_OBLIQUE = re.compile(
    r"\b(?:by|with|from|of|to|against|than|for|at|in|on|into|like|as|including|between|via|using|per|over|under|both) (?!a whole\b)(?:the |an? |its |rival |[a-z-]+ ){0,2}$"
)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|been)(?: \w+)? ?$")
_BY_SPEAKER = re.compile(rf"\W*{SPEAKERS}\b", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|as|than|better|worse|more|less|widely|of|the|an?|those|these|higher|lower|smaller|larger|wider)[ -]$",
    re.IGNORECASE,
)
_COMMON_SUBJECT = re.compile(
    r" (?:that )?(?:the )?(?:global |⟦G\d+⟧(?:'s)? )?(?:farmers|consumers|patients|people|households|industry|market|economy|sector|nationals|world|government|country)\b(?! (?:share|position|value|cap|conditions))"
)
""" "Expects farmers to earn": somebody else's income."""
_ASSUMED = re.compile(
    r"[^⟦]*\b(?:assum|estimat|believ|think|predict|forecast|project|model)\w* (?:that )?(?:the )?⟦C\d+⟧ $"
)
""" "The analysis assumes X will reach": nobody of X says so."""
_OF_MEASURE = re.compile(rf"{METRIC.pattern} $", re.IGNORECASE)
""" "With revenue forecast to jump": by whom, the sentence does not say."""
_OTHER_SUBJECT = re.compile(r" (?:that |for )?(?:the )?⟦[CUGHI](\d+)⟧(?!'s own\b)(?! (?:of|between|in the range)\b)")
_HEADLINE = re.compile(r"\W*⟦[CU]\d+⟧ ")
""" "Velanur to invest": only where the name opens the sentence is the infinitive a forecast."""
_PROGRAMME = re.compile(r" (?:plan|program|programme|initiative|strategy|scheme|campaign|project)\b")
""" "Velanur's Springtide plan aims to": the company means to, and not its plan."""
_OWN_PROGRAMME = re.compile(
    r"⟦C(\d+)⟧'s (?:⟦U\d+⟧ |[\w-]+ ){0,3}(?:plan|program|programme|initiative|strategy|scheme|campaign|business|unit|arm|division) $"
)
_PARTNERS = re.compile(r"⟦C(\d+)⟧(?: \([^()]*\))* and ⟦C\d+⟧(?: \([^()]*\))*(?:,? (?:both|now|also|each))? ?$")
_OFFICER_OF = re.compile(
    rf"⟦C(\d+)⟧(?:'s)? (?:[a-z]+ ){{0,3}}?(?:{OFFICERS}|president|chairman|boss|officer) ⟦H\d+⟧{ADVERBS} ?$",
    re.IGNORECASE,
)
""" "Velanur finance chief Ines Calder gave": the company speaks."""
_BULLET = re.compile(r"\s*[•*·▪●–—-]\s*")
""" "- Expecting sales of": an item without a subject, of whoever reports."""
_TWO_SUMS = re.compile(r"⟦M\d+⟧ and ⟦M\d+⟧")
_SLOT_BEFORE = re.compile(r"⟧ $")
_OF_COUNTRY = re.compile(r"\W*(?:The )?⟦[GI]\d+⟧ (?:has|have|had|is|plans|aims|wants|expects|will)\b")
""" "Norway has 8 GW and aims to double it": no company's aim."""
_SAYS = re.compile(
    r"⟦C(?P<who>\d+)⟧(?:'s [\w ]{2,30})? (?:also |has |had )?(?:said|says|announced|added|noted|confirmed|repeated|reiterated|reaffirmed)(?: in ⟦D\d+⟧)?\b|\b(?:according to|said|says) ⟦C(?P<whom>\d+)⟧|\b(?:[Ii]t|company|management|group|firm) (?:also )?(?:said|says|added|repeated|reiterated|confirmed|reaffirmed|noted|announced)\b|\baccording to the company\b"
)
_ANALYSTS_SAID = re.compile(
    r"[\"”,] (?:said|says|wrote|noted) (?:⟦[CH]\d+⟧(?:'s)? )?(?:[\w-]+ )?(?:analysts?|strategists?|brokers?|brokerage)\b|\b(?:analysts?|strategists?)(?: ⟦H\d+⟧| led by ⟦H\d+⟧)? (?:said|wrote|noted)\b"
)
"""Quoted words of analysts: what they call the guide is retold, if at all, beside their own figures."""
_BREAK = re.compile(r"[;•]|\. |, (?:and|while|but|whereas) ")


def statements(masked: Masked, speakers: Speakers, run: Name | None, *, others: bool = False) -> list[Statement]:
    """The statements of a sentence in order. ``run`` is who gave guidance just before it; ``others``: analysts or a study
    forecast just before it."""
    found = [*_verbs(masked, speakers), *_aims(masked, speakers), *_owned(masked, speakers)]
    found += _openings(masked, speakers, run)
    found += _passives(masked, speakers, run, found, others=others)
    found += _beside(masked, found)
    if _ANALYSTS_SAID.search(masked.text):
        return [Statement(s.start, s.said, None, "foreign") for s in sorted(found, key=lambda s: s.start)]
    found += [Statement(m.start(), m.end(), None, "foreign") for m in FOREIGN.finditer(masked.text)]
    return _of_one_voice(masked, sorted(found, key=lambda s: (s.start, s.company is None)))


_AND = re.compile(r"\band (?:also |now )?$")


def _of_one_voice(masked: Masked, found: list[Statement]) -> list[Statement]:
    """ "Raised its forecast for X's sales and projects": who spoke of another goes on."""
    heard: list[Statement] = []
    for each in found:
        before = heard[-1] if heard else None
        joined = each.way == "verb" and before is not None and _AND.search(masked.text, before.said, each.start)
        strange = joined and before is not None and before.way == "foreign" and before.company is None
        heard.append(Statement(each.start, each.said, None, "foreign") if strange else each)
    return heard


def governing(found: list[Statement], at: int) -> Statement | None:
    """The statement that a number at ``at`` is part of."""
    return next((s for s in reversed(found) if s.start <= at), None)


def partner(masked: Masked, statement: Statement, at: int) -> Name | None:
    """ "A and B plan to spend 75 and 68": the first of two names for the first of two figures, else None."""
    if statement.way != "verb":
        return None
    match = _PARTNERS.search(masked.text, 0, statement.start)
    first = masked.mentions[int(match[1])] if match else None
    figures = _TWO_SUMS.search(masked.text, statement.said)
    return first if figures and figures.start() == at and isinstance(first, Name) else None


def _verbs(masked: Masked, speakers: Speakers) -> Iterator[Statement]:
    for match in _FORECAST.finditer(masked.text):
        named = match.group() == "plan" and not masked.text.startswith(" to ", match.end())
        if named and _SLOT_BEFORE.search(masked.text, 0, match.start()):
            continue
        if _PARTICIPLE.search(masked.text, 0, match.start()) and match.group().lower().endswith(("ed", "forecast")):
            continue
        if match.group().lower() == "forecast" and _OF_MEASURE.search(masked.text, 0, match.start()):
            continue
        resolved, company = _subject(masked, match.start(), match.group(), speakers)
        if not resolved:
            continue
        if match.group().startswith(("to invest", "to spend")) and not _HEADLINE.fullmatch(
            masked.text, 0, match.start()
        ):
            continue
        other = _OTHER_SUBJECT.match(masked.text, match.end())
        if _COMMON_SUBJECT.match(masked.text, match.end()):
            company = None
        whose = masked.mentions[int(other[1])] if other else None
        reported = match.group().startswith("would") and _OTHERS.search(masked.text, 0, match.start())
        reported = reported or _ASSUMED.match(masked.text, 0, match.start())
        if reported or (isinstance(whose, Name) and (company is None or whose.name != company.name)):
            company = None
        yield Statement(match.start(), match.end(), company, "verb")


def _aims(masked: Masked, speakers: Speakers) -> Iterator[Statement]:
    for match in _AIM.finditer(masked.text):
        if _COMPARES.search(match["between"]):
            continue
        if _OTHERS.search(match["between"]) or _STRANGER.search(match["between"]):
            yield Statement(match.start(), match.end(), None, "foreign")
            continue
        said = match.start("between") if _FORMER.search(match["between"]) else match.end()
        owner = re.search(r"⟦C(\d+)⟧'s", match["between"])
        if owner:
            yield Statement(match.start(), said, speakers.named(masked.mentions[int(owner[1])], masked), "aim")
            continue
        resolved, company = _subject(masked, match.start(), match["verb"], speakers)
        if resolved:
            yield Statement(match.start(), said, company, "aim")


def _owned(masked: Masked, speakers: Speakers) -> Iterator[Statement]:
    for match in _OWNED.finditer(masked.text):
        slot = re.match(r"⟦[CU](\d+)", match["owner"])
        company = speakers.named(masked.mentions[int(slot[1])], masked) if slot else _spoken(masked, speakers)
        others = _OTHERS.search(match["between"]) or _FORMER.search(match["between"])
        others = others or _OUTDONE.search(masked.text, 0, match.start())
        company = None if slot is None and _said_by_official(masked, speakers) else company
        start = match.end() if re.search(r"⟦P\d+⟧|\bwithin\b", match["between"]) else match.start()
        yield Statement(start, match.end(), None if others else company, "aim")


def _openings(masked: Masked, speakers: Speakers, run: Name | None) -> Iterator[Statement]:
    match = _OPENING.match(masked.text)
    if match and not _OTHERS.search(match["between"]):
        named = re.search(r"⟦C(\d+)⟧", match["between"])
        company = speakers.named(masked.mentions[int(named[1])], masked) if named else (run or speakers.own())
        yield Statement(0, match.end(), company, "opening")


_ANOTHER = re.compile(
    rf"(?:, (?:while|and|with|but)|;| while| and) (?:its |the )?(?P<between>(?:(?:full-year|annual|quarterly|adjusted|organic|{METRIC.pattern}|⟦[DT]\d+⟧),? ){{1,5}})(?:guidance|outlook|forecast|target)(?: range)? (?:of|at|is|was|for)\b",
    re.IGNORECASE,
)
""" "Revenue guidance of 5, while EPS guidance of 2": a further aim of the same company."""


def _beside(masked: Masked, found: list[Statement]) -> list[Statement]:
    aims = [s for s in found if s.way in ("aim", "opening") and s.company is not None]
    matches = _ANOTHER.finditer(masked.text) if aims else ()
    return [Statement(m.start(), m.end(), aims[0].company, "aim") for m in matches if m.start() > aims[0].start]


def _passives(
    masked: Masked, speakers: Speakers, run: Name | None, found: list[Statement], *, others: bool
) -> Iterator[Statement]:
    """ "Revenue is expected to be": the company's word in its own release, where it said so, or after its guidance; of
    others where they have just forecast."""
    text = masked.text
    for match in _PASSIVE.finditer(text):
        start = max((m.end() for m in _BREAK.finditer(text, 0, match.start())), default=0)
        clause = text[start : match.start()]
        against = _AGAINST.search(text, match.end())
        cited = _cites_others(masked, against.end() if against else None)
        measured = METRIC.search(clause) or _YIELDS.match(text, match.end())
        if not measured or _OTHERS.search(clause) or cited or _REPORTED.search(clause):
            continue
        says = _SAYS.search(text, 0, against.start() if against else len(text))
        who = says and (says["who"] or says["whom"])
        owner = re.search(r"⟦C(\d+)⟧'s ", clause)
        slot = (owner and owner[1]) or who
        before = next((s.company for s in reversed(found) if s.start < start and s.company is not None), None)
        if says is None and others:
            company = None
        elif says is None and run is None and not speakers.release:
            named = speakers.named(masked.mentions[int(owner[1])], masked) if owner else speakers.own()
            own = against or speakers.guides or speakers.compares_later(masked)
            company = before or (named if own else None)
        elif slot:
            company = speakers.named(masked.mentions[int(slot)], masked)
        else:
            company = run or speakers.own()
        yield Statement(start, match.end(), company, "passive")


def _said_by_official(masked: Masked, speakers: Speakers) -> bool:
    """ "Our goal is 5 GW," the minister said: no company's."""
    said = _SAID_BY.search(masked.text)
    person = masked.mentions[int(said[1] or said[2])] if said else None
    return isinstance(person, Name) and speakers.is_official(person)


_OFFICER_SAID = re.compile(
    r"[\"”,] (?:said|says|added|noted|commented) ⟦H\d+⟧,? (?:the )?[^⟦.;]{0,70}?\b(?:of|at|for) ⟦C(\d+)⟧|[\"”,] ⟦H\d+⟧, [^⟦.;]{0,70}?\b(?:of|at|for) ⟦C(\d+)⟧,? (?:said|says|added|noted|commented)\b"
)


def _spoken(masked: Masked, speakers: Speakers) -> Name | None:
    """Whose "we" and "our" are: of the company whose officer is quoted, else the article's."""
    said = _OFFICER_SAID.search(masked.text)
    return speakers.named(masked.mentions[int(said[1] or said[2])], masked) if said else speakers.own()


def _cites_others(masked: Masked, against: int | None = None) -> bool:
    """ "According to FactSet": what is expected is what others expect, unless it is compared with that (``against``)."""
    if _BY_ESTIMATES.search(masked.text):
        return True
    cited = _CITED.search(masked.text)
    if cited is not None and against is not None and against < cited.start():
        return False
    source = masked.mentions[int(cited[1] or cited[2])] if cited else None
    return isinstance(source, Name) and not plausible(source)


def _subject(masked: Masked, at: int, verb: str, speakers: Speakers) -> tuple[bool, Name | None]:
    """Whether the verb has a subject that can be told, and the company that it is."""
    left = masked.text[:at]
    slots = list(_SLOT.finditer(left))
    if slots and KNOWN_FOR.search(left[: slots[-1].start()]) and _TAIL.fullmatch(left[slots[-1].end() :]):
        return True, speakers.own()
    officer = _OFFICER_OF.search(left)
    if officer is not None:
        return True, speakers.named(masked.mentions[int(officer[1])], masked)
    for slot in slots[:-4:-1]:
        tail = _TAIL.fullmatch(left[slot.end() :])
        if tail is None or (tail["owned"] and not tail["officer"]):
            continue
        if _OBLIQUE.search(left[: slot.start()]) and not re.search(r"\b(?:which|who)\b", tail.group()):
            continue
        return _named(masked, slot, speakers)
    if _BULLET.fullmatch(left) and verb.lower().endswith("ing"):
        return True, speakers.own()
    owner = _OWN_PROGRAMME.search(left)
    if owner is not None:
        return True, speakers.named(masked.mentions[int(owner[1])], masked)
    if _SPEAKER.search(left) or (_HE.search(left) and _OFFICER.search(left)):
        return True, _spoken(masked, speakers) if not slots else _nearest(masked, left, slots, speakers)
    if re.search(r"\b(?:which|who)\b[^⟦,]{0,20}$", left):
        return False, None
    joined = _JOINED.search(left) or (verb.lower().endswith("ing") and not _AUXILIARY.search(left))
    if joined and (slots or _BY_SPEAKER.match(left)):
        return True, None if _OTHERS.search(left) else _nearest(masked, left, slots, speakers)
    return False, None


def _named(masked: Masked, slot: re.Match[str], speakers: Speakers) -> tuple[bool, Name | None]:
    if slot[1] not in "CU":
        return True, None
    return True, speakers.named(masked.mentions[int(slot[2])], masked)


def _nearest(masked: Masked, left: str, slots: list[re.Match[str]], speakers: Speakers) -> Name | None:
    """The subject of the sentence so far: its last company that no preposition governs."""
    companies = [s for s in slots if s[1] in "CU"]
    free = [s for s in companies if not _OBLIQUE.search(left[: s.start()])]
    plain = [s for s in free or companies if not _PROGRAMME.match(left, s.end())]
    if not companies and _OF_COUNTRY.match(left):
        return None
    for slot in reversed(plain):
        name = speakers.named(masked.mentions[int(slot[2])], masked)
        if name is not None:
            return name
    return speakers.own()
