"""An auditor reads the audit log by keys alone, and nobody else does."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.audit import (
    AuditViewed,
    ClockSet,
    NewDeed,
    PermissionRefused,
    SessionViewed,
    Subject,
)
from monitor.chart.entries import Actor
from monitor.chart.kinds import Role
from monitor.charting.recorder import Recorder
from monitor.clock import new_id
from monitor.storage import audit_following
from tests.clocks import ManualClock
from tests.desk import PATIENT, START
from tests.journeys.noted import noted
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened
from tests.journeys.protocols import CTRL_SHIFT
from tests.staff import ADMIN, FIRST, SETTING_UP, enrolment, signed_in
from ui.panels.audit_page.page import AuditLogPage

WIRTH = enrolment("T. Wirth", "auditor")
LEE = enrolment("B. Lee", "nurse")
ALT = Qt.KeyboardModifier.AltModifier
SESSION = Subject("session", new_id())


class Auditor(Nurse):
    """At the keyboard as T. Wirth."""

    @property
    def page(self) -> AuditLogPage:
        return self.vigil.parts.audit

    @property
    def lines(self) -> list[str]:
        return [line.spoken for line in self.page.model.lines]

    def act_as(self, person: Actor, *roles: Role) -> None:
        actor = Actor(
            person=person.person,
            name="T. Wirth",
            auth_method=person.auth_method,
            roles=frozenset(roles),
        )
        self.vigil.store.name_actor(actor)

    def go_to_audit(self) -> None:
        self.chord(Qt.Key.Key_A, CTRL_SHIFT)
        self.until(lambda: "omplete" in self.page.chain.text())
        self.settle()


def _fill(recorder: Recorder) -> None:
    """Two people, and what they did to two patients on two days."""
    for command, actor in (
        (FIRST, SETTING_UP),
        (WIRTH, signed_in(ADMIN)),
        (LEE, signed_in(ADMIN)),
    ):
        recorder.handle(command, actor)
    recorder._authority.sign_in(signed_in(WIRTH.person))
    for patient in (PATIENT.id, ADMIN):
        recorder.audit.note(
            SessionViewed(), signed_in(LEE.person, "pin"), SESSION, patient
        )
    new = NewDeed(id=new_id(), deed=ClockSet(by_ms=-5000))
    yesterday = recorder.clock.monotonic() - timedelta(days=1).total_seconds()
    recorder.audit.owe(new, None, yesterday)


@pytest.fixture
def auditor(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Auditor]:
    clock = ManualClock(START + timedelta(minutes=5))
    nurse = opened(qtbot, qapp, tmp_path / "record", clock)
    auditor = Auditor(nurse.vigil, nurse.window, clock, qtbot)
    try:
        auditor.type("T. Wirth\n")
        auditor.settle()
        auditor.vigil.bedside.ask(_fill, lambda _: None)
        auditor.act_as(signed_in(WIRTH.person), "auditor")
        auditor.go_to_audit()
        yield auditor
    finally:
        auditor.vigil.end()


def test_the_newest_comes_first_and_looking_is_noted(auditor: Auditor) -> None:
    """With who, what, of what and of whom."""
    assert auditor.lines[0].endswith("T. Wirth, password, Viewed the audit log")
    assert "B. Lee, PIN, Viewed the session, session " in auditor.lines[1]
    assert "Enrolled B. Lee as nurse" in auditor.lines[3]
    assert "set back by 5 s" in auditor.lines[-1]
    assert "Nobody signed in" in auditor.lines[-1]
    assert isinstance(noted(auditor)[-1].deed, AuditViewed)


def test_an_auditor_is_told_no_patient(auditor: Auditor) -> None:
    """Neither name nor number; the id tells two patients apart."""
    lines = auditor.page.model.lines
    assert {line.patient for line in lines} == {
        "",
        PATIENT.id.hex[:8],
        ADMIN.hex[:8],
    }
    assert PATIENT.details.identifier not in " ".join(auditor.lines)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lee", ["Viewed the session", "Viewed the session"]),
        ("b lee", ["Viewed the session", "Viewed the session"]),
        ("singh", ["Enrolled B. Lee", "Enrolled T. Wirth", "Enrolled R. Singh"]),
        ("yesterday", ["The workstation's clock"]),
        ("lee yesterday", []),
        ("nobody", []),
    ],
)
def test_it_is_searched_by_typing(
    auditor: Auditor, typed: str, found: list[str]
) -> None:
    """By person and by day; Escape shows all again."""
    all_of_it = auditor.lines
    auditor.type(typed)
    auditor.settle()
    told = [line.deed for line in auditor.page.model.lines]
    assert [deed.startswith(f) for deed, f in zip(told, found, strict=True)] == [
        True
    ] * len(found)
    auditor.type("\x1b")
    auditor.settle()
    assert auditor.lines == all_of_it


def test_several_who_are_meant_are_told(auditor: Auditor) -> None:
    auditor.type("i")
    auditor.settle()

    assert auditor.page.message.text() == "2 people are meant"
    assert auditor.page.detail.text() == "R. Singh and T. Wirth. Type more"


def test_enter_narrows_to_the_patient_and_alt_w_to_the_person(
    auditor: Auditor,
) -> None:
    """Escape takes one step back at a time; an auditor has no other page to go to."""
    auditor.chord(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    auditor.type("\n")
    auditor.settle()
    assert auditor.page.narrowed.text() == f"Patient {ADMIN.hex[:8]}"
    assert len(auditor.lines) == 1
    auditor.chord(Qt.Key.Key_W, ALT)
    auditor.settle()
    assert auditor.page.narrowed.text() == "B. Lee"
    assert len(auditor.lines) == 2
    auditor.type("\x1b")
    auditor.settle()
    assert len(auditor.lines) == 7
    auditor.type("\x1b")
    auditor.settle()
    assert auditor.vigil.screens.screen == "audit"
    assert len(auditor.lines) == 7


def test_a_row_without_a_patient_says_so(auditor: Auditor) -> None:
    auditor.type("\n")

    assert auditor.vigil.notice.words == "The marked row touches no patient's record"


def test_the_chain_is_proved_and_said(auditor: Auditor) -> None:
    """Its rows, and when; asked again, once more."""
    assert auditor.page.chain.text() == "Chain complete, 7 rows, checked 13:31"
    auditor.clock.advance(minutes=2)
    auditor.chord(Qt.Key.Key_C, ALT)
    auditor.until(lambda: "13:33" in auditor.page.chain.text())


def test_pages_come_as_the_list_is_scrolled(
    auditor: Auditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each row once; the chain is followed in as many steps as it takes."""
    monkeypatch.setattr(audit_following, "_AT_ONCE", 10)

    def fill(recorder: Recorder) -> None:
        for _ in range(120):
            recorder.audit.note(SessionViewed(), signed_in(LEE.person), SESSION)

    auditor.vigil.bedside.ask(fill, lambda _: None)
    auditor.go_to_audit()
    auditor.until(lambda: "checked" in auditor.page.chain.text())
    assert "128 rows" in auditor.page.chain.text()
    assert len(auditor.lines) == 50
    bar = auditor.page.list.verticalScrollBar()
    for count in (100, 128):
        bar.setValue(bar.maximum())
        auditor.settle()
        assert len(auditor.lines) == count
    ids = [line.id for line in auditor.page.model.lines]
    assert len(set(ids)) == 128


