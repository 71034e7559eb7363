"""Single values of many sessions, without folding any: what a store has to give."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol
from uuid import UUID

from msgspec import Struct


class MeasuredQuery(Struct, frozen=True, kw_only=True):
    """Of which sessions; days are inclusive and of the session's own zone.

    Only closed ones in which a dose was given, and whose patient was not erased.
    """

    protocol_id: str | None = None
    protocol_version: int | None = None
    first_day: date | None = None
    last_day: date | None = None


class MeasuredGroup(NamedTuple):
    """So many sessions of one version of a protocol."""

    protocol_id: str
    protocol_version: int
    sessions: int


class MeasuredRow(NamedTuple):
    """One set in force of a session, with the value of each field asked for.

    Times are UTC milliseconds; ``started_ms`` is when the dose began. A field that was
    not measured is None. ``patient`` is whose session it is now.
    """

    session: bytes
    started_ms: int
    effective_ms: int
    values: tuple[float | None, ...]
    patient: bytes

    @property
    def session_id(self) -> UUID:
        return UUID(bytes=self.session)


class Measurements(Protocol):
    """Where values in force are kept, apart from the entries that hold them."""

    def measured(
        self, fields: Sequence[str], query: MeasuredQuery
    ) -> tuple[MeasuredRow, ...]:
        """A row for each set that has one of these fields, by session and time."""

    def groups(self, query: MeasuredQuery) -> tuple[MeasuredGroup, ...]:
        """Of which versions such sessions are, by id and version."""
