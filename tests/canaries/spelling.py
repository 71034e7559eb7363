"""Each way in which a word may stand in a file without being seen at a glance."""

import base64
import json
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

_UNTOUCHED = (0, 2, 3)
"""Signs of base64 that hold bits of what stands before, by the bytes before."""
SHORTEST = 6
"""Characters; fewer are met by chance in what is encrypted."""


class Spelling(NamedTuple):
    """A word as bytes; where ``is_folded`` capital and small letters are the same."""

    name: str
    content: bytes
    is_folded: bool = True


def spellings(word: str) -> tuple[Spelling, ...]:
    assert len(word) >= SHORTEST, word
    return tuple(dict.fromkeys(_spelled(word)))


def _spelled(word: str) -> Iterator[Spelling]:
    plain = word.encode()
    encoded = {
        "utf-8": plain,
        "utf-16-le": word.encode("utf-16-le"),
        "utf-16-be": word.encode("utf-16-be"),
        "latin-1": word.encode("latin-1", errors="replace"),
    }
    for name, content in encoded.items():
        yield Spelling(name, content)
    yield Spelling("percent-encoded", quote(word, safe="").encode())
    yield Spelling("as a form", quote(word, safe="").replace("%20", "+").encode())
    wholly = "".join(f"%{byte:02x}" for byte in plain)
    yield Spelling("wholly percent-encoded", wholly.encode())
    yield Spelling("JSON", json.dumps(word)[1:-1].encode())
    escaped = "".join(f"\\u{ord(c):04x}" for c in word)
    yield Spelling("wholly JSON-escaped", escaped.encode())
    for name in ("utf-8", "utf-16-le"):
        yield Spelling(f"hex of {name}", encoded[name].hex().encode())
        yield from _base64(name, encoded[name])


def _base64(name: str, content: bytes) -> Iterator[Spelling]:
    """Whatever stands before it: its signs fall one of three ways."""
    for offset in range(3):
        end = (offset + len(content)) * 8 // 6
        whole = base64.b64encode(bytes(offset) + content)[_UNTOUCHED[offset] : end]
        for kind, signs in (("base64", whole), ("base64url", _for_url(whole))):
            yield Spelling(f"{kind} of {name} at {offset}", signs, is_folded=False)


def _for_url(signs: bytes) -> bytes:
    return signs.replace(b"+", b"-").replace(b"/", b"_")
