"""The batch job over the web: addresses in, base and archive filled, every address accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from extractor.about import __version__
from extractor.engines.base import Store, Summary
from extractor.engines.engine import ARTICLE_SECONDS
from extractor.engines.run import Job, Progress, run
from extractor.schema import Options, RawDocument
from extractor.sources import documents
from extractor.sources.web.addresses import NameResolver
from extractor.sources.web.archive import Archive
from extractor.sources.web.fetcher import Fetcher
from extractor.sources.web.harvest import Harvest, Tally
from extractor.sources.web.memory import Memory
from extractor.sources.web.settings import Manners
from extractor.sources.web.watchlist import WebSource


class WebStore(Store, Memory, Protocol):
    """Where results go, and where addresses are remembered."""


@dataclass(frozen=True)
class FetchJob:
    """What to fetch, and how. ``again`` asks anew for pages that have been read, ``retry`` for those that failed too
    often; ``files`` are WARC files on this machine, read beside what is fetched. The rest is as for Job; ``resolver``
    replaces the system's."""

    sources: Sequence[WebSource]
    archive: Path
    manners: Manners
    files: Sequence[str] = ()
    again: bool = False
    retry: bool = False
    options: Options = field(default_factory=Options)
    model: str | None = None
    jobs: int = 1
    seconds: float = ARTICLE_SECONDS
    factory: str = "extractor.pipeline:worker"
    resolver: NameResolver | None = None


@dataclass
class Fetched:
    """How a run over the web ended: what became of the inputs, and what it took to fetch them."""

    summary: Summary
    tally: Tally


def fetch(
    job: FetchJob,
    store: WebStore,
    progress: Progress = lambda raw, outcome: None,
    begun: Callable[[Harvest], None] = lambda harvest: None,
) -> Fetched:
    """Fetches the sources into archive and store; ``begun`` gets the harvest before it begins, for a display.

    Stops and raises as ``run`` does; ArchiveError where the archive cannot be written.
    """
    archive = Archive(job.archive, f"wattwire/{__version__}")
    harvest = Harvest(
        job.sources, store, archive, Fetcher(job.manners, archive, job.resolver), again=job.again, retry=job.retry
    )
    begun(harvest)
    names = [*job.files, *(source.name for source in job.sources)]
    batch = Job(names, job.options, job.model, job.jobs, job.seconds, job.factory)
    summary = run(batch, store, progress, _found(job, harvest))
    summary.outcomes += Counter({"unchanged": harvest.tally.known})
    return Fetched(summary, harvest.tally)


def _found(job: FetchJob, harvest: Harvest) -> Iterator[RawDocument | None]:
    """What lies here, then what is fetched; with neither named, what waits."""
    if job.files:
        yield from documents(job.files)
    if job.sources or not job.files:
        yield from harvest
