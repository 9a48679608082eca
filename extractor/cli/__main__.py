"""``python -m extractor.cli`` is the command ``wattwire``."""

from extractor.cli import main

main(prog_name="wattwire")
