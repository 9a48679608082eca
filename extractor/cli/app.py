"""The program: its commands, and how errors that a person can cause are told."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from extractor.about import __version__
from extractor.cli import (
    base,
    companies,
    completing,
    digesting,
    exporting,
    facts,
    histories,
    process,
    records,
    review,
    sharding,
    single,
    web,
)
from extractor.store import StoreError

INTERRUPTED = 130


class Impossible(click.ClickException):
    """The command could not be carried out as it was given. Status 1 is for articles that failed."""

    exit_code = 2


class Program(click.Group):
    """Tells errors in a sentence, and ends quietly where whoever read the output has left."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except StoreError as error:
            raise Impossible(str(error)) from error
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        return result

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which a person meets them."""
        return list(self.commands)


def _color() -> bool | None:
    """No colour where NO_COLOR says so or the terminal has none; else as click sees to it."""
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="wattwire")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Sourced, queryable facts out of financial news.

    \b
    Examples:
      wattwire run news/ --db facts.db         process a folder of articles into a base
      wattwire watch sources.toml              fetch what is new from named sources
      wattwire deals --min-mw 300 --kind lease ask the base
      wattwire show 42067cd3                   a fact in the sentences that it comes from

    A base is one SQLite file, facts.db unless --db names another. Answers are a table on a terminal and JSON where they
    are piped. Exit status: 0, 1 where some article failed, 2 where the command could not be carried out as given.
    """
    ctx.color = _color()


_ROOMS = (
    process,
    sharding,
    web,
    facts,
    histories,
    companies,
    records,
    single,
    review,
    digesting,
    exporting,
    base,
    completing,
)
for command in (command for room in _ROOMS for command in room.COMMANDS):
    main.add_command(command)
