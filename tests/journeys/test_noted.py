"""What is looked at and handed out on the screen is in the audit log, by whom."""

import hashlib
from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from monitor.chart.audit import Copied, PastViewed, SessionViewed, Subject
from monitor.chart.entries import unverified
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.faults import DiskFull
from tests.journeys.noted import noted
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import close_room, go
from tests.journeys.staffed import Staffed
from tests.journeys.typed_rows import CTRL
from ui.views.snapshot import Saving

SHIFT = Qt.KeyboardModifier.ShiftModifier


def views(nurse: Nurse) -> list[UUID]:
    """The sessions of which a view is noted, oldest first."""
    rows = [row for row in noted(nurse) if isinstance(row.deed, SessionViewed)]
    return [row.subject.id for row in rows if row.subject is not None]


def sessions(nurse: Nurse) -> set[UUID]:
    return {read.id for read in nurse.vigil.store.snapshot.open_sessions}


def _fail(*_: object) -> None:
    raise DiskFull


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """From when ``add`` is set to fail, until it is undone."""
    with monkeypatch.context() as patch:
        yield patch


def test_a_room_is_viewed_once_by_each_nurse(roomed: Nurse) -> None:
    """On the board or by itself, however often it is looked at and whatever ticks."""
    assert set(views(roomed)) == sessions(roomed)
    assert len(views(roomed)) == 2
    go(roomed, 1)
    roomed.wait_until(3)
    go(roomed, 2)
    go(roomed, 1)
    assert len(views(roomed)) == 2

    roomed.chord(Qt.Key.Key_U, CTRL)
    roomed.type("B. Lee\n")
    roomed.settle()
    assert len(views(roomed)) == 4
    who = [row.who for row in noted(roomed)]
    assert (
        who
        == [unverified("A. Okafor RN").person] * 2 + [unverified("B. Lee").person] * 2
    )


def test_before_anybody_charts_nothing_is_viewed(roomed: Nurse) -> None:
    """The start page shows that rooms run, and no chart."""
    before = len(noted(roomed))
    roomed.chord(Qt.Key.Key_U, CTRL)
    roomed.settle()

    assert len(noted(roomed)) == before


def test_each_opening_of_a_closed_session_is_noted(roomed: Nurse) -> None:
    """With whose it is; the list alone opens none."""
    first = close_room(roomed, 1)
    patient = roomed.session.patient.id
    before = len(views(roomed))
    for _ in range(2):
        roomed.chord(Qt.Key.Key_F, CTRL | SHIFT)
        roomed.settle()
        assert len(views(roomed)) == before
        roomed.vigil.navigation.open_session(first)
        roomed.settle()
        assert roomed.session.id == first
        before += 1
    assert views(roomed)[-2:] == [first, first]
    assert noted(roomed)[-1].patient == patient


def test_a_lock_looks_at_nothing(bay: Staffed) -> None:
    """What lay on the screen is covered before nobody is there any more."""
    closed = close_room(bay.nurse, 1)
    bay.nurse.vigil.navigation.open_session(closed)
    bay.nurse.settle()
    before = views(bay.nurse)
    assert before[-1] == closed
    bay.lock()
    bay.nurse.settle()
    assert bay.cover == "lock"
    assert views(bay.nurse) == before


def test_a_closed_session_is_not_shown_unnoted(
    roomed: Nurse, full_disk: pytest.MonkeyPatch
) -> None:
    """Where the row can't be written; a room that is open is shown all the same."""
    first = close_room(roomed, 1)
    roomed.chord(Qt.Key.Key_F, CTRL | SHIFT)
    roomed.settle()
    full_disk.setattr(FileAuditLog, "add", _fail)
    roomed.vigil.navigation.open_session(first)
    record = roomed.vigil.store
    roomed.until(lambda: record.snapshot.record.saving is Saving.FAULT)
    shown = [roomed.vigil.screens.screen]

    roomed.chord(Qt.Key.Key_2, CTRL)
    shown.append(roomed.vigil.screens.screen)
    assert shown == ["sessions", "live"]


def test_a_view_that_could_not_be_noted_is_noted_later(
    roomed: Nurse, full_disk: pytest.MonkeyPatch
) -> None:
    """With the time at which the chart was on the screen."""
    full_disk.setattr(FileAuditLog, "add", _fail)
    roomed.chord(Qt.Key.Key_U, CTRL)
    roomed.type("B. Lee\n")
    roomed.settle()
    seen_at = roomed.clock.now()
    assert len(views(roomed)) == 2
    full_disk.undo()
    roomed.clock.advance(minutes=2)
    roomed.vigil.bedside.tick()
    roomed.settle()

    later = noted(roomed)[2:]
    assert [row.at for row in later] == [seen_at, seen_at]
    assert {row.who for row in later} == {unverified("B. Lee").person}


@pytest.mark.parametrize(
    ("key", "what", "sent"),
    [
        (Qt.Key.Key_C, "summary", ""),
        (Qt.Key.Key_T, "transfer sheet", "c"),
    ],
)
def test_a_text_that_is_copied_is_noted(
    roomed: Nurse, key: Qt.Key, what: str, sent: str
) -> None:
    """By the hash of what is on the clipboard."""
    id_ = go(roomed, 1)
    roomed.chord(key, CTRL | SHIFT)
    roomed.type(sent)
    roomed.settle()

    text = QGuiApplication.clipboard().text()
    row = noted(roomed)[-1]
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert row.deed == Copied(what=what, sha256=digest)
    assert row.subject == Subject("session", id_)
    assert row.patient == roomed.session.patient.id


def test_nothing_is_copied_unnoted(
    roomed: Nurse, full_disk: pytest.MonkeyPatch
) -> None:
    go(roomed, 1)
    QGuiApplication.clipboard().setText("something else")
    full_disk.setattr(FileAuditLog, "add", _fail)
    roomed.chord(Qt.Key.Key_C, CTRL | SHIFT)
    record = roomed.vigil.store
    roomed.until(lambda: record.snapshot.record.saving is Saving.FAULT)

    assert QGuiApplication.clipboard().text() == "something else"


def test_looking_back_at_a_patient_is_noted(roomed: Nurse) -> None:
    """Who is chosen for a new session shows what earlier ones came to."""
    go(roomed, 1)
    patient = roomed.session.patient
    roomed.chord(Qt.Key.Key_N, CTRL)
    roomed.settle()
    roomed.type(patient.details.identifier)
    roomed.settle()
    roomed.type("\n")
    roomed.settle()

    (row,) = [row for row in noted(roomed) if isinstance(row.deed, PastViewed)]
    assert row.subject == Subject("patient", patient.id)
    assert row.patient == patient.id
