"""What the network for deals learns from: sentences in words, the deals that they tell, and each candidate's part.

Three sources, one form: the labelled passages (``passages.py``), the project's articles with their gold, and the company
pairs of CORE. The gold of the articles does not say which word tells a deal: any word of its quote may.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.facts.deal.learned import lexicon
from extractor.facts.deal.learned.sentence import Candidate, Sentence, read
from extractor.facts.deal.make import Setting, make
from extractor.facts.deal.match import Match, chosen_matches
from extractor.facts.deal.parties import descriptions
from extractor.facts.deal.states import with_states
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked, remembering
from extractor.facts.sentences import masked_sentences
from extractor.language import annotate
from extractor.language.network import wanted
from extractor.reading import read as read_article
from extractor.schema import Quantity, Rejected
from extractor.sources import documents
from training import passages
from training.labelled import join

ROOT = Path(__file__).resolve().parents[2]
ARTICLES, GOLD = ROOT / "corpus" / "articles", ROOT / "corpus" / "gold"
HELD = ("markets.jsonl",)
"""Annotations that measure and never teach."""
_LETTERS = {"mw": "W", "mwh": "E", "val": "M", "term": "T", "site": "L", "loc": "G"}
Place = tuple[int, int]
"""A candidate: sentence of the example, number in the sentence's candidates."""


@dataclass
class Told:
    """A deal that a sentence tells. ``words``: where it may stand; ``roles``: each candidate's part, ``-`` for none;
    who is missing there is of unknown part. ``marked``: every one of the words tells it, and not just one of them."""

    sentence: int
    words: list[int]
    kind: str | None
    status: str | None
    action: str | None
    roles: dict[Place, str] = field(default_factory=dict)
    marked: bool = True


@dataclass
class Example:
    """Sentences that stand together. ``silent``: those of which nobody says whether they tell a deal."""

    source: str
    sentences: list[Sentence]
    told: list[Told] = field(default_factory=list)
    silent: set[int] = field(default_factory=set)
    gated: set[int] = field(default_factory=set)
    """Sentences that the network reads; of a passage, all."""
    pair: tuple[int, int, int, str] | None = None
    """Of CORE: sentence, two candidates, relation."""


def _sentences(
    doc: Doc, extra: Iterable[tuple[int, int, str]] = (), *, every: bool = False
) -> tuple[list[Sentence], set[int]]:
    found: list[Sentence] = []
    gated: set[int] = set()
    marks = list(extra)
    whole = [with_states(doc, masked) for masked in masked_sentences(doc)]
    called = descriptions(whole)
    for masked, sent in zip(whole, doc.sents, strict=True):
        inside = [m for m in marks if masked.start <= m[0] and m[1] <= masked.end]
        sentence = read(doc, masked, called, inside)
        if sentence is not None:
            if every or wanted(sent.text):
                gated.add(len(found))
            found.append(sentence)
    return found, gated


def _overlaps(candidate: Candidate, start: int, end: int) -> bool:
    return candidate.span[0] < end and start < candidate.span[1]


def passage(nlp: Language, given: passages.Passage, source: str) -> Example:
    """A labelled passage. A mark that the pipeline has not found is a candidate all the same."""
    doc = annotate(nlp, given.text)
    found, _ = _sentences(doc)
    known = [c for s in found for c in s.candidates]
    extra = []
    for mark in given.marks:
        labels = [label for label in mark.labels if label.name != passages.DEAL]
        if not labels or any(_overlaps(c, mark.start, mark.end) for c in known):
            continue
        unnamed = any(label.unnamed for label in labels)
        extra.append((mark.start, mark.end, "N" if unnamed else _LETTERS.get(labels[0].name, "C")))
    sentences, gated = _sentences(doc, extra, every=True)
    example = Example(source, sentences, gated=gated)
    for deal in given.deals:
        told = _told(given, deal, sentences)
        if told is not None:
            example.told.append(told)
    return example


