"""What "it" is that the article's names take for a company: the index, the fund or the metal of the sentence before, a premium
that nobody's name covers, the stock that somebody says he owns."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.facts.move.owner import Focus
from extractor.facts.move.promoted import put
from extractor.facts.move.strangers import UNNAMED_HEAD
from extractor.facts.move.words import VERBS, alternatives
from extractor.patterns import re
from extractor.schema import Name

_VERB = alternatives(VERBS)
_DID = rf"(?= (?:has |had |is |was |also |then |later |still |last )*(?:{_VERB}|up|down|higher|lower|off|⟦P\d+⟧ (?:higher|lower))\b)"
_LEAD_IN = r"\W*(?:(?:In|On|For|Over|By|During|Since) (?:all of )?(?:(?!⟦[CIUP])[^,.;]){1,40}?,? )?"
_IT = re.compile(rf"{_LEAD_IN}(?:⟦C(?P<number>\d+)⟧|(?P<plain>It|it)){_DID}")
_HEAD_BEHIND = re.compile(
    rf"^\W*(?:The |Benchmark |Spot )?⟦[CI]\d+⟧(?: (?:index|fund|futures|prices?|contract))?(?:,| (?:{_VERB}|was|is|has|had|fund|on the)\b)[^;⟦]{{0,50}}⟦P\d+⟧(?:(?!⟦P)[^;]){{0,60}}; (?:⟦C(?P<number>\d+)⟧|(?P<plain>it)){_DID}"
)
""" "The fund rose 0.4%; it has returned 27%": the subject of the clause before."""
_LATER_IT = re.compile(r"⟦C(?P<number>\d+)⟧")
_OWNED = re.compile(
    rf"\bI (?:have |had |first )?(?:owned|own|bought|buy|held|hold) (?:shares (?:of|in) )?⟦U(?P<owned>\d+)⟧(?P<gap>(?:(?!⟦[CIPU])[^.;]){{0,50}}?) (?:⟦C(?P<number>\d+)⟧|(?P<plain>it)){_DID}"
)
""" "I have owned Harlow for nine years, and on Tuesday it fell 6%"."""


def understood(masked: Masked, focus: Focus) -> Masked:
    """The sentence with what its "it" stands for under the slot, or with the plain word where no name is meant."""
    if "⟦P" not in masked.text:
        return masked
    owned = _OWNED.search(masked.text)
    named = masked.mentions[int(owned["owned"])] if owned else None
    if owned is not None and isinstance(named, Name):
        key = "number" if owned["number"] else "plain"
        if key == "plain" or _is_it(masked, owned["number"]):
            company = named.model_copy(update={"sure": True, "kind": "company"})
            return _meaning(masked, owned, key, company)
    inner = _HEAD_BEHIND.match(masked.text)
    head = _head(masked)
    if inner is not None and head is not None and (inner["plain"] or _is_it(masked, inner["number"])):
        return _meaning(masked, inner, "number" if inner["number"] else "plain", head)
    match = _IT.match(masked.text)
    if match is None or not (match["plain"] or _is_it(masked, match["number"])):
        return masked
    if focus.unnamed:
        return _plainly(masked)
    if focus.before is None:
        return masked
    return _meaning(masked, match, "number" if match["number"] else "plain", focus.before)


def _is_it(masked: Masked, number: str) -> bool:
    """Whether a slot is "it", and stands for a company."""
    mention = masked.mentions[int(number)]
    return isinstance(mention, Name) and mention.raw.lower() == "it" and mention.kind == "company"


_FUND = re.compile(r"\b(?:Fund|ETFs?|UCITS)$")


def _is_fund(name: Name) -> bool:
    """Whether a name says that it is a fund's."""
    return name.kind == "fund" or _FUND.search(name.name) is not None


def _meaning(masked: Masked, match: re.Match[str], key: str, named: Name) -> Masked:
    """The sentence with a pronoun, and each "its" that stood for the same, standing for a name."""
    start, end = match.span(key)
    if key == "number":
        start, end = start - 2, end + 1
    low = masked.offsets[start]
    via = {"start": low, "end": low + 2, "antecedent": named.antecedent or named.span, "tail": None}
    other = masked.mentions[int(match["number"])] if key == "number" else None
    raw = other.raw if other is not None else match[key]
    letter = "C" if named.kind == "company" else "I"
    masked = put(masked, start, end, named.model_copy(update={**via, "raw": raw}), letter)
    for number, mention in enumerate(masked.mentions):
        slot = f"⟦C{number}⟧"
        if (
            not isinstance(mention, Name)
            or mention.raw != "its"
            or mention.kind != "company"
            or slot not in masked.text
        ):
            continue
        if other is None or mention.name == getattr(other, "name", None):
            at = masked.text.index(slot)
            its = {"start": mention.start, "end": mention.end, "antecedent": via["antecedent"], "raw": "its"}
            masked = put(masked, at, at + len(slot), named.model_copy(update={**its, "tail": None}), letter)
    return masked


def _plainly(masked: Masked) -> Masked:
    """The sentence with every "it" as a plain word."""
    for match in reversed(list(_LATER_IT.finditer(masked.text))):
        mention = masked.mentions[int(match["number"])]
        if isinstance(mention, Name) and mention.raw.lower() == "it":
            text = masked.text[: match.start()] + mention.raw + masked.text[match.end() :]
            offsets = (
                *masked.offsets[: match.start()],
                mention.start,
                mention.start + 1,
                *masked.offsets[match.end() :],
            )
            masked = Masked(text, masked.start, masked.end, masked.mentions, offsets)
    return masked


_SUBJECT = re.compile(
    rf"{_LEAD_IN}(?:[Tt]he |[Bb]enchmark |[Ss]pot )?(?:⟦[CI](?P<number>\d+)⟧|(?P<metal>Tin|Lead|Zinc|Copper|Nickel|Gold|Silver|Cobalt|Platinum|Palladium))(?: (?:index|fund|futures|prices?|contract))?(?= (?:{_VERB}|was|is|has|had|fund|on the|for ⟦)\b|,)"
)


def _head(masked: Masked) -> Name | None:
    """The index, fund, commodity or coin that is the subject of a sentence."""
    match = _SUBJECT.match(masked.text)
    if match is None:
        return None
    if match["metal"]:
        low = masked.offsets[match.start("metal")]
        word = match["metal"]
        return Name(start=low, end=low + len(word), raw=word, name=word, kind="commodity", source="rule")
    mention = masked.mentions[int(match["number"])]
    if not isinstance(mention, Name):
        return None
    if mention.kind == "company" and _is_fund(mention):
        return mention.model_copy(update={"kind": "fund"})
    return mention if mention.kind in ("index", "fund", "commodity", "crypto") else None


def left(masked: Masked) -> tuple[Name | None, bool]:
    """What a sentence leaves for the next one's "it": the index or commodity that is its subject, and whether its subject is
    something that no name covers."""
    return _head(masked), UNNAMED_HEAD.match(masked.text) is not None
