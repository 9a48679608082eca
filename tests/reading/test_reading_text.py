"""Decoding and freezing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading import freeze
from extractor.reading.text import NotText, decode


@pytest.mark.parametrize(
    ("text", "frozen"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("4\u00a0% of 1\u202f200\u3000MW", "4 % of 1 200 MW"),
        ("Ac\u00adme\u200b \u200eP\u2060ower\ufeff", "Acme Power"),
        ("Ac\0me\x07fell", "Acme fell"),
        ("\x93Acme\x94 \x80 4", "“Acme” € 4"),
        ("Acme\u00e2\x80\x99s caf\u00c3\u00a9", "Acme’s caf\u00c3\u00a9"),
        ("\ud83d\ude00 \ud83d.", "😀 \ufffd."),
        ("e\u0301nergie, o\ufb03ce", "\u00e9nergie, office"),
        ("\n  Acme\tfell. \n\n", "\n  Acme\tfell."),
    ],
)
def test_what_freezing_changes(text: str, frozen: str) -> None:
    assert freeze(text) == frozen


def test_clean_text_is_taken_as_it_is() -> None:
    text = "Acme’s Q3 – up 4½ % (¥5bn) — “solid”, said Zoë Müller.\n\n• 1.2 GW\n\t20 MW"
    assert freeze(text) == text


@given(st.text(st.characters()))
def test_a_frozen_text_stays_as_it_is_and_can_be_stored(text: str) -> None:
    frozen = freeze(text)
    assert freeze(frozen) == frozen
    assert "\0" not in frozen
    frozen.encode("utf-8")


SENTENCE = "Acmé’s output rose by 4 % – to 5 000 € – in the third quarter, the company said on Monday."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_in_the_charset_it_is_in(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


@pytest.mark.parametrize(
    ("declared", "actual"),
    [("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("gb2312", "gb18030"), ("nonsense", "cp1252")],
)
def test_a_page_is_read_in_the_charset_that_it_declares(declared: str, actual: str) -> None:
    words = {"cp1251": "Прибыль выросла", "gb18030": "股价上涨"}.get(actual, "Acmé’s output – up")
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>{words}</p>'
    assert words in decode(page.encode(actual))


@pytest.mark.parametrize(
    ("charset", "page", "text"),
    [
        ("windows-1251", "Прибыль выросла".encode("cp1251"), "Прибыль выросла"),
        ("ISO-8859-1", "“Acmé” rose".encode("cp1252"), "“Acmé” rose"),
        ("windows-1251", "“Acmé” rose".encode(), "“Acmé” rose"),
        ("nonsense", SENTENCE.encode("cp1252"), SENTENCE),
        ("utf-16", SENTENCE.encode("cp1252"), SENTENCE),
        ("\0", SENTENCE.encode("cp1252"), SENTENCE),
    ],
)
def test_the_charset_of_the_server_is_taken_where_the_bytes_are_in_it(charset: str, page: bytes, text: str) -> None:
    assert decode(page, charset) == text


def test_the_server_goes_before_the_page() -> None:
    page = '<meta charset="windows-1252"><p>Прибыль выросла</p>'.encode("cp1251")
    assert "Прибыль выросла" in decode(page, "windows-1251")


def test_utf_8_goes_before_what_the_page_says() -> None:
    page = f'<meta charset="iso-8859-1"><p>{SENTENCE}</p>'
    assert decode(page.encode()) == page


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 and more", b"\x89PNG\r\n\x1a\n", bytes(range(256)) * 4, b"PK\x03\x04word", b"\0" * 100]
)
def test_binary_data_are_no_text(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


def test_a_stray_control_character_does_not_make_a_text_binary() -> None:
    assert decode(b"Acme\0 rose.") == "Acme\0 rose."
