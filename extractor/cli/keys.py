"""What a person answers: single keys on a terminal, lines where the input is piped."""

from __future__ import annotations

import sys

import click

END = "q"
"""What the end of a piped input means."""


def key() -> str:
    """One key, in small letters. On a terminal without Enter; of a piped line its first character."""
    if sys.stdin.isatty():
        pressed = click.getchar()
        return END if pressed in ("\x03", "\x04") else pressed.lower()
    while True:
        read = sys.stdin.readline()
        if not read:
            return END
        if read.strip():
            return read.strip()[0].lower()


def line(prompt: str) -> str:
    """A line, without the blanks around it; empty at the end of a piped input."""
    click.echo(prompt + " ", nl=False)
    read = sys.stdin.readline()
    if not sys.stdin.isatty():
        click.echo(read.strip())
    return read.strip()
