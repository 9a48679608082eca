"""Statements: where in a sentence a company says what it will reach, and where others take over."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts.guidance.passive import as_forecast, passives
from extractor.facts.guidance.said import OTHERS, Statement
from extractor.facts.guidance.speakers import Speakers, plausible
from extractor.facts.guidance.words import (
    ADVERBS,
    AIMS,
    FORECASTS,
    FOREIGN,
    METRIC,
    OFFICERS,
    PLANS,
    RESTATES,
    SPEAKERS,
)
from extractor.facts.masked import Masked
from extractor.facts.move.chosen import KNOWN_FOR
from extractor.patterns import re
from extractor.schema import Name

_FORECAST = re.compile(rf"\b{FORECASTS}\b", re.IGNORECASE)
_BETWEEN = r"(?:(?:[\w&/.'-]+|⟦[CUDTMP]\d+⟧(?:'s)?),? ){0,9}?"
_AIM = re.compile(rf"\b(?P<verb>{RESTATES}) (?P<between>{_BETWEEN})(?:{AIMS}|{PLANS})\b", re.IGNORECASE)
_OWNED = re.compile(
    rf"(?P<owner>⟦[CU]\d+⟧'s|\bour) (?P<between>(?:(?:[\w&/.-]+|⟦[DTMP]\d+⟧),? ){{0,7}}?)(?:{AIMS}|{PLANS})\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rf"^\W*(?:⟦C(?P<head>\d+)⟧(?: \([^)]*\))? ⟦P\d+⟧: )?(?P<between>(?:(?:the|its|our|this|overall|total|full[- ]year|first|second|third|fourth|quarter|quarterly|fiscal|year|annual|financial|revised|updated|current|new|latest|group|company|company's|business|"
    rf"initial|long[- ]term|medium[- ]term|for|on|in|as|to|and|of|with regard|adjusted|organic|{METRIC.pattern}|⟦[CDT]\d+⟧(?:'s)?),? ){{0,7}}?){AIMS}\b",
    re.IGNORECASE,
)
_SAID_BY = re.compile(
    r"[\"”,] ⟦H(\d+)⟧ (?:also )?(?:said|says|told|added)\b|[\"”,] (?:said|says|told|added) (?:[\w'-]+ ){0,4}⟦H(\d+)⟧"
)
_FORMER = re.compile(r"\b(?:previous|prior|earlier|old|last|initial|original)\b", re.IGNORECASE)
_STRANGER = re.compile(r"⟦C\d+⟧(?!'s)")
"""A forecast for somebody else's sales."""
_COMPARES = re.compile(
    r"\b(?:than|while|versus|against|as|above|below|beating|beats?|exceed\w*|topping|topp\w*|surpass\w*|ahead|missing|missed|short)\b",
    re.IGNORECASE,
)
_OUTDONE = re.compile(r"\b(?:surpass|beat|exceed|top|miss|outpac)\w* (?:of )?$", re.IGNORECASE)
_SLOT = re.compile(r"⟦([CUHGLI])(\d+)⟧")
_TAIL = re.compile(
    rf"\]?(?: ⟦P\d+⟧: )?(?P<owned>'s)?(?P<officer>[ -]{OFFICERS})?(?: \([^()]*\))?(?:,(?! (?:and|but|while)\b)[^;:]{{1,90}},)?{ADVERBS} ?",
    re.IGNORECASE,
)
_SPEAKER = re.compile(rf"(?:^|[^\w'-]){SPEAKERS}(?:'s|'re)?{ADVERBS} ?$", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"(?:^|[.,;:] |\b(?:that|and|but|while) |⟦D\d+⟧,? )(?:[Tt]he )(?:[a-z-]+ ){0,2}(?:landlord|miner|retailer|lender|insurer|utility|carmaker|chipmaker|drugmaker|airline|brewer|builder|developer|trading house|foundry|smelter|planter|[a-z]*maker)(?: (?:now|also|still|currently))? $"
)
""" "The landlord expects", of whom no rule for names could say who it is: who else is the story about."""
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
_ANALYSTS_SAID = re.compile(
    r"[\"”,] (?:said|says|wrote|noted) (?:⟦[CH]\d+⟧(?:'s)? )?(?:[\w-]+ )?(?:analysts?|strategists?|brokers?|brokerage)\b|\b(?:analysts?|strategists?)(?: ⟦H\d+⟧| led by ⟦H\d+⟧)? (?:said|wrote|noted)\b"
)
"""Quoted words of analysts: what they call the guide is retold, if at all, beside their own figures."""


