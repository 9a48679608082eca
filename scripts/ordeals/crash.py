"""Commands broken off at random moments, and taken up again: ``run``, ``fetch``, ``consolidate`` and ``review``."""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benching import compare
from benching.command import wattwire

from ordeals.breaking import WAYS, break_off, wait
from ordeals.common import ROOT, Calm, Ordeal
from ordeals.common import wattwire as whole

SHARES = {"run": 0.5, "fetch": 0.2, "consolidate": 0.15, "review": 0.15}
"""What is broken off, and how many of the moments fall to it."""
_WHILE_LOADING = 0.2
_EARLIEST = 0.3
"""Seconds. Before, Python itself is starting, and says in its own way that it was interrupted."""
_TRIES = 3
"""Failures are tried again by the next run, those of killed workers among them."""
HOSTS = 40
REVIEWED = 150
"""Claims that a review goes through."""


@dataclass(frozen=True)
class Moment:
    """So many seconds after the beginning, or, ``at_work``, after it first wrote down what became of an input."""

    seconds: float
    at_work: bool = False


@dataclass
class Victim:
    """A command that is broken off. ``begin`` prepares a base, ``words`` and ``typed`` are the command and what is
    typed into it, which may depend on what the base has by now, and ``check`` says whether it ended as it has to.
    ``parts`` is into how many its work is to fall, roughly, ``calm`` how it goes where nobody disturbs it, if known."""

    name: str
    begin: Callable[[Path], None]
    words: Callable[[Path], list[str]]
    check: Callable[[Path, str], None]
    typed: Callable[[Path], str] = lambda base: ""
    parts: int = 3
    calm: Calm | None = None


def crash(ordeal: Ordeal) -> None:
    """Base after base, each command broken off again and again until it comes to its end all the same."""
    chosen = ordeal.asked.commands.split(",") if ordeal.asked.commands else list(SHARES)
    parts = sum(SHARES[name] for name in chosen)

    def one(name: str) -> None:
        moments = max(1, round(ordeal.asked.moments * SHARES[name] / parts))
        with _VICTIMS[name](ordeal) as victim:
            _break_again_and_again(ordeal, victim, moments)

    with ThreadPoolExecutor(ordeal.asked.beside) as threads:
        list(threads.map(one, chosen))


def _break_again_and_again(ordeal: Ordeal, victim: Victim, moments: int) -> None:
    chance, number, done = random.Random(f"{ordeal.asked.seed}-{victim.name}"), 0, 0
    until = time.monotonic() + 60 * ordeal.asked.minutes
    calm = victim.calm or _undisturbed(ordeal, victim)
    print(f"  {victim.name}: {calm.seconds:.1f} s undisturbed", flush=True)
    while done < moments and time.monotonic() < until:
        number += 1
        base = _new(ordeal.folder / f"{victim.name}-{number}.db")
        victim.begin(base)
        misses = 0
        while done < moments and misses < 3 and time.monotonic() < until:
            way = chance.choices(list(WAYS), list(WAYS.values()))[0]
            broken = _broken_off(ordeal, victim, base, way, _moment(chance, calm, victim.parts))
            done += broken
            misses += not broken
        for _ in range(_TRIES):
            ended = whole(*victim.words(base), typed=victim.typed(base))
            ordeal.clean(ended.stderr, f"{victim.name} after crashes")
            if ended.returncode == 0:
                break
        victim.check(base, f"{victim.name}, base {number}")
        print(f"  {victim.name}, base {number}: {done} of {moments} moments", flush=True)
        _new(base)


def _undisturbed(ordeal: Ordeal, victim: Victim) -> Calm:
    """How it goes where nobody disturbs it."""
    base = _new(ordeal.folder / f"whole-{victim.name}.db")
    victim.begin(base)
    began = time.monotonic()
    ended = whole(*victim.words(base), typed=victim.typed(base))
    return Calm(base, time.monotonic() - began, ended.stderr)


def _moment(chance: random.Random, calm: Calm, parts: int) -> Moment:
    """When it is broken off: seldom while it loads, mostly while it works, and so that a base takes many breaks before
    it is done."""
    working = calm.seconds - calm.loading
    if chance.random() < _WHILE_LOADING:
        return Moment(chance.uniform(_EARLIEST, max(0.4, 1.2 * calm.loading)))
    return Moment(chance.uniform(_EARLIEST, max(min(2.0, 0.8 * working), working / parts)), at_work=calm.loading > 0)


