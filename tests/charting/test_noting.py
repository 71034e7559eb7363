"""What the recorder notes of what it is asked, by whom, and of what happens to it."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import uuid5

import pytest

from monitor.chart.audit import (
    AnyDeed,
    BackupFailed,
    ClockSet,
    NewDeed,
    PermissionRefused,
    PersonChanged,
    PersonDisabled,
    PersonEnrolled,
    SessionViewed,
    Subject,
)
from monitor.chart.entries import NOT_SIGNED_IN, Actor
from monitor.charting.faults import EnvironmentFault, NotPermitted, Unconfirmed
from monitor.charting.noting import Noting
from monitor.charting.ports import AuditQuery, AuditRow, Circumstances
from monitor.clock import new_id
from monitor.steady_clock import SteadyClock
from monitor.storage.faults import DiskFull
from monitor.storage.memory_audit import MemoryAuditLog
from tests.charting.staffed import COMMANDS, Ward
from tests.charting.standing import who
from tests.clocks import START, ManualClock
from tests.desk import PATIENT, SPACE
from tests.staff import ADMIN, SETTING_UP, change, disabling, enrolment, signed_in
from ui.overriding import override


class Log(MemoryAuditLog):
    """One whose disk can be filled."""

    fault: EnvironmentFault | None = None

    @override
    def add(
        self, deeds: Sequence[NewDeed], who: Actor | None, when: Circumstances
    ) -> None:
        if self.fault is not None:
            raise self.fault
        super().add(deeds, who, when)

    @property
    def rows(self) -> tuple[AuditRow, ...]:
        """Oldest first."""
        return tuple(reversed(self.find(AuditQuery())))

    @property
    def deeds(self) -> list[AnyDeed | None]:
        return [row.deed for row in self.rows]


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def noted(log: Log) -> Ward:
    """A ward in memory, all of whose audit is in the log from now on."""
    ward = Ward().staffed()
    ward.recorder.audit.keep(log)
    return ward


class TestPermission:
    def test_a_refused_command_is_noted(self, noted: Ward, log: Log) -> None:
        """Who wanted what, of which session and of whom."""
        auditor = who("auditor")
        noted.refused(COMMANDS["ClearStart"](noted), auditor)

        (row,) = log.rows
        assert row.deed == PermissionRefused(asked="declare a session ready to start")
        assert (row.who, row.auth_method) == (auditor.person, "password")
        assert row.subject == Subject("session", noted.session_id)
        assert row.patient == PATIENT.id

    @pytest.mark.parametrize(
        ("command", "kind", "has_patient"),
        [
            ("CorrectPatient", "patient", True),
            ("ApproveProtocol", "protocols", False),
            ("DisablePerson", "person", False),
            ("OpenSession", "session", True),
        ],
    )
    def test_its_subject_is_what_would_have_changed(
        self, noted: Ward, log: Log, command: str, kind: str, has_patient: bool
    ) -> None:
        noted.refused(COMMANDS[command](noted), who("auditor"))

        (row,) = log.rows
        assert row.subject is not None
        assert row.subject.kind == kind
        assert (row.patient is not None) is has_patient

    def test_what_is_permitted_is_no_refusal(self, noted: Ward, log: Log) -> None:
        """Nor is a clinical "no"; what is charted has its entry."""
        noted.charted(COMMANDS["ChartSet"](noted))
        noted.refused(COMMANDS["OpenSession"](noted))

        assert log.rows == ()

    def test_a_refused_read_is_noted_once_an_hour(self, noted: Ward, log: Log) -> None:
        """A screen may ask each second; each person and each read by itself."""
        auditor, admin = who("auditor"), signed_in(ADMIN)

        def ask(by: Actor) -> None:
            with pytest.raises(NotPermitted):
                noted.recorder.session(noted.session_id, by=by)

        ask(auditor)
        noted.clock.advance(seconds=3599)
        ask(auditor)
        assert log.deeds == [PermissionRefused(asked="view a chart")]
        ask(admin)
        noted.clock.advance(seconds=1)
        ask(auditor)
        assert [row.who for row in log.rows] == [
            auditor.person,
            admin.person,
            auditor.person,
        ]

    def test_the_answer_does_not_wait_for_the_disk(self, noted: Ward, log: Log) -> None:
        """Nothing was changed; the row comes with the time at which it was asked."""
        log.fault = DiskFull()
        asked_at = noted.steady.now()
        noted.refused(COMMANDS["ClearStart"](noted), who("auditor"))
        noted.clock.advance(minutes=3)
        log.fault = None
        noted.recorder.tick()

        (row,) = log.rows
        assert row.at == asked_at


class TestPeople:
    def test_enrolling_changing_and_disabling_are_noted(
        self, noted: Ward, log: Log
    ) -> None:
        admin = signed_in(ADMIN)
        dunn = enrolment("K. Dunn", "nurse", "supervisor", at=noted.steady.now())
        noted.charted(dunn, admin)
        known = noted.recorder.people(by=admin).person(dunn.person)
        assert known is not None
        changed = change(known, roles=frozenset(["nurse"]), at=noted.steady.now())
        noted.charted(changed, admin)
        gone = disabling(dunn.person)
        noted.charted(gone, admin)

        assert log.deeds == [
            PersonEnrolled(name="K. Dunn", role="nurse, supervisor"),
            PersonChanged(name="K. Dunn", role="nurse"),
            PersonDisabled(reason="has left"),
        ]
        assert {row.subject for row in log.rows} == {Subject("person", dunn.person)}
        assert {row.who for row in log.rows} == {ADMIN}

    def test_what_is_enrolled_and_not_noted_is_asked_for_again(
        self, noted: Ward, log: Log
    ) -> None:
        """The person is enrolled once, and that is noted once."""
        admin = signed_in(ADMIN)
        command = enrolment("K. Dunn", "nurse", at=noted.steady.now())
        log.fault = DiskFull()
        with pytest.raises(Unconfirmed):
            noted.recorder.handle(command, admin)
        log.fault = None

        assert noted.recorder.confirm(command, admin) is not None
        assert noted.recorder.confirm(command, admin) is not None
        assert log.deeds == [PersonEnrolled(name="K. Dunn", role="nurse")]

    def test_what_was_refused_is_not_noted_as_done(self, noted: Ward, log: Log) -> None:
        taken = enrolment("T. Wirth", "nurse", id=noted.mint(), at=noted.steady.now())
        noted.refused(taken, signed_in(ADMIN))

        assert log.rows == ()

    def test_the_first_one_is_noted(self, log: Log) -> None:
        """Whoever sets Vigil up."""
        ward = Ward()
        ward.recorder.audit.keep(log)
        first = enrolment("R. Singh", "administrator", at=ward.steady.now())
        ward.charted(first, SETTING_UP)

        (row,) = log.rows
        assert (row.who, row.auth_method) == (ADMIN, "set-up")


class TestViews:
    def test_a_view_is_noted_before_it_is_shown(self, noted: Ward, log: Log) -> None:
        nurse = who("nurse")
        read = noted.recorder.session(noted.session_id, by=nurse)
        before = len(log.rows)
        noted.recorder.audit.view(read, nurse)

        (row,) = log.rows
        assert before == 0
        assert row.deed == SessionViewed()
        assert row.subject == Subject("session", noted.session_id)
        assert (row.who, row.patient) == (nurse.person, PATIENT.id)

    def test_what_can_not_be_noted_is_not_shown(self, noted: Ward, log: Log) -> None:
        log.fault = DiskFull()
        read = noted.recorder.session(noted.session_id, by=who("nurse"))

        with pytest.raises(DiskFull):
            noted.recorder.audit.view(read, who("nurse"))

    def test_nobody_is_no_person(self, noted: Ward, log: Log) -> None:
        """Whoever has not signed in is not told as somebody."""
        read = noted.recorder.session(noted.session_id, by=who("nurse"))
        noted.recorder.audit.view(read, NOT_SIGNED_IN)

        assert [row.who for row in log.rows] == [None]


class TestClock:
    @pytest.mark.parametrize(
        ("step", "by_ms"),
        [
            (timedelta(milliseconds=999), None),
            (timedelta(seconds=1), 1000),
            (timedelta(hours=-2), -7_200_000),
        ],
    )
    @pytest.mark.parametrize("is_open", [True, False])
    def test_a_clock_that_is_set_is_noted_once(
        self, noted: Ward, log: Log, step: timedelta, by_ms: int | None, is_open: bool
    ) -> None:
        """By how much, whether or not the time goes by it."""
        if not is_open:
            noted.close(50)
        noted.recorder.tick()
        noted.clock.step_wall_to(noted.clock.now() + step)
        for _ in range(3):
            noted.clock.advance(seconds=1)
            noted.recorder.tick()

        expected = [] if by_ms is None else [ClockSet(by_ms=by_ms)]
        assert log.deeds == expected

    def test_time_that_passes_is_no_step(self, noted: Ward, log: Log) -> None:
        """Also hours of sleep, and a clock that is corrected bit by bit."""
        noted.recorder.tick()
        noted.clock.advance(minutes=600)
        noted.recorder.tick()
        for _ in range(20):
            noted.clock.step_wall_to(noted.clock.now() + timedelta(milliseconds=100))
            noted.clock.advance(seconds=1)
            noted.recorder.tick()

        assert log.rows == ()

    def test_no_tick_fails_over_it(self, noted: Ward, log: Log) -> None:
        """Alerts are told although the row has to wait, and it comes once."""
        noted.recorder.tick()
        log.fault = DiskFull()
        noted.clock.step_wall_to(noted.clock.now() + timedelta(minutes=5))
        for _ in range(3):
            noted.recorder.tick()
        assert log.rows == ()
        log.fault = None
        for _ in range(3):
            noted.recorder.tick()

        assert log.deeds == [ClockSet(by_ms=300_000)]


class TestOwed:
    def test_it_keeps_its_order_and_its_time(self, log: Log) -> None:
        clock = ManualClock()
        noting = Noting(SteadyClock(clock), "0.1.0")
        noting.keep(log)
        log.fault = DiskFull()
        noting.happened(BackupFailed(why="one"))
        clock.advance(minutes=1)
        noting.happened(BackupFailed(why="two"))
        log.fault = None
        clock.advance(minutes=1)
        noting.turn()

        assert log.deeds == [BackupFailed(why="one"), BackupFailed(why="two")]
        assert [row.at - START for row in log.rows] == [
            timedelta(0),
            timedelta(minutes=1),
        ]

    def test_what_happened_before_the_record_was_open(self, log: Log) -> None:
        """It is told by the seconds that never step."""
        clock = ManualClock()
        seconds = clock.monotonic()
        clock.advance(minutes=4)
        noting = Noting(SteadyClock(clock), "0.1.0")
        noting.keep(log)
        new = NewDeed(id=new_id(), deed=BackupFailed(why="one"))
        noting.owe(new, None, seconds)
        noting.owe(new, None, seconds)

        (row,) = log.rows
        assert row.at == START

    def test_without_a_log_nothing_is_kept(self) -> None:
        """As in a demo, which nobody asks about later."""
        noting = Noting(ManualClock(), "0.1.0")
        log = Log()
        noting.note(
            SessionViewed(), who("nurse"), Subject("session", uuid5(SPACE, "s"))
        )
        noting.happened(BackupFailed(why="one"))
        noting.turn()
        noting.keep(log)
        noting.turn()

        assert log.rows == ()