@pytest.mark.parametrize("role", ["nurse", "supervisor", "prescriber", "administrator"])
def test_nobody_else_is_offered_it(auditor: Auditor, role: Role) -> None:
    auditor.vigil.navigation.show_page("protocol")
    auditor.act_as(signed_in(LEE.person), role)
    auditor.chord(Qt.Key.Key_A, CTRL_SHIFT)

    assert auditor.vigil.screens.screen == "protocol"
    assert "audit" not in {a.id for a in auditor.vigil.screens.actions}


def test_who_gets_there_all_the_same_is_refused(auditor: Auditor) -> None:
    """By the recorder, whatever the screen believes; and that is noted."""
    auditor.act_as(signed_in(LEE.person), "auditor")
    auditor.vigil.navigation.show_page("audit")
    auditor.settle()

    assert auditor.lines == []
    assert "a nurse may not view the audit log" in auditor.page.message.text()
    row = noted(auditor)[-1]
    assert row.deed == PermissionRefused(asked="view the audit log")
    assert row.who == LEE.person


def test_an_auditor_who_signs_in_is_led_there(auditor: Auditor) -> None:
    """No chart is theirs to see."""
    auditor.vigil.navigation.show_page("protocol")
    actor = auditor.vigil.store.snapshot.actor
    assert actor is not None
    auditor.vigil.navigation.enter(actor)
    auditor.settle()

    assert auditor.vigil.screens.screen == "audit"
