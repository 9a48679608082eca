#!/usr/bin/env python3
"""List every package that an installation brings along, with its version and licence, as Markdown.

scripts/dependencies > docs/dependencies.md
"""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement

EXTRAS = ("", "browse", "export")
HEAD = """# What an installation brings along

By `scripts/dependencies`, of the versions that were installed when the list was made. The extras `browse` and `export`
are among them, those for tests and training are not.

| Package | Version | Licence | Wanted by |
|---|---|---|---|"""


def closure(name: str, extras: tuple[str, ...], wanted: dict[str, set[str]]) -> None:
    """Adds what a package requires, and what that requires in turn, each with who wants it."""
    for text in distribution(name).requires or ():
        requirement = Requirement(text)
        if requirement.marker and not any(requirement.marker.evaluate({"extra": extra}) for extra in extras):
            continue
        key = re.sub(r"[-_.]+", "-", requirement.name).lower()
        known = key in wanted
        wanted.setdefault(key, set()).add(name)
        if not known:
            try:
                closure(key, ("", *requirement.extras), wanted)
            except PackageNotFoundError:
                del wanted[key]


def licence(found: Distribution) -> str:
    """The licence as its package tells it: the expression, the field where it is short, the classifiers."""
    about = found.metadata
    if about.get("License-Expression"):
        return str(about["License-Expression"])
    field = " ".join(str(about.get("License") or "").split())
    classified = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier") or () if c.startswith("License ::")]
    return field if 0 < len(field) < 60 else ", ".join(classified) or "not told"


def main() -> None:
    """Prints the list."""
    wanted: dict[str, set[str]] = {}
    closure("wattwire", EXTRAS, wanted)
    print(HEAD)
    for name in sorted(wanted):
        found = distribution(name)
        print(f"| {name} | {found.version} | {licence(found)} | {', '.join(sorted(wanted[name]))} |")


if __name__ == "__main__":
    main()
