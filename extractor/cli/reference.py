"""The generated reference: ``python -m extractor.cli.reference docs`` writes docs/cli.md and docs/schema.md."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from extractor.cli.app import main
from extractor.store.describe import described
from extractor.store.schema import layout

_MADE = "<!-- Made by: python -m extractor.cli.reference docs -->"


def commands() -> str:
    """The command line: each command with its arguments and options, whatever click's version makes of them."""
    parts = [f"# Commands\n\n{_MADE}\n", _text(main)]
    for name, command in named(main):
        arguments = [_argument(p) for p in command.params if isinstance(p, click.Argument)]
        usage = " ".join(["wattwire", name, *arguments, "[OPTIONS]"])
        parts += [f"## {name}\n", f"`{usage}`\n", _text(command), *_options(command)]
    return "\n".join(parts)


def named(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """The commands of a group, each with its whole name, and those of groups within it."""
    for name, command in group.commands.items():
        yield before + name, command
        if isinstance(command, click.Group):
            yield from named(command, f"{before}{name} ")


def _argument(argument: click.Argument) -> str:
    return argument.metavar or (argument.name or "").upper()


def _text(command: click.Command) -> str:
    """A command's own words; what is set as examples is code."""
    paragraphs = cleandoc(command.help or "").split("\n\n")
    return "\n\n".join(_examples(p) if p.startswith("\b") else " ".join(p.split()) for p in paragraphs) + "\n"


def _examples(paragraph: str) -> str:
    heading, *lines = paragraph.removeprefix("\b\n").splitlines()
    return f"{heading}\n\n" + "\n".join(f"    {line.strip()}" for line in lines)


def _options(command: click.Command) -> Iterator[str]:
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        yield "| option | |\n| --- | --- |\n" + "\n".join(_option(o) for o in options) + "\n"


def _option(option: click.Option) -> str:
    takes = "" if option.is_flag else f" {option.metavar or (option.type.name or '').upper()}"
    values = f" One of: {', '.join(option.type.choices)}." if isinstance(option.type, click.Choice) else ""
    default = f" Default: {option.default}." if option.show_default else ""
    names = ", ".join(sorted(option.opts, key=len))
    return f"| `{names}{' VALUE' if values else takes}` | {option.help}{values}{default} |"


def schema() -> str:
    """Tables and views with their columns, as a new base has them."""
    meanings = described()
    with TemporaryDirectory() as folder:
        tables = layout(str(Path(folder) / "new.db"))
    parts = [
        f"# The base\n\n{_MADE}\n",
        "One SQLite file. The views hold facts: live claims with their evidence and their article. "
        "`articles_fts` and `claims_fts` are full-text indexes (FTS5) whose rowid is the `seq` of the row.\n",
    ]
    for table in tables:
        about, columns = meanings[table.name]
        parts += [f"## {table.name}\n", f"{table.kind.capitalize()}. {about}\n", *_columns(table.columns, columns)]
    return "\n".join(parts)


def _columns(there: list[tuple[str, str]], meanings: dict[str, str]) -> Iterator[str]:
    yield "| column | type | meaning |\n| --- | --- | --- |"
    for name, type in there:
        yield f"| `{name}` | {type.lower()} | {meanings[name]} |"
    yield ""


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    (folder / "cli.md").write_text(commands(), encoding="utf-8")
    (folder / "schema.md").write_text(schema(), encoding="utf-8")
