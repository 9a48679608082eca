"""Marks names: the registry's pass first, then the name rules (and a trained pipeline's entities), then short forms
and references, so that every name can say where it came from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extractor.labels import NAMES, REGISTERED, dates, entities, published, quantities, title
from extractor.labels import sentences as sentences_of
from extractor.labels import text as text_of
from extractor.language.groups import leave
from extractor.language.names.brackets import behind_stop, read_tail
from extractor.language.names.candidates import Candidate, find_candidates
from extractor.language.names.gazetteer import find_registered
from extractor.language.names.headed import WHOLE, headed
from extractor.language.names.heads import find_heads
from extractor.language.names.lexicon import common_words, places, plain_words, words
from extractor.language.names.neighbours import beside, with_neighbours
from extractor.language.names.opinion import in_doubt, in_the_title, with_opinion
from extractor.language.names.references import find_references
from extractor.language.names.short_forms import Resolver, without_legal_form
from extractor.language.names.units import units
from extractor.patterns import re
from extractor.registry import registry
from extractor.schema import Name

_GRADES = frozenset(
    (
        "Brent",
        "WTI",
        "Spot",
        "Comex",
        "COMEX",
        "MCX",
        "LME",
        "Nymex",
        "NYMEX",
        "Dubai",
        "Newcastle",
        "Henry Hub",
        "Shanghai",
        "Green",
        "Blue",
    )
)
"""Words before a commodity that make no company of it."""
_OUTGROWS = ("legal form", "trade word", "public body", "given name", "ticker", "index word")


@Language.factory("wattwire_registry", requires=["token.is_sent_start"])
def make_registry(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that leaves ``extractor.labels.REGISTERED``: the names that the registry holds."""

    def mark(doc: Doc) -> Doc:
        found = find_registered(text_of(doc), (published(doc) or "")[:10] or None)
        leave(doc, REGISTERED, ((name, name.kind.upper()) for name in found))
        return doc

    return mark


