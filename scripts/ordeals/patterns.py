"""Regular expressions under strings made to slow them down, which are derived from each pattern's own parse.

Python's engine backtracks, so that a pattern can take a time that grows with the square of a text, or worse. Every
pattern that the package compiles is tried: strings that repeat what one of its repeats takes, behind what leads up to
it, and that fail at the end.

- Patterns that see whole inputs (``LINEAR``) must take a time that grows as the input does.
- All others see a sentence, a name or what stands beside one. They must be done with any string as long as the longest
  sentence in ``BOUNDED_SECONDS``, so that an article costs its length times a constant. What rules about facts see has
  no long runs of one kind of character (``extractor.facts.masked``), and neither have the strings that they are tried
  on.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import random
import re
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

from extractor.patterns import re as filtered
from ordeals.common import ROOT, Ordeal

LINEAR = ("sources", "reading", "registry", "schema", "store", "engines", "cli", "exports", "browse", "sentences")
"""Rooms and modules whose patterns see whole inputs."""
BOUNDED = 3_000
"""Characters of the longest sentence (``extractor.language.sentences``)."""
BOUNDED_SECONDS = 1.0
_SIZES = (24, 200, 2_000)
_CONFIRMED = 16_000
"""Characters of the strings that a pattern is tried on, and of the one that has to confirm what looks slow."""
_SUSPICIOUS = 0.001
"""Seconds for the last of these sizes above which the long one is tried."""
_GROWTH = 24.0
"""A time that grows by more than this, where the string grows by eight, is no longer linear: it would grow by eight,
the square by 64."""
_GIVEN_UP, _BUSY = 1.0, 20
"""Seconds of processor time that a search may not take, and how many times that it may be at it on a busy machine."""
_MOST_REPEATS = 25
"""Different repeats of a pattern that are tried."""
_UNBOUNDED = 300
"""Repeats of fewer are bounded."""
_ENDS = ("", "\0", " ~ ", "\n\n")
_COMMON = (
    " ", "a", "A", "1", ".", ",", "\n", "\t", "-", "A ", "a ", "1,", "1.", "1 ", "$1", ". ", "Ab ", "A. ", "& ", "the ",
    "⟦C0⟧ ", "⟦D0⟧, ", "(", "a, ", "A, ", "of ", "and ", "'s ", "%", "1% ", "é", "A-", "<", "<a ", "/", '"',
)  # fmt: skip
"""What texts are made of, whatever a pattern says."""


class _Overrun(BaseException):
    """A pattern took longer than it may."""


@dataclass
class Found:
    """A pattern, the modules that compile it, and whether it is searched for, and not only matched at a place."""

    pattern: re.Pattern[Any]
    modules: set[str] = field(default_factory=set)
    searched: bool = False

    @property
    def linear(self) -> bool:
        """Whether it sees whole inputs."""
        return any(part in LINEAR for module in self.modules for part in module.split("."))

    @property
    def squeezed(self) -> bool:
        """Whether what it sees has no long runs."""
        return all(module.startswith("extractor.facts") for module in self.modules)


_AT_A_PLACE = ("match", "fullmatch")
_SEARCHES = re.compile(r"(\w+)(?:\[[^\]\n]{0,40}\])?\.(?:search|finditer|findall|subn?|split)\(")


@contextmanager
def recording(package: str) -> Iterator[list[Found]]:
    """Within it, every pattern that a module of ``package`` compiles is noted."""
    noted: list[Found] = []
    found: dict[tuple[str | bytes, int], Found] = {}
    wrote: dict[str, set[str]] = {}
    plain, late = re._compile, filtered.compile  # type: ignore[attr-defined]

    def noting(pattern: Any, flags: Any) -> re.Pattern[Any]:
        compiled: re.Pattern[Any] = plain(pattern, flags)
        caller = sys._getframe(1)
        modules = wrote.get(compiled.pattern) or _asking(caller.f_back, package)
        if modules:
            key = (compiled.pattern, compiled.flags)
            if key not in found:
                found[key] = Found(compiled)
                noted.append(found[key])
            found[key].modules |= modules
            found[key].searched |= caller.f_code.co_name not in (*_AT_A_PLACE, "compile")
        return compiled

    def writing(pattern: Any, flags: int = 0) -> Any:
        """What is compiled late is of the module that wrote it, whoever asks for it first."""
        if isinstance(pattern, str):
            wrote.setdefault(pattern, set()).update(_asking(sys._getframe(1), package))
        return late(pattern, flags)

    filtered.compile = writing  # type: ignore[assignment]
    re._compile = noting  # type: ignore[attr-defined]
    try:
        yield noted
    finally:
        re._compile = plain  # type: ignore[attr-defined]
        filtered.compile = late
        _tell_searched(package, found)


def _asking(frame: FrameType | None, package: str) -> set[str]:
    """The module of a package that a call comes from, through the ones that stand in for Python's."""
    while frame is not None and frame.f_globals.get("__name__", "").startswith(f"{package}.patterns"):
        frame = frame.f_back
    module = frame.f_globals.get("__name__", "") if frame is not None else ""
    return {module} if module.partition(".")[0] == package else set()


