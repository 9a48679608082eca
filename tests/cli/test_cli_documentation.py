"""What is generated is up to date, and nothing is left undescribed."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from extractor.cli import main
from extractor.cli.reference import commands, named, schema

DOCS = Path(__file__).parent.parent.parent / "docs"
MAKE = "make it anew: python -m extractor.cli.reference docs"


def test_command_reference() -> None:
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == commands(), MAKE


def test_schema_reference() -> None:
    assert (DOCS / "schema.md").read_text(encoding="utf-8") == schema(), MAKE


@pytest.mark.parametrize("command", [command for _, command in named(main)], ids=str)
def test_every_option_is_explained(command: click.Command) -> None:
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{command.name} {parameter.opts}"
            assert parameter.help[-1] in ".…)", f"{command.name} {parameter.opts}: {parameter.help}"


def test_examples_of_help_can_be_run() -> None:
    """Each example is of its own command and has options that exist."""
    parameters = {name: {o for p in c.params for o in (*p.opts, *p.secondary_opts)} for name, c in named(main)}
    for name, command in named(main):
        for line in (command.help or "").splitlines():
            words = line.split("|")[-1].split() if "| wattwire" in line else line.split()
            if words[:1] == ["wattwire"]:
                assert words[1] == name.split()[0]
                meant = " ".join(words[1:3]) if " ".join(words[1:3]) in parameters else words[1]
                used = {word.split("=")[0] for word in words if word.startswith("-") and word != "-"}
                assert used <= parameters[meant], line
