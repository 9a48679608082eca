from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from served import HOSTILE, browsing, made, serving, watched

STORY = (
    "Velanur Power signed a 15-year power purchase agreement with Quillstone Digital for 120 MW of solar power. "
    f"Its shares rose 4% on Thursday. {HOSTILE} Kestrel Storage signed a 20-year lease for 90 MW with an undisclosed utility."
)
STORIES = (
    {
        "id": "a", "published": "2025-11-06", "url": "https://news.invalid/a?b=1#top", "site": "Wire & Grid",
        "title": f"{HOSTILE}<img src=x onerror=alert(1)> \u202eevil",
        "text": "Velanur Power signed a 15-year power purchase agreement with Quillstone Digital for 120 MW of solar power. "
        "Shares of Velanur Power rose 4% on Thursday.",
    },
    {
        "id": "b", "published": "2025-05-02", "url": "javascript:document.title='taken'", "site": HOSTILE, "title": "B",
        "text": "Kestrel Storage signed a 20-year lease with Quillstone Digital for 300 MW, worth $2 billion. "
        f"The \u202eterms\u202c {HOSTILE} are final.",
    },
    {
        "id": "c", "published": "2024-10-15", "url": "https://news.invalid/c", "site": "Ledger", "title": "C",
        "text": "Orrin Grid signed a 20-year power purchase agreement with Corvath Labs for 1,200 MW of nuclear power. "
        "Shares of Velanur Power fell 6% on Tuesday.",
    },
    {
        "id": "d", "published": "2025-06-20", "url": "https://news.invalid/d", "site": "Ledger", "title": "D",
        "text": "Velanur Power signed a 12-year power purchase agreement with Corvath Labs for 80 MW of wind power. "
        "Orrin Grid plans to sell 40 MW of solar power to Quillstone Digital.",
    },
)  # fmt: skip


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base made by the real pipeline out of one story that holds a script."""
    folder = tmp_path_factory.mktemp("browse")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    return made(folder / "facts.db", folder / "story.txt", published="2025-11-06")


@pytest.fixture(scope="session")
def site(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Datasette that serves it."""
    with serving(base, tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base of several stories, some of them hostile."""
    folder = tmp_path_factory.mktemp("many")
    lines = (json.dumps(story) for story in STORIES)
    (folder / "stories.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return made(folder / "many.db", folder / "stories.jsonl")


@pytest.fixture(scope="session")
def many_site(many: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Datasette that serves it."""
    with serving(many, tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real browser."""
    with browsing() as browser:
        yield browser


@pytest.fixture
def page(chromium: Any, site: str) -> Iterator[Any]:
    """A watched page."""
    with watched(chromium, site) as page:
        yield page
