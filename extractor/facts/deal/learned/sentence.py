"""A sentence as the network sees it: words, grammar and candidates, with every name, number and date under a placeholder.

A name is one word here (``⟦C⟧``), so that nothing can be learned of a company; a number keeps what it measures. A
candidate is a mention, or an unnamed party ("a hyperscaler"), which keeps its words and stands at its last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from extractor.facts.deal.learned.lexicon import classes, stem
from extractor.facts.deal.parties import sector
from extractor.facts.deal.rules import UNNAMED
from extractor.facts.masked import Masked, reach
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Mention, Name

LONGEST = 200
"""Words; what is longer is a table."""
UNNAMED_LETTER = "N"
LETTERS = "CUHGLIPMWEDTN"
SECTORS = (
    "-", "utility", "consumer", "equipment", "bank", "tech", "developer", "fund", "construction", "industrial", "oil_gas",
    "data_centre", "materials", "retail", "chips", "ipp", "auto", "other", "real_estate", "mining", "health", "telecom",
    "pharma", "media", "insurance", "transport", "agency", "airline", "miner", "neocloud", "ai_lab", "crypto", "hyperscaler",
)  # fmt: skip
"""The registry's sectors; ``-`` for none."""
_SLOT = re.compile(r"⟦([A-Z])(\d+)⟧")
_UNNAMED = re.compile(UNNAMED, re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_PRONOUNS = {"it": "⟦it⟧", "its": "⟦its⟧", "they": "⟦it⟧", "their": "⟦its⟧"}


@dataclass(frozen=True)
class Candidate:
    """Someone or something that may have a part in a deal. ``at`` is the word it is, ``span`` its characters."""

    at: int
    letter: str
    span: tuple[int, int]
    mention: Mention | None = None
    sector: str = "-"

    @property
    def key(self) -> str:
        """What candidates share that stand for the same: the name, else the place."""
        return self.mention.name if isinstance(self.mention, Name) else f"{self.span[0]}"


@dataclass
class Sentence:
    """The words of a sentence in order, as strings and by grammar. ``heads`` are places of words; a root is its own."""

    start: int
    end: int
    words: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)

    @property
    def stems(self) -> list[str]:
        """The stems of the words; of a placeholder, itself."""
        return [word if word.startswith("⟦") else stem(word) for word in self.words]

    @property
    def classes(self) -> list[tuple[int, ...]]:
        """The word classes of the words."""
        return [() if word.startswith("⟦") else classes(word) for word in self.words]

    @property
    def sectors(self) -> list[str]:
        """The sector of the candidate at each word, or ``-``."""
        found = ["-"] * len(self.words)
        for candidate in self.candidates:
            found[candidate.at] = candidate.sector
        return found

    @property
    def letters(self) -> list[str]:
        """The letter of the candidate at each word, or ``-``."""
        found = ["-"] * len(self.words)
        for candidate in self.candidates:
            found[candidate.at] = candidate.letter
        return found


def read(
    doc: Doc, masked: Masked, called: Mapping[str, str], extra: Iterable[tuple[int, int, str]] = ()
) -> Sentence | None:
    """A masked sentence in words; None where it is empty or too long.

    ``called``: the sectors that the article gives companies. ``extra`` adds candidates that the pipeline has not found
    (training's marks): start, end, letter.
    """
    tokens = doc.char_span(masked.start, masked.end, alignment_mode="contract")
    if tokens is None:
        return None
    taken: list[tuple[int, int, str, Mention | None]] = [(m.start, reach(m), letter, m) for m, letter in _slots(masked)]
    taken += [(start, end, letter, None) for start, end, letter in extra if letter != UNNAMED_LETTER]
    sentence, place = Sentence(masked.start, masked.end), {}
    for token in tokens:
        if token.is_space:
            continue
        whole = next((t for t in taken if t[0] < token.idx + len(token) and token.idx < t[1]), None)
        known = next((c for c in sentence.candidates if whole is not None and c.span[0] == whole[0]), None)
        if whole is not None and known is not None:
            place[token.i] = known.at
            sentence.spans[known.at] = (sentence.spans[known.at][0], token.idx + len(token))
            continue
        place[token.i] = len(sentence.words)
        _add(sentence, token, whole, called)
    if not 0 < len(sentence.words) <= LONGEST:
        return None
    _hang(sentence, [t for t in tokens if t.i in place], place)
    spans = [*_unnamed(masked), *((s, e) for s, e, letter in extra if letter == UNNAMED_LETTER)]
    for start, end in spans:
        _add_unnamed(sentence, start, end)
    sentence.candidates.sort(key=lambda c: (c.at, c.letter))
    return sentence


def _slots(masked: Masked) -> list[tuple[Mention, str]]:
    """The mentions that the stretch masks, with their letters. An article may print what looks like a mask."""
    known = dict(enumerate(masked.mentions))
    seen = {
        int(m[2]): m[1]
        for m in reversed(list(_SLOT.finditer(masked.text)))
        if int(m[2]) in known and masked.offsets[m.start()] == known[int(m[2])].start
    }
    return [(known[number], letter) for number, letter in sorted(seen.items())]


def _add(
    sentence: Sentence, token: Token, whole: tuple[int, int, str, Mention | None] | None, called: Mapping[str, str]
) -> None:
    if whole is None:
        word = _DIGITS.sub("0", token.lower_)
        span = (token.idx, token.idx + len(token))
    else:
        start, end, letter, mention = whole
        span = (start, end)
        raw = mention.raw if mention else text_of(token.doc)[start:end]
        word = _PRONOUNS.get(raw.lower(), f"⟦{letter}⟧") if letter in "CU" else f"⟦{letter}⟧"
        named = mention or Name(start=start, end=end, raw=raw, name=raw, kind="company", source="rule")
        own = sector(named, called) if isinstance(named, Name) else None
        sentence.candidates.append(Candidate(len(sentence.words), letter, span, mention, own or "-"))
    sentence.words.append(word)
    sentence.spans.append(span)


def _hang(sentence: Sentence, tokens: list[Token], place: dict[int, int]) -> None:
    """Tags, labels and heads: a placeholder has those of the token of its words that hangs outside of it."""
    size = len(sentence.words)
    sentence.tags, sentence.deps = ["-"] * size, ["-"] * size
    sentence.heads = list(range(size))
    for token in tokens:
        at, head = place[token.i], place.get(token.head.i, place[token.i])
        if sentence.deps[at] == "-" or (head != at and sentence.heads[at] == at):
            sentence.tags[at], sentence.deps[at], sentence.heads[at] = token.tag_, token.dep_, head


def _unnamed(masked: Masked) -> list[tuple[int, int]]:
    return [masked.span(found) for found in _UNNAMED.finditer(masked.text) if "⟦" not in found.group()]


def _add_unnamed(sentence: Sentence, start: int, end: int) -> None:
    inside = [i for i, (s, e) in enumerate(sentence.spans) if s < end and start < e]
    used = {c.at for c in sentence.candidates}
    if inside and inside[-1] not in used:
        sentence.candidates.append(Candidate(inside[-1], UNNAMED_LETTER, (start, end)))
