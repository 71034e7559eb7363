"""A journal that fails when it is told to."""

from collections.abc import Sequence
from typing import Literal

from typing_extensions import override

from monitor.chart.entries import Actor, Entry, NewEntry
from monitor.charting.faults import Unconfirmed
from monitor.charting.ports import Circumstances
from monitor.storage.faults import DiskFailed, DiskFull
from monitor.storage.memory_journal import MemoryJournal

Failure = Literal["full", "lost", "stored"]


class FailingJournal(MemoryJournal):
    """Its next append fails for certain, or in the commit before or after it took."""

    def __init__(self) -> None:
        super().__init__()
        self.fails: Failure | None = None

    @override
    def append(
        self,
        new_entries: Sequence[NewEntry],
        actor: Actor,
        circumstances: Circumstances,
    ) -> tuple[Entry, ...]:
        failure, self.fails = self.fails, None
        if failure == "full":
            raise DiskFull
        if failure == "lost":
            raise Unconfirmed([new.id for new in new_entries], DiskFailed())
        written = super().append(new_entries, actor, circumstances)
        if failure == "stored":
            raise Unconfirmed([new.id for new in new_entries], DiskFailed())
        return written
