"""One hash over many: the Merkle root that binds entries which lie apart in a chain.

leaf = SHA-256(02 | link), node = SHA-256(03 | left | right). Neighbours are put
together again and again; one that is left over at the end goes up as it is, as in RFC
6962.
"""

import hashlib
from collections.abc import Iterable

ROOT_OF_NOTHING = bytes(32)

_LEAF = b"\x02"
_NODE = b"\x03"


def root_of(links: Iterable[bytes]) -> bytes:
    """The root of the entries that have these links, in this order."""
    level = [_hash(_LEAF, link) for link in links]
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        above = [_hash(_NODE, left, right) for left, right in pairs]
        level = above + level[len(level) - len(level) % 2 :]
    return level[0] if level else ROOT_OF_NOTHING


def _hash(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()
