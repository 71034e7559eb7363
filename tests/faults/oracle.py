"""What must be in the record after a fault: all that was told, and nothing torn."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from monitor.charting.faults import EnvironmentFault
from monitor.clock import SystemClock
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.verify import verify
from tests.faults.scribes import Saved, Told

_VIEWED = "SELECT count(*) FROM audit WHERE kind = 'session-viewed'"


def what_is_wrong(folder: Path, told: Told) -> list[str]:
    """Everything that is lost, torn or refused after a task; empty if nothing is."""
    missing = what_is_missing(folder, told.saved, told.half)
    if told.viewed and not missing:
        missing += _unnoted(folder, told.viewed)
    return [*told.crashed, *missing]


def _unnoted(folder: Path, viewed: int) -> list[str]:
    """Of what was told to be in the audit log."""
    with Database(folder) as database, database.reading() as connection:
        noted = connection.exec_driver_sql(_VIEWED).scalar_one()
    return [f"{noted} views noted of {viewed}"] if noted < viewed else []


def what_is_missing(
    folder: Path, saved: Sequence[Saved], half: Sequence[UUID] = ()
) -> list[str]:
    """What was told to be durable and is not, or is not as it was told."""
    try:
        with Database(folder) as database:
            journal = FileJournal(database, SystemClock())
            # It asks for gaps in the numbers, for both chains and for the lists.
            report = verify(database)
            if not report.is_whole:
                return list(report.lines)
            ids = [*half, *(entry.id for entry in saved)]
            found = {e.id: e.link.hex() for e in journal.confirm(ids)}
            waiting = {draft.id for draft in journal.drafts()}
    except EnvironmentFault as fault:
        return [f"refused: {fault}"]
    wrong = [f"lost {s.id}" for s in saved if found.get(s.id) != s.link]
    # What was half typed may be charted by now, also by a commit that was not told.
    there = waiting | found.keys()
    return wrong + [f"half typed {id_}" for id_ in half if id_ not in there]