@Language.factory("wattwire_names", requires=["token.is_sent_start"])
def make_names(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that leaves ``extractor.labels.NAMES``."""

    def mark(doc: Doc) -> Doc:
        leave(doc, NAMES, ((name, name.kind.upper()) for name in find_names(doc)))
        return doc

    return mark


def find_names(doc: Doc) -> list[Name]:
    """All names of a Doc whose sentences, quantities and dates are marked, by position and without overlaps."""
    text = text_of(doc)
    sentences = sentences_of(doc)
    measured = [(q.core_start, q.core_end) for q in quantities(doc) if q.kind != "count"]
    measured += [d.span for d in dates(doc)]
    registered = [n for n in doc.user_data[REGISTERED] if not _hit(n.span, measured)]
    runs = list(find_candidates(text, [start for start, _ in sentences]))
    stated = list(beside(text))
    stated += units(text, registered)
    stated += headed(text, registered)
    runs = [*stated, *(c for c in runs if not _hit((c.start, c.end), [(s.start, s.end) for s in stated]))]
    candidates = [
        c for c in with_neighbours(text, runs, registered) if WHOLE in c.why or not _hit((c.start, c.end), measured)
    ]
    candidates = list(with_opinion(text, candidates, entities(doc, in_doubt(text, candidates))))
    candidates = list(in_the_title(text, candidates, title(doc)))
    registered, candidates = _reconcile(text, registered, candidates)
    registered = list(_namesakes(text, registered, candidates))
    resolver = Resolver(text, registered, candidates)
    named = [_with_tail(text, n) for n in registered]
    named += map(resolver.resolve, candidates)
    named.sort(key=lambda n: n.span)
    company = resolver.defined("Company")
    meant = next((n for n in named if n.name == (company.name if isinstance(company, Name) else company)), None)
    found = find_references(text, sentences, named, meant, title(doc), list(find_heads(text)))
    references = [n for n in found if not _hit(n.span, measured)]
    closing = {start + len(text[start:end].rstrip()) for start, end in sentences}
    named = [_with_stop(text, n, closing) for n in named]
    whole = _without_overlaps(sorted([*named, *references], key=lambda n: (n.start, -n.end)))
    return [_as_of(n, (published(doc) or "")[:10] or None) for n in whole]


def _as_of(name: Name, day: str | None) -> Name:
    """The name under what its company was called on the day of the article."""
    company = registry().get(name.id) if name.id and name.kind == "company" else None
    if company is None or name.name != company.name or (called := company.called(day)) == name.name:
        return name
    return name.model_copy(update={"name": called})


def _hit(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    low, high = span
    for start, end in taken:  # noqa: SIM110  # a generator costs more than the rest of this
        if low < end and start < high:
            return True
    return False


def _with_tail(text: str, name: Name) -> Name:
    tail = read_tail(text, name.end) if name.kind in ("company", "fund", "crypto", "commodity", "index") else None
    if tail is None or (tail.symbol is None and not tail.short):
        return name
    if tail.symbol and tail.symbol.lower() in common_words() and not tail.short:
        return name
    return name.model_copy(update={"tail": tail.end})


_CAPITAL = re.compile(r"\s*(?:[A-Z]|$)")


def _with_stop(text: str, name: Name, closing: Collection[int]) -> Name:
    """The name with the full stop of its abbreviation under its tail, unless a sentence closes with it."""
    stop = behind_stop(text, name.end)
    inside = name.tail is None and stop > name.end and stop not in closing and not _CAPITAL.match(text, stop)
    return name.model_copy(update={"tail": stop}) if inside else name


def _reconcile(
    text: str, registered: Sequence[Name], candidates: Sequence[Candidate]
) -> tuple[list[Name], list[Candidate]]:
    """Registry hits win over candidates, but for a longer name whose own words show that it is another."""
    outgrown: set[int] = set()
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end, "model" in c.why)):
        if any(candidate.start < k.end and k.start < candidate.end for k in kept):
            continue
        hits = [n for n in registered if n.start < candidate.end and candidate.start < n.end]
        if not hits:
            kept.append(candidate)
        elif _outgrows(text, candidate, hits):
            outgrown.update(id(n) for n in hits)
            kept.append(candidate)
        elif candidate.kind == "site" and candidate.start == hits[0].start and hits[-1].end + 1 < candidate.end:
            kept.append(Candidate(hits[-1].end + 1, candidate.end, "site", True, candidate.tail, candidate.why))
    return [n for n in registered if id(n) not in outgrown], kept


def _namesakes(text: str, registered: Sequence[Name], candidates: Sequence[Candidate]) -> Iterator[Name]:
    """The registered names; one that begins the name of a listed company which the article gave whole before is that
    company's, and one that another company of the article bears but for its legal form ("Merck KGaA") is that one's, if
    nothing else in the article speaks of the registered one."""
    listed = [c for c in candidates if c.kind == "company" and c.sure and "ticker" in c.why]
    forms: dict[str | None, set[str]] = {}
    for name in registered:
        forms.setdefault(name.id, set()).add(name.raw)
    legal = {without_legal_form(n.raw): n for n in registered if n.kind == "company" and " " in n.raw}
    for name in registered:
        other = legal.get(name.raw)
        if other is not None and other.id != name.id and name.kind == "company" and forms[name.id] == {name.raw}:
            yield name.model_copy(update={"name": other.name, "id": other.id, "sure": other.sure})
            continue
        alone = name.kind == "company" and forms[name.id] == {name.raw}
        whole = [c for c in listed if c.end < name.start and text.startswith(f"{name.raw} ", c.start)] if alone else []
        full = text[whole[0].start : whole[0].end] if whole else name.name
        yield name.model_copy(update={"name": full, "id": None, "source": "short_form"}) if whole else name


def _outgrows(text: str, candidate: Candidate, hits: Sequence[Name]) -> bool:
    if WHOLE in candidate.why:
        return True
    if len(hits) == 1 and hits[0].kind == "commodity" and _names_firm(text, candidate, hits[0]):
        return True
    if not candidate.sure or not any(why in candidate.why for why in _OUTGROWS) or len(hits) > 1:
        return False
    (hit,) = hits
    if candidate.start > hit.start or candidate.end < hit.end - text.endswith(".", 0, hit.end):
        return False
    bare = without_legal_form(text[candidate.start : candidate.end])
    if len(bare) <= len(without_legal_form(hit.raw)):
        return False
    if hit.kind == "commodity" and candidate.end == hit.end and candidate.start < hit.start:
        first = text[candidate.start : hit.start].strip()
        return first.lower() not in common_words() and first not in words("demonyms") and first not in _GRADES
    if hit.kind != "company":
        return (
            "legal form" in candidate.why or "ticker" in candidate.why or len(bare.split()) > len(hit.raw.split()) + 1
        )
    return candidate.kind != "person" or candidate.start < hit.start


def _names_firm(text: str, candidate: Candidate, hit: Name) -> bool:
    """Whether a commodity printed large is only a word of a firm's name: one before it, or behind it, is no plain word, place
    or grade ("Velanur Copper", "Aluminium Garlow")."""
    if candidate.kind != "company" or not (candidate.start <= hit.start and hit.end <= candidate.end):
        return False
    if not text[hit.start].isupper() or text[candidate.end : candidate.end + 8] == " futures":
        return False
    others = f"{text[candidate.start : hit.start]} {text[hit.end : candidate.end]}".split()
    return bool(others) and not any(_says_little(word.strip(",.&")) for word in others)


def _says_little(word: str) -> bool:
    plain = word.lower() in plain_words() or word.lower() in common_words() or not word[:1].isupper()
    return plain or word.isupper() or word in places() or word in words("demonyms") or word in _GRADES


def _without_overlaps(names: Sequence[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in names:
        if not kept or name.start >= (kept[-1].tail or kept[-1].end):
            kept.append(name)
    return kept
