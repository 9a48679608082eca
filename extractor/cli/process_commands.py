"""Commands that process articles."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.cli.options import db_option, input_options

if TYPE_CHECKING:
    from extractor.engines import Summary
    from extractor.schema import Extraction, RawDocument, Rejected

LOG_EVERY = 500
"""Inputs between two log lines where there is no terminal."""
_PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


@click.command()
@_PATHS
@input_options
@db_option
def run(paths: tuple[str, ...], db: Path, quiet: bool, **asked: Any) -> None:
    """Process files and folders of articles into a base.

    Reads .html, .txt, .md, .json and .jsonl, each also gzipped, and standard input as -. Exit status 1 where an input
    failed; wattwire inputs --failed says which and why.

    \b
    wattwire run news/ --db facts.db
    wattwire run story.txt --published 2026-01-29
    zcat articles.jsonl.gz | wattwire run -
    """
    from extractor.engines import Job, run as run_job
    from extractor.reading import Options
    from extractor.sources import count_files
    from extractor.store import Writer

    options = Options(published=asked["published"], since=asked["since"], until=asked["until"])
    with _usage_errors(), Writer(db) as store, _progress(quiet, lambda: count_files(paths)) as progress:
        summary = run_job(Job(paths, options, asked["model"], asked["jobs"]), store, progress)
    if not quiet:
        _tell(summary, db)
    if summary.interrupted:
        sys.exit(130)
    sys.exit(1 if summary.failed else 0)


def _tell(summary: Summary, db: Path) -> None:
    counted = ", ".join(f"{number:,} {outcome}" for outcome, number in sorted(summary.outcomes.items())) or "no inputs"
    click.echo(f"{summary.inputs:,} inputs in {summary.seconds:.1f} s: {counted}", err=True)
    for (outcome, reason), number in sorted(summary.reasons.items()):
        click.echo(f"  {outcome}: {number:,} {reason}", err=True)
    if summary.claims:
        click.echo("claims: " + ", ".join(f"{n:,} {kind}" for kind, n in sorted(summary.claims.items())), err=True)
    if summary.interrupted:
        click.echo("stopped before the end; run the same command again to go on", err=True)
    if summary.failed:
        click.echo(f"see what failed with: wattwire inputs --failed --db {db}", err=True)


@contextmanager
def _usage_errors() -> Iterator[None]:
    """A path that is not there or a model that cannot be loaded is a wrong argument."""
    from extractor.language import ModelError
    from extractor.sources import SourceError

    try:
        yield
    except (SourceError, ModelError) as error:
        raise click.UsageError(str(error)) from error


@contextmanager
def _progress(quiet: bool, count: Callable[[], int]) -> Iterator[Callable[[RawDocument, str], None]]:
    """A bar on a terminal, a log line every so often elsewhere."""
    if quiet:
        yield lambda raw, outcome: None
        return
    if not sys.stderr.isatty():
        done = [0]

        def log(raw: RawDocument, outcome: str) -> None:
            done[0] += 1
            if outcome == "failure" or done[0] % LOG_EVERY == 0:
                click.echo(f"{done[0]:,} inputs; {raw.source}: {outcome}", err=True)

        yield log
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("articles", total=count() or None)
        seen: dict[str, None] = {}

        def advance(raw: RawDocument, outcome: str) -> None:
            seen[raw.source] = None
            bar.update(task, completed=len(seen), description=Path(raw.source).name[:40])

        yield advance


def _each(paths: tuple[str, ...], quiet: bool, asked: dict[str, Any]) -> Iterator[tuple[RawDocument, Extraction | Rejected]]:
    """Every input with its result, without a base."""
    from extractor.engines import Engine
    from extractor.reading import Options
    from extractor.sources import documents

    options = Options(published=asked["published"], since=asked["since"], until=asked["until"])
    with _usage_errors(), Engine("extractor.pipeline:worker", (asked["model"], options), jobs=asked["jobs"]) as engine:
        yield from engine.run(documents(paths))


def _emit(paths: tuple[str, ...], quiet: bool, asked: dict[str, Any], line: Callable[[RawDocument, Extraction], dict[str, Any]]) -> None:
    failed = False
    for raw, result in _each(paths, quiet, asked):
        if hasattr(result, "claims"):
            click.echo(json.dumps(line(raw, result), ensure_ascii=False))
            continue
        failed = failed or result.outcome == "failure"
        if not quiet:
            where = f"{raw.source}, line {raw.member}" if raw.member else raw.source
            click.echo(f"{where}: {result.outcome}, {result.reason}: {result.detail}", err=True)
    sys.exit(1 if failed else 0)


@click.command()
@_PATHS
@input_options
def extract(paths: tuple[str, ...], quiet: bool, **asked: Any) -> None:
    """Claims and ledger of articles as JSON lines on standard output, without a base.

    \b
    wattwire extract story.html | jq .claims
    """
    from extractor.exchange import extraction_line

    _emit(paths, quiet, asked, extraction_line)


@click.command()
@_PATHS
@input_options
def mentions(paths: tuple[str, ...], quiet: bool, **asked: Any) -> None:
    """Every date and quantity mention of articles as JSON lines on standard output.

    \b
    wattwire mentions story.txt --published 2026-01-29
    """
    from extractor.exchange import mentions_line

    _emit(paths, quiet, asked, mentions_line)


COMMANDS = (run, extract, mentions)
