"""Marks modality: words that say how far a statement holds, each with the stretch it reaches over.

Hypothetical, question and opinion make a statement no fact; planned, rumoured, denied and terminated give it that
status; an attribution says whose word it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extractor.labels import LEAN, MODALITY, names_from, sentences
from extractor.labels import text as text_of
from extractor.language.groups import leave
from extractor.patterns import Candidates, re
from extractor.schema import Cue
from extractor.schema.kinds import CueKind

_PATTERNS: tuple[tuple[CueKind, str, str], ...] = (
    # kind, reach ("sentence", "clause" from the cue on, "around" the clause it stands in, "onwards" from the start of
    # that clause to the end of the sentence), pattern
    ("hypothetical", "onwards", r"\b(?:if|unless|should (?:the|it|they|he|she|prices|talks)|were (?:it|they) to|"
     r"in the event (?:of|that)|hypothetical(?:ly)?|assuming|suppose|imagine|provided that|what if)\b(?! (?:any|not all|approved)\b)"),
    ("hypothetical", "clause", r"\b(?:could|might|(?-i:may)(?! \d)|would (?:have|be able|need|mean|likely|probably|cost|take|give|add)|"
     r"can (?:rise|fall|climb|drop|reach|add|gain|lose)|potentially|theoretically|has the potential to|possibly|perhaps)\b"),
    ("planned", "clause", r"\b(?:plans?(?: |-)(?:to|for|on)|planned|planning to|intends? to|intended|aims? to|aiming to|seeks? to|proposed|proposes?|"
     r"proposal|(?:is|are|was|were) set to|(?:is|are) expected to|expects? to|hopes? to|(?:is|are) due to|will|earmarked|letters? of intent|"
     r"LOI|memorand(?:um|a) of understanding|MoUs?|MOUs?|non-binding|nonbinding|term sheet|heads of terms|in principle|"
     r"subject to (?:[\w-]+ ){0,4}(?:approvals?|conditions|clearance|closing|agreements?|due diligence)|awaiting|pending|preliminary|"
     r"to be (?:signed|agreed|finalised|finalized|approved)|exclusive(?:ly)? negotiat\w+|bid for|offered to|offer to)\b"),
    ("rumoured", "sentence", r"\b(?:in (?:[\w-]+ ){0,2}(?:talks|discussions|negotiations)|people (?:[\w-]+ ){0,2}familiar|sources? (?:said|say|told|close|familiar)|"
     r"person familiar|reportedly|rumou?red|rumou?rs?|speculation|(?:is|are|was|were) (?:considering|weighing|exploring|mulling|close to|nearing|"
     r"in the running|negotiating|discussing)|(?:considers|weighs|mulls|explores|nears) |nearing (?:an? )?(?:deal|agreement)|held (?:[\w-]+ ){0,2}talks|"
     r"talks (?:with|to|between|over)|approached|understood to|said to be|unnamed sources?|unidentified)\b"),
    ("denied", "sentence", r"\b(?:den(?:y|ies|ied|ying)|no truth|not in talks|is false|are false|untrue|baseless|refuted?|rejected reports|"
     r"(?:has|have|had) not (?:signed|agreed|entered|reached)|no (?:such )?(?:agreement|deal|contract|talks)(?: \w+)? (?:has|have|had|was|were|is|exists?))\b"),
    ("terminated", "around", r"\b(?:terminat(?:e|es|ed|ing|ion)|cancel(?:s|led|ed|ling|ing|lation)?|scrap(?:s|ped|ping)|call(?:s|ed) off|"
     r"withdr(?:aws?|ew|awn|awal|awing)|walk(?:s|ed) away|pull(?:s|ed) out|back(?:s|ed) out|expired|lapsed|abandon(?:s|ed)|revoked|rescinded|"
     r"collapsed|fell through|(?:has|have|was|were) ended|ended (?:its|their|the|an?) [\w -]{0,40}(?:agreement|deal|contract|lease|partnership)|"
     r"shelved|dropped (?:its|their|the) (?:bid|plan|offer)|no longer (?:proceed|pursu)\w*|voted down|dead)\b"),
    ("opinion", "clause", r"\b(?:I think|I believe|I expect|I wonder|in my (?:view|opinion)|in our (?:view|opinion)|we think|we would|we wonder|arguably|"
     r"(?:analysts?|strategists?|economists?|traders?|brokers?|observers) (?:at [\w &]+ )?(?:expect|think|believe|see|reckon|estimate|forecast|predict|project)s?)\b"),
)  # fmt: skip
_RULES = tuple((kind, reach, re.compile(pattern, re.IGNORECASE)) for kind, reach, pattern in _PATTERNS)
_CANDIDATES = Candidates(_RULES, lambda rule: rule[2])
_CLAUSE_END = re.compile(
    r"[;:–—]|, (?:and|but|while|although|though|which|whereas|after|having|as|with|bringing)\b|\bbut\b|\bwhile\b"
)
_BEFORE_CONDITION = re.compile(
    r"[;:–—]|, (?:and|but|while|although|though|which|whereas|after|as|saying|adding|who)\b|\b(?:after|but|while|because|since|said|saying|says)\b"
)
"""What parts a clause that has happened from the one that a condition stands in."""
_SAYS = re.compile(
    r"(?P<who>⟦\d+⟧)(?:,? (?:also|has|had|later|earlier|separately))? (?:said|says|told|reported|estimates?|according|added|noted|reckons?|"
    r"calculat\w+|wrote|announced|confirmed|stated|disclosed|claimed|claims)\b"
    r"|(?:according to|citing|reported by|data from|figures from|,? said|,? says) (?:the |an? |data from |figures from |analysts? at )?(?P<who2>⟦\d+⟧)"
)


@Language.factory("wattwire_modality", requires=["token.is_sent_start"])
def make_modality(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that leaves ``extractor.labels.MODALITY``."""

    def mark(doc: Doc) -> Doc:
        if LEAN in doc.user_data:
            doc.user_data[MODALITY] = _as_asked(doc)
            return doc
        in_order = _in_order(find_cues(doc))
        leave(doc, MODALITY, ((cue, cue.kind.upper()) for cue in in_order))
        return doc

    return mark


