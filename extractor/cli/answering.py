"""Answering a question: its rows in the form asked for, or what is asked in SQL, or the same question in Datasette."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any

import click

from extractor.cli.asking import asking
from extractor.cli.options import F, db_option, output_options, together
from extractor.cli.output import Row, print_json, print_rows
from extractor.store.connect import Connection, Recording
from extractor.store.explain import explained, literal


@dataclass(frozen=True)
class Answer:
    """How an answer is wanted. ``explain`` and ``open`` ask for the statement alone, which is then not run."""

    db: str
    form: str | None
    fmt: str | None
    explain: bool
    open: bool
    _day: list[tuple[str, bool]] = field(default_factory=list)

    @contextmanager
    def asking(
        self, as_of: str | None = None, *, known: bool = False, types: Sequence[str] = ()
    ) -> Iterator[Connection]:
        """A base to read for the time of a block, with what it would have said on a day where one is given; then of
        some types alone, where these are all that is asked for."""
        if self.explain and self.open:
            raise click.UsageError("--explain and --open show the same question; leave one out")
        if known and as_of is None:
            raise click.UsageError("--known goes with --as-of: give the day")
        self._day[:] = [(as_of, known)] if as_of else []
        seen = None if self.open else as_of  # what is opened is a base of its own
        known, recording = known and seen is not None, self.explain or self.open
        with asking(self.db, seen, known=known, recording=recording, types=types) as base:
            yield base

    def tell(
        self,
        base: Connection,
        rows: Iterable[Row],
        *,
        columns: Sequence[str] = (),
        cell: Callable[[Row, str], str] | None = None,
    ) -> None:
        """Prints the rows; or the statements that would find them; or opens Datasette on the last of these."""
        if not isinstance(base, Recording):
            print_rows(rows, self.form, self.fmt, columns=columns, cell=cell)
            return
        for _ in rows:
            pass
        if self.open:
            sql, values = base.statements[-1]
            open_in_datasette(self.db, literal(sql, values), *self._day)
        elif self.form == "json":
            print_json([{"sql": sql.strip(), "values": values} for sql, values in base.statements])
        else:
            for sql, values in base.statements:
                click.echo("\n".join(explained(sql, values)) + ";")


def open_in_datasette(db: str, sql: str, day: tuple[str, bool] | None = None) -> None:
    """Shows a statement in the Datasette that serves the base; where none does, serves it until Ctrl-C. With a day, and
    whether only what was known by then counts, a copy of the base as it was then is served."""
    from extractor.browse import BrowseError
    from extractor.browse.opening import open_as_of, open_question

    try:
        if day is not None:
            sys.exit(open_as_of(Path(db), sql, click.echo, day=day[0], known=day[1]))
        sys.exit(open_question(Path(db), sql, click.echo))
    except BrowseError as error:
        raise click.UsageError(str(error)) from error


_OPTIONS = together(
    click.option("--explain", is_flag=True, help="Print the SQL that would be asked, with its values, instead."),
    click.option("--open", "open_question", is_flag=True, help="Open Datasette at the same question instead."),
    output_options,
    db_option,
)


def answered(function: F) -> F:
    """Gives a command the options of an answer, and the function ``answer`` in their place."""

    @wraps(function)
    def with_answer(
        *, db: str, form: str | None, fmt: str | None, explain: bool, open_question: bool, **asked: Any
    ) -> Any:
        return function(answer=Answer(db, form, fmt, explain, open_question), **asked)

    return _OPTIONS(with_answer)  # type: ignore[return-value]
