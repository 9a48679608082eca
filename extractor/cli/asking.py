"""Opening a base as it is, or as it would have been on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from extractor.store.connect import Connection, Recording, reading


@contextmanager
def asking(
    db: str, as_of: str | None, *, known: bool, recording: bool = False, types: Sequence[str] = ()
) -> Iterator[Connection]:
    """A base to read for the time of a block, with what it would have said on a day where one is given; then of some
    types alone, where these are all that is asked for."""
    if known and as_of is None:
        raise click.UsageError("--known goes with --as-of: give the day")
    with reading(db, recording=recording) as base:
        if as_of is not None:
            from extractor.engines.as_of import look_back

            if isinstance(base, Recording):
                with base.recording():
                    look_back(base, as_of, known=known, types=types)
            else:
                look_back(base, as_of, known=known, types=types)
        yield base
