"""The audit log is proved some rows at a time, and comes to what verify says."""

from pathlib import Path

import pytest

from monitor.charting.ports import AuditLog, Followed
from monitor.storage import audit_following
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from monitor.storage.memory_audit import MemoryAuditLog
from monitor.storage.verify import verify
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, viewed
from tests.storage.tampering import without_guards

ROWS = 7


def fill(log: AuditLog) -> None:
    for name in range(ROWS):
        log.add([viewed(f"row {name}")], NURSE, circumstances(name))


def followed(log: AuditLog) -> tuple[Followed, int]:
    """To the end, and in how many steps."""
    so_far, steps = Followed(), 0
    while not so_far.is_done:
        so_far = log.follow(so_far)
        steps += 1
    return so_far, steps


@pytest.mark.parametrize(("at_once", "steps"), [(1, 8), (3, 3), (6, 2), (7, 2), (8, 1)])
def test_a_whole_log_is_followed_to_its_end(
    database: Database, monkeypatch: pytest.MonkeyPatch, at_once: int, steps: int
) -> None:
    """However many rows a step takes."""
    monkeypatch.setattr(audit_following, "_AT_ONCE", at_once)
    log = FileAuditLog(database, ManualClock())
    fill(log)

    found, taken = followed(log)
    assert (found.rows, found.findings, taken) == (ROWS, (), steps)


def test_it_goes_on_where_it_was_done(database: Database) -> None:
    """What was noted since is proved without beginning anew."""
    log = FileAuditLog(database, ManualClock())
    fill(log)
    found, _ = followed(log)
    log.add([viewed("one more")], NURSE, circumstances(9))

    again = log.follow(Followed(rows=found.rows, last=found.last))
    assert (again.rows, again.findings) == (ROWS + 1, ())


@pytest.mark.parametrize("at_once", [1, 3, 100])
@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM audit_payload WHERE arrival = 4;DELETE FROM audit WHERE seq = 4",
        "UPDATE audit SET who = zeroblob(16) WHERE seq = 4",
        "UPDATE audit_payload SET content = x'7b7d' WHERE arrival = 3",
        "UPDATE audit SET prev_link = zeroblob(32) WHERE seq = 4",
    ],
)
def test_it_finds_what_verify_finds(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tampering: str, at_once: int
) -> None:
    """Also where it lies between two steps."""
    monkeypatch.setattr(audit_following, "_AT_ONCE", at_once)
    with Database(folder) as database:
        fill(FileAuditLog(database, ManualClock()))
    without_guards(folder, *tampering.split(";"))

    with Database(folder) as database:
        found, _ = followed(FileAuditLog(database, ManualClock()))
        failed = [c for c in verify(database).checks if not c.is_passed]
    assert found.findings
    assert failed[0].findings == found.findings


def test_in_memory_there_is_nothing_to_prove() -> None:
    log = MemoryAuditLog()
    fill(log)

    assert followed(log) == (Followed(rows=ROWS, is_done=True), 1)
