"""An audit log in memory whose disk can be filled."""

from collections.abc import Sequence

from monitor.chart.audit import (
    AnyDeed,
    NewDeed,
)
from monitor.chart.entries import Actor
from monitor.charting.faults import EnvironmentFault
from monitor.charting.ports import AuditQuery, AuditRow, Circumstances
from monitor.storage.memory_audit import MemoryAuditLog
from ui.overriding import override


class Log(MemoryAuditLog):
    """One whose disk can be filled."""

    fault: EnvironmentFault | None = None

    @override
    def add(
        self, deeds: Sequence[NewDeed], who: Actor | None, when: Circumstances
    ) -> None:
        if self.fault is not None:
            raise self.fault
        super().add(deeds, who, when)

    @property
    def rows(self) -> tuple[AuditRow, ...]:
        """Oldest first."""
        return tuple(reversed(self.find(AuditQuery())))

    @property
    def deeds(self) -> list[AnyDeed | None]:
        return [row.deed for row in self.rows]
