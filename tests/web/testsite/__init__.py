"""A small web of real servers on this machine, for tests and for ``scripts/bench-fetch``.

    with Web() as web:
        wire = web.host()                       # 127.0.1.1 with a port: a host of its own
        wire.add("/robots.txt", robots("User-agent: *\\nCrawl-delay: 1"))
        wire.add("/a", page(story(0).html()))
        ...                                     # fetch wire.url("/a")
        assert web.log.paths(wire.name) == ["/robots.txt", "/a"]

``answers`` has what servers ought to do, ``faults`` what some do instead, ``lists`` feeds and sitemaps, ``stories`` pages
out of the project's own corpus; ``log`` remembers each request with its time.
"""

from testsite.answers import Answer, flaky, page, redirect, robots, status, unchanging
from testsite.log import Hit, Log
from testsite.server import Host, Names, Web
from testsite.stories import Story, story

__all__ = [
    "Answer",
    "Hit",
    "Host",
    "Log",
    "Names",
    "Story",
    "Web",
    "flaky",
    "page",
    "redirect",
    "robots",
    "status",
    "story",
    "unchanging",
]
