"""The list of sessions to review follows each correction, in memory and in a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.chart.commands import Retract
from monitor.chart.kinds import DoseChecked, Kind
from monitor.charting.ports import SessionQuery
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.verify import verify
from tests.charting.clinic import HIGH, Clinic, observed
from tests.clocks import ManualClock
from tests.protocol.test_left_out import left

REVIEW = SessionQuery(state="review")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "record") as database:
        yield database


@pytest.fixture
def kept(database: Database) -> Clinic:
    journal = FileJournal(database, ManualClock())
    return Clinic(journal=journal, drafts=journal)


def strike_out(clinic: Clinic, kind: type[Kind]) -> None:
    facts = clinic.read.session.facts
    target = [f for f in facts if isinstance(f.payload, kind)][-1].id
    command = Retract(
        id=clinic.mint(),
        stream_id=clinic.session_id,
        at=clinic.clock.now(),
        target=target,
        reason="typing slip",
    )
    clinic.charted(command)


def listed(clinic: Clinic) -> bool:
    return bool(clinic.recorder.sessions(REVIEW))


def test_in_memory(clinic: Clinic) -> None:
    """A check struck out after the start is listed."""
    clinic.start()
    assert not listed(clinic)
    clinic.move_to(5)
    strike_out(clinic, DoseChecked)
    assert listed(clinic)


def test_in_the_file(kept: Clinic, database: Database) -> None:
    """As in memory, and as a rebuild would have it."""
    kept.start()
    assert not listed(kept)
    kept.move_to(5)
    strike_out(kept, DoseChecked)
    assert listed(kept)
    assert verify(database).is_whole


def test_a_set_of_before_the_start_that_is_charted_after_it(
    kept: Clinic, database: Database
) -> None:
    """The baseline is others then, and over what a dose may be begun on."""
    kept.start()
    kept.move_to(5)
    high = observed("190/112 99 98 14 5 0 1 0", "confirmed")
    for minute in (-3, -2, -1.5, -1.2):
        kept.charted(kept.fact(high, minute))
    assert listed(kept)
    assert verify(database).is_whole


def test_a_set_that_leaves_out_breathing_during_an_alert(
    kept: Clinic, database: Database
) -> None:
    """In the file at once, and as a rebuild would have it; in memory as well."""
    kept.start()
    kept.chart(10, HIGH)
    assert not listed(kept)
    kept.chart(12, left("rr"))
    assert listed(kept)
    assert verify(database).is_whole
    in_memory = Clinic().start()
    in_memory.chart(10, HIGH)
    in_memory.chart(12, left("rr"))
    assert listed(in_memory)
