"""Verbs in all their forms, for rules that take a verb by its dictionary form."""

from __future__ import annotations

from functools import cache

_DOUBLED = ("commit", "ship", "fit", "outfit", "tap", "plan", "equip", "plug", "refit", "snap")
"""Verbs that double their last letter ("committed")."""
_IRREGULAR = {
    "let": ("let", "let"), "sublet": ("sublet", "sublet"), "pre-let": ("pre-let", "pre-let"), "take": ("took", "taken"),
    "give": ("gave", "given"), "put": ("put", "put"), "set": ("set", "set"), "keep": ("kept", "kept"), "hold": ("held", "held"),
    "sell": ("sold", "sold"), "buy": ("bought", "bought"), "feed": ("fed", "fed"), "send": ("sent", "sent"), "draw": ("drew", "drawn"),
    "get": ("got", "got"), "run": ("ran", "run"), "make": ("made", "made"), "build": ("built", "built"), "choose": ("chose", "chosen"),
    "spend": ("spent", "spent"), "lend": ("lent", "lent"), "win": ("won", "won"), "find": ("found", "found"), "dig": ("dug", "dug"),
    "pay": ("paid", "paid"), "lay": ("laid", "laid"),
}  # fmt: skip


@cache
def any_form(verbs: str) -> str:
    """An expression for all forms of some verbs, which ``|`` divides ("let|rent out|sign up for")."""
    return "(?:" + "|".join(_each(verb, _all) for verb in verbs.split("|")) + ")"


@cache
def participle(verbs: str) -> str:
    """An expression for the past participles of some verbs, which ``|`` divides."""
    return "(?:" + "|".join(_each(verb, lambda word: _past(word)[1]) for verb in verbs.split("|")) + ")"


def _each(verb: str, spelled: object) -> str:
    first, _, rest = verb.partition(" ")
    assert callable(spelled)
    return f"{spelled(first)} {rest}" if rest else str(spelled(first))


def _all(word: str) -> str:
    return "(?:" + "|".join(dict.fromkeys((word, _third(word), *_past(word), _gerund(word)))) + ")"


def _third(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return f"{word}es"
    return f"{word[:-1]}ies" if _ends_in_y(word) else f"{word}s"


def _past(word: str) -> tuple[str, str]:
    """The past tense and the participle."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("e"):
        past = f"{word}d"
    elif _ends_in_y(word):
        past = f"{word[:-1]}ied"
    else:
        past = f"{word}{word[-1]}ed" if word in _DOUBLED else f"{word}ed"
    return past, past


def _gerund(word: str) -> str:
    if word.endswith("e"):
        return f"{word[:-1]}ing"
    doubled = word in _DOUBLED or word in ("let", "sublet", "pre-let", "put", "set", "get", "run", "win", "dig")
    return f"{word}{word[-1]}ing" if doubled else f"{word}ing"


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in "aeiou"
