"""A record of an earlier version is brought up to this one, with all that is in it."""

import json
from pathlib import Path

import pytest
from sqlalchemy import update

from monitor.charting.ports import AuditQuery, SessionQuery
from monitor.charting.review_list import UNKNOWN, InNotes, Named, Sought
from monitor.review.condensing import as_before_times
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from monitor.storage.faults import TriggersMissing
from monitor.storage.journal import FileJournal
from monitor.storage.pins import FilePins
from monitor.storage.rows import to_ms
from monitor.storage.tables import CONDENSED, SCHEMA_VERSION
from monitor.storage.verify import verify
from tests.clocks import ManualClock
from tests.desk import NURSE, START
from tests.storage.charted import (
    at,
    circumstances,
    named,
    note,
    session_stream,
    viewed,
)
from tests.storage.older_versions import as_of, first_version, version
from tests.storage.tampering import by_hand, guarded_as
from ui.command_line.scripts import example_script, play_whole

__all__ = ["first_version"]
_FOLLOW = "Do the lists follow from the entries: yes"


def newer(kind: str) -> str:
    """An entry of that kind becomes one that only a later version can read."""
    return f"UPDATE entry SET version = 9 WHERE kind = '{kind}'"  # noqa: S608 in a test


def test_nothing_charted_is_lost(first_version: Path) -> None:
    """Entries, chain and lists are whole afterwards, and the version is this one."""
    with Database(first_version) as database:
        journal = FileJournal(database, ManualClock())
        assert len(journal.sessions(SessionQuery())) == 1
        assert len(journal.entries(session_stream())) == 2
        journal.append([note("b", 2)], NURSE, circumstances())
        assert verify(database).is_whole
    assert version(first_version) == SCHEMA_VERSION


@pytest.mark.parametrize("version", [1, 2, 3, 4])
@pytest.mark.parametrize("kind", ["note-recorded", "session-opened"])
def test_a_session_that_can_not_be_read_stays_listed(
    folder: Path, version: int, kind: str
) -> None:
    """As the older version listed it, with its patient and its values."""
    as_of(folder, version, newer(kind))

    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        (row,) = journal.sessions(SessionQuery())
        report = verify(database)
    assert row.patient is not None
    assert (row.id, row.patient.id) == (session_stream().id, named("demo"))
    assert (row.room, row.opened_at) == ("Room 1", at(0))
    assert _FOLLOW in report.lines
    assert report.unknown_kinds == (f"{kind}/9",)
    driver = by_hand(folder, "SELECT 1")
    measured = driver.execute("SELECT entry, effective_ms, readings FROM measurement")
    assert {(*row, *json.loads(readings).items()) for *row, readings in measured} == {
        (named("b").bytes, to_ms(at(0)), ("dbp", 72.0), ("sbp", 118.0)),
        (named("c").bytes, to_ms(at(2)), ("sbp", 121.0)),
    }
    tables = driver.execute("SELECT name FROM sqlite_schema").fetchall()
    assert not [name for (name,) in tables if "older" in name]
    driver.close()


@pytest.mark.parametrize("version", [1, 4])
def test_the_review_list_is_made_of_what_is_there(folder: Path, version: int) -> None:
    """As if it had always been kept."""
    as_of(folder, version)
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        (row,) = journal.reviewed(Sought())
        assert (row.room, row.state, row.is_open) == ("Room 1", "open", 1)
        assert verify(database).is_whole


def test_a_record_of_before_the_review_list_gets_one(charted: Path) -> None:
    """With the words of its closed session."""
    by_hand(charted, "DROP TABLE review_index", "DROP TABLE review_text").close()
    guarded_as(charted, 10)
    with Database(charted) as database:
        journal = FileJournal(database, ManualClock())
        assert len(journal.reviewed(Sought())) == 2
        assert len(journal.reviewed(Sought((InNotes("misread"),)))) == 1
        assert verify(database).is_whole


