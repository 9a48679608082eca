"""The group of commands, and how errors a person can cause are told: one sentence, no traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from extractor.about import __version__
from extractor.cli import base_commands, process_commands, query_commands
from extractor.store import StoreError

ERROR, USAGE = 1, 2


class Group(click.Group):
    """Tells expected errors in one sentence on standard error, and leaves quietly when the reader of a pipe has."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, *rest: Any, **extra: Any) -> Any:  # type: ignore[override]
        """Runs the command line and exits."""
        try:
            return super().main(args, prog_name, *rest, **extra)
        except StoreError as error:
            click.echo(f"wattwire: {error}", err=True)
            sys.exit(ERROR)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which a person meets them."""
        return list(self.commands)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wattwire")
def main() -> None:
    """Sourced, queryable facts out of financial news.

    \b
    wattwire run news/ --db facts.db          process a folder of articles
    wattwire deals --min-mw 300               ask the base
    wattwire show ID                          a claim in the sentence it comes from
    wattwire serve                            browse the base in Datasette
    """


for command in (*process_commands.COMMANDS, *query_commands.COMMANDS, *base_commands.COMMANDS):
    main.add_command(command)
