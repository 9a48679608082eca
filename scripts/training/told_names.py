"""Names in the passages that tell deals: those labelled by hand (`corpus/sentences/deals`) and those filled out of frames.

They mark who has a part in a deal, where, and other organisations; persons stay unmarked, so that words printed large
outside the marks are missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from extractor.language.names.lexicon import words
from extractor.schema.kinds import Role
from training import passages
from training.labelled import Entity, Labelled, common_words, unmarked, words_of

_ORGANISATIONS = frozenset((*passages.PARTIES, *get_args(Role), passages.NONE))
_JOINS = words_of("of the and & de del della di da do dos du des la le und e y for i van der den")
_PRONOUNS = words_of("It Its They Their We Our He She Both This That These Those Neither Each One Who")
_FORM = re.compile(r", (?:Inc|Ltd|LLC|L\.P|LP|Limited|S\.A|N\.V)\b")
_KIND = re.compile(r"(?: [a-z][\w-]*)+$")
_WORD = re.compile(r"[^\s,:;()'’\"“”]+")


def named(told: Iterable[passages.Passage]) -> Iterator[Labelled]:
    """The passages as sentences with names; a description ("a utility", "The lessor") is none."""
    common = common_words() | {word.lower() for word in words("demonyms")}
    for passage in told:
        names = [name for mark in passage.marks if (name := _name(passage.text, mark, common)) is not None]
        kept: list[Entity] = []
        for name in sorted(names, key=lambda n: (n[0], -n[1])):
            if not kept or name[0] >= kept[-1][1]:
                kept.append(name)
        spans = [(m.start(), m.end()) for m in _WORD.finditer(passage.text)]
        marked = {i for i, (s, e) in enumerate(spans) if any(s < n[1] and n[0] < e for n in kept)}
        free = unmarked([passage.text[s:e] for s, e in spans], marked, common)
        yield Labelled(passage.text, tuple(kept), tuple(spans[i] for i in free))


def _name(text: str, mark: passages.Mark, common: frozenset[str]) -> Entity | None:
    labels = {label.name for label in mark.labels}
    start, end = mark.start, mark.end
    if any(label.unnamed for label in mark.labels) or passages.DEAL in labels:
        return None
    if "site" in labels or "loc" in labels:
        kept = _KIND.sub("", text[start:end])
        label = "FAC" if "site" in labels else "LOC"
    elif labels & _ORGANISATIONS:
        kept, label = text[start:end], "ORG"
    else:
        return None
    start += 4 if kept[:4].lower() == "the " else 0
    kept = text[start : start + len(kept)] if start == mark.start else kept[4:]
    parts = [w for w in kept.split() if w not in _JOINS]
    plain = " ".join(parts).lower() in common or kept in _PRONOUNS or ("'s " in kept and label == "ORG")
    if plain or not parts or not all(any(c.isupper() or c.isdigit() for c in part) for part in parts):
        return None
    if ", " in kept and not _FORM.search(kept):
        return None
    return start, start + len(kept), label
