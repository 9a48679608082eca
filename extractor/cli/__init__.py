"""The command line: parse, call, print. Importing it, and asking a base, loads nothing heavy."""

from extractor.cli.app import main

__all__ = ["main"]
