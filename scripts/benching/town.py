"""Many hosts with news, some of it faulty: what ``wattwire fetch`` is measured on."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from testsite import Answer, Host, Web, faults, flaky, page, redirect, robots, status, story, unchanging

RULES = "User-agent: *\nDisallow: /private/\n"
MB = 1024 * 1024
FAULTS: dict[str, tuple[str, Callable[[int], Answer]]] = {
    "missing": ("http_404", lambda n: status(404)),
    "gone": ("http_410", lambda n: status(410)),
    "broken": ("http_500", lambda n: status(500)),
    "reset": ("broken_off", lambda n: faults.reset()),
    "stalls": ("timeout", lambda n: faults.stall()),
    "endless": ("too_large", lambda n: faults.big()),
    "bomb": ("too_large", lambda n: BOMB),
    "cut": ("encoding", lambda n: faults.cut_gzip(story(n).html())),
    "no_http": ("protocol", lambda n: faults.no_http()),
    "circle": ("redirect_loop", lambda n: redirect(f"/story/{n}")),
    "inwards": ("private_address", lambda n: redirect("http://10.0.0.1/")),
    "picture": ("content_type", lambda n: page(b"\x89PNG\r\n\x1a\n", "image/png")),
    "empty": ("empty", lambda n: page("")),
    "recovers": ("article", lambda n: flaky(status(500), page(story(n).html()))),
    "busy": ("article", lambda n: flaky(status(429, Retry_After="2"), page(story(n).html()))),
    "forbidden": ("robots_disallowed", lambda n: page(story(n).html())),
}
"""What goes wrong, how it has to end, and the answer that does it."""
BOMB = faults.bomb()


@dataclass
class Town:
    """The addresses, and how each has to end."""

    web: Web
    hosts: list[Host] = field(default_factory=list)
    ends: dict[str, str] = field(default_factory=dict)

    @property
    def urls(self) -> list[str]:
        """All addresses, in the order in which they are named: mixed, as a list of the day is."""
        return random.Random(7).sample(sorted(self.ends), len(self.ends))


def build(web: Web, hosts: int, urls: int, faulty: float) -> Town:
    """So many addresses on so many hosts, a share of them faulty, the faults spread evenly over the hosts."""
    town = Town(web, [web.host() for _ in range(hosts)])
    for host in town.hosts:
        host.add("/robots.txt", robots(RULES))
    bad = round(urls * faulty)
    kinds = list(FAULTS)
    for number in range(urls):
        host = town.hosts[number % hosts]
        # The last of each host's addresses by number are the faulty ones; each host gets others.
        if number >= urls - bad:
            name = kinds[(number - (urls - bad)) % len(kinds)]
            end, answer = FAULTS[name]
            path = f"/private/{number}" if name == "forbidden" else f"/story/{number}"
            town.ends[host.add(path, answer(number))] = end
        else:
            packed = ("", "gzip", "br")[number % 3]
            html = story(number).html()
            answer_ = unchanging(html) if number % 2 else page(html, encoding=packed, chunked=number % 5 == 0)
            town.ends[host.add(f"/story/{number}", answer_)] = "article"
    return town


def least_seconds(town: Town, delay: float) -> float:
    """What no polite program could be faster than: at the busiest host the pauses between its addresses."""
    asked: dict[str, int] = {}
    for url in town.ends:
        if "/private/" not in url:
            host = url.split("/")[2]
            asked[host] = asked.get(host, 0) + 1
    return delay * (max(asked.values()) - 1)
