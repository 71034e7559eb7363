"""The proof: salted leaves, and links that chain each header to the one before.

leaf = SHA-256(00 | salt | content)
link = SHA-256(01 | domain | fixed | texts)

``fixed`` are the header fields of fixed size and the lengths of the others, in the
order of ``_FIXED``, big-endian; ``texts`` are the others one after the other, UTF-8.
A length of -1 stands for a field that is absent, which is not the same as empty.
"""

import hashlib
from struct import Struct

from monitor.storage.rows import EntryRow

SALT_LENGTH = 16
FIRST_PREV_LINK = bytes(32)

_LEAF = b"\x00"
_LINK = b"\x01vigil entry 1\x00"
# The five ids; seq and version; three times; whether there is a server offset, and the
# offset; leaf and prev_link; the lengths of the eight texts.
_FIXED = Struct(">16s16s16s16s16sqqqqq?q32s32s8i")


def leaf_of(salt: bytes, content: bytes) -> bytes:
    return hashlib.sha256(_LEAF + salt + content).digest()


def link_of(row: EntryRow) -> bytes:
    """The link of a header; its ``link`` and ``received_ms`` are not looked at."""
    texts = (
        row.stream_kind.encode(),
        row.kind.encode(),
        row.auth_method.encode(),
        row.boot_id.encode(),
        row.supersedes,
        None if row.reason is None else row.reason.encode(),
        None if row.protocol_hash is None else row.protocol_hash.encode(),
        row.app_version.encode(),
    )
    fixed = _FIXED.pack(
        row.id,
        row.stream,
        row.station,
        row.epoch,
        row.author,
        row.seq,
        row.version,
        row.effective_ms,
        row.recorded_ms,
        row.recorded_mono_us,
        row.server_offset_ms is not None,
        row.server_offset_ms or 0,
        row.leaf,
        row.prev_link,
        *[-1 if t is None else len(t) for t in texts],
    )
    return hashlib.sha256(_LINK + fixed + b"".join([t or b"" for t in texts])).digest()
