"""What servers do wrong, each fault at a host of its own and all at once: how each address ends in the base."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import trustme
from harness import Base
from testsite import Answer, Host, Story, Web, faults, flaky, page, redirect, robots, status, story

from extractor.sources import documents

RULES = robots("User-agent: *\nDisallow: /private/")
ANSWERS: dict[str, Answer] = {}
ENDS: dict[str, str] = {}


QUOTED = "Müller Énergie’s shares – quoted in Zürich – rose 4 % to €20 on Monday."


def accented(number: int) -> Story:
    """A story with letters that charsets differ in."""
    return Story(f"Zoë’s windmills {number}", f"{QUOTED}\n" * 5 + f"It was rise {number} this year.", "2026-01-26")


def case(name: str, end: str, answer: Answer) -> None:
    ANSWERS[name], ENDS[name] = answer, end


def _story(number: int, **how: object) -> Answer:
    return page(story(number).html(), **how)  # type: ignore[arg-type]


case("plain", "article", _story(0))
case("gzip", "article", _story(1, encoding="gzip"))
case("brotli", "article", _story(2, encoding="br"))
case("deflate", "article", _story(3, encoding="deflate"))
case("chunked", "article", _story(4, chunked=True))
case("chunked_gzip", "article", _story(5, chunked=True, encoding="gzip"))
case("declared_wrong", "article", page(accented(1).html(charset="utf-8").encode("cp1252"), "text/html; charset=utf-8"))
case("declared_twice", "article", page(accented(2).html(charset="latin1").encode(), "text/html; charset=latin1"))
case("declared_by_server", "article", page(accented(3).html(charset="").encode("cp1252"), "text/html; charset=cp1252"))
case("wall", "article", page(story(6).behind_a_wall()))
case("no_type", "article", _story(7, type=""))
case("recovers", "article", flaky(status(500), _story(8)))
case("drops_once", "article", flaky(faults.reset(), _story(9)))
case("busy", "article", flaky(status(429, Retry_After="1"), _story(10)))
case("busy_for_long", "retry_later", status(503, Retry_After="3600"))
case("gone", "http_410", status(410))
case("missing", "http_404", status(404))
case("broken", "http_500", status(500))
case("wants_money", "http_402", status(402))
case("reset", "broken_off", faults.reset())
case("stalls", "timeout", faults.stall())
case("silent", "timeout", faults.silent())
case("drips", "timeout", faults.drip())
case("endless", "too_large", faults.big())
case("large", "too_large", faults.big(declared=True))
case("bomb", "too_large", faults.bomb())
case("cut_gzip", "encoding", faults.cut_gzip(story(11).html()))
case("false_gzip", "encoding", faults.false_gzip(story(12).html()))
case("no_http", "protocol", faults.no_http())
case("picture", "content_type", page(b"\x89PNG\r\n\x1a\n", "image/png"))
case("binary", "binary", page(b"\x89PNG\r\n\x1a\n" + bytes(5000), "text/html"))
case("nothing", "empty", page(""))
case("to_private", "private_address", redirect("http://10.0.0.1/"))
case("to_metadata", "private_address", redirect("http://169.254.169.254/latest/meta-data/"))
case("to_loopback", "private_address", redirect("http://127.0.0.1/"))
case("to_disguised", "private_address", redirect("http://[::ffff:10.0.0.1]/"))
case("to_name", "private_address", redirect("http://inside.example/"))
case("to_two_addresses", "private_address", redirect("http://half.example/"))
case("to_link_local", "private_address", redirect("http://old.example/"))
case("to_file", "scheme", redirect("file:///etc/passwd"))
case("to_nowhere", "dns", redirect("http://nowhere.invalid/"))
case("circle", "redirect_loop", redirect("/story"))


@dataclass
class Town:
    """What came of it: the base, the addresses by the name of their case, and how long it took."""

    web: Web
    base: Base
    urls: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    def end(self, name: str) -> str:
        return self.base.endings()[self.urls[name]]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with Web(named=True) as web:
        town = Town(web, Base(tmp_path_factory.mktemp("town")))
        for name, answer in ANSWERS.items():
            town.urls[name] = at(web.host(), "/story", answer)
        further(town)
        began = time.monotonic()
        town.base.ask(town.urls.values(), factory="extractor.pipeline:worker")
        town.seconds = time.monotonic() - began
        yield town


def at(host: Host, path: str, answer: Answer, rules: Answer = RULES) -> str:
    host.add("/robots.txt", rules)
    return host.add(path, answer)


def further(town: Town) -> None:
    """The cases that need more than one answer."""
    host, there = town.web.host(), town.web.host()
    town.urls["moved"] = at(host, "/old", redirect(at(there, "/new", _story(20)), 301))
    for number in range(12):
        host.add(f"/hop/{number}", redirect(f"/hop/{number + 1}"))
    town.urls["chain"] = host.url("/hop/0")
    for name, rules in {
        "rules_forbid": robots("User-agent: wattwire\nDisallow: /story"),
        "rules_401": status(401),
        "rules_403": status(403),
        "rules_404": status(404),
        "rules_500": status(500),
        "rules_html": page("<html><body>Not found</body></html>"),
        "rules_moved": redirect(there.url("/robots.txt")),
    }.items():
        number = 30 + len(town.urls)
        town.urls[name] = at(town.web.host(), "/story", _story(number), rules)
    authority = trustme.CA()
    certificate = authority.issue_cert(town.web.next_name())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    town.urls["untrusted"] = at(town.web.host(context), "/story", _story(21))


@pytest.mark.parametrize("name", ANSWERS)
def test_each_answer_ends_as_it_ought_to(town: Town, name: str) -> None:
    assert town.end(name) == ENDS[name]


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("moved", "article"),
        ("chain", "redirects"),
        ("rules_forbid", "robots_disallowed"),
        ("rules_401", "robots_disallowed"),
        ("rules_403", "robots_disallowed"),
        ("rules_404", "article"),
        ("rules_500", "robots_unreachable"),
        ("rules_html", "article"),
        ("rules_moved", "article"),
        ("untrusted", "tls"),
    ],
)
def test_so_do_redirects_rules_and_certificates(town: Town, name: str, end: str) -> None:
    assert town.end(name) == end


def test_every_address_is_accounted_for_and_says_what_was_wrong(town: Town) -> None:
    assert set(town.base.endings()) == set(town.urls.values())
    failed = town.base.rows("SELECT source, detail FROM inputs WHERE outcome = 'failure'")
    assert all(detail.endswith(".") for _, detail in failed)
    assert {source for source, _ in failed} <= set(town.urls.values())


def test_none_hangs(town: Town) -> None:
    assert town.seconds < 30


def test_what_was_refused_was_not_asked_for(town: Town) -> None:
    for name in ("rules_forbid", "rules_401", "rules_403", "rules_500"):
        host = town.urls[name].split("/")[2]
        assert set(town.web.log.paths(host)) == {"/robots.txt"}


def test_hosts_are_asked_one_request_at_a_time(town: Town) -> None:
    assert town.web.log.overlaps() == []


def test_each_request_names_the_program_and_whom_to_write_to(town: Town) -> None:
    agents = {hit.headers["user-agent"] for hit in town.web.log.hits()}
    assert len(agents) == 1
    assert "wattwire" in (agent := agents.pop())
    assert "desk@test.example" in agent


def test_a_host_that_asks_for_time_is_given_it(town: Town) -> None:
    host = town.urls["busy"].split("/")[2]
    first, second = (hit for hit in town.web.log.hits(host) if not hit.is_robots)
    assert second.began - (first.ended or 0) >= 1.0


def test_nothing_that_is_too_large_is_kept(town: Town) -> None:
    assert sum(path.stat().st_size for path in town.base.archive.iterdir()) < 2_000_000


def test_the_archive_can_be_read_again_without_the_web(town: Town) -> None:
    pages = {raw.url for raw in documents([str(town.base.archive)]) if raw.rejected is None}
    assert {town.urls[name] for name, end in ENDS.items() if end == "article"} <= pages


def test_the_reader_gets_the_text_whatever_it_was_packed_in(town: Town) -> None:
    texts = town.base.texts()
    for number, name in enumerate(("plain", "gzip", "brotli", "deflate", "chunked", "chunked_gzip")):
        assert f"Desk copy {number + 1} of this report" in texts[town.urls[name]]


@pytest.mark.parametrize("name", ["declared_wrong", "declared_twice", "declared_by_server"])
def test_a_charset_declared_wrong_spoils_no_letter(town: Town, name: str) -> None:
    assert (
        "Müller Énergie’s shares – quoted in Zürich – rose 4 % to €20 on Monday." in town.base.texts()[town.urls[name]]
    )
