"""The hashes of the format, worked out anew from what it says of them."""

import hashlib
from collections.abc import Iterable
from struct import pack
from uuid import UUID

from monitor.chartverify.lines import canonical
from monitor.chartverify.shapes import SIGN_OFF, Header

FIRST_PREV_LINK = "00" * 32


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def leaf_of(salt: str, content: str) -> str:
    return sha256(b"\x00" + bytes.fromhex(salt) + content.encode())


def link_of(header: Header) -> str:
    ids = (header.id, header.stream, header.station, header.epoch, header.author)
    offset = header.server_offset_ms
    texts = (
        header.stream_kind.encode(),
        header.kind.encode(),
        header.auth_method.encode(),
        header.boot_id.encode(),
        b"".join(map(_id, header.supersedes)),
        None if header.reason is None else header.reason.encode(),
        None if header.protocol_hash is None else header.protocol_hash.encode(),
        header.app_version.encode(),
    )
    fixed = b"".join(map(_id, ids)) + pack(
        ">5q?q32s32s8i",
        header.seq,
        header.version,
        header.effective_ms,
        header.recorded_ms,
        header.recorded_mono_us,
        offset is not None,
        offset or 0,
        bytes.fromhex(header.leaf),
        bytes.fromhex(header.prev_link),
        *[-1 if text is None else len(text) for text in texts],
    )
    said = b"".join(text or b"" for text in texts)
    return sha256(b"\x01vigil entry 1\x00" + fixed + said)


def root_of(links: Iterable[str]) -> str:
    """The Merkle root; of no links that of nothing, 32 zeros."""
    level = [hashlib.sha256(b"\x02" + bytes.fromhex(x)).digest() for x in links]
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        above = [hashlib.sha256(b"\x03" + a + b).digest() for a, b in pairs]
        level = above + level[len(level) - len(level) % 2 :]
    return level[0].hex() if level else FIRST_PREV_LINK


def signed_bytes(manifest: object) -> bytes:
    return SIGN_OFF.encode() + b"\x00" + canonical(manifest)


def code_of(digest: str) -> str:
    """The first 20 digits in groups of four, as they stand on paper."""
    return " ".join(digest[at : at + 4] for at in range(0, 20, 4))


def _id(text: str) -> bytes:
    return UUID(text).bytes
