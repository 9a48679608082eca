"""Progress on standard error: a bar on a terminal, log lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from extractor.schema import RawDocument

Advance = Callable[["RawDocument", str], None]


class Waiting(Protocol):
    """What knows how many addresses are being fetched or wait for it."""

    @property
    def pending(self) -> int:
        """How many."""
        ...


LOG_SECONDS = 10.0
"""Time between two log lines."""


def place(raw: RawDocument) -> str:
    """Where an input was found."""
    return f"{raw.source}, record {raw.member}" if raw.member else raw.source


@contextmanager
def progress(paths: Sequence[str], *, quiet: bool) -> Iterator[Advance]:
    """What to call after each input with its outcome."""
    if quiet:
        yield lambda raw, outcome: None
    elif sys.stderr.isatty():
        with _bar(paths) as advance:
            yield advance
    else:
        yield _log()


@contextmanager
def fetching(*, quiet: bool) -> Iterator[tuple[Advance, Callable[[Waiting], None]]]:
    """The same for inputs that are fetched; the second of the pair is given what knows how many are still to come."""
    holder: list[Waiting] = []
    if quiet:
        yield (lambda raw, outcome: None), holder.append
    elif sys.stderr.isatty():
        with _fetch_bar(holder) as advance:
            yield advance, holder.append
    else:
        yield _log(lambda: f", {_left(holder):,} to fetch"), holder.append


def _left(holder: list[Waiting]) -> int:
    return holder[-1].pending if holder else 0


@contextmanager
def _fetch_bar(holder: list[Waiting]) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.fields[inputs]:>7,} inputs, {task.fields[left]:,} to fetch"),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, inputs=0, left=0)
        count = 0

        def advance(raw: RawDocument, outcome: str) -> None:
            nonlocal count
            count += 1
            bar.update(task, inputs=count, left=_left(holder), description=raw.source[:60])
            if outcome == "failure":
                bar.console.print(f"{place(raw)}: failure", markup=False, highlight=False)

        yield advance


def _log(more: Callable[[], str] = str) -> Advance:
    started = told = time.monotonic()
    count = 0

    def advance(raw: RawDocument, outcome: str) -> None:
        nonlocal told, count
        count += 1
        now = time.monotonic()
        if outcome == "failure":
            click.echo(f"{place(raw)}: failure", err=True)
        if now - told >= LOG_SECONDS:
            told = now
            click.echo(f"{count:,} inputs after {now - started:.0f} s{more()}, at {place(raw)}", err=True)

    return advance


@contextmanager
def _bar(paths: Sequence[str]) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from extractor.sources import count_files

    columns = (
        TextColumn("{task.fields[inputs]:>7,} inputs, files"),
        MofNCompleteColumn(),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=count_files(paths) or None, inputs=0)
        files: set[str] = set()
        count = 0

        def advance(raw: RawDocument, outcome: str) -> None:
            nonlocal count
            count += 1
            files.add(raw.source)
            bar.update(task, completed=len(files), inputs=count, description=Path(raw.source).name[:40])
            if outcome == "failure":
                bar.console.print(f"{place(raw)}: failure", markup=False, highlight=False)

        yield advance
