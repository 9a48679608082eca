"""Words of one capital that are no names: what a sentence opens with, terms defined, models of machines."""

from __future__ import annotations

from extractor.language.names.evidence import STRONG_VERB_BEHIND, VERB_BEHIND
from extractor.language.names.lexicon import plain_words, words
from extractor.patterns import re

MODEL = re.compile(r"(?!G[78]\b|G\d\d\b)[A-Z]\d{1,3}[A-Z]?")
"""A model of a machine ("V163"); "G42" and its like are firms, "G7" is named for its members."""


def is_plain(text: str, name: str, opens: bool, before: str, behind: str) -> bool:
    """Whether a word's capital is that of its sentence's beginning or of a term defined ("Prosecutors said", "the Offeror")."""
    if " " in name or name.lower() not in plain_words():
        return False
    if opens:
        if name.lower() in words("opening_words"):
            return not STRONG_VERB_BEHIND.match(behind)
        if not name.endswith("s") and text.count(name) > 1 and name.lower() not in text:
            return False
        doers = name.endswith(_DOERS) or not STRONG_VERB_BEHIND.match(behind)
        return doers and not behind.startswith(("'s ", "’s ")) and not re.search(rf"(?<=[a-z,] ){name}\b", text)
    return name.istitle() and _DETERMINED.search(before) is not None and not VERB_BEHIND.match(behind)


def says_what_is_next(name: str, behind: str) -> bool:
    """Whether the word that a sentence opens with says what the firm named next is: "Rocket maker Garlow"."""
    called = None if " " in name else _CALLED_BEHIND.match(behind)
    return called is not None and (called["about"] is None or name.lower() in plain_words())


_CALLED_BEHIND = re.compile(
    r" (?P<about>(?!and )[a-z-]+ ){0,2}(?:maker|firm|operator|retailer|company|group|distributor|exporter|importer|provider|producer|supplier|developer|"
    r"manufacturer|lender|insurer|startup|start-up|giant|miner|chain|specialist|contractor|broker|publisher)s? [A-Z]"
)
_DOERS = ("ers", "ors", "ists")
_DETERMINED = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Oo]ur|[Aa]n?|[Aa]ny|[Ee]ach|[Ss]uch) $")
