"""From bytes to an Article, or to the reason why there is none."""

import json

import pytest

from extractor.reading import read
from extractor.reading.page import main_text, tree_of
from extractor.reading.read import TEXT_LIMIT
from extractor.schema import Article, RawDocument, Rejected, article_id

TEXT = "Acme Power said on Monday that it had bought a 40 MW plant for $4 million.\nIts shares rose by 4%."
CLUTTER = (
    "<html><head><title>Acme buys</title><script>var a = 'Acme';</script></head><body><nav><a href=/>Home</a> News</nav>"
    "<header>Subscribe for $1 a week</header><main><article><h1>Acme buys</h1>{}</article></main>"
    "<aside>Most read: Bolt fell by 9%</aside><footer>Copyright</footer></body></html>"
)


def article(raw: RawDocument, published: str | None = None) -> Article:
    result = read(raw, published=published)
    assert isinstance(result, Article), result
    return result


def rejected(raw: RawDocument) -> Rejected:
    result = read(raw)
    assert isinstance(result, Rejected), result
    return result


def record(line: int = 1, **fields: object) -> RawDocument:
    return RawDocument("news.jsonl", "record", json.dumps(fields).encode(), member=line, line=line)


def test_plain_text_is_taken_as_it_is() -> None:
    found = article(RawDocument("a.txt", "text", TEXT.encode()))
    assert found.text == TEXT
    assert (found.language, found.published, found.origins) == ("en", None, {})
    assert found.id == article_id(TEXT, None)


def test_a_date_that_a_person_gives_is_for_undated_text_alone() -> None:
    found = article(RawDocument("a.txt", "text", TEXT.encode()), published="2026-01-29")
    assert (found.published, found.origins["published"]) == ("2026-01-29", "option")
    dated = article(record(text=TEXT, published="2025-12-31"), published="2026-01-29")
    assert (dated.published, dated.origins["published"]) == ("2025-12-31", "record")


def test_a_page_gives_its_story_without_the_clutter() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.splitlines() * 3)
    page = CLUTTER.format(paragraphs).encode()
    found = article(RawDocument("a.html", "html", page))
    assert all(line in found.text.splitlines() for line in TEXT.splitlines())
    for word in ("Home", "Subscribe", "Most read", "Copyright", "var a"):
        assert word not in found.text
    assert found.title == "Acme buys"
    assert found == article(RawDocument("a.html", "html", page))


def test_where_trafilatura_sees_no_page_every_block_is_a_line() -> None:
    html = "Acme <b>Power</b> rose.<br>It said so.<nav>Home</nav><ul><li>40&nbsp;MW</li><li>4%</li></ul><!-- no --><div>End</div>tail"
    assert main_text(None, html).splitlines() == ["Acme Power rose.", "It said so.", "40 MW", "4%", "End", "tail"]


def test_a_short_page_that_says_it_is_xml_is_read_without_a_word() -> None:
    page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Bolt fell 9%.</p></body></html>'
    assert main_text(tree_of(page.encode()), page) == "Bolt fell 9%."


def test_a_fragment_is_a_page_too() -> None:
    assert article(RawDocument("a.html", "html", b"<p>Acme Power rose by 4%.</p>")).text == "Acme Power rose by 4%."
    assert tree_of("") is None


def test_the_fields_of_a_record_go_before_its_page() -> None:
    page = CLUTTER.format(f"<time datetime=2026-02-25></time><p>{TEXT}</p>" * 3)
    found = article(record(id=17, html=page, title="Ours", url="https://a.example/1", site="A", published=None))
    assert (found.input_id, found.title, found.url, found.site) == ("17", "Ours", "https://a.example/1", "A")
    assert found.published == "2026-02-25"
    assert found.origins == {"title": "record", "url": "record", "site": "record", "published": "time"}
    assert article(record(text=TEXT, html=page, id="b")).text == TEXT
    assert article(record(text=" ", html=page)).text != ""


