"""Commands that fetch."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.cli.options import db_option, output_options, together
from extractor.cli.output import print_rows
from extractor.cli.process import INTERRUPTED, options_of, processing, tell, wrong_arguments
from extractor.cli.progress import fetching
from extractor.store import queries
from extractor.store.connect import reading

if TYPE_CHECKING:
    from extractor.engines.fetch import Fetched, FetchJob
    from extractor.sources.web.settings import Manners
    from extractor.sources.web.watchlist import WebSource
    from extractor.store.web import WebWriter

_STANDARD_INPUT = "-"
PAUSE_SECONDS = 0.2
"""How soon a stop is heard between two rounds."""


class Networks(click.ParamType[Any]):
    """A network in CIDR notation."""

    name = "cidr"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The network, if there is one."""
        from ipaddress import ip_network

        try:
            return ip_network(str(value))
        except ValueError as error:
            return self.fail(f"{value!r} is no network: {error}; write it as 10.1.0.0/16", param, ctx)


_MANNERS = together(
    click.option(
        "--contact",
        envvar="WATTWIRE_CONTACT",
        metavar="ADDRESS",
        help="Whom a host's keeper can write to, by mail or web; every request names it. Else WATTWIRE_CONTACT.",
    ),
    click.option("--archive", metavar="DIR", help="Where raw responses are kept as WARC; else beside the base."),
    click.option(
        "--delay",
        type=click.FloatRange(0),
        default=1.0,
        show_default=True,
        metavar="SECONDS",
        help="Pause between two requests to a host; its robots.txt may ask for more.",
    ),
    click.option("--hosts", type=click.IntRange(1, 5000), default=200, show_default=True, help="Hosts asked at once."),
    click.option(
        "--allow-net",
        type=Networks(),
        multiple=True,
        help="A private network whose addresses may be asked, as 10.1.0.0/16; may be repeated.",
    ),
    click.option("--again", is_flag=True, help="Ask anew for pages that have been read: a 304 each if unchanged."),
    click.option("--retry", is_flag=True, help="Try once more what failed too often to be tried by itself."),
)
_FILTERS = together(
    click.option(
        "--as",
        "kind",
        type=click.Choice(["page", "feed", "sitemap", "site", "warc"]),
        help="What the addresses lead to; else it is seen once they are fetched.",
    ),
    click.option(
        "--include", multiple=True, metavar="REGEX", help="Only listed addresses that match; repeatable (or)."
    ),
    click.option("--exclude", multiple=True, metavar="REGEX", help="No listed addresses that match; repeatable (or)."),
    click.option(
        "--keyword", multiple=True, metavar="WORDS", help="Only what has them in title, summary or address (or)."
    ),
    click.option(
        "--language", multiple=True, metavar="CODE", help="Only what its list does not say is in another (or)."
    ),
    click.option("--max-age", type=float, metavar="DAYS", help="Nothing that its list says is older."),
    click.option(
        "--limit", type=click.IntRange(min=0), metavar="N", help="At most N pages of each source in this run."
    ),
)


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@_FILTERS
@_MANNERS
@processing
@db_option
def fetch(sources: tuple[str, ...], db: str, quiet: bool, **asked: Any) -> None:
    """Fetch news into a base: SOURCE is the address of a page, feed, sitemap, site or WARC file; or a file of
    addresses, one a line, or - for standard input; or a WARC file. Without any, what waits is fetched.

    Asks politely: as robots.txt says, a request at a time to a host, and never twice for what has been read. The same
    command goes on where it stopped, and tries again what failed, in five runs at most.

    \b
    Examples:
      wattwire fetch https://wire.example/rss --contact me@example.org
      wattwire fetch https://gazette.example/ --max-age 2 --keyword megawatt
      wattwire fetch addresses.txt crawl.warc.gz --db facts.db --jobs 2
    """
    with wrong_arguments():
        files, named = _sources(sources, **{name: asked.pop(name) for name in _FILTER_NAMES})
        job = _job(named, files, db, asked)
        with _opened(db) as store:
            ended = _run(job, store, quiet=quiet)
    if not quiet:
        _tell(ended, db)
    sys.exit(INTERRUPTED if ended.summary.interrupted else 1 if ended.summary.failed else 0)


_FILTER_NAMES = ("kind", "include", "exclude", "keyword", "language", "max_age", "limit")


def _sources(
    words: Sequence[str],
    *,
    kind: Any,
    include: Sequence[str],
    exclude: Sequence[str],
    keyword: Sequence[str],
    language: Sequence[str],
    max_age: float | None,
    limit: int | None,
) -> tuple[list[str], list[WebSource]]:
    """WARC files on this machine, and what is on the web."""
    from extractor.sources.web.filters import Filters
    from extractor.sources.web.watchlist import of_words, patterns

    filters = Filters(
        patterns(include, "--include"),
        patterns(exclude, "--exclude"),
        tuple(keyword),
        tuple(code.lower() for code in language),
        max_age,
    )
    files = [word for word in words if word.lower().endswith((".warc", ".warc.gz")) and Path(word).exists()]
    rest = [word for word in words if word not in files]
    return files, of_words(rest, _text, kind or "auto", filters, limit)


def _text(word: str) -> str:
    """What a list of addresses holds."""
    from extractor.sources import SourceError

    if word == _STANDARD_INPUT:
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    try:
        return Path(word).read_bytes().decode("utf-8", "replace")
    except OSError as error:
        hint = "it has to be an address with http:// or https://, a file of addresses, or -"
        raise SourceError(f"{word!r} cannot be read ({error.strerror}); {hint}") from error