def _tell_searched(package: str, found: Mapping[tuple[str | bytes, int], Found]) -> None:
    """By the sources: which of the names that patterns have are searched with. Patterns without a name may be."""
    named = set()
    for module in [module for name, module in sys.modules.items() if name.partition(".")[0] == package]:
        searching = set(_SEARCHES.findall(inspect.getsource(module)))
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern | filtered.Plain) and (value.pattern, value.flags) in found:
                named.add((value.pattern, value.flags))
                found[value.pattern, value.flags].searched |= name in searching
    for key in found.keys() - named:
        found[key].searched = True


def import_all(package: str) -> None:
    """Imports every module of a package."""
    root = importlib.import_module(package)
    for module in pkgutil.walk_packages(root.__path__, f"{package}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def of_package() -> list[Found]:
    """Every pattern of a module of Wattwire's, and what it compiles when it reads some articles of each kind."""
    with recording("extractor") as found:
        import_all("extractor")
        from extractor.language import load
        from extractor.pipeline import process
        from extractor.schema import Options
        from extractor.sources import documents

        nlp = load("blank")
        for number, raw in enumerate(documents([str(ROOT / "corpus" / "articles")])):
            if number % 12 == 0:
                process(raw, nlp, Options())
        for each in filtered.made():
            each.fullmatch("")  # compiles it
    return found


def patterns(ordeal: Ordeal) -> None:
    """Every pattern of the package."""
    for found in of_package():
        ordeal.tried["linear" if found.linear else "bounded"] += 1
        told = slow(found, ordeal.asked.strings)
        ordeal.expect(told is None, f"{min(found.modules)}: {found.pattern.pattern[:100]!r} {told}")


def slow(found: Found, most: int | None = None) -> str | None:
    """The string on which a pattern takes longer than it may, and how long; None where there is none, among so many at
    ``most``. In the main thread only, since it is the system's clock that breaks a search off."""
    previous = signal.signal(signal.SIGALRM, _ring)
    attacks = list(_attacks(found.pattern))
    try:
        for attack in attacks if most is None else random.Random(1).sample(attacks, min(most, len(attacks))):
            told = _not_linear(found, attack) if found.linear else _not_bounded(found, attack)
            if told:
                return f"on {'|'.join(attack)!r}: {told}"
    finally:
        signal.signal(signal.SIGALRM, previous)
    return None


def _not_bounded(found: Found, attack: tuple[str, str, str]) -> str | None:
    for size in (24, 200, BOUNDED):
        taken = _timed(found, attack, size)
        if taken >= BOUNDED_SECONDS:
            return f"{taken:.2f} s for {size:,} characters"
    return None


def _not_linear(found: Found, attack: tuple[str, str, str]) -> str | None:
    before = taken = 0.0
    for size in _SIZES:
        before, taken = taken, _timed(found, attack, size)
        if taken >= _GIVEN_UP:
            return f"{taken:.2f} s for {size:,} characters"
    if taken > max(_SUSPICIOUS, _GROWTH * before):
        longer = _timed(found, attack, _CONFIRMED)
        taken = min(taken, _timed(found, attack, _SIZES[-1]))
        if longer >= _GIVEN_UP or longer > _GROWTH * taken:
            return f"{taken:.4f} s for {_SIZES[-1]:,} characters, {longer:.3f} s for {_CONFIRMED:,}"
    return None


def _ring(number: int, frame: FrameType | None) -> None:
    raise _Overrun


def _timed(found: Found, attack: tuple[str, str, str], size: int) -> float:
    from extractor.facts.masked import squeezed

    before, pump, after = attack
    text = before + pump * max(1, size // len(pump)) + after
    text = squeezed(text) if found.squeezed else text
    subject: Any = text.encode("latin-1", "replace") if isinstance(found.pattern.pattern, bytes) else text
    signal.setitimer(signal.ITIMER_REAL, _GIVEN_UP * _BUSY)
    began = time.process_time()
    try:
        if found.searched:
            for _ in found.pattern.finditer(subject):
                pass
        found.pattern.fullmatch(subject)
    except _Overrun:
        return _GIVEN_UP
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - began


def _attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """What comes before, what is repeated, and what makes it fail."""
    chance = random.Random(1)
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~(re.UNICODE | re.DEBUG)
    tree = parser.parse(text, flags)
    by_body = {repr(body): (before, body) for before, body in _repeats(list(tree), [], chance)}
    if not by_body:
        return  # what it takes at a place is bounded
    repeats = chance.sample(list(by_body.values()), min(len(by_body), _MOST_REPEATS))
    seen = set()
    for before, body in repeats:
        for _ in range(3):
            lead, pump = _sample(before, chance), _sample(body, chance)
            for each in (pump, lead + pump, pump + " "):
                for start in ("", lead):
                    if each and (start, each) not in seen:
                        seen.add((start, each))
                        yield from ((start, each, end) for end in _ENDS[:2])
    whole = _sample(list(tree), chance)
    pumps = dict.fromkeys((*_COMMON, *(whole[:size] for size in range(1, min(len(whole), 12) + 1)), whole[:-1]))
    for pump in filter(None, pumps):
        yield from (("", pump, end) for end in _ENDS)


def _repeats(nodes: list[Any], before: list[Any], chance: random.Random) -> Iterator[tuple[list[Any], list[Any]]]:
    """Each repeat without a bound: what leads up to it, and what it repeats."""
    for place, (kind, value) in enumerate(nodes):
        lead = [*before, *nodes[:place]]
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            _, most, body = value
            if most >= _UNBOUNDED:
                yield lead, list(body)
            yield from _repeats(list(body), lead, chance)
        else:
            for inner in _inner(kind, value):
                yield from _repeats(inner, lead, chance)


def _inner(kind: Any, value: Any) -> list[list[Any]]:
    if kind is op.SUBPATTERN:
        return [list(value[3])]
    if kind is op.BRANCH:
        return [list(branch) for branch in value[1]]
    if kind is op.ATOMIC_GROUP:
        return [list(value)]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [list(value[1])]
    if kind is op.GROUPREF_EXISTS:
        return [list(branch) for branch in value[1:] if branch is not None]
    return []


def _sample(nodes: list[Any], chance: random.Random) -> str:
    """A string that the nodes match, but for what they look ahead or behind for."""
    return "".join(_of(kind, value, chance) for kind, value in nodes)


def _of(kind: Any, value: Any, chance: random.Random) -> str:
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.NOT_LITERAL:
        return "b" if value == ord("a") else "a"
    if kind is op.ANY:
        return chance.choice("a1 ")
    if kind is op.IN:
        return _within(value, chance)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, body = value
        return "".join(_sample(list(body), chance) for _ in range(max(least, min(most, chance.randint(0, 1)))))
    if kind is op.BRANCH:
        return _sample(list(chance.choice(value[1])), chance)
    if kind in (op.SUBPATTERN, op.ATOMIC_GROUP):
        return _sample(_inner(kind, value)[0], chance)
    return ""


_CATEGORIES = {
    op.CATEGORY_DIGIT: "17", op.CATEGORY_NOT_DIGIT: "a ", op.CATEGORY_SPACE: " \n", op.CATEGORY_NOT_SPACE: "a1",
    op.CATEGORY_WORD: "aA1", op.CATEGORY_NOT_WORD: " -",
}  # fmt: skip


def _within(parts: list[Any], chance: random.Random) -> str:
    if parts[0][0] is op.NEGATE:
        taken = re.compile(_as_class(parts[1:]))
        return next((c for c in chance.sample("a1 A-.,x\n", 9) if not taken.match(c)), "é")
    kind, value = chance.choice(parts)
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.RANGE:
        return chr(chance.randint(value[0], min(value[1], value[0] + 25)))
    return chance.choice(_CATEGORIES.get(value, "a"))


def _as_class(parts: list[Any]) -> str:
    words = {
        op.CATEGORY_DIGIT: r"\d", op.CATEGORY_NOT_DIGIT: r"\D", op.CATEGORY_SPACE: r"\s", op.CATEGORY_NOT_SPACE: r"\S",
        op.CATEGORY_WORD: r"\w", op.CATEGORY_NOT_WORD: r"\W",
    }  # fmt: skip
    told = ""
    for kind, value in parts:
        if kind is op.LITERAL:
            told += re.escape(chr(value))
        elif kind is op.RANGE:
            told += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        else:
            told += words.get(value, "")
    return f"[{told}]"
