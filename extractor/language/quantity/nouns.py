"""The noun that a bare number counts, told without a tagger: by its ending, its place and what cannot be a noun."""

from __future__ import annotations

from extractor.patterns import re

_WORD = re.compile(r"([ \u00a0-])([^\W\d_][^\W\d_'’]*(?:-[^\W\d_]+)*)")
_MOST_WORDS = 5
_STOP_WORDS = (
    "a about above across after against ago all already also although am among amid an and any apart approximately are "
    "around as at away back be because been before behind being below besides between beyond both but by can could "
    "despite did do does down due during each early either else ended even ever every except few for from further had "
    "has have he her here hers him his how however i if in including inside instead into is it its just last late later "
    "least less like likely made may me might mine more most much must my near nearly neither never next no nor not now "
    "of off often on once one only onto opposite or other others our out outside over own past per perhaps plus put "
    "rather regarding roughly said same says several shall she should since so some soon still such than that the their "
    "them then there these they this those though through thus to today together tomorrow too toward towards under "
    "unless unlike until up upon us versus via vs was we well were what when where whether which while who whom whose "
    "why will with within without would yesterday yet you your apiece respectively plus minus points-based am pm "
    "according follows shows says gives makes goes gets needs plans adds rises falls comes takes remains stands sees "
    "expects includes means its was reads looks seems appears becomes begins continues exceeds equals represents has "
    "totals reflects brings costs allows helps"
)
_STOP = frozenset(_STOP_WORDS.split())
_TIME_WORDS = (
    "year years month months week weeks day days hour hours minute minutes second seconds quarter quarters decade "
    "decades century centuries fortnight fortnights weekend weekends night nights season seasons january february "
    "march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
    "dec am pm gmt utc est et bst ist monday tuesday wednesday thursday friday saturday sunday yr yrs mo hr hrs min "
    "mins sec secs"
)
_TIME = frozenset(_TIME_WORDS.split())
_LY_ADJECTIVES = frozenset(("elderly", "early", "daily", "weekly", "monthly", "quarterly", "yearly", "family", "friendly",
                             "newly", "fully", "highly", "supply", "deadly", "costly", "likely"))  # fmt: skip
_IRREGULAR = {
    "people": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "aircraft": "aircraft", "staff": "staff", "personnel": "personnel",
    "series": "series", "headcount": "headcount", "crew": "crew", "cattle": "cattle", "sheep": "sheep", "fish": "fish",
    "criteria": "criterion", "bacteria": "bacterium", "media": "medium", "wives": "wife", "lives": "life",
    "shelves": "shelf", "leaves": "leaf", "knives": "knife", "halves": "half", "wolves": "wolf", "gpus": "GPU",
    "cpus": "CPU", "evs": "EV", "suvs": "SUV", "pcs": "PC", "buses": "bus", "gases": "gas", "movies": "movie",
    "cookies": "cookie", "btc": "bitcoin", "bitcoin": "bitcoin", "eth": "ether", "ties": "tie", "employes": "employee",
}  # fmt: skip
_SINGULAR_ENDINGS = ("ss", "us", "is", "ous", "'s", "’s", "news", "ways")
_ADJECTIVES = ("ly", "ed", "ing", "ble", "ous", "ful", "ive", "al", "ic", "est", "ary", "bright", "big", "small",
               "large", "new", "old", "good", "bad", "major", "key", "single", "more", "little", "long", "short", "high", "low",
               "young", "great", "current", "recent", "different")  # fmt: skip
_CHANGED = {"ies": "y", "sses": "ss", "shes": "sh", "ches": "ch", "xes": "x", "zzes": "zz"}


def singular(word: str) -> str:
    """The singular of a plural noun as printed ("companies" is "company")."""
    lower = word.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    for ending, replaced in _CHANGED.items():
        if lower.endswith(ending) and len(lower) > len(ending) + 1:
            return word[: -len(ending)] + replaced
    return word[:-1] if _plural(lower) else word


def _plural(lower: str) -> bool:
    return lower in _IRREGULAR or (
        len(lower) > 3 and lower.endswith("s") and not lower.endswith(_SINGULAR_ENDINGS) and lower not in _STOP
    )


def is_time(text: str, at: int) -> bool:
    """Whether the word behind a number makes it a date, a time or a duration."""
    match = _WORD.match(text, at)
    return match is not None and match[2].split("-")[0].lower().rstrip(".") in _TIME


def noun(text: str, at: int, *, one: bool) -> tuple[int, str] | None:
    """End and singular of the noun that the number ending at ``at`` counts; ``one`` where the number is one."""
    words: list[str] = []
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, at)
        if match is None:
            return None
        word = match[2]
        lower = word.lower()
        if lower in _STOP or lower in _TIME or (match[1] == "-" and words):
            return None
        words.append(word)
        at = match.end()
        if one and not lower.endswith(_ADJECTIVES) and lower.isalpha() and lower == word:
            return at, lower
        if _plural(lower) and (lower.islower() and word[-1].islower()):
            return at, " ".join([*words[:-1], singular(word)]).lower()
        if lower.endswith("ly") and lower not in _LY_ADJECTIVES:
            return None
    return None