@pytest.mark.parametrize(
    ("data", "reason", "words"),
    [
        (b'{"text": "Acme', "malformed", "Line 5 is no JSON"),
        (b'{"text": "a",\n\n "b" 1}', "malformed", "Line 7"),
        (b"[1]", "malformed", "no JSON object but list"),
        (b'{"title": "Acme"}', "malformed", "neither “text” nor “html”"),
        (b'{"text": 5}', "malformed", "“text” of the object in line 5"),
        (b'{"text": "Acme rose.", "title": ["a"]}', "malformed", "“title”"),
        (b'{"text": "caf\xe9"}', "malformed", "not UTF-8"),
        (b"[" * 200_000, "malformed", "nested too deeply"),
        (b'{"text": "Acme rose.", "published": "2026-02-30"}', "bad_date", "line 5"),
        (b'{"text": "Acme rose.", "published": "last week"}', "bad_date", "'last week' is no date"),
    ],
)
def test_a_broken_record_says_in_which_line_and_why(data: bytes, reason: str, words: str) -> None:
    told = rejected(RawDocument("news.jsonl", "record", data, member=5, line=5))
    assert (told.outcome, told.reason) == ("failure", reason)
    assert words in told.detail
    assert told.detail.endswith(".")


@pytest.mark.parametrize(
    "raw",
    [
        RawDocument("a.txt", "text", b" \n\t"),
        RawDocument("a.txt", "text", b"12.5 % ---"),
        RawDocument("a.html", "html", b""),
        RawDocument("a.html", "html", b"<html><body><script>var acme</script><nav>Home</nav></body></html>"),
        record(text=""),
        record(html="<p>\u200b</p>"),
    ],
)
def test_what_has_no_words_is_a_skip(raw: RawDocument) -> None:
    assert (rejected(raw).outcome, rejected(raw).reason) == ("skip", "empty")


def test_another_language_is_a_skip() -> None:
    text = "Der Versorger teilte am Montag mit, dass der Umsatz um 4 Prozent auf 2,1 Milliarden Euro gestiegen ist."
    told = rejected(RawDocument("a.txt", "text", text.encode()))
    assert (told.outcome, told.reason) == ("skip", "not_english")
    assert "“de”" in told.detail


def test_a_text_over_the_limit_and_binary_data_are_failures() -> None:
    long = RawDocument("a.txt", "text", b"Acme rose. " * (TEXT_LIMIT // 11 + 1))
    assert (rejected(long).outcome, rejected(long).reason) == ("failure", "too_large")
    assert rejected(RawDocument("a.txt", "text", b"%PDF-1.7")).reason == "binary"


def test_what_a_source_rejected_stays_so() -> None:
    why = Rejected(outcome="skip", reason="unsupported", detail="Only text is read.")
    assert read(RawDocument("a.pdf", "text", b"", rejected=why)) == why


FETCHED = {"url": "https://www.wire.example/acme", "fetched": "2026-01-29T18:00:00Z", "charset": "windows-1252"}


def test_a_fetched_page_keeps_where_it_came_from_behind_what_it_says_itself() -> None:
    page = CLUTTER.format("".join(f"<p>Acmé: {line}</p>" for line in TEXT.splitlines() * 3))
    found = article(RawDocument("a.warc", "html", page.encode("cp1252"), 7, **FETCHED))
    assert "Acmé: Acme Power" in found.text
    assert (found.url, found.site) == ("https://www.wire.example/acme", "wire.example")
    assert (found.origins["url"], found.origins["site"]) == ("fetched", "fetched")
    canonical = page.replace("</title>", "</title><link rel=canonical href=https://acme.example/news>")
    named = article(RawDocument("a.warc", "html", canonical.encode("cp1252"), 7, **FETCHED))
    assert (named.url, named.origins["url"], named.site) == ("https://acme.example/news", "canonical", "acme.example")
    assert article(RawDocument("a.warc", "text", TEXT.encode(), 7, **FETCHED)).url == FETCHED["url"]


@pytest.mark.parametrize(("fetched", "day"), [("2026-01-29T09:00:00Z", None), ("2026-01-29T11:00:00Z", "2026-01-30")])
def test_a_guessed_date_is_no_later_than_the_page_was_fetched(fetched: str, day: str | None) -> None:
    shown = '<p class="byline">Published: January 30, 2026</p>' + "".join(f"<p>{TEXT}</p>" for _ in range(3))
    page = f"<html><body><article>{shown}</article></body></html>".encode()
    found = article(RawDocument("a.warc", "html", page, fetched=fetched))
    assert (found.published, found.origins.get("published")) == (day, day and "htmldate")