def statements(masked: Masked, speakers: Speakers, run: Name | None, *, others: bool = False) -> list[Statement]:
    """The statements of a sentence in order. ``run`` is who gave guidance just before it; ``others``: analysts or a study
    forecast just before it."""
    found = [*_verbs(masked, speakers), *_aims(masked, speakers), *_owned(masked, speakers)]
    found += [*_openings(masked, speakers, run), *as_forecast(masked, speakers)]
    found += passives(masked, speakers, run, found, others=others)
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


_WE = re.compile(r"\b(?:[Ww]e|I)(?: now| also| still| therefore| currently)? $")
""" "We expect Velanur to": the author, of somebody else."""
_NEW_SUBJECT = re.compile(
    r"\b(?:for|from|in|by|with|of|to) which (?:the |its |an? )(?:[a-z-]+ ){1,3}(?:also |now |still )?$"
)
""" "For which the venture counts on": a subject of a clause of its own, which no name is given."""


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
        if not resolved and _NEW_SUBJECT.search(masked.text, 0, match.start()):
            resolved, company = True, None
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
        reported = match.group().startswith("would") and OTHERS.search(masked.text, 0, match.start())
        reported = reported or _ASSUMED.match(masked.text, 0, match.start())
        author = isinstance(whose, Name) and whose.antecedent is None and not speakers.release
        reported = reported or (author and _WE.search(masked.text, 0, match.start()))
        if reported or (isinstance(whose, Name) and (company is None or whose.name != company.name)):
            company = None
        yield Statement(match.start(), match.end(), company, "verb")


def _aims(masked: Masked, speakers: Speakers) -> Iterator[Statement]:
    for match in _AIM.finditer(masked.text):
        if _COMPARES.search(match["between"]):
            continue
        if OTHERS.search(match["between"]) or _STRANGER.search(match["between"]):
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
        others = OTHERS.search(match["between"]) or _FORMER.search(match["between"])
        others = others or _OUTDONE.search(masked.text, 0, match.start())
        company = None if slot is None and _said_by_official(masked, speakers) else company
        start = match.end() if re.search(r"⟦P\d+⟧|\bwithin\b", match["between"]) else match.start()
        yield Statement(start, match.end(), None if others else company, "aim")


def _openings(masked: Masked, speakers: Speakers, run: Name | None) -> Iterator[Statement]:
    match = _OPENING.match(masked.text)
    if match and not OTHERS.search(match["between"]):
        named = re.search(r"⟦C(\d+)⟧", match["between"]) or re.match(r"\W*⟦C(\d+)⟧", match.group())
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
    if _DESCRIBED.search(left):
        return True, speakers.leading()
    if _SPEAKER.search(left) or (_HE.search(left) and _OFFICER.search(left)):
        return True, _spoken(masked, speakers) if not slots else _nearest(masked, left, slots, speakers)
    if re.search(r"\b(?:which|who)\b[^⟦,]{0,20}$", left):
        return False, None
    joined = _JOINED.search(left) or (verb.lower().endswith("ing") and not _AUXILIARY.search(left))
    if joined and (slots or _BY_SPEAKER.match(left)):
        return True, None if OTHERS.search(left) else _nearest(masked, left, slots, speakers)
    return False, None


def _named(masked: Masked, slot: re.Match[str], speakers: Speakers) -> tuple[bool, Name | None]:
    if slot[1] not in "CU":
        return True, None
    return True, speakers.named(masked.mentions[int(slot[2])], masked)


def _is_public(masked: Masked, slot: re.Match[str]) -> bool:
    """Whether a name is of a body that forecasts or promises for others: what follows is no company's."""
    name = masked.mentions[int(slot[2])]
    return isinstance(name, Name) and name.antecedent is None and not plausible(name)


def _nearest(masked: Masked, left: str, slots: list[re.Match[str]], speakers: Speakers) -> Name | None:
    """The subject of the sentence so far: its last company that no preposition governs."""
    companies = [s for s in slots if s[1] in "CU"]
    if companies and all(_is_public(masked, s) for s in companies):
        return None
    free = [s for s in companies if not _OBLIQUE.search(left[: s.start()])]
    plain = [s for s in free or companies if not _PROGRAMME.match(left, s.end())]
    if not companies and _OF_COUNTRY.match(left):
        return None
    for slot in reversed(plain):
        name = speakers.named(masked.mentions[int(slot[2])], masked)
        if name is not None:
            return name
    return speakers.own()
