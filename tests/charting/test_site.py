"""What a site chooses for its workstations: by whom, and as what it stands noted."""

import pytest

from monitor.chart.audit import LockTimesSet, Subject
from monitor.chart.commands import SetLockTimes
from monitor.chart.lock_times import SITE, LockTimes
from monitor.charting.faults import Unconfirmed
from monitor.storage.faults import DiskFull
from tests.charting.audited import Log
from tests.charting.staffed import Ward
from tests.charting.standing import who
from tests.staff import ADMIN, signed_in


def _ten_and_two(ward: Ward) -> SetLockTimes:
    return SetLockTimes(
        id=ward.mint(),
        stream_id=SITE.id,
        at=ward.steady.now(),
        minutes_during_session=10,
        minutes_otherwise=2,
    )


def test_what_an_administrator_chose_holds_after_a_restart(
    noted: Ward, log: Log
) -> None:
    """It is an entry of theirs, and a row of the audit log."""
    assert noted.recorder.site.lock_times() == LockTimes()
    (entry,) = noted.charted(_ten_and_two(noted), signed_in(ADMIN)).entries
    noted.restart()

    assert noted.recorder.site.lock_times() == LockTimes(during_session=10, otherwise=2)
    assert (entry.author, entry.auth_method) == (ADMIN, "password")
    (row,) = log.rows
    assert row.deed == LockTimesSet(minutes_during_session=10, minutes_otherwise=2)
    assert (row.who, row.subject) == (ADMIN, Subject("site", SITE.id))


def test_nobody_else_chooses(noted: Ward, log: Log) -> None:
    noted.refused(_ten_and_two(noted), who("supervisor"))

    assert noted.recorder.site.lock_times() == LockTimes()
    (row,) = log.rows
    assert row.subject == Subject("site", SITE.id)


def test_what_could_not_be_noted_is_asked_for_again(noted: Ward, log: Log) -> None:
    """Then it stands once in the record, and once in the log."""
    command, admin = _ten_and_two(noted), signed_in(ADMIN)
    log.fault = DiskFull()
    with pytest.raises(Unconfirmed):
        noted.recorder.handle(command, admin)
    log.fault = None

    assert noted.recorder.confirm(command, admin) is not None
    assert noted.recorder.confirm(command, admin) is not None
    assert len(noted.journal.entries(SITE)) == len(log.rows) == 1