def test_a_record_of_before_back_tests_has_its_closed_sessions_condensed(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "record"
    with Database(folder) as database:
        play_whole(database, example_script, START, "Europe/London")
        before = FileJournal(database, ManualClock()).condensed("iv40", 0, 9)
    by_hand(folder, "DROP TABLE condensed").close()
    guarded_as(folder, 11)
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        (row,) = journal.sessions(SessionQuery(state="closed"))
        ((_, cut),) = after = journal.condensed("iv40", 0, 9)
        assert (cut.session_id, after) == (row.id, before)
        assert verify(database).is_whole


def test_what_was_condensed_without_times_is_whole_all_the_same(
    tmp_path: Path,
) -> None:
    """But nothing else of it can be otherwise."""
    with Database(tmp_path / "record") as database:
        play_whole(database, example_script, START, "Europe/London")
        ((_, row),) = FileJournal(database, ManualClock()).condensed("iv40", 0, 9)
        before = as_before_times(row)
        for course, is_whole in ((before.course, True), (before.course[:-1], False)):
            with database.transaction() as connection:
                connection.execute(update(CONDENSED).values(course=course))
            assert verify(database).is_whole is is_whole


@pytest.mark.parametrize("version", [1, 4])
def test_what_can_not_be_read_is_in_the_review_list(folder: Path, version: int) -> None:
    as_of(folder, version, newer("note-recorded"))
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        (row,) = journal.reviewed(Sought((Named("state", (UNKNOWN,)),)))
        assert (row.session, row.room) == (session_stream().id.bytes, "Room 1")
        assert row.details is not None
        assert _FOLLOW in verify(database).lines


@pytest.mark.parametrize(("version", "is_listed"), [(1, True), (2, True), (3, False)])
def test_what_no_list_told_yet_is_to_be_looked_at(
    folder: Path, version: int, *, is_listed: bool
) -> None:
    """Whether a session waits for review can't be told of what can't be read."""
    as_of(folder, version, newer("note-recorded"))

    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        found = journal.sessions(SessionQuery(state="review"))
    assert bool(found) is is_listed


def test_a_patient_who_can_not_be_read_keeps_the_number(folder: Path) -> None:
    """Nobody else gets it, and the sessions still name whose they are."""
    as_of(folder, 2, newer("patient-recorded"))

    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        found = journal.patient_numbered("T-0001")
        (row,) = journal.sessions(SessionQuery())
    assert found is not None
    assert row.patient is not None
    assert row.patient.id == found.id == named("demo")


def test_one_that_an_earlier_upgrade_dropped_is_listed_again(folder: Path) -> None:
    """By what can be read of it."""
    as_of(folder, 3, newer("note-recorded"), "DELETE FROM session_index")

    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        (row,) = journal.sessions(SessionQuery())
        assert _FOLLOW in verify(database).lines
    assert row.id == session_stream().id


def test_one_that_nothing_is_known_of_is_told(folder: Path) -> None:
    """It can't be listed without its opening: verification says that it is there."""
    as_of(folder, 3, newer("session-opened"), "DELETE FROM session_index")

    with Database(folder) as database:
        report = verify(database)
    assert "  A session not readable by this version is in no list" in report.lines
    assert _FOLLOW not in report.lines


@pytest.mark.parametrize("version", [1, 4])
def test_an_audit_log_is_added(folder: Path, version: int) -> None:
    """Empty, with its guards, which are asked for at the next opening."""
    as_of(folder, version)
    with Database(folder) as database:
        log = FileAuditLog(database, ManualClock())
        assert log.find(AuditQuery()) == ()
        log.add([viewed("a")], NURSE, circumstances())

    with Database(folder) as database:
        assert len(FileAuditLog(database, ManualClock()).find(AuditQuery())) == 1
        assert verify(database).is_whole


def test_a_record_of_before_pins_gets_a_place_for_them(folder: Path) -> None:
    Database(folder).close()
    by_hand(folder, "DROP TABLE pin", "DROP TABLE slot_generation").close()
    guarded_as(folder, 5)
    with Database(folder) as database:
        FilePins(database).put_pin(NURSE.person, "verifier")
        assert verify(database).is_whole


def test_guards_taken_away_before_an_upgrade_are_missed(folder: Path) -> None:
    """An older version is asked for the guards that it had."""
    as_of(folder, 4)
    by_hand(folder, "DROP TRIGGER entry_no_delete").close()

    with pytest.raises(TriggersMissing, match="entry_no_delete"):
        Database(folder)
