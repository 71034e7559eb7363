"""Both audit logs keep the same promises."""

from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.audit import Exported, SignInFailed
from monitor.charting.auditing import Auditor
from monitor.charting.faults import ConflictingEntry
from monitor.charting.ports import AuditLog, AuditQuery, AuditRow
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from monitor.storage.memory_audit import MemoryAuditLog
from tests.clocks import START, ManualClock
from tests.desk import NURSE, PATIENT, RELIEF
from tests.storage.charted import at, circumstances, named, session_stream, viewed

OTHER = named("another patient")


@pytest.fixture(params=["memory", "file"])
def log(request: pytest.FixtureRequest) -> AuditLog:
    if request.param == "memory":
        return MemoryAuditLog()
    database: Database = request.getfixturevalue("database")
    return FileAuditLog(database, ManualClock())


@pytest.fixture
def filled(log: AuditLog) -> AuditLog:
    """Two people and two patients, over ten minutes."""
    log.add([viewed("a")], NURSE, circumstances(0))
    log.add([viewed("b"), viewed("c", patient=OTHER)], RELIEF, circumstances(5))
    log.add([viewed("d", patient=OTHER)], NURSE, circumstances(10))
    return log


def names(rows: tuple[AuditRow, ...]) -> list[str]:
    known: dict[UUID, str] = {named(name): name for name in "abcd"}
    return [known[row.id] for row in rows]


def test_a_row_tells_everything(log: AuditLog) -> None:
    """Who, what, to what, whose record, when and by which clock."""
    log.add([viewed("a")], NURSE, circumstances(3))

    (row,) = log.find(AuditQuery())
    new = viewed("a")
    assert (row.deed, row.kind, row.version) == (new.deed, "session-viewed", 1)
    assert (row.who, row.auth_method) == (NURSE.person, "unverified")
    assert (row.subject, row.patient) == (new.subject, PATIENT.id)
    assert (row.at, row.mono, row.boot_id) == (at(3), 1180.25, "boot of the test")
    assert (row.seq, row.app_version) == (1, "0.1.0")


def test_a_failure_before_anybody_is_known(log: AuditLog) -> None:
    """Nobody did it, and it stands there all the same."""
    failed = SignInFailed(method="pin", failures=3)
    new = replace(viewed("a"), deed=failed, subject=None, patient=None)
    log.add([new], None, circumstances())

    (row,) = log.find(AuditQuery())
    assert (row.who, row.auth_method, row.subject, row.patient) == (
        None,
        "nobody",
        None,
        None,
    )
    assert row.deed == failed


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (AuditQuery(), "dcba"),
        (AuditQuery(who=NURSE.person), "da"),
        (AuditQuery(who=named("nobody")), ""),
        (AuditQuery(patient=OTHER), "dc"),
        (AuditQuery(patient=OTHER, who=RELIEF.person), "c"),
        (AuditQuery(since=at(5)), "dcb"),
        (AuditQuery(since=at(5) + timedelta(milliseconds=1)), "d"),
        (AuditQuery(until=at(5)), "a"),
        (AuditQuery(until=at(5) + timedelta(milliseconds=1)), "cba"),
        (AuditQuery(patient=OTHER, since=at(1), until=at(9)), "c"),
        (AuditQuery(limit=1), "d"),
    ],
)
def test_it_is_searched(filled: AuditLog, query: AuditQuery, found: str) -> None:
    """By person, by patient and by time, newest first."""
    assert names(filled.find(query)) == list(found)


def test_pages_neither_repeat_nor_skip(filled: AuditLog) -> None:
    """Also between rows of the same moment."""
    pages = []
    query = AuditQuery(limit=1)
    while rows := filled.find(query):
        pages += names(rows)
        query = replace(query, after=rows[-1])

    assert pages == ["d", "c", "b", "a"]


def test_the_same_deed_is_noted_once(filled: AuditLog) -> None:
    """Asked again after a doubt, with a later clock, it is the same row."""
    filled.add([viewed("a")], NURSE, circumstances(20))

    assert names(filled.find(AuditQuery())) == ["d", "c", "b", "a"]
    assert filled.find(AuditQuery(until=at(1)))[0].at == at(0)


def test_one_id_with_two_deeds_is_refused(filled: AuditLog) -> None:
    """By its content, its subject or its person; nothing of that call is kept."""
    failed = SignInFailed(method="pin", failures=3)
    for deed, who in (
        (replace(viewed("a"), deed=failed), NURSE),
        (viewed("a", "another session"), NURSE),
        (viewed("a", patient=OTHER), NURSE),
        (viewed("a"), RELIEF),
        (viewed("a"), None),
    ):
        with pytest.raises(ConflictingEntry):
            filled.add([viewed("e"), deed], who, circumstances())

    assert len(filled.find(AuditQuery())) == 4


def test_what_is_done_to_several_is_a_row_for_each(log: AuditLog) -> None:
    """So that whoever asks about one patient finds it."""
    clock = ManualClock()
    clock.advance(minutes=2)
    deed = Exported(form="csv", rows=70, sha256="ab" * 32, sessions=2)
    touched = [
        (viewed("a").subject, PATIENT.id),
        (viewed("b", "other").subject, OTHER),
    ]
    Auditor(log, clock, "0.1.0").note_each(deed, NURSE, touched)

    (row,) = log.find(AuditQuery(patient=OTHER))
    assert (row.deed, row.at) == (deed, START + timedelta(minutes=2))
    assert row.subject is not None
    assert row.subject.id == session_stream("other").id
    assert len(log.find(AuditQuery())) == 2
