"""Plain clauses by grammar: what a parser says each verb's subject, objects and complements are.

"Harrow Grid, which runs 40 halls in Ohio and whose shares fell 3%, has since agreed with Lindqvist to host its servers"
reads ``⟦C0⟧ has since agreed with ⟦C3⟧ to host ⟦C4⟧'s servers``: a verb takes its subject from where the grammar has it
(its own, that of the verb that it is joined to, the noun that a relative clause is about), and asides, further verbs and
punctuation go. The labels are those of Universal Dependencies (https://universaldependencies.org/u/dep/).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from extractor.facts.masked import Masked, kept
from extractor.labels import is_parsed
from extractor.schema import Name

_PREDICATES = {"ROOT", "conj", "ccomp", "advcl", "acl", "acl:relcl", "parataxis"}
_SUBJECTS = {"nsubj", "nsubj:pass", "csubj"}
_BESIDE_VERB = _SUBJECTS | {
    "punct",
    "cc",
    "conj",
    "parataxis",
    "advcl",
    "mark",
    "discourse",
    "dislocated",
    "vocative",
    "advcl:relcl",
}
_BESIDE_NOUN = {"acl:relcl", "appos", "parataxis"}
_BESIDE_SUBJECT = _BESIDE_NOUN | {"acl"}
_RELATIVE = {"which", "who", "that"}


def predicates(doc: Doc, masked: Masked) -> Iterator[Masked]:
    """A plain clause for each verb with a subject in the stretch; none where no parser has read it."""
    if not is_parsed(doc, masked.start):
        return
    sent = doc.char_span(masked.start, masked.end, alignment_mode="contract")
    if sent is None:
        return
    for token in sent:
        if token.dep_ not in _PREDICATES or not token.tag_.startswith("VB"):
            continue
        subject = _subject(token)
        if subject is None:
            continue
        yield kept(masked, _spans(_phrase(subject)), _spans(_predicate(token, subject)))


def _subject(verb: Token) -> Token | None:
    """What the grammar makes the subject of a verb; of a relative pronoun, the noun that it stands for."""
    own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if own is not None:
        if verb.dep_ == "acl:relcl" and own.lower_ in _RELATIVE:
            return verb.head
        return own
    if verb.dep_ == "acl":
        return verb.head
    if verb.dep_ in ("conj", "advcl") and verb.head != verb:
        return _subject(verb.head) if verb.head.tag_.startswith("VB") else None
    return None


def _phrase(head: Token) -> Iterator[Token]:
    """A noun with what belongs to it, and with the commas of a list."""
    yield head
    for child in head.children:
        if child.dep_ not in _BESIDE_SUBJECT and not (child.dep_ == "punct" and head.dep_ != "conj"):
            yield from _phrase(child)


def _predicate(verb: Token, subject: Token) -> Iterator[Token]:
    """A verb with its complements, without what stands beside it or ahead of its subject ("Under the agreement, ...")."""
    yield verb
    for child in verb.children:
        if child.dep_ not in _BESIDE_VERB and child.i > subject.i:
            yield from _complement(child)


def _complement(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ in _BESIDE_NOUN or (head.tag_.startswith("VB") and child.dep_ in ("parataxis", "punct")):
            continue
        yield from _complement(child)


def _spans(tokens: Iterator[Token]) -> list[tuple[int, int]]:
    """Where the tokens stand, in the order of the text."""
    return sorted((t.idx, t.idx + len(t.text_with_ws)) for t in tokens)


def subject_over(doc: Doc, at: int) -> list[Token]:
    """Who does what a noun is part of, by its head first: the subject of the nearest verb above it that has one.
    Nothing where the noun is the subject itself, or stands in a relative clause or beside one."""
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    token = span[0] if span is not None else None
    for _ in range(_HIGHEST):
        if token is None or token.dep_ in _SUBJECTS or token.head == token:
            return []
        within, token = token, token.head
        subject = next((c for c in token.children if c.dep_ in _SUBJECTS and c.i < within.i), None)
        if subject is None and token.tag_.startswith("VB") and token.dep_ != "acl:relcl":
            subject = _subject(token) if token.dep_ in ("conj", "acl") else None
        if subject is not None and subject.lower_ in _RELATIVE and token.dep_ == "acl:relcl":
            subject = token.head
        if subject is not None:
            return list(_phrase(subject))
    return []


def does_over(doc: Doc, at: int) -> list[str]:
    """The verbs above a noun, nearest first, in small letters."""
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    above = list(span[0].ancestors)[:_HIGHEST] if span is not None else []
    return [token.lower_ for token in above if token.tag_.startswith("VB")]


_HIGHEST = 8
"""Steps from a noun up to the verb that it depends on."""
_OBJECTS = {"obj", "iobj", "obl", "obl:agent", "nmod", "obl:unmarked"}
_WITHIN = {"flat", "compound", "fixed", "conj", "appos", "nummod", "goeswith"}


def is_object(doc: Doc, name: Name) -> bool:
    """Whether the parser takes a name for an object or complement, so that it is no subject of a verb behind it."""
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None or not doc.has_annotation("DEP"):
        return False
    token = span.root
    for _ in range(_DEEPEST):
        if token.dep_ not in _WITHIN:
            break
        token = token.head
    if token.dep_ not in _OBJECTS or token.head.i > token.i or _lends_subject(doc, span.end):
        return False
    if token.dep_ == "obj" and token.head.tag_.startswith("NN"):
        return False
    case = next((child for child in token.children if child.dep_ == "case" and child.i < token.i), None)
    governed = case is not None and all(t.tag_ not in ("NN", "NNS") for t in doc[case.i + 1 : span.start])
    return governed or (token.dep_ == "obj" and token.head.i >= token.left_edge.i - 1)


def _lends_subject(doc: Doc, at: int) -> bool:
    """Whether a verb right behind a name has no subject but that name, whatever the parser makes of it."""
    if at >= len(doc) or not doc[at].tag_.startswith(("VB", "MD")):
        return False
    verb = doc[at].head if doc[at].dep_ in ("aux", "aux:pass", "cop") else doc[at]
    return not any(child.dep_ in ("nsubj", "nsubj:pass") for child in verb.children)


_DEEPEST = 6
"""How far a name may stand within lists and appositions."""
