"""What the audit log of the running app holds, for journeys."""

from typing import TYPE_CHECKING

from monitor.charting.ports import AuditQuery, AuditRow
from tests.journeys.doorway import Doorway
from tests.journeys.nurse import Nurse

if TYPE_CHECKING:
    from monitor.charting.recorder import Recorder


def noted(
    nurse: Nurse | Doorway, query: AuditQuery | None = None
) -> tuple[AuditRow, ...]:
    """Oldest first."""
    found: list[tuple[AuditRow, ...]] = []

    def ask(recorder: "Recorder") -> tuple[AuditRow, ...]:
        assert recorder.audit.log is not None
        return recorder.audit.log.find(query or AuditQuery(limit=1000))

    nurse.vigil.bedside.ask(ask, found.append)
    nurse.until(lambda: bool(found))
    return tuple(reversed(found[0]))
