"""The hand-labelled test of names (`corpus/sentences/names/*.txt`): read, checked and scored.

    [Harrowgate Energy|ORG], led by [Ines Calder|PERSON], shut its [Dry Fork|FAC] plant near [Oslo|LOC], [Xetra|?] said.

It measures and never trains: nothing in `scripts/training/mix.py` can reach it, and a test holds it to that. A network
and the assembled pipeline are scored alike, by characters, so that their figures can stand side by side.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

from spacy.language import Language

from extractor.labels import undoubted
from extractor.language import annotate
from training import marked
from training.labelled import Entity, Labelled

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "corpus" / "sentences" / "names"
Finder = Callable[[str], tuple[list[Entity], list[tuple[int, int]]]]
"""From a sentence to the names found in it, and the stretches that belong to one of them without being marked again."""

_KINDS = {"company": "ORG", "person": "PERSON", "place": "LOC", "site": "FAC"}
_READ = ("FIRE", "CORE", "GUM", "SEntFiN", "UNER_EWT", "Re-DocRED", "wikigold", "gazetteers")
"""The sources of names, as folders below the data; their test parts count as seen too."""
_OWN = (
    "models/patterns.txt", "models/name_parts.txt", "scripts/training/fillers.py", "scripts/training/world.py",
    "corpus/articles", "corpus/sentences/deals", "corpus/sentences/taught",
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_REGISTRY = "extractor/registry/data"
_FORM = re.compile(
    r"(?: (?:inc|corp|co|company|ltd|limited|llc|lp|llp|plc|ag|se|sa|spa|nv|ab|asa|oyj|gmbh|kg|pte|pvt|bhd|jsc|kk|k k|sas|"
    r"holdings|holding|group|& ?))+$"
)


def sentences() -> list[Labelled]:
    """The whole test, in order. Raises ValueError with the file and the line."""
    return marked.sentences(FOLDER)


def network(nlp: Language) -> Finder:
    """What a trained pipeline's entities say, of a sentence by itself."""

    def find(text: str) -> tuple[list[Entity], list[tuple[int, int]]]:
        with nlp.select_pipes(enable=["ner"]):
            ents = nlp(text).ents
        return [(e.start_char, e.end_char, "LOC" if e.label_ == "GPE" else e.label_) for e in ents], []

    return find


def assembled(nlp: Language) -> Finder:
    """What the whole pipeline marks in a sentence that is an article by itself: companies, persons, places, sites.

    A short form or ticker in the brackets behind a name is read with the name and marked no second time.
    """

    def find(text: str) -> tuple[list[Entity], list[tuple[int, int]]]:
        marked = [n for n in undoubted(annotate(nlp, text)) if n.source != "reference"]
        entities = [(n.start, n.end, _KINDS[n.kind]) for n in marked if n.kind in _KINDS]
        return entities, [(n.end, n.tail) for n in marked if n.tail]

    return find


def scores(gold: Iterable[Labelled], find: Finder, seen: Callable[[str], bool]) -> dict[str, float]:
    """Precision, recall and F by label (in hundredths), and of ORG over the names that no source holds ("unseen")."""
    counts: dict[str, list[int]] = {}
    for sentence in gold:
        for label, outcome, name in outcomes(sentence, find):
            unseen = ("unseen",) if label == "ORG" and not seen(name) else ()
            for group in (label, *unseen):
                right, found, wanted = counts.setdefault(group, [0, 0, 0])
                counts[group] = [
                    right + (outcome == "right"),
                    found + (outcome != "missed"),
                    wanted + (outcome != "false"),
                ]
    return {
        f"{group} {measure}": 100 * value
        for group in ("ORG", "unseen", "PERSON", "LOC", "FAC")
        if group in counts
        for measure, value in zip("PRF", _prf(*counts[group]), strict=True)
    }


def _prf(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return precision, recall, 2 * right / max(found + wanted, 1)


def outcomes(sentence: Labelled, find: Finder) -> Iterator[tuple[str, Literal["right", "false", "missed"], str]]:
    """What became of every name of a sentence, and of every name found that is none: label, outcome, words."""
    entities, inside = find(sentence.text)
    free = [*sentence.missing]
    found = {_bare(sentence.text, e) for e in entities if not _within(e, free)}
    wanted = {_bare(sentence.text, e) for e in sentence.entities}
    wanted -= {e for e in wanted - found if _within(e, inside)}
    for start, end, label in sorted(found | wanted):
        name = (start, end, label)
        outcome: Literal["right", "false", "missed"] = (
            "missed" if name not in found else "right" if name in wanted else "false"
        )
        yield label, outcome, sentence.text[start:end]


def _within(name: Entity, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(name[0] < end and start < name[1] for start, end in stretches)


def _bare(text: str, name: Entity) -> Entity:
    """The name without an article before it or a full stop behind it, on which printers differ."""
    start, end, label = name
    start += 4 if text[start:end].lower().startswith("the ") else 0
    return start, end - text[start:end].endswith("."), label


def seen_in(data: Path) -> Callable[[str], bool]:
    """Whether a name, apart from its legal form, stands anywhere in a source of training or in the registry.

    Asked of the whole text of the sources, not of their labels, so that "unseen" promises more than it must.
    """
    files = [path for folder in _READ for path in sorted((data / folder).rglob("*")) if path.is_file()]
    for own in (*_OWN, _REGISTRY):
        files += sorted(p for p in ((ROOT / own).rglob("*") if (ROOT / own).is_dir() else [ROOT / own]) if p.is_file())
    text = " ".join(map(_normal, map(_text, files)))
    answers: dict[str, bool] = {}

    def seen(name: str) -> bool:
        if name not in answers:
            answers[name] = f"{_FORM.sub('', _normal(name).rstrip())} " in text
        return answers[name]

    return seen


def _text(path: Path) -> str:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8", "replace")
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text) if ".json" in path.name else text


def _normal(text: str) -> str:
    """Lower-case words between single spaces."""
    return " " + " ".join(_WORD.findall(text.lower())) + " "
