"""The article's own place, and the day it is there: what "today" and "Wednesday" count from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Place:
    """``today`` is the story's day; ``month_first`` how it writes 12/02/2025; ``indian`` whether years end in March."""

    today: date | None
    month_first: bool = True
    indian: bool = False


def locate(text: str, published: str | None, title: str | None) -> Place:
    """The place of an article."""
    if published is None:
        return Place(None)
    try:
        return Place(datetime.fromisoformat(published).date())
    except ValueError:
        return Place(None)
