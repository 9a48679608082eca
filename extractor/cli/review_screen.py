"""How a claim looks while it is reviewed: its passage with the words of each field, its fields, why it is looked at."""

from __future__ import annotations

import re
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.cli.marks import elsewhere, pieces
from extractor.cli.telling import worded

Claim = dict[str, Any]
KEYS = "[a]ccept  [r]eject  [c]orrect  [s]kip  [u]ndo  [q]uit"
_COLOURS = ("cyan", "green", "yellow", "magenta", "blue", "red")
_WORDS = {
    "low_confidence": "low confidence",
    "conflict": "another report contradicts it",
    "new_company": "a company that nobody listed",
    "large_number": "a large number",
    "asked": "asked for",
}


def screen() -> Console:
    """Where a review is shown: colours on a terminal, unless NO_COLOR says no."""
    return Console(highlight=False, soft_wrap=False)


def show(console: Console, claim: Claim, reasons: list[str], number: int, of: int) -> None:
    """Shows a claim."""
    console.rule(f"{number} of {of}")
    console.print(
        Text(f"{claim['type']} {claim['id']}", style="bold"), f"  confidence {claim['confidence']}, {claim['rule']}"
    )
    console.print("worth a look: " + "; ".join(_WORDS[reason] for reason in reasons), style="dim")
    article = claim["article"]
    about = [article["site"], (article["published"] or "")[:10], article["title"]]
    console.print(Text(" · ".join(part for part in about if part), style="italic"))
    console.print()
    console.print(evidence(claim))
    for told in elsewhere(claim):
        console.print(Text(f"elsewhere: {told}", style="dim"))
    console.print()
    console.print(_fields(claim))


def evidence(claim: Claim) -> Text:
    """The passage with the words of each field in colour, and the field's name behind them."""
    text = Text()
    for words, names in pieces(claim):
        if names:
            text.append(words, style=f"bold {colour(claim, names[0])}")
            text.append(f" ({', '.join(names)})", style=f"dim {colour(claim, names[0])}")
        else:
            text.append(re.sub(r"\s+", " ", words))
    return text


def colour(claim: Claim, field: str) -> str:
    """The colour of a field: the same in the passage and in the list."""
    names = list(claim["fields"])
    return _COLOURS[names.index(field) % len(_COLOURS)] if field in names else "white"


def _fields(claim: Claim) -> Table:
    words: dict[str, str] = {m["field"]: m["raw"] for m in claim["mentions"]}
    table = Table.grid(padding=(0, 2))
    for number, (name, value) in enumerate(claim["fields"].items(), start=1):
        said = f"“{' '.join(words[name].split())}”" if name in words else ""
        table.add_row(str(number), Text(name, style=colour(claim, name)), worded(value), Text(said, style="dim"))
    return table
