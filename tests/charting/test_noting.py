"""What the recorder notes of what it is asked, and by whom."""

import pytest

from monitor.chart.audit import (
    PermissionRefused,
    PersonChanged,
    PersonDisabled,
    PersonEnrolled,
    SessionViewed,
    Subject,
)
from monitor.chart.entries import NOT_SIGNED_IN, Actor
from monitor.charting.faults import NotPermitted, Unconfirmed
from monitor.storage.faults import DiskFull
from tests.charting.acts import COMMANDS
from tests.charting.audited import Log
from tests.charting.staffed import Ward
from tests.charting.standing import who
from tests.desk import PATIENT
from tests.staff import ADMIN, SETTING_UP, change, disabling, enrolment, signed_in


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