def _told(given: passages.Passage, deal: int, sentences: list[Sentence]) -> Told | None:
    mark, label = next((m, x) for m in given.marks for x in m.labels if x.name == passages.DEAL and x.deal == deal)
    for number, sentence in enumerate(sentences):
        named = {c.at for c in sentence.candidates if c.letter != "N"}
        words = [
            i
            for i, (start, end) in enumerate(sentence.spans)
            if start < mark.end and mark.start < end and i not in named
        ]
        if words:
            told = Told(number, words, label.kind, label.status, label.action or "new")
            told.roles = _roles(given, deal, sentences)
            return told
    return None


def _roles(given: passages.Passage, deal: int, sentences: list[Sentence]) -> dict[Place, str]:
    roles: dict[Place, str] = {}
    for number, sentence in enumerate(sentences):
        for index, candidate in enumerate(sentence.candidates):
            labels = [
                label.name
                for mark in given.marks
                if _overlaps(candidate, mark.start, mark.end)
                for label in mark.labels
                if label.deal == deal and label.name not in (passages.DEAL, passages.NONE)
            ]
            roles[number, index] = labels[0] if labels else "-"
    return without_doubles(roles, sentences)


def without_doubles(roles: dict[Place, str], sentences: list[Sentence]) -> dict[Place, str]:
    """The roles without the ``-`` of those who have a part by another mention of the same name."""
    taken = {sentences[s].candidates[i].key for (s, i), role in roles.items() if role != "-"}
    return {
        (s, i): role for (s, i), role in roles.items() if role != "-" or sentences[s].candidates[i].key not in taken
    }


def from_passages(nlp: Language, folder: Path = passages.CORPUS) -> Iterator[Example]:
    """The labelled passages."""
    for path in sorted(folder.glob("*.txt")):
        for number, given in enumerate(passages.read(path)):
            yield passage(nlp, given, f"passage:{path.stem}:{number}")


