"""What a shell completes: commands and options by click, and of a base its companies and the ids of its facts."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import click
from click.shell_completion import CompletionItem

from extractor.store import StoreError, queries
from extractor.store.connect import Connection, open_to_read

_OFFERED = 50
SHELLS = ("bash", "zsh", "fish")


def names(ctx: click.Context, param: click.Parameter, beginning: str) -> list[CompletionItem]:
    """Companies whose usual name, or a ticker, begins so."""
    return _offered(ctx, lambda base: queries.names_beginning(base, beginning, _OFFERED))


def ids(ctx: click.Context, param: click.Parameter, beginning: str) -> list[CompletionItem]:
    """Facts whose id begins so, each with what it says."""
    return _offered(ctx, lambda base: queries.ids_beginning(base, beginning, _OFFERED))


def _offered(ctx: click.Context, ask: Callable[[Connection], list[tuple[str, str]]]) -> list[CompletionItem]:
    """Nothing where there is no base to ask: a shell shows no errors."""
    try:
        with closing(open_to_read(ctx.params.get("db") or "facts.db")) as base:
            return [CompletionItem(value, help=said) for value, said in ask(base)]
    except StoreError:
        return []


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """The script that lets a shell complete commands, options, companies and ids of facts.

    \b
    Examples:
      eval "$(wattwire completion bash)"                                 in ~/.bashrc
      eval "$(wattwire completion zsh)"                                  in ~/.zshrc
      wattwire completion fish > ~/.config/fish/completions/wattwire.fish
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None, "click has all three"
    program = found(click.get_current_context().find_root().command, {}, "wattwire", "_WATTWIRE_COMPLETE")
    click.echo(program.source_template % program.source_vars())


COMMANDS = (completion,)