def _as_asked(doc: Doc) -> Callable[[tuple[int, int]], tuple[Cue, ...]]:
    """Cues of the sentences that a span touches, each sentence read when it is first asked for: few hold a fact."""
    spans = sentences(doc)
    starts = [start for start, _ in spans]
    found: dict[int, list[Cue]] = {}

    def about(span: tuple[int, int]) -> tuple[Cue, ...]:
        first = max(bisect_right(starts, span[0]) - 1, 0)
        chosen: list[Cue] = []
        for number in range(first, bisect_right(starts, span[1])):
            if number not in found:
                found[number] = _in_order(_in_sentence(doc, *spans[number]))
            chosen += found[number]
        return tuple(chosen)

    return about


def _in_order(cues: Iterable[Cue]) -> list[Cue]:
    return sorted(cues, key=lambda c: (c.start, c.end, c.kind))


def find_cues(doc: Doc) -> Iterator[Cue]:
    """The modality cues of a Doc whose sentences and names are marked."""
    for start, end in sentences(doc):
        yield from _in_sentence(doc, start, end)


def _in_sentence(doc: Doc, start: int, end: int) -> Iterator[Cue]:
    text = text_of(doc)
    sentence = text[start:end]
    for kind, reach, pattern in _CANDIDATES.within(sentence):
        for match in pattern.finditer(text, start, end):
            yield _cue(text, kind, match.start(), match.end(), _scope(text, reach, match, start, end))
    closing = sentence.rstrip("\"”’') \n")
    if closing.endswith("?"):
        at = start + len(closing) - 1
        yield _cue(text, "question", at, at + 1, (start, end))
    yield from _attributions(doc, start, end)


def _cue(text: str, kind: CueKind, start: int, end: int, scope: tuple[int, int]) -> Cue:
    return Cue(start=start, end=end, raw=text[start:end], kind=kind, scope=scope)


def _scope(text: str, reach: str, match: re.Match[str], start: int, end: int) -> tuple[int, int]:
    if reach == "sentence":
        return start, end
    stop = _CLAUSE_END.search(text, match.end(), end)
    clause_end = stop.start() if stop else end
    if reach == "onwards":
        before = [m.end() for m in _BEFORE_CONDITION.finditer(text, start, match.start())]
        return (before[-1] if before else start), end
    if reach == "clause":
        return match.start(), clause_end
    breaks = [m.end() for m in _CLAUSE_END.finditer(text, start, match.start())]
    return (breaks[-1] if breaks else start), clause_end


def _attributions(doc: Doc, start: int, end: int) -> Iterator[Cue]:
    inside = [n for n in names_from(doc, start, end) if n.end <= end and n.kind in ("company", "person")]
    pieces, offsets, at = [], [], start
    for index, name in enumerate(inside):
        token = f"⟦{index}⟧"
        pieces += [text_of(doc)[at : name.start], token]
        offsets += [*range(at, name.start), *[name.start] * len(token)]
        at = name.end
    pieces.append(text_of(doc)[at:end])
    offsets += [*range(at, end), end]
    for match in _SAYS.finditer("".join(pieces)):
        group = "who" if match["who"] else "who2"
        who = inside[int(match[group][1:-1])]
        low, high = offsets[match.start()], max(offsets[match.end()], who.end)
        cue = _cue(text_of(doc), "attribution", low, high, (start, end))
        yield cue.model_copy(update={"who": who.antecedent or who.span})
