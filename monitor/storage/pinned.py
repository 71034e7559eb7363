"""The protocols that sessions have pinned, as the record itself keeps them."""

from collections.abc import Callable
from functools import lru_cache

from sqlalchemy import Connection, bindparam, select

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.faults import ProtocolFault
from monitor.protocol.parsing import parse_protocol
from monitor.storage.tables import PROTOCOL

Pinned = Callable[[str], CareProtocol | None]
"""The protocol of that hash; None where this version can't read it."""

_CONTENT = select(PROTOCOL.c.content).where(PROTOCOL.c.sha256 == bindparam("sha256"))


def pinned_in(connection: Connection) -> Pinned:
    """What is stored in that record."""

    def pinned(sha256: str) -> CareProtocol | None:
        content = connection.execute(_CONTENT, {"sha256": sha256}).scalar()
        return read_protocol(content) if isinstance(content, bytes) else None

    return pinned


@lru_cache(maxsize=32)
def read_protocol(content: bytes) -> CareProtocol | None:
    """Read once, for every entry of a session asks for it."""
    try:
        return parse_protocol(content.decode())
    except (ProtocolFault, UnicodeDecodeError):
        return None