def gold() -> dict[str, list[dict[str, Any]]]:
    """The deals of the project's articles that may teach, by article."""
    rows = [
        json.loads(line)
        for path in sorted(GOLD.glob("*.jsonl"))
        if path.name not in HELD
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return {row["id"]: [fact for fact in row["facts"] if fact["type"] == "deal"] for row in rows}


def from_articles(nlp: Language) -> Iterator[Example]:
    """The sentences of the project's articles, each with its neighbours."""
    deals = gold()
    for raw in documents([str(ARTICLES)]):
        name = Path(raw.source).name.split(".")[0]
        article = read_article(raw)
        if isinstance(article, Rejected) or name not in deals:
            continue
        doc = annotate(nlp, article.text, published=article.published, title=article.title)
        sentences, gated = _sentences(doc)
        yield from _windows(name, article.text, sentences, gated, deals[name])


def _windows(
    name: str, text: str, sentences: list[Sentence], gated: set[int], deals: list[dict[str, Any]]
) -> Iterator[Example]:
    places = [_quoted(text, deal["quote"], sentences) for deal in deals]
    for at in sorted(gated):
        low, high = max(0, at - 1), min(len(sentences), at + 2)
        window = sentences[low:high]
        mine = [deal for deal, place in zip(deals, places, strict=True) if at in place]
        example = Example(f"article:{name}:{at}", window, gated={at - low})
        example.silent = set(range(len(window))) - {at - low}
        told = [_of_gold(deal, text, window, at - low) for deal in mine if not deal.get("optional")]
        example.told = [t for t in told if t is not None]
        if len(example.told) < len(mine) or (not mine and any(_speaks_of(deal, sentences[at]) for deal in deals)):
            example.silent.add(at - low)
        yield example


def _quoted(text: str, quote: str, sentences: list[Sentence]) -> set[int]:
    pattern = r"\s+".join(map(re.escape, quote.split()))
    found = re.search(pattern, text)
    if found is None:
        return set()
    return {i for i, s in enumerate(sentences) if s.start < found.end() and found.start() < s.end}


def _names(value: Any) -> set[str]:
    values = value if isinstance(value, list) else [value]
    return {str(v).lower().removeprefix("the ") for v in values if v}


def _is(candidate: Candidate, accepted: set[str]) -> bool:
    mention = candidate.mention
    if mention is None or not accepted:
        return False
    forms = {mention.raw.lower().removeprefix("the "), getattr(mention, "name", "").lower()}
    return bool(forms & accepted)


def _speaks_of(deal: dict[str, Any], sentence: Sentence) -> bool:
    """Whether a sentence names a deal's sides, so that it may tell it once more."""
    sides = [_names(deal["company"]), _names(deal.get("counterparty")), _names(deal.get("target"))]
    named = [any(_is(c, side) for c in sentence.candidates) for side in sides if side]
    return sum(named) >= min(2, len(named))


def _of_gold(deal: dict[str, Any], text: str, window: list[Sentence], at: int) -> Told | None:
    roles: dict[Place, str] = {}
    for number, sentence in enumerate(window):
        for index, candidate in enumerate(sentence.candidates):
            role = _part(deal, candidate, near=number == at)
            if role is not None:
                roles[number, index] = role
    if not {"p", "c"} & set(roles.values()):
        return None
    quote = re.search(r"\s+".join(map(re.escape, deal["quote"].split())), text)
    assert quote is not None
    sentence = window[at]
    named = {c.at for c in sentence.candidates}
    words = [
        i
        for i, (s, e) in enumerate(sentence.spans)
        if s < quote.end() and quote.start() < e and i not in named and any(sentence.classes[i])
    ]
    if not words:
        return None
    kind = None if (deal.get("alt") or {}).get("kind") else deal["kind"]
    status = None if (deal.get("alt") or {}).get("status") else deal["status"]
    told = Told(at, words, kind, status, deal.get("action") or "new", marked=False)
    told.roles = without_doubles(roles, window)
    return told


def _part(deal: dict[str, Any], candidate: Candidate, *, near: bool) -> str | None:
    """A candidate's part in a deal of the gold; None where the gold leaves it open."""
    sides = (("p", "company"), ("c", "counterparty"), ("t", "target"), ("site", "site"), ("loc", "location"))
    for role, name in sides:
        if candidate.letter in "CULGI" and _is(candidate, _names(deal.get(name))):
            return role
    for other in deal.get("other_parties") or ():
        if _is(candidate, _names(other["name"])):
            return str(other["role"])
    if candidate.letter in "CU":
        return "-"
    if candidate.letter == "N":
        return "c" if near and not deal.get("counterparty") and candidate.span else None
    if candidate.letter == "H":
        return "-"
    return _measure(deal, candidate) if near else None


def _measure(deal: dict[str, Any], candidate: Candidate) -> str | None:
    mention = candidate.mention
    if not isinstance(mention, Quantity):
        return None
    for letter, role, name in (("W", "mw", "capacity_mw"), ("E", "mwh", "energy_mwh"), ("M", "val", "value")):
        if candidate.letter == letter:
            said = deal.get(name)
            alternatives = (deal.get("alt") or {}).get(name, [])
            values = [v for v in [said, *alternatives] if v is not None]
            if any(abs(mention.base_low - v) <= 0.01 * v for v in values):
                return role
            return "-" if not alternatives else None
    return None


def from_core(nlp: Language, path: Path) -> Iterator[Example]:
    """The company pairs of CORE with their relation, in the order in which they stand."""
    for row in json.loads(path.read_text(encoding="utf-8")):
        text, starts = join(row["context"])
        tokens = row["context"]
        spans = [
            (starts[row[f"{e}_start"]], starts[row[f"{e}_end"]] + len(tokens[row[f"{e}_end"]])) for e in ("e1", "e2")
        ]
        doc = annotate(nlp, text)
        known, _ = _sentences(doc)
        extra = [(s, e, "C") for s, e in spans if not any(_overlaps(c, s, e) for x in known for c in x.candidates)]
        sentences, gated = _sentences(doc, extra)
        for sentence in sentences:
            at = [next((i for i, c in enumerate(sentence.candidates) if _overlaps(c, *span)), None) for span in spans]
            if at[0] is not None and at[1] is not None and at[0] != at[1]:
                relation = row["relation"] + ("<" if row["invert_relation"] else ">")
                yield Example(f"core:{row['id']}", [sentence], gated=gated, pair=(0, at[0], at[1], relation))
                break


def from_rules(nlp: Language, texts: Iterable[tuple[str, str]]) -> Iterator[Example]:
    """Sentences of other text with the deals that our rules find there: (source, text). Sentences of which the rules say
    nothing are silent where they speak of deals at all."""
    for source, text in texts:
        doc = annotate(nlp, text)
        with remembering(doc):
            whole = [with_states(doc, masked) for masked in masked_sentences(doc)]
            called = descriptions(whole)
            for number, (masked, sent) in enumerate(zip(whole, doc.sents, strict=True)):
                if not wanted(sent.text):
                    continue
                sentence = read(doc, masked, called)
                if sentence is None:
                    continue
                told = [t for m in chosen_matches(doc, masked) if (t := _of_rule(doc, m, masked, sentence, called))]
                example = Example(f"{source}:{number}", [sentence], told, gated={0})
                if told or not _speaks_of_deals(sentence):
                    yield example


_STRONG = {
    lexicon.NAMES.index(name)
    for name in ("sign", "buy", "sell", "lease", "deal", "power_deal", "venture", "money_deal", "merge", "award", "invest", "lend",
                 "order", "secure", "partner", "bid", "talk")
}  # fmt: skip


def _speaks_of_deals(sentence: Sentence) -> bool:
    """Whether a sentence has words and names enough to tell a deal that no rule knows."""
    strong = any(_STRONG & set(found) for found in sentence.classes)
    return strong and len({c.key for c in sentence.candidates if c.letter in "CU"}) > 1


def _of_rule(doc: Doc, match: Match, masked: Masked, sentence: Sentence, called: dict[str, str]) -> Told | None:
    made = make(doc, match, Setting(False, None, called))
    if not isinstance(made, Draft):
        return None
    named = {c.at for c in sentence.candidates if c.letter != "N"}
    low, high = match.span
    words = [
        i
        for i, (start, end) in enumerate(sentence.spans)
        if low <= start and end <= high and i not in named and any(sentence.classes[i])
    ]
    if not words:
        return None
    spans = made.spans
    fields = {"p": "company", "c": "counterparty", "t": "target", "mw": "capacity_mw", "mwh": "energy_mwh", "val": "value",
              "term": "term_years"}  # fmt: skip
    mine = {role: spans.get(f"{name}.via", spans.get(name)) for role, name in fields.items()}
    mine |= {"c": spans.get("counterparty_text", mine["c"])}
    roles: dict[Place, str] = {}
    for index, candidate in enumerate(sentence.candidates):
        role = next((r for r, span in mine.items() if span is not None and _overlaps(candidate, *span)), None)
        if role is not None and not (role == "c" and mine["t"] == mine["c"]):
            roles[0, index] = role
        elif role is not None:
            roles[0, index] = "t"
        elif candidate.letter in "CUNP":
            roles[0, index] = "-"
    told = Told(0, words, made.fields["kind"], made.fields["status"], made.fields.get("action", "new"), marked=False)
    told.roles = without_doubles(roles, [sentence])
    return told


def raw_texts(data: Path) -> Iterator[tuple[str, str]]:
    """The texts of CORE and FIRE, a fifth of SEntFiN's headlines, the sentences of a part of Re-DocRED."""
    for row in json.loads((data / "CORE" / "train.json").read_text(encoding="utf-8")):
        yield f"core-text:{row['id']}", join(row["context"])[0]
    rows = json.loads(gzip.decompress((data / "FIRE" / "fire_train_8f23f2c1.json.gz").read_bytes()))
    for number, row in enumerate(rows):
        yield f"fire:{number}", join(row["tokens"])[0]
    headlines = gzip.decompress((data / "SEntFiN" / "SEntFiN.csv.gz").read_bytes()).decode("utf-8")
    for number, row in enumerate(csv.DictReader(io.StringIO(headlines))):
        if number % 5 == 0:
            yield f"sentfin:{number}", row["Title"]
    for number, article in enumerate(
        json.loads(gzip.decompress((data / "Re-DocRED" / "dev_revised.json.gz").read_bytes()))
    ):
        yield f"redocred:{number}", " ".join(join(tokens)[0] for tokens in article["sents"][:4])
