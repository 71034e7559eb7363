"""One fact as it stands after its corrections."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.entries import Entry
from monitor.chart.kinds import AnyKind, EntryAmended, EntryRetracted


class Settled(Struct, frozen=True, kw_only=True):
    """One fact as it stands after its corrections.

    ``first`` is the entry that first charted it; alerts, slots and people refer to
    its id. ``entry`` is the one in force: ``first`` itself, the amendment, or the
    retraction. ``history`` holds what it replaced, oldest first. ``is_conflicting``
    when another entry in force supersedes the same one.
    """

    first: Entry
    entry: Entry
    payload: AnyKind
    history: tuple[Entry, ...] = ()
    is_conflicting: bool = False

    @property
    def id(self) -> UUID:
        return self.first.id

    @property
    def effective_at(self) -> datetime:
        return self.entry.effective_at

    @property
    def is_amended(self) -> bool:
        return isinstance(self.entry.payload, EntryAmended)

    @property
    def is_retracted(self) -> bool:
        return isinstance(self.entry.payload, EntryRetracted)

    @property
    def chain(self) -> tuple[UUID, ...]:
        """The ids that a further correction has to supersede."""
        return tuple(e.id for e in (*self.history, self.entry))
