"""The guide and the how-tos: every command is typed, and prints what they say."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "web"))
import pytest
from testsite import Web, page
from testsite.lists import rss, sitemap, xml
from walk import ROOT, Walk, blocks, follow, same, steps

DOCS = ROOT / "docs"
HOWTOS = sorted((DOCS / "howto").glob("*.md"))
ELSEWHERE = {
    "retrain-the-model.md": "scripts/train needs sources that are not in the repository; tests/training tries its parts",
    "publish-the-base.md": "datasette publish needs an account; what it is given is made above it",
    "from-a-laptop-to-cc-news.md": "Ray and object storage are not in CI; tests/cluster and tests/engines try them",
    "watch-ten-sources.md": "cron and --every go on for ever; tests/web/test_web_commands.py tries --every",
}
"""Who has commands that the walk does not type, and why."""


def differences(document: Path, walk: Walk) -> list[str]:
    """What commands print otherwise than a document says."""
    return [
        f"$ {step.command}\n{printed}\n--- but {document.name} says ---\n{step.printed}"
        for _, step, printed in follow(document, walk)
        if not same(step.printed, printed)
    ]


MAKE = "if that is as it should be, write it anew: python tests/docs/walk.py docs/guide.md docs/howto/NAME.md"


WALKED = (
    "guide.md",
    "howto/add-your-companies.md",
    "howto/from-a-laptop-to-cc-news.md",
    "howto/retrain-the-model.md",
)


@pytest.mark.parametrize("name", WALKED)
def test_commands_print_what_is_said(name: str, tmp_path: Path) -> None:
    assert not differences(DOCS / name, Walk(tmp_path)), MAKE


def test_publishing(tmp_path: Path) -> None:
    """With the programs that come along with Wattwire and Datasette."""
    assert not differences(DOCS / "howto" / "publish-the-base.md", Walk(tmp_path)), MAKE


SOURCES = ("wire", "gazette", "ledger", "bulletin", "courier", "herald", "record", "tribune")
STORY = "<html><head><meta property='article:published_time' content='{day}'><title>{mw} MW for Brightloom</title></head><body><article><p>{text}</p></article></body></html>"
TEXT = "Harrowgate Energy signed a 15-year lease with Brightloom for {mw} MW of data center capacity. The campus is to open in two years, and both companies said that more may follow where the grid allows it."


@pytest.fixture
def newspapers() -> Iterator[Callable[[str], str]]:
    """Real servers for the hosts that the how-to names; the function puts their addresses in the place of the names."""
    from datetime import UTC, datetime

    day = datetime.now(UTC).date().isoformat()
    with Web() as web:
        found: dict[str, str] = {}

        def story(host: Any, path: str, mw: int) -> str:
            return str(host.add(path, page(STORY.format(day=day, mw=mw, text=TEXT.format(mw=mw)))))

        for number, name in enumerate(SOURCES):
            host = web.host()
            urls = [story(host, f"/{name}", 100 + number)]
            path = "/rss" if name == "wire" else "/feed"
            host.add(path, xml(rss([(url, f"{100 + number} MW for Brightloom", day) for url in urls])))
            found[f"https://{name}.example"] = host.url("")
        observer, papers = web.host(), web.host()
        observer.add("/sitemap.xml", xml(sitemap([(story(observer, "/energy/a", 150), "150 MW", day)])))
        story(papers, "/filing", 160)
        found["https://observer.example"], found["https://papers.example"] = observer.url(""), papers.url("")

        def placed(text: str) -> str:
            for name, address in found.items():
                text = text.replace(name, address)
            return text

        yield placed


def test_watching(newspapers: Callable[[str], str], tmp_path: Path) -> None:
    quick = " --delay 0.02 --allow-net 127.0.1.0/24 --model blank"
    walk = Walk(
        tmp_path,
        before=lambda command: command + quick if command.startswith("wattwire watch") else command,
        file=newspapers,
    )
    document = DOCS / "howto" / "watch-ten-sources.md"
    typed = {step.command: (step, printed) for _, step, printed in follow(document, walk)}
    assert all(same(step.printed, printed) for step, printed in typed.values())
    first = next(printed for command, (_, printed) in typed.items() if command == "wattwire watch sources.toml --table")
    for source in (*SOURCES, "observer", "papers"):
        assert f"new from {source}:" in first, first
    digest = next(printed for command, (_, printed) in typed.items() if "digest" in command)
    assert "in 10 articles of 10 named outlets" in digest, digest


def test_a_fact_type(tmp_path: Path) -> None:
    document = DOCS / "howto" / "add-a-fact-type.md"
    tried = (ROOT / "tests" / "store" / "test_store_new_type.py").read_text(encoding="utf-8")
    for block in blocks(document.read_text(encoding="utf-8")):
        assert block.language == "console" or block.text in tried, f"{document.name} has code that the test has not"
    walk = Walk(tmp_path, environment={"REPOSITORY": str(ROOT), "SCRATCH": str(tmp_path)})
    assert not differences(document, walk), MAKE
    for name in ("cli.md", "schema.md"):
        assert (tmp_path / "docs" / name).read_text() == (DOCS / name).read_text()


@pytest.mark.parametrize("document", [DOCS / "guide.md", *HOWTOS], ids=lambda path: path.name)
def test_every_command_is_typed_somewhere(document: Path) -> None:
    found = list(blocks(document.read_text(encoding="utf-8")))
    assert any(block.language == "console" and list(steps(block)) for block in found)
    assert document.name in ELSEWHERE or not any(block.language in ("sh", "bash") for block in found)


def test_the_readme_leads_to_all_of_them() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    guide = (DOCS / "guide.md").read_text(encoding="utf-8")
    assert "docs/guide.md" in text
    for howto in HOWTOS:
        assert f"howto/{howto.name}" in text
        assert f"howto/{howto.name}" in guide


def test_files_and_addresses_of_the_documents_exist() -> None:
    for document in [ROOT / "README.md", *DOCS.glob("*.md"), *HOWTOS]:
        prose = re.sub(r"^```.*?^```$", "", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
        for target in re.findall(r"\]\(([^)#:]+)\)", prose):
            assert (document.parent / target).exists(), f"{document.name} leads to {target}"
