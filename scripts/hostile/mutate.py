"""Mutations of inputs, each a function of bytes and chance; a mutated input is several of them, one after the other."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Callable

from hostile.seeds import NASTY, Seed

LARGEST = 2 * 1024 * 1024
"""Bytes beyond which a mutated input is cut; what has to be larger is made on purpose (``specials``)."""
Mutator = Callable[[bytes, random.Random], bytes]
_CHARSETS = ("utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis", "utf-7", "iso-8859-15", "gb18030", "cp500")
_NUMBER = re.compile(rb"\d[\d.,]{0,20}")
_NUMBERS = (
    b"0", b"-1", b"1e9", b"999999999999999999999999", b"0.0000001", b"1,2", b"1.", b".5", b"007", b"1/3", b"4.9.2", b"100",
    b"2000000000", b"\xc2\xbd", b"3 1/2", b"1,000,000,000,000", b"\xd9\xa3", b"one",
)  # fmt: skip


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randint(0, len(data))


def _span(data: bytes, chance: random.Random, most: int = 4000) -> tuple[int, int]:
    start = _place(data, chance)
    return start, min(len(data), start + int(chance.paretovariate(0.6)) % most)


def truncated(data: bytes, chance: random.Random) -> bytes:
    return data[: _place(data, chance)]


def beheaded(data: bytes, chance: random.Random) -> bytes:
    return data[_place(data, chance) :]


def without(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def doubled(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 3, 50)) + data[end:]


def swapped(data: bytes, chance: random.Random) -> bytes:
    a, b, c = sorted(_place(data, chance) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 64)) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def poisoned(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = _place(data, chance)
        data = data[:at] + chance.choice(NASTY) + data[at:]
    return data


def renumbered(data: bytes, chance: random.Random) -> bytes:
    share = chance.random()
    return _NUMBER.sub(lambda m: chance.choice(_NUMBERS) if chance.random() < share else m[0], data)


def reworded(data: bytes, chance: random.Random) -> bytes:
    words = data.split(b" ")
    for _ in range(chance.choice((1, 5, 50))):
        a, b = chance.randrange(len(words)), chance.randrange(len(words))
        words[a], words[b] = words[b], words[a]
    return b" ".join(words)


def recoded(data: bytes, chance: random.Random) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(_CHARSETS), "replace")


def misread(data: bytes, chance: random.Random) -> bytes:
    return data.decode("latin-1").encode("utf-8")


def flat(data: bytes, chance: random.Random) -> bytes:
    return data.replace(b"\n", chance.choice((b"", b" ", b"\r", b"\xe2\x80\xa8", b"\x0b")))


def unspaced(data: bytes, chance: random.Random) -> bytes:
    return data.replace(b" ", chance.choice((b"", b"\n", b"\xc2\xa0", b"\xe2\x80\x8b", b"  ", b"\t", b"-", b"/")))


def unpunctuated(data: bytes, chance: random.Random) -> bytes:
    return data.translate(None, chance.choice((b".", b".,;:", b"<>", b'"', b"'&;")))


def cased(data: bytes, chance: random.Random) -> bytes:
    return chance.choice((bytes.upper, bytes.lower, bytes.title, bytes.swapcase))(data)


def unzipped_and_back(data: bytes, chance: random.Random) -> bytes:
    """What is inside of gzip is changed, too."""
    try:
        inner = gzip.decompress(data)
    except (OSError, EOFError, ValueError):
        return data
    return gzip.compress(poisoned(inner, chance), mtime=0)


MUTATORS: tuple[Mutator, ...] = (
    truncated, beheaded, without, doubled, swapped, flipped, poisoned, poisoned, renumbered, reworded, recoded, misread,
    flat, unspaced, unpunctuated, cased,
)  # fmt: skip


def mutated(seed: Seed, other: Seed, chance: random.Random) -> bytes:
    """A seed changed some times over; now and then spliced with another."""
    data = unzipped_and_back(seed.data, chance) if seed.kind.endswith(".gz") and chance.random() < 0.7 else seed.data
    if chance.random() < 0.1:
        data = data[: _place(data, chance)] + other.data[_place(other.data, chance) :]
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        data = chance.choice(MUTATORS)(data, chance)[:LARGEST]
    return data
