"""Labelled passages about deals (`corpus/sentences/deals/*.txt`): the format read, written and checked.

    [Harrowgate Energy|p] has [sold|! acquisition completed] its [Dry Fork|t,site] plant to [a utility|c?].

A mark is `[words|labels]`; the labels are those of `corpus/sentences/README.md`. `python -m training.passages FILE...`
from `scripts/` prints what is wrong in the files, a line each, and counts what is in them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from extractor.schema.kinds import Action, DealKind, Role, Status

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "sentences" / "deals"
_MEASURES = re.compile(r"\w+_\d+")

PARTIES = ("p", "c", "t")
PARTICULARS = ("mw", "mwh", "val", "term", "site", "loc")
NAMES = frozenset((*PARTIES, *get_args(Role), *PARTICULARS))
NONE = "-"
DEAL = "!"

_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")
_LABEL = re.compile(r"(?P<name>[a-z_]+)(?P<unnamed>\?)?(?P<deal>[1-9])?")
_DEAL = re.compile(r"!(?P<deal>[1-9])? (?P<kind>\w+) (?P<status>\w+)(?: (?P<action>\w+))?")


class PassageError(ValueError):
    """A passage that breaks the format; says which line and what to change."""


@dataclass(frozen=True)
class Label:
    """What a mark's words are in one deal of the passage; for the deal itself (`!`) also what kind of deal it is."""

    name: str
    deal: int = 1
    """Which deal of the passage, from 1; 0 for an organisation without a role."""
    unnamed: bool = False
    """A party behind which no name stands in the passage."""
    kind: str = ""
    status: str = ""
    action: str = ""

    def written(self, *, digit: bool) -> str:
        """The label as the files have it."""
        number = str(self.deal) if digit and self.deal else ""
        if self.name == DEAL:
            return " ".join(part for part in (DEAL + number, self.kind, self.status, self.action) if part)
        return self.name + "?" * self.unnamed + number


@dataclass(frozen=True)
class Mark:
    """Marked characters `[start, end)` of the passage's text."""

    start: int
    end: int
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class Passage:
    """A passage without its markup, and its marks in order."""

    text: str
    marks: tuple[Mark, ...]

    @property
    def deals(self) -> tuple[int, ...]:
        """The numbers of its deals; empty for a passage without one."""
        return tuple(sorted({label.deal for mark in self.marks for label in mark.labels if label.deal}))

    def written(self) -> str:
        """The passage with its markup, as the files have it."""
        digit = len(self.deals) > 1
        line, at = "", 0
        for mark in self.marks:
            labels = ",".join(label.written(digit=digit) for label in mark.labels)
            line += f"{self.text[at : mark.start]}[{self.text[mark.start : mark.end]}|{labels}]"
            at = mark.end
        return line + self.text[at:]


def _label(raw: str, numbered: bool) -> Label:
    if raw == NONE:
        return Label(NONE, 0)
    if told := _DEAL.fullmatch(raw):
        kind, status, action = told["kind"], told["status"], told["action"] or ""
        known = kind in get_args(DealKind) and status in get_args(Status) and action in ("", *get_args(Action))
        if not known or action == "new":
            raise PassageError(f"unknown kind, status or action in {raw!r}")
    elif (told := _LABEL.fullmatch(raw)) and told["name"] in NAMES:
        kind = status = action = ""
    else:
        raise PassageError(f"unknown label {raw!r}")
    if bool(told["deal"]) != numbered:
        raise PassageError(f"{raw!r}: either every label of a passage has a digit or none")
    name, unnamed = (DEAL, False) if kind else (told["name"], bool(told["unnamed"]))
    return Label(name, int(told["deal"] or 1), unnamed, kind, status, action)


def parse(line: str) -> Passage:
    """One passage out of one line. Raises PassageError."""
    marked = list(_MARK.finditer(line))
    raws = [mark[2].split(",") for mark in marked]
    numbered = any(re.search(r"^![1-9]|[1-9]$", raw) for labels in raws for raw in labels)
    text, at, marks = "", 0, []
    for mark, labels in zip(marked, raws, strict=True):
        text += line[at : mark.start()]
        read = tuple(_label(raw, numbered) for raw in labels)
        if mark[1] != mark[1].strip():
            raise PassageError(f"spaces at the edge of {mark[0]!r}")
        marks.append(Mark(len(text), len(text) + len(mark[1]), read))
        text, at = text + mark[1], mark.end()
    text += line[at:]
    if re.search(r"[\[\]|]", text):
        raise PassageError(f"markup left over in {text!r}")
    passage = Passage(text, tuple(marks))
    _check(passage, numbered)
    return passage


def _check(passage: Passage, numbered: bool) -> None:
    deals = passage.deals
    if numbered and len(deals) == 1:
        raise PassageError("digits, but one deal only")
    if deals != tuple(range(1, len(deals) + 1)):
        raise PassageError(f"deals are counted from 1 without gaps, not {deals}")
    for deal in deals:
        names = [label.name for mark in passage.marks for label in mark.labels if label.deal == deal]
        if names.count(DEAL) != 1:
            raise PassageError(f"deal {deal} has {names.count(DEAL)} marks '!' instead of one")
        if not set(names) & set(PARTIES):
            raise PassageError(f"deal {deal} has no party")
    for mark in passage.marks:
        if len(mark.labels) > 1 and any(label.name == NONE for label in mark.labels):
            raise PassageError(f"'-' beside a role at {passage.text[mark.start : mark.end]!r}")


def files() -> list[Path]:
    """The corpus' files, those that only measure included."""
    return sorted(CORPUS.glob("*.txt"))


def measures(path: Path) -> bool:
    """Whether a file was written to measure: it teaches nothing, and its even lines are held out. Its name has a number."""
    return _MEASURES.fullmatch(path.stem) is not None


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The passages of a file as they stand, with their line numbers."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def read(path: Path) -> Iterator[Passage]:
    """The passages of a file. Raises PassageError with the file and the line."""
    for number, line in lines(path):
        try:
            yield parse(line)
        except PassageError as error:
            raise PassageError(f"{path.name}:{number}: {error}") from error


def errors(paths: Iterable[Path]) -> Iterator[str]:
    """Everything that is wrong in the files, passages that stand twice included."""
    seen: dict[str, str] = {}
    for path in paths:
        for number, line in lines(path):
            place = f"{path.name}:{number}"
            try:
                text = parse(line).text
            except PassageError as error:
                yield f"{place}: {error}"
                continue
            if text in seen:
                yield f"{place}: stands already at {seen[text]}"
            seen.setdefault(text, place)


def main(arguments: list[str]) -> int:
    """Checks the files named, or the whole corpus; 1 if anything is wrong."""
    paths = [Path(argument) for argument in arguments] or files()
    wrong = list(errors(paths))
    print(*wrong, sep="\n", end="\n" if wrong else "")
    if wrong:
        return 1
    passages = [passage for path in paths for passage in read(path)]
    told = [label for passage in passages for mark in passage.marks for label in mark.labels if label.name == DEAL]
    print(f"{len(passages)} passages, {sum(bool(p.deals) for p in passages)} with a deal, {len(told)} deals")
    for field in ("kind", "status", "action"):
        counted = Counter(getattr(label, field) or "new" for label in told).most_common()
        print(f"{field}: " + ", ".join(f"{name} {count / max(len(told), 1):.0%}" for name, count in counted))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
