"""Decoding bytes and freezing text: what every offset refers to is decided here, once.

Frozen text differs from what came in this, and in nothing else:

- line ends of every kind are ``\\n``;
- spaces of every kind (no-break, thin, ideographic …) are the plain space, one for one; tabs stay;
- NULs, byte-order marks, soft hyphens, zero-width characters and marks of direction are gone: they print nothing, break
  words apart and can make a page show something else than it says;
- other control characters are a space, those of the upper range what Windows-1252 means by them, and UTF-8 that
  somebody had read as Latin-1 is itself again;
- a lone surrogate is U+FFFD, a pair the character that it stands for;
- ligatures of f are their letters, and characters are composed (NFC);
- white space at the end is gone. At the beginning it stays, so that a clean text keeps its own offsets.
"""

from __future__ import annotations

import re
import unicodedata

from charset_normalizer import from_bytes

from extractor.schema.charsets import charset as charset_of


class NotText(Exception):
    """Bytes that no charset turns into text."""


_REMOVED = [
    0,
    0xAD,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
]
_SPACES = [0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
_LINE_ENDS = [0x0B, 0x0C, 0x2028, 0x2029]
_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_TABLE: dict[int, str] = {
    **dict.fromkeys((*range(1, 9), *range(0x0E, 0x20), 0x7F), " "),
    **{code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)},
    **dict.fromkeys(_REMOVED, ""),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    **_LIGATURES,
}
_ODD = re.compile("[" + "".join(map(re.escape, map(chr, _TABLE))) + "]")
"""What none of most texts has to be looked up."""
_MISREAD = re.compile("[\xc2-\xdf][\x80-\x9f]|[\xe0-\xef][\x80-\x9f][\x80-\xbf]")
"""UTF-8 read as Latin-1. No language writes these letters before characters of the upper control range."""


def freeze(text: str) -> str:
    """The text as it is kept; freezing it again changes nothing."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _MISREAD.sub(lambda match: match[0].encode("latin-1").decode("utf-8", "ignore"), text)
    text = text.translate(_TABLE) if _ODD.search(text) else text
    return unicodedata.normalize("NFC", text).rstrip()


_SAMPLE = 64 * 1024
_BINARY_SHARE = 0.01
"""Share of control characters above which bytes are no text; text has none, whatever its charset."""
_STRAY = 2
"""Control characters that any text may hold, however short it is."""
_CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\n\r\v\f\x1b")
_BINARY_STARTS = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""", re.IGNORECASE
)
_READ_AS = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949",
    "utf-16": "", "utf-16le": "", "utf-16be": "",
}  # fmt: skip
"""What browsers take the declared name for, which is wider. UTF-16 shows by itself; what only declares it is none."""
_FALLBACK = "cp1252"


def decode(data: bytes, charset: str | None = None) -> str:
    """The text of bytes: by their mark, as UTF-8, in the ``charset`` that the server declared, as the page declares, as
    they look, and at last as Windows-1252.

    Raises NotText for what is no text in any charset.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return data.decode(unmarked, "replace")
    _refuse_binary(data)
    for encoding in ("utf-8", _wider(charset or ""), _declared(data)):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):
            continue
    best = from_bytes(data[:_SAMPLE]).best()
    return data.decode(best.encoding if best is not None else _FALLBACK, "replace")


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if data.startswith(_BINARY_STARTS) or controls > _STRAY + _BINARY_SHARE * len(sample):
        raise NotText("these bytes are no text in any charset")


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark shows in Western text by a NUL in every other place."""
    sample = data[: _SAMPLE & ~1]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    most = 0.4 * len(sample)
    return "utf-16-le" if odd > most and not even else "utf-16-be" if even > most and not odd else None


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:4096])
    return _wider(found[1].decode("ascii", "replace") if found else "")


def _wider(name: str) -> str:
    name = name.strip().lower()
    return _READ_AS.get(name, charset_of(name) or "")
