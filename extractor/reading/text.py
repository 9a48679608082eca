"""Decoding bytes and freezing the text.

Frozen text has ``\\n`` for every line end, no NULs, no lone surrogates, no byte-order marks, no zero-width and no
directional characters (which carry no words and let a page show something else than it says), and no blanks at its
ends. Nothing else is changed, so that the text stays the publisher's.
"""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

_INVISIBLE = re.compile("[\u0000\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile("[\u0001-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f]")
_BINARY_SHARE = 0.02
"""Share of NULs and control characters above which bytes are no text."""
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]+)", re.IGNORECASE)


class NotText(Exception):
    """Bytes that no charset turns into text."""


def freeze(text: str) -> str:
    """The text as it is kept."""
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
        .replace("\f", "\n")
    )
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _CONTROL.sub(" ", _INVISIBLE.sub("", text)).strip()


def decode(data: bytes) -> str:
    """The text of bytes: UTF-8 where they are, else what the page declares, else what the bytes look like.

    Raises NotText for binary data.
    """
    sample = data[:4096]
    odd = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if sample and odd / len(sample) > _BINARY_SHARE and not utf16:
        raise NotText("the bytes are not text")
    try:
        return data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:2048])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    best = from_bytes(data[:200_000]).best()
    return data.decode(best.encoding if best is not None else "cp1252", "replace")
