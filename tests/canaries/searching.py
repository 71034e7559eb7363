"""Going through every file of a folder for words, also inside what is packed."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.canaries.spelling import Spelling, spellings

_GZIP = b"\x1f\x8b\x08"
_DEEPEST = 4
_LARGEST = 1 << 26
"""Bytes of what is unpacked; more than any test leaves."""
_STREAM = b"stream"
Sought = dict[str, tuple[Spelling, ...]]
"""Each word with its spellings."""


class Hit(NamedTuple):
    """A word that stands somewhere, and how."""

    where: str
    word: str
    spelled: str


def sought(words: Iterable[str], secrets: Iterable[bytes] = ()) -> Sought:
    """Words in every spelling; secrets, which are bytes, as they are and in hex."""
    wanted = {word: spellings(word) for word in words}
    for secret in secrets:
        as_hex = Spelling("hex", secret.hex().encode())
        as_bytes = Spelling("raw", secret, is_folded=False)
        wanted[f"secret {secret.hex()[:6]}"] = (as_bytes, as_hex)
    return wanted


def hits(roots: Iterable[Path], wanted: Sought) -> list[Hit]:
    """Each word in each file below these, and in the names of the files."""
    found: list[Hit] = []
    for root in roots:
        for path in sorted(root.rglob("*")):
            where = str(path.relative_to(root))
            found += _in(where, where.encode(), wanted)
            if path.is_file():
                found += hits_in(where, path.read_bytes(), wanted)
    return found


def hits_in(where: str, content: bytes, wanted: Sought) -> list[Hit]:
    found = _in(where, content, wanted)
    for member, unpacked in _unpacked(content, _DEEPEST):
        found += _in(f"{where}/{member}", unpacked, wanted)
    return found


def _in(where: str, content: bytes, wanted: Sought) -> list[Hit]:
    folded = content.lower()
    return [
        Hit(where, word, spelling.name)
        for word, spelled in wanted.items()
        for spelling in spelled
        if (
            spelling.content.lower() in folded
            if spelling.is_folded
            else spelling.content in content
        )
    ]


def _unpacked(content: bytes, deep: int) -> Iterator[tuple[str, bytes]]:
    """What is packed in it, and in that in turn: zip, gzip, and streams of a PDF."""
    if not deep:
        return
    for member, inner in (*_zipped(content), *_gzipped(content), *_streams(content)):
        yield member, inner
        for name, deeper in _unpacked(inner, deep - 1):
            yield f"{member}/{name}", deeper


def _zipped(content: bytes) -> Iterator[tuple[str, bytes]]:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            yield member.filename, archive.read(member)


def _gzipped(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Wherever it begins: a log may hold one in its midst."""
    at = content.find(_GZIP)
    while at >= 0:
        inner = _inflated(content[at:], gzip_too=True)
        if inner:
            yield f"gzip at {at}", inner
        at = content.find(_GZIP, at + 1)


def _streams(content: bytes) -> Iterator[tuple[str, bytes]]:
    if not content.startswith(b"%PDF"):
        return
    at = content.find(_STREAM)
    while at >= 0:
        inner = _inflated(content[at + len(_STREAM) :].lstrip(b"\r\n"))
        if inner:
            yield f"stream at {at}", inner
        at = content.find(_STREAM, at + 1)


def _inflated(content: bytes, *, gzip_too: bool = False) -> bytes:
    """As much as can be unpacked, though it may be cut short."""
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | (32 if gzip_too else 0))
    try:
        return unpacking.decompress(content, _LARGEST)
    except zlib.error:
        return b""


def packed(content: bytes) -> dict[str, bytes]:
    """The same content in each wrapping that is looked into."""
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.txt", content)
    return {
        "zip": zipped.getvalue(),
        "gzip": gzip.compress(content),
        "gzip in the midst": b"noise " * 9 + gzip.compress(content),
        "zip in gzip": gzip.compress(zipped.getvalue()),
        "PDF": b"%PDF-1.7\n1 0 obj <<>> stream\r\n" + zlib.compress(content),
    }