def _broken_off(ordeal: Ordeal, victim: Victim, base: Path, way: str, moment: Moment) -> bool:
    """Runs until a moment; whether it had not yet ended by then."""
    before = _written(base)
    with wattwire(*victim.words(base), group=True, typed=victim.typed(base)) as running:
        with suppress(TimeoutError):
            while moment.at_work and running.process.poll() is None and _written(base) == before:
                time.sleep(0.1)
            wait(running, moment.seconds)
        if running.process.poll() is not None:
            return False
        ordeal.tried[f"{victim.name}, {way}"] += 1
        break_off(ordeal, running, way, base)
    return True


def _written(base: Path) -> int:
    """The last of the inputs of which a base says what became of them."""
    try:
        return int(str(compare.rows(base, "SELECT ifnull(max(id), 0) FROM inputs")[0][0]))
    except sqlite3.Error:
        return 0  # there is no base yet, or an empty one


@contextmanager
def _runs(ordeal: Ordeal) -> Iterator[Victim]:
    def words(base: Path) -> list[str]:
        return ["run", str(ordeal.articles), "--db", str(base), *ordeal.run_options]

    yield Victim("run", lambda base: None, words, ordeal.check, parts=30, calm=ordeal.calm)


@contextmanager
def _consolidations(ordeal: Ordeal) -> Iterator[Victim]:
    """All claims of a base settled anew, which is the same base again."""

    def begin(base: Path) -> None:
        shutil.copyfile(ordeal.undisturbed, base)

    yield Victim("consolidate", begin, lambda base: ["consolidate", "--anew", "--db", str(base)], ordeal.check)


@contextmanager
def _reviews(ordeal: Ordeal) -> Iterator[Victim]:
    """Claims accepted and rejected in turn. What was answered before a crash is not asked for again."""
    expected = ordeal.folder / "whole-review.db"
    claims = [str(id) for (id,) in compare.rows(ordeal.undisturbed, "SELECT id FROM claims ORDER BY id")]
    claims = claims[:REVIEWED]
    answers = {claim: "ar"[number % 2] for number, claim in enumerate(claims)}

    def left(base: Path) -> list[str]:
        decided = {str(id) for (id,) in compare.rows(base, "SELECT claim FROM verdicts")}
        return [claim for claim in claims if claim not in decided]

    def begin(base: Path) -> None:
        shutil.copyfile(ordeal.undisturbed, base)

    def words(base: Path) -> list[str]:
        remaining = left(base)
        return ["review", *remaining, "--db", str(base)] if remaining else ["consolidate", "--db", str(base)]

    def check(base: Path, when: str) -> None:
        ordeal.sound(base, when)
        twice = compare.rows(base, "SELECT claim FROM verdicts GROUP BY claim HAVING count(*) > 1")
        ordeal.expect(not twice and not left(base), f"{when}: {len(twice)} verdicts twice, {len(left(base))} lost")
        different = compare.differences(expected, base)
        ordeal.expect(not different, f"{when}: rows differ from those of an undisturbed review: {different}")

    yield Victim("review", begin, words, check, lambda base: "".join(f"{answers[c]}\n" for c in left(base)))


@contextmanager
def _fetches(ordeal: Ordeal) -> Iterator[Victim]:
    """As many pages as there are articles, from servers on this machine."""
    sys.path.insert(0, str(ROOT / "tests" / "web"))
    from benching import town as towns
    from testsite import Web
    from testsite.server import NETWORK

    addresses, expected = ordeal.folder / "addresses.txt", ordeal.folder / "whole-fetch.db"
    how = ["--contact", "ordeal@example.org", "--allow-net", NETWORK, "--delay", "0.05", *ordeal.run_options]

    def words(base: Path) -> list[str]:
        return ["fetch", str(addresses), "--db", str(base), *how]

    def check(base: Path, when: str) -> None:
        ordeal.sound(base, when)
        different = compare.differences(expected, base)
        ordeal.expect(not different, f"{when}: rows differ from those of an undisturbed fetch: {different}")
        ends = compare.ends(base)
        other = {url: ends.get(url) for url, end in town.ends.items() if ends.get(url) != end}
        ordeal.expect(not other, f"{when}: {len(other)} addresses ended otherwise: {list(other.items())[:3]}")

    with Web() as web:
        town = towns.build(web, min(HOSTS, ordeal.asked.articles), ordeal.asked.articles, 0.0)
        addresses.write_text("\n".join(town.urls))
        yield Victim("fetch", lambda base: None, words, check, parts=30)


def _new(base: Path) -> Path:
    """Makes room for a base."""
    for path in base.parent.glob(f"{base.stem}.*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return base


_VICTIMS = {"run": _runs, "fetch": _fetches, "consolidate": _consolidations, "review": _reviews}
