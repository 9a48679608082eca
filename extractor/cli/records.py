"""Commands that list what else is in a base: articles, inputs, ledgers."""

from __future__ import annotations

from typing import Any

import click

from extractor.cli.answering import Answer, answered
from extractor.cli.options import since_until, sort_limit, together
from extractor.store import queries

_LISTING = together(sort_limit, answered)


@click.command()
@click.option("--search", metavar="WORDS", help='Words of title or text; also AND, OR, NOT, "a phrase", prefix*.')
@click.option("--site", metavar="NAME", help="Where it was published.")
@since_until
@_LISTING
def articles(answer: Answer, **asked: Any) -> None:
    """Articles with how many claims they make, the latest first. Days are those of publication.

    \b
    Examples:
      wattwire articles --search "power purchase agreement" --since 2026-01
      wattwire articles --sort=-claims --limit 10
    """
    with answer.asking() as base:
        answer.tell(base, queries.articles(base, **asked))


@click.command()
@click.option("--failed", is_flag=True, help="Only failures.")
@click.option(
    "--outcome", type=click.Choice(["article", "duplicate", "skip", "failure"]), help="Only those that ended so."
)
@click.option("--reason", metavar="WORD", help="Only those with this reason: malformed, timeout, not_english …")
@_LISTING
def inputs(answer: Answer, failed: bool, outcome: str | None, **asked: Any) -> None:
    """Every file and line that was read, and how it ended: article, duplicate, skip or failure, with the reason.

    \b
    Examples:
      wattwire inputs --failed
      wattwire inputs --outcome skip --csv
    """
    if failed and outcome not in (None, "failure"):
        raise click.UsageError("--failed and --outcome ask for different things; leave one out")
    with answer.asking() as base:
        answer.tell(base, queries.inputs(base, outcome="failure" if failed else outcome, **asked))


@click.command()
@click.argument("article")
@click.option("--outcome", metavar="WORD", help="Only mentions that ended so: claim, hypothetical, share_of_whole …")
@answered
def ledger(article: str, outcome: str | None, answer: Answer) -> None:
    """How each percentage, power, money and date mention of an article ended: in a claim, or why not.

    ARTICLE is the beginning of its id, its address, its file, or the id that it came with.

    \b
    Examples:
      wattwire ledger 309f1c72
      wattwire ledger news/story.html --outcome hypothetical
    """
    with answer.asking() as base:
        answer.tell(base, queries.ledger(base, article, outcome=outcome))


COMMANDS = (articles, inputs, ledger)
