"""Two infusing sessions in one record, charted beforehand through the recorder."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from uuid import uuid5

from monitor.chart.commands import ClearStart
from monitor.chart.kinds import IdentityTyped, InfusionRecorded
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import Clinic
from tests.clocks import ManualClock
from tests.desk import SPACE, START, WEIGHT

SECOND = uuid5(SPACE, "second session")


def two_rooms(folder: Path) -> ManualClock:
    """Rooms 1 and 2, both infusing; returns the clock, ten minutes in."""
    clock = ManualClock(START - timedelta(minutes=30))
    with Database(folder) as database:
        journal = FileJournal(database, clock)
        first = Clinic(journal=journal, drafts=journal)
        first.clock = clock
        first.restart()
        first.start()
        second = Clinic(
            journal=journal,
            drafts=journal,
            session_id=SECOND,
            patient_id=uuid5(SPACE, "second patient"),
        )
        second.clock = clock
        second.restart()
        second.minted = 1000
        second.charted(second.recording(identifier="T-0002", family="Beta"))
        identity = IdentityTyped(initials="AB", birth_year=1981)
        second.charted(second.opening(room="Room 2", identity=identity))
        second.charted(second.fact(WEIGHT))
        second.order()
        second.move_to(0.5)
        second.chart(0.5, "118/72 70 98 14 5 0 1 0")
        second.move_to(1)
        second.answer_checks()
        cleared = ClearStart(id=second.mint(), stream_id=SECOND, at=clock.now())
        second.charted(cleared)
        rate = Decimal("51.3")
        second.chart(1, InfusionRecorded(step="started", rate_ml_per_hour=rate))
    clock.advance(minutes=9)
    return clock
