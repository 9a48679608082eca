"""Whom two articles call by a longer and a shorter name, where everything else about a deal says that they mean one.

Only names that nobody listed and nobody kept are looked at: they have keys like ``form:...`` (``store.resolve``).
A name goes for another where it is how that one begins, by whole words, or its ticker; and only where the comparison of
two claims finds enough besides (``deals.compare``): never by names alone, and never from one claim to the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extractor.identity.verdicts import words_of
from extractor.schema.facts import Telling

_UNLISTED = "form:"
TRADES = words_of(
    "asset assets capital clean cloud co company corp data digital electric energy fund gas global green grid group "
    "holding holdings hosting hydro inc industries infrastructure international investment investments limited llc ltd "
    "management mining nuclear oil partners plc power private renewable renewables resources services solar storage "
    "systems technologies utilities venture ventures wind"
)
"""Words that names of companies in one trade share."""
_COMMON = TRADES | words_of(
    "advanced african allied alpha american applied arab asia asian associated atlantic bank bay black blue "
    "australian british canadian central china city coastal consolidated continental delta dutch east eastern eco "
    "european federal first french general german golden great high indian japan korea lake mid middle national "
    "new next nordic north northern ocean one open pacific pan pioneer prime pure red river royal smart south southern "
    "star state summit sun super texas tri trans true union united universal us usa west western white world"
)
"""Words with which names begin that have nothing to do with each other."""
_SITES = words_of(
    "array battery campus center centers centre centres complex county creek dam farm field fields hill hills park "
    "plant point project ridge site station valley unit phase i ii iii the of at"
)
"""Words that names of places have."""
_TICKER = range(2, 6)
"""Letters of a ticker."""


def token(key: str) -> str:
    """What the keys of all have in common that may be one: of a name that nobody listed its first word."""
    return key.split(" ", 1)[0] if key.startswith(_UNLISTED) else key


def unlisted(key: str) -> bool:
    """Whether a key is of a name that nobody listed and nobody kept."""
    return key.startswith(_UNLISTED)


def handle(key: str) -> str:
    """The same as a word: of a name that nobody listed its first, of others the key."""
    return token(key).removeprefix(_UNLISTED)


def spelled(key: str) -> str:
    """The name that a key stands for, as far as the key has it."""
    return key.removeprefix(_UNLISTED).replace("-", " ")


def opening(key: str) -> str:
    """The first word of a name by its key, listed or not."""
    return handle(key).partition("-")[0]


def telling_words(name: str | None) -> set[str]:
    """The words of a name of a site or a company that tell it from others."""
    return words_of(name or "") - _COMMON - _SITES


def ticker(name: str, key: str) -> bool:
    """Whether a name that nobody listed looks like a ticker."""
    return key.startswith(_UNLISTED) and len(name) in _TICKER and name.isascii() and name.isalpha() and name.isupper()


def begins(key: str, other: str) -> bool:
    """Whether of two names that nobody listed one is how the other begins, by words that tell one from others."""
    if not (key.startswith(_UNLISTED) and other.startswith(_UNLISTED)) or key == other:
        return False
    return extends(key.removeprefix(_UNLISTED), other.removeprefix(_UNLISTED))


def extends(name: str, other: str) -> bool:
    """Whether of two names one is how the other begins, by words that tell one from others."""
    short, long = sorted((name.split(), other.split()), key=len)
    return short == long[: len(short)] and not _COMMON.issuperset(short)


def abbreviates(short: str, key: str, other: str) -> bool:
    """Whether a name is a ticker that has its letters from another, in their order, the first from its first."""
    letters = iter(other.removeprefix(_UNLISTED))
    if not (ticker(short, key) and other.startswith(_UNLISTED)) or key == other:
        return False
    return other.removeprefix(_UNLISTED)[:1] == short[0].lower() and all(c in letters for c in short.lower())


def meant(a: Mapping[str, str], b: Mapping[str, str]) -> dict[str, str]:
    """Keys among ``b`` (each with its name) that may be one with a key among ``a`` under another name, with that key.

    Each goes with one only, on either side, or with none.
    """
    rest, others = ({key: name for key, name in one.items() if key not in two} for one, two in ((b, a), (a, b)))
    able = {key: [other for other in others if alike(key, name, other, others[other])] for key, name in rest.items()}
    taken = [other for fits in able.values() for other in fits]
    return {key: fits[0] for key, fits in able.items() if len(fits) == 1 and taken.count(fits[0]) == 1}


def alike(key: str, name: str, other: str, its: str) -> bool:
    """Whether two keys, each with its name, may be one party: one name begins, or abbreviates, the other."""
    return begins(key, other) or abbreviates(name, key, other) or abbreviates(its, other, key)


def renamed(telling: Telling, keys: Mapping[str, str]) -> Telling:
    """A claim, and the deal that its megawatts are of, with other keys in the place of some."""
    parties = {part: keys.get(key, key) for part, key in telling.parties.items()}
    return replace(telling, parties=parties, deal=renamed(telling.deal, keys) if telling.deal else None)
