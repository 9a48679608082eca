"""Shards: what ``wattwire run --shards`` makes of articles, and ``wattwire load`` brings into a base."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from extractor.cli.options import db_option, together

if TYPE_CHECKING:
    from extractor.engines.shards.drive import ShardEngine, Shards
    from extractor.engines.shards.load import Loaded
    from extractor.schema import Options

INTERRUPTED = 130
LOG_SECONDS = 10.0
sharding = together(
    click.option(
        "--shards",
        metavar="DIR",
        help="Write Parquet shards there instead of a base: a folder, or an address such as s3://bucket/shards.",
    ),
    click.option(
        "--engine",
        type=click.Choice(["local", "ray"]),
        help="What makes the shards: processes of this machine (local), or a Ray cluster.",
    ),
    click.option(
        "--cluster",
        metavar="ADDRESS",
        help="With --engine ray: HOST:PORT, or auto for that of this machine; else Ray is begun here.",
    ),
)


def check_sharding(shards: str | None, engine: str | None, cluster: str | None, *, db_given: bool) -> None:
    """Raises UsageError where options do not fit each other."""
    if shards is None and engine is not None:
        raise click.UsageError(f"--engine {engine} makes shards: say where to with --shards DIR, then load them with:"
                               " wattwire load DIR")  # fmt: skip
    if shards is not None and db_given:
        raise click.UsageError(f"--shards and --db exclude each other: make the shards, then: wattwire load {shards}")
    if cluster is not None and engine != "ray":
        raise click.UsageError("--cluster goes with --engine ray")


def make(
    paths: tuple[str, ...], out: str, engine: str | None, cluster: str | None, jobs: int, model: str | None,
    options: Options, *, quiet: bool,
) -> int:  # fmt: skip
    """Makes shards of paths; returns the exit status."""
    from extractor.engines.shards.drive import make_shards
    from extractor.engines.shards.make import ShardJob

    job = ShardJob(out, options, model)
    shards = make_shards(paths, job, _engine(engine, cluster, jobs), _log(quiet))
    if not quiet:
        _tell(shards, out)
    for name, why in sorted(shards.lost.items()):
        click.echo(f"{name}: could not be made: {why}", err=True)
    return INTERRUPTED if shards.interrupted else 1 if shards.failed else 0


def _engine(engine: str | None, cluster: str | None, jobs: int) -> ShardEngine:
    if engine == "ray":
        from extractor.engines.shards.cluster import RayEngine

        return RayEngine(jobs, cluster)
    from extractor.engines.shards.local import LocalEngine

    return LocalEngine(jobs)


def _log(quiet: bool) -> Callable[[Shards], None]:
    """Tells now and then how far it is."""
    told = time.monotonic()

    def advance(shards: Shards) -> None:
        nonlocal told
        if not quiet and time.monotonic() - told >= LOG_SECONDS:
            told = time.monotonic()
            done = shards.made + shards.there + len(shards.lost)
            inputs = sum(shards.inputs.values())
            click.echo(
                f"{done:,} of {shards.planned:,} shards after {shards.seconds:.0f} s, {inputs:,} inputs", err=True
            )

    return advance


def _shards(number: int) -> str:
    return "1 shard" if number == 1 else f"{number:,} shards"


def _tell(shards: Shards, out: str) -> None:
    from extractor.cli.process import counted

    inputs = sum(shards.inputs.values())
    rate = f", {inputs / shards.seconds:.1f} a second" if shards.seconds > 1 else ""
    there = f", {shards.there:,} were there" if shards.there else ""
    click.echo(f"{_shards(shards.made)} made{there}, in {out}", err=True)
    click.echo(f"{inputs:,} inputs in {shards.seconds:.1f} s{rate}: {counted(shards.inputs)}", err=True)
    for reason, number in sorted(shards.reasons.items()):
        outcome, _, why = reason.partition(" ")
        click.echo(f"  {outcome}: {number:,} {why}", err=True)
    if shards.claims:
        click.echo(f"claims: {counted(shards.claims)}", err=True)
    if shards.interrupted:
        click.echo("stopped before the end; the same command goes on from here", err=True)


@click.command()
@click.argument("shards", nargs=-1, required=True, metavar="DIR...")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; errors are told all the same.")
@db_option
def load(shards: tuple[str, ...], quiet: bool, db: str) -> None:
    """Bring shards, which wattwire run --shards made, into a base: the rows that a run over the same inputs makes.

    What was loaded before is left alone. A shard that is half-written or damaged is refused, and the others are loaded.

    \b
    Examples:
      wattwire load shards/ --db facts.db
      wattwire load s3://bucket/shards --db facts.db
    """
    from extractor.cli.process import wrong_arguments

    with wrong_arguments():
        from extractor.engines.shards.load import load as bring

        loaded = bring(shards, db, _loading(quiet))
    if not quiet:
        _tell_loaded(loaded, db)
    for name, why in sorted(loaded.refused.items()):
        click.echo(f"{name} is refused: {why}", err=True)
    failed = loaded.refused or loaded.summary.failed
    sys.exit(INTERRUPTED if loaded.summary.interrupted else 1 if failed else 0)


def _loading(quiet: bool) -> Callable[[Loaded, str], None]:
    told = began = time.monotonic()

    def advance(loaded: Loaded, what: str) -> None:
        nonlocal told
        now = time.monotonic()
        if not quiet and now - told >= LOG_SECONDS:
            told = now
            click.echo(
                f"{loaded.shards:,} shards, {loaded.summary.inputs:,} inputs after {now - began:.0f} s, at {what}",
                err=True,
            )

    return advance


def _tell_loaded(loaded: Loaded, db: str) -> None:
    from extractor.cli.process import tell

    click.echo(f"{_shards(loaded.shards)} loaded into {db}", err=True)
    if loaded.shards:
        tell(loaded.summary, db)


COMMANDS = (load,)
