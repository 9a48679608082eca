"""Commands that process articles."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from extractor.cli.options import Day, Published, db_option, together
from extractor.cli.progress import place, progress
from extractor.cli.sharding import check_sharding, make, sharding

if TYPE_CHECKING:
    from extractor.engines.base import Summary
    from extractor.schema import Extraction, Options, RawDocument

INTERRUPTED = 130
processing = together(
    click.option("--published", type=Published(), help="Publication date of text that has none of its own."),
    click.option("--since", type=Day("first"), help="Leave out what was published before this day, month or year."),
    click.option("--until", type=Day("last"), help="Leave out what was published after this day, month or year."),
    click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Worker processes."),
    click.option(
        "--model",
        metavar="NAME",
        help="A trained spaCy pipeline by name or folder, or blank for rules alone; else en_wattwire, which ships.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors are told all the same."),
)
_INPUT = together(click.argument("paths", nargs=-1, required=True, metavar="PATH..."), processing)


@click.command()
@_INPUT
@db_option
@sharding
def run(
    paths: tuple[str, ...], db: str, quiet: bool, jobs: int, model: str | None,
    shards: str | None, engine: str | None, cluster: str | None, **asked: str | None,
) -> None:  # fmt: skip
    """Process articles into a base: files, folders (with those in them) and - for standard input.

    Reads .html, .txt, .md, .json, .jsonl (an article a line) and .warc (a web archive), each also with .gz. What was
    processed before by the same rules is left alone, so that the same command goes on where it stopped.

    With --shards it makes a Parquet file of each archive or file of JSON lines, for more articles than one machine
    takes in: wattwire load brings them into a base, and DuckDB asks them as they lie. Inputs may then be addresses too
    (s3://bucket/*.warc.gz).

    \b
    Examples:
      wattwire run news/ --db facts.db --jobs 2
      wattwire run story.txt --published 2026-01-29
      wattwire run CC-NEWS-20260129-00001.warc.gz
      zcat articles.jsonl.gz | wattwire run - --since 2026-01
      wattwire run crawl/ --shards shards/ --jobs 8
      wattwire run s3://bucket/crawl/ --shards s3://bucket/shards --engine ray --cluster auto --jobs 64
    """
    given = click.get_current_context().get_parameter_source("db") is not click.core.ParameterSource.DEFAULT
    check_sharding(shards, engine, cluster, db_given=given)
    if shards is not None:
        with wrong_arguments():
            sys.exit(make(paths, shards, engine, cluster, jobs, model, options_of(asked), quiet=quiet))
    from extractor.engines import Job
    from extractor.engines import run as process
    from extractor.sources import documents
    from extractor.store.write import Writer

    with wrong_arguments():
        documents(paths)  # so that a path that is not there makes no base
        with Writer(db) as store, progress(paths, quiet=quiet) as advance:
            job = Job(paths, options_of(asked), model, jobs, own=store.own_companies())
            summary = process(job, store, advance)
    if not quiet:
        tell(summary, db)
    sys.exit(INTERRUPTED if summary.interrupted else 1 if summary.failed else 0)


def options_of(asked: dict[str, str | None]) -> Options:
    from extractor.schema import Options

    return Options(**asked)


@contextmanager
def wrong_arguments() -> Iterator[None]:
    """A path that is not there, a model that cannot be loaded or an archive that cannot be written is a matter of how
    the command was given."""
    from extractor.engines import EngineError
    from extractor.sources import SourceError

    try:
        yield
    except (SourceError, EngineError) as error:
        raise click.UsageError(str(error)) from error


def tell(summary: Summary, db: str) -> None:
    rate = f", {summary.inputs / summary.seconds:.1f} a second" if summary.seconds > 1 else ""
    click.echo(f"{summary.inputs:,} inputs in {summary.seconds:.1f} s{rate}: {counted(summary.outcomes)}", err=True)
    for (outcome, reason), number in sorted(summary.reasons.items()):
        click.echo(f"  {outcome}: {number:,} {reason}", err=True)
    if summary.claims:
        click.echo(f"claims: {counted(summary.claims)}; {summary.facts:,} facts written", err=True)
    if summary.failed:
        click.echo(f"what failed, and why: wattwire inputs --failed --db {db}", err=True)
    if summary.interrupted:
        click.echo("stopped before the end; the same command goes on from here", err=True)


def counted(numbers: dict[str, int]) -> str:
    return ", ".join(f"{number:,} {name}" for name, number in sorted(numbers.items()) if number) or "nothing"


def _print_each(
    paths: tuple[str, ...],
    line: Callable[[RawDocument, Extraction], dict[str, Any]],
    *,
    quiet: bool,
    jobs: int,
    model: str | None,
    **asked: str | None,
) -> None:
    from extractor.engines import Engine
    from extractor.schema import Rejected
    from extractor.sources import documents

    failed = False
    with wrong_arguments(), Engine("extractor.pipeline:worker", (model, options_of(asked)), jobs=jobs) as engine:
        for raw, result in engine.run(documents(paths)):
            if not isinstance(result, Rejected):
                click.echo(json.dumps(line(raw, result), ensure_ascii=False))
                continue
            failed = failed or result.outcome == "failure"
            if result.outcome == "failure" or not quiet:
                click.echo(f"{place(raw)}: {result.outcome}, {result.reason}: {result.detail}", err=True)
    sys.exit(1 if failed else 0)


@click.command()
@_INPUT
def extract(paths: tuple[str, ...], **asked: Any) -> None:
    """Claims and ledger of articles, without a base: a JSON object a line, an article each.

    \b
    Examples:
      wattwire extract story.html | jq '.claims[]'
      wattwire extract articles.jsonl > claims.jsonl
    """
    from extractor.exchange import extraction_line

    _print_each(paths, extraction_line, **asked)


@click.command()
@_INPUT
def mentions(paths: tuple[str, ...], **asked: Any) -> None:
    """Dates and quantities of articles before any claim is made: a JSON object a line, an article each.

    \b
    Examples:
      wattwire mentions story.txt --published 2026-01-29
    """
    from extractor.exchange import mentions_line

    _print_each(paths, mentions_line, **asked)


COMMANDS = (run, extract, mentions)
