"""Closed sessions cut down to what a rule can judge: what a store has to give."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol
from uuid import UUID


class CondensedRow(NamedTuple):
    """What one closed session comes to; ``monitor.review.condensing`` reads it.

    ``sha256`` is of the protocol that it was charted by, ``opened_ms`` UTC
    milliseconds. ``told`` is what most questions are answered by, ``course`` all that
    was read, as MessagePack each.
    """

    session: bytes
    protocol_id: str
    sha256: str
    opened_ms: int
    told: bytes
    course: bytes

    @property
    def session_id(self) -> UUID:
        return UUID(bytes=self.session)


class CondensedSessions(Protocol):
    """Every closed session that can be read and whose patient was not erased."""

    def condensed(
        self, protocol_id: str, after: int, limit: int
    ) -> Sequence[tuple[int, CondensedRow]]:
        """Some of those charted by a protocol of that id, each with its number.

        By number, from the first one greater than ``after``; 0 begins.
        """

    def closed_by_protocol(self) -> Mapping[str, int]:
        """How many sessions are closed, by the id of their protocol."""
