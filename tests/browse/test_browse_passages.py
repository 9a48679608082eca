"""An article's text in pieces, what is shown of it, and where its passages are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.browse.plugin.passages import passage_address, pieces, visible, web_address

TEXT = "Velanur Power sold 120 MW for $2 billion."


def claim(id: str, type: str, **words: str) -> dict:
    mentions = [
        {"field": field, "start": TEXT.index(raw), "end": TEXT.index(raw) + len(raw), "raw": raw}
        for field, raw in words.items()
    ]
    return {"id": id, "type": type, "mentions": mentions}


def test_words_know_the_claims_that_use_them() -> None:
    deal = claim("d", "deal", company="Velanur Power", capacity_mw="120 MW", value="$2 billion")
    capacity = claim("c", "capacity", holder="Velanur Power", mw="120 MW")
    used = {p.text: [(u.claim, u.field) for u in p.uses] for p in pieces(TEXT, [deal, capacity]) if p.uses}
    assert used == {
        "Velanur Power": [("d", "company"), ("c", "holder")],
        "120 MW": [("d", "capacity_mw"), ("c", "mw")],
        "$2 billion": [("d", "value")],
    }


def test_a_number_in_no_claim_says_why() -> None:
    low = TEXT.index("120 MW")
    left = [{"start": low, "end": low + 6, "outcome": "no_holder"}, {"start": 0, "end": 7, "outcome": "claim"}]
    assert [(p.text, p.reason) for p in pieces(TEXT, [], left) if p.reason] == [("120 MW", "no_holder")]


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_pieces_put_together_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    ordered = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in spans]
    mentions = [{"field": "mw", "start": low, "end": high, "raw": text[low:high]} for low, high in ordered]
    made = pieces(text, [{"id": "x", "type": "capacity", "mentions": mentions}])
    assert "".join(p.text for p in made) == text
    assert all(text[p.start :].startswith(p.text) for p in made)
    inside = {at for low, high in ordered for at in range(low, high)}
    assert inside == {at for p in made if p.uses for at in range(p.start, p.start + len(p.text))}


def test_what_cannot_be_seen_is_shown() -> None:
    assert visible("to \u202etfel\u202c and \x00on") == "to ⟨U+202E⟩tfel⟨U+202C⟩ and ⟨U+0000⟩on"
    assert visible("Zürich\n\tand 東京") == "Zürich\n\tand 東京"


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil", "http://", "http://[oops"],
)
def test_only_the_web_is_followed(url: str | None) -> None:
    assert web_address(url) is None
    assert passage_address(url, "Some words") is None


def test_a_passage_is_found_by_its_ends() -> None:
    url = "https://news.invalid/a?b=1#top"
    assert passage_address(url, "sold 120 MW") == "https://news.invalid/a?b=1#:~:text=sold%20120%20MW"
    long = "one two three four five six seven eight nine ten eleven twelve-a thirteen"
    assert passage_address(url, long) == (
        "https://news.invalid/a?b=1#:~:text=one%20two%20three%20four%20five%20six,"
        "eight%20nine%20ten%20eleven%20twelve%2Da%20thirteen"
    )
