"""The command line: parse, call, print. Importing it, and asking a base, loads nothing heavy."""

try:
    from extractor.cli.app import main
except KeyboardInterrupt:
    # Ctrl-C before the program is there to be told of it: it ends as it does later, without a traceback.
    raise SystemExit(130) from None

__all__ = ["main"]