def _job(named: list[WebSource], files: list[str], db: str, asked: dict[str, Any]) -> FetchJob:
    from extractor.engines.fetch import FetchJob

    folder = Path(asked.pop("archive") or Path(db).with_suffix(".archive"))
    manners = _manners(asked)
    again, retry, jobs, model = (asked.pop(name) for name in ("again", "retry", "jobs", "model"))
    return FetchJob(named, folder, manners, files, again, retry, options_of(asked), model, jobs)


def _manners(asked: dict[str, Any]) -> Manners:
    from extractor.sources.web.settings import Manners

    contact, delay, hosts, networks = (asked.pop(name) for name in ("contact", "delay", "hosts", "allow_net"))
    if not contact or not contact.isprintable() or not contact.isascii():
        raise click.UsageError(
            "say whom the keepers of the hosts can write to, by mail or web: --contact ADDRESS, or WATTWIRE_CONTACT"
        )
    return Manners(contact, delay=delay, hosts=hosts, allowed=tuple(networks))


def _opened(db: str) -> WebWriter:
    from extractor.store.web import WebWriter

    return WebWriter(db)


def _run(job: FetchJob, store: WebWriter, *, quiet: bool) -> Fetched:
    from extractor.engines.fetch import fetch as process

    with fetching(quiet=quiet) as (advance, begun):
        return process(job, store, advance, begun)


def _tell(ended: Fetched, db: str) -> None:
    tally = ended.tally
    tell(ended.summary, db)
    if tally.requests:
        statuses = ", ".join(f"{number:,} × {status}" for status, number in tally.statuses.most_common())
        click.echo(f"{tally.requests:,} requests, {tally.received / 1e6:,.1f} MB: {statuses}", err=True)
    for reason, number in sorted(tally.missed.items()):
        click.echo(f"  {number:,} could not be fetched again and stay as they were read: {reason}", err=True)
    if tally.filtered:
        click.echo(f"{tally.filtered:,} listed addresses were not wanted by the filters", err=True)
    if tally.over_limit:
        click.echo(f"{tally.over_limit:,} more wait for the next run", err=True)


@click.command()
@click.argument("watchlist", metavar="SOURCES.TOML", type=click.Path(path_type=Path))
@click.option(
    "--every", type=click.FloatRange(min=0, min_open=True), metavar="MINUTES", help="Again and again, until Ctrl-C."
)
@click.option("--only", multiple=True, metavar="NAME", help="Only the source of that name; may be repeated.")
@_MANNERS
@processing
@output_options
@db_option
def watch(
    watchlist: Path,
    db: str,
    quiet: bool,
    every: float | None,
    only: tuple[str, ...],
    form: str | None,
    fmt: str | None,
    **asked: Any,
) -> None:
    """Fetch what is new from named sources, and print the claims that it brought.

    SOURCES.TOML has a [[source]] for each: name, url or urls; kind (feed, sitemap, site, page, warc or list, a file of
    addresses; else it is seen); and what is wanted: include and exclude (lists of regular expressions), keywords,
    languages, max_age (days), limit (pages a run). Before them may stand contact = "me@example.org".

    \b
    Examples:
      wattwire watch sources.toml
      wattwire watch sources.toml --every 15 --nl >> new.jsonl
    """
    from extractor.engines.stopping import Stop

    with wrong_arguments():
        named, contact = _watched(watchlist, only)
        job = _job(named, [], db, {**asked, "contact": asked["contact"] or contact})
        with _opened(db) as store, Stop() as stop:
            while True:
                began = time.monotonic()
                ended = _run(job, store, quiet=quiet)
                _news(db, store.run_id, form, fmt, quiet=quiet)
                if not quiet:
                    _tell(ended, db)
                if every is None or ended.summary.interrupted:
                    break
                while not stop() and time.monotonic() - began < every * 60:
                    time.sleep(PAUSE_SECONDS)
                if stop():
                    break
    sys.exit(INTERRUPTED if ended.summary.interrupted else 1 if ended.summary.failed else 0)


def _watched(path: Path, only: Sequence[str]) -> tuple[list[WebSource], str | None]:
    from extractor.sources import SourceError
    from extractor.sources.web.watchlist import read_watchlist

    found = read_watchlist(path)
    names = [source.name for source in found.sources]
    missing = next((name for name in only if name not in names), None)
    if missing is not None:
        raise SourceError(f"{path} has no source {missing!r}; it has: {', '.join(names)}")
    return [source for source in found.sources if not only or source.name in only], found.contact


def _news(db: str, run: int, form: str | None, fmt: str | None, *, quiet: bool) -> None:
    """The claims that a run brought, and how many of what each source."""
    with reading(db) as base:
        found = list(queries.new_claims(base, run))
        print_rows(found, form, fmt, columns=("source", "type", "id", "published", "title", "evidence"))
    by_source: dict[str, Counter[str]] = {}
    for row in found:
        by_source.setdefault(row["source"], Counter())[row["type"]] += 1
    for source, types in () if quiet else sorted(by_source.items()):
        told = ", ".join(f"{number:,} {type}" for type, number in sorted(types.items()))
        click.echo(f"new from {source}: {told}", err=True)


COMMANDS = (fetch, watch)
