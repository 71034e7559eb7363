"""What the recorder charts, refuses, raises and reads back."""

from uuid import uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.commands import AcknowledgeAlert, AnyCommand, Retract
from monitor.chart.entries import Stream
from monitor.chart.kinds import (
    AlertRaised,
    NoteRecorded,
    ObservationsRecorded,
    ProtocolPin,
    StaffNamed,
)
from monitor.charting.faults import ConflictingEntry
from monitor.charting.ports import Draft, SessionQuery
from monitor.charting.raising import APP
from monitor.charting.reads import SessionRead
from monitor.protocol.faults import ProtocolFault
from monitor.storage.memory_journal import MemoryJournal
from tests.charting.clinic import CALM, IV40, Clinic, observed
from tests.desk import NURSE, PATIENT, RELIEF, SPACE

HIGH = observed("205/95 80 97 14 5 0 1 0", "confirmed")
INSIDE = observed(CALM, "confirmed")


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


def payloads(clinic: Clinic) -> list[object]:
    return [entry.payload for entry in clinic.read.entries]


def raised(clinic: Clinic) -> list[AlertRaised]:
    return [p for p in payloads(clinic) if isinstance(p, AlertRaised)]


class TestPatients:
    """Who is treated."""

    def test_a_recorded_patient_is_found(self, clinic: Clinic) -> None:
        """A patient is returned as charted, and found by name and by id."""
        charted = clinic.charted(clinic.recording())

        assert charted.patient == PATIENT
        assert charted.session is None
        assert clinic.recorder.patients("demo") == (PATIENT,)
        assert clinic.recorder.patient(PATIENT.id) == PATIENT

    def test_an_unknown_patient_is_not_found(self, clinic: Clinic) -> None:
        """There is no patient under an id that was never charted."""
        with pytest.raises(KeyError):
            clinic.recorder.patient(PATIENT.id)

    def test_a_number_is_one_patient_s(self, clinic: Clinic) -> None:
        """Nobody else is entered, or corrected, under a number that is taken."""
        clinic.charted(clinic.recording())
        clinic.patient_id = uuid5(SPACE, "somebody else")

        refusal = clinic.refused(clinic.recording(identifier="t 0001"))

        assert refusal.field == "identifier"
        assert "DEMO, Alex" in refusal.why
        clinic.charted(clinic.recording(identifier="T-0002"))
        assert clinic.refused(clinic.correction()).field == "identifier"

    def test_a_patient_keeps_the_number(self, clinic: Clinic) -> None:
        """A correction may keep the number it has."""
        clinic.charted(clinic.recording())

        charted = clinic.charted(clinic.correction(given="Alexis"))

        assert charted.patient is not None
        assert charted.patient.details.given == "Alexis"

    def test_details_are_judged(self, clinic: Clinic) -> None:
        """What the core refuses is not charted."""
        refusal = clinic.refused(clinic.recording(family=" "))

        assert refusal.field == "family"
        assert clinic.recorder.patients() == ()

    def test_a_correction_reaches_the_open_session(self, clinic: Clinic) -> None:
        """The banner of a running session shows the patient as corrected."""
        clinic.open()

        clinic.charted(clinic.correction(family="Demoe"))

        assert clinic.read.patient.details.family == "Demoe"

    def test_lookalikes_are_told(self, clinic: Clinic) -> None:
        """A patient who could be taken for another is named with the reason."""
        clinic.charted(clinic.recording(family="Demo"))
        other = replace(
            PATIENT,
            id=uuid5(SPACE, "other"),
            details=replace(PATIENT.details, identifier="X-77", given="Sam"),
        )

        (found,) = clinic.recorder.lookalikes(other)

        assert found.patient == PATIENT
        assert found.reason == "same family name"


class TestOpening:
    """A session begins."""

    def test_a_session_is_opened(self, clinic: Clinic) -> None:
        """An opened session is read back with patient, protocol and assessment."""
        clinic.charted(clinic.recording())

        read = clinic.charted(clinic.opening()).session

        assert read is not None
        assert read.patient == PATIENT
        assert read.protocol.id == "iv40"
        assert read.assessment.at == clinic.clock.now()
        assert [row.id for row in clinic.recorder.sessions(SessionQuery())] == [read.id]
        assert all(e.protocol_hash == read.protocol.sha256 for e in read.entries)

    def test_the_nurse_is_named_unverified(self, clinic: Clinic) -> None:
        """The name given at start-up is stored as nobody's proof."""
        clinic.open()

        assert StaffNamed(person=NURSE.person, name=NURSE.name, verified=False) in (
            payloads(clinic)
        )

    def test_the_protocol_is_kept_with_the_record(self, clinic: Clinic) -> None:
        """The exact text of the protocol is stored before the session that pins it."""
        clinic.open()

        assert clinic.journal.protocol(clinic.read.protocol.sha256) == IV40

    @pytest.mark.parametrize(
        "pin",
        [
            {"sha256": "00" * 32},
            {"id": "iv60"},
            {"version": 99},
        ],
        ids=["another text", "another name", "another version"],
    )
    def test_a_protocol_not_on_offer_is_refused(
        self, clinic: Clinic, pin: dict[str, object]
    ) -> None:
        """A session runs under a protocol that is at hand, exactly."""
        clinic.charted(clinic.recording())
        opening = clinic.opening()
        protocol: ProtocolPin = replace(opening.protocol, **pin)

        refusal = clinic.refused(replace(opening, protocol=protocol))

        assert refusal.field == "protocol"
        assert clinic.recorder.sessions(SessionQuery()) == ()

    def test_a_patient_is_needed(self, clinic: Clinic) -> None:
        """There is no session for somebody who was never entered."""
        assert "no such patient" in clinic.refused(clinic.opening()).why

    def test_identity_is_judged(self, clinic: Clinic) -> None:
        """Wrong initials open nothing."""
        clinic.charted(clinic.recording())
        opening = clinic.opening()
        wrong = replace(opening, identity=replace(opening.identity, initials="XY"))

        assert clinic.refused(wrong).field == "initials"
        assert clinic.recorder.sessions(SessionQuery()) == ()

    def test_a_session_is_opened_once(self, clinic: Clinic) -> None:
        """Another command can't open what is open."""
        clinic.open()

        assert "already is" in clinic.refused(clinic.opening()).why


class TestCharting:
    """Facts of a running session."""

    def test_a_set_is_charted(self, clinic: Clinic) -> None:
        """What was asked is durable, and the session shows it."""
        clinic.open()
        clinic.move_to(-14)
        command = clinic.fact(observed(CALM))

        charted = clinic.charted(command)

        assert charted.session is not None
        assert [s.id for s in charted.session.session.sets] == [command.id]
        assert clinic.journal.confirm([command.id]) == charted.entries

    def test_a_refusal_charts_nothing(self, clinic: Clinic) -> None:
        """What the core refuses leaves no entry."""
        clinic.open()
        before = clinic.read.entries

        clinic.refused(clinic.fact(observed(CALM), minute=5))

        assert clinic.read.entries == before

    def test_an_unknown_session_is_refused(self, clinic: Clinic) -> None:
        """Nothing is charted in a session that is not there."""
        assert "no such session" in clinic.refused(clinic.fact(observed(CALM))).why

    def test_memory_and_journal_agree(self, clinic: Clinic) -> None:
        """What the recorder holds is what another finds in the journal."""
        clinic.start()
        clinic.chart(10, HIGH)
        held = clinic.read

        clinic.restart()

        assert clinic.read == held

    def test_a_closed_session_can_be_read(self, clinic: Clinic) -> None:
        """After closing, the session is read as it ended and charts no new facts."""
        clinic.start()
        clinic.close(5)

        assert not clinic.read.session.is_open
        assert "closed" in clinic.refused(clinic.fact(NoteRecorded(text="x"))).why


class TestAlerts:
    """Alerts are charted with what raises them."""

    def test_an_alert_comes_with_its_set(self, clinic: Clinic) -> None:
        """The set and its alert are one transaction, with numbers in a row."""
        clinic.start()
        clinic.move_to(10)
        command = clinic.fact(HIGH)

        charted = clinic.charted(command)

        of_set, *of_alerts = charted.entries
        assert isinstance(of_set.payload, ObservationsRecorded)
        assert of_alerts
        assert all(isinstance(e.payload, AlertRaised) for e in of_alerts)
        numbers = [e.seq for e in charted.entries]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        assert {e.recorded_at for e in charted.entries} == {clinic.at(10)}
        assert charted.session is not None
        assert charted.session.assessment.to_raise == ()
        assert charted.session.assessment.strip[0].priority == "high"

    def test_an_alert_is_raised_once(self, clinic: Clinic) -> None:
        """An episode that goes on is not raised again."""
        clinic.start()
        clinic.chart(10, HIGH)
        before = raised(clinic)

        clinic.chart(11, HIGH)

        assert raised(clinic) == before

    def test_a_set_inside_all_limits_raises_nothing(self, clinic: Clinic) -> None:
        """A calm set is one entry."""
        clinic.start()

        clinic.chart(10, CALM)

        assert raised(clinic) == []

    def test_time_raises_what_is_overdue(self, clinic: Clinic) -> None:
        """A slot that nobody filled is charted as overdue once, by the program."""
        clinic.start()
        clinic.move_to(14)
        assert clinic.recorder.tick() == ()

        clinic.move_to(15)
        (read,) = clinic.recorder.tick()

        alert = read.entries[-1]
        assert isinstance(alert.payload, AlertRaised)
        assert alert.payload.parameter == "overdue"
        assert (alert.author, alert.auth_method) == (APP.person, "app")
        assert alert.effective_at == clinic.at(15)
        assert clinic.recorder.tick() == ()

    def test_a_restart_raises_nothing_twice(self, clinic: Clinic) -> None:
        """A new recorder knows what was raised, and goes on with open sessions."""
        clinic.start()
        clinic.move_to(15)
        clinic.recorder.tick()

        clinic.restart()
        assert clinic.recorder.tick() == ()
        clinic.move_to(25)
        (read,) = clinic.recorder.tick()

        assert [a.key for a in raised(clinic)] == [
            "overdue:2026-03-14T13:36Z",
            "overdue:2026-03-14T13:46Z",
        ]
        assert read.entries == clinic.read.entries

    def test_a_clock_that_jumps_still_raises(self, clinic: Clinic) -> None:
        """After a sleep of the workstation, what time brought is raised."""
        clinic.start()
        clinic.clock.step_wall_to(clinic.at(31))

        (read,) = clinic.recorder.tick()

        overdue = [e for e in read.entries if isinstance(e.payload, AlertRaised)]
        assert overdue

    def test_the_tick_raises_nothing_by_value(self, clinic: Clinic) -> None:
        """What a value would raise is raised with the value, never by the clock."""
        clinic.start()
        clinic.chart(10, HIGH)
        by_value = len(raised(clinic))
        clinic.move_to(11)

        assert clinic.recorder.tick() == ()
        assert len(raised(clinic)) == by_value

    def test_a_closed_session_is_left_alone(self, clinic: Clinic) -> None:
        """Time raises nothing in a session that is closed."""
        clinic.start()
        clinic.close(5)
        clinic.move_to(60)

        assert clinic.recorder.tick() == ()

    def test_an_acknowledgement_is_charted(self, clinic: Clinic) -> None:
        """An alert that was raised can be taken on by its key."""
        clinic.start()
        read = clinic.chart(10, HIGH)
        (key, *_) = read.assessment.strip[0].unacknowledged

        clinic.charted(
            AcknowledgeAlert(
                id=clinic.mint(), stream_id=read.id, at=clinic.clock.now(), key=key
            ),
            RELIEF,
        )

        alert = clinic.read.assessment.alert(key)
        assert alert is not None
        assert alert.acknowledged_by == RELIEF.person


class TestRepeats:
    """A command that comes again."""

    def test_asking_twice_charts_once(self, clinic: Clinic) -> None:
        """The same command again returns what is stored, also much later."""
        clinic.start()
        clinic.move_to(10)
        command = clinic.fact(HIGH)
        first = clinic.charted(command)
        clinic.chart(12, INSIDE)
        before = clinic.read.entries

        again = clinic.charted(command)

        assert again.entries == first.entries[:1]
        assert clinic.read.entries == before

    def test_asking_twice_works_across_a_restart(self, clinic: Clinic) -> None:
        """A retry after a crash finds the patient, the session and the set charted."""
        recording, opening = clinic.recording(), clinic.opening()
        note = clinic.fact(NoteRecorded(text="well"))
        commands: list[AnyCommand] = [recording, opening, note]
        first = [clinic.charted(command) for command in commands]
        clinic.clock.advance(minutes=3)
        clinic.restart()

        again = [clinic.charted(command) for command in commands]

        for one, other in zip(first, again, strict=True):
            assert other.entries == one.entries[-1:]
        assert len(clinic.journal.entries_since(clinic.journal.station, 0)) == 5

    def test_a_retraction_can_be_repeated(self, clinic: Clinic) -> None:
        """What can be done only once is still the same command the second time."""
        clinic.start()
        read = clinic.chart(10, CALM)
        command = Retract(
            id=clinic.mint(),
            stream_id=read.id,
            at=clinic.clock.now(),
            target=read.session.sets[-1].id,
            reason="wrong patient",
        )
        first = clinic.charted(command)

        assert clinic.charted(command).entries == first.entries

    @pytest.mark.parametrize("text", ["another", "", "x" * 5000])
    def test_another_content_is_an_error(self, clinic: Clinic, text: str) -> None:
        """An id that comes again with something else is not charted, nor refused."""
        clinic.open()
        command = clinic.fact(NoteRecorded(text="well"))
        clinic.charted(command)

        with pytest.raises(ConflictingEntry):
            clinic.ask(replace(command, fact=NoteRecorded(text=text)))

    def test_another_nurse_is_an_error(self, clinic: Clinic) -> None:
        """What one nurse charted is not charted again by another."""
        clinic.open()
        command = clinic.fact(NoteRecorded(text="well"))
        clinic.charted(command)

        with pytest.raises(ConflictingEntry):
            clinic.ask(command, RELIEF)


class TestReading:
    """What was known, and when."""

    def test_the_past_is_read_as_it_was_known(self, clinic: Clinic) -> None:
        """As of a time shows what this workstation showed then."""
        clinic.start()
        clinic.chart(10, HIGH)
        then = clinic.read
        clinic.chart(20, INSIDE)

        again = clinic.recorder.session(clinic.session_id, as_of=clinic.at(10))

        assert again == then

    def test_what_came_late_was_not_known_before(self, clinic: Clinic) -> None:
        """A set charted at 20 for 10 was not on the screen at 15."""
        clinic.start()
        clinic.move_to(20)
        clinic.charted(clinic.fact(observed(CALM), minute=10))

        read = clinic.recorder.session(clinic.session_id, as_of=clinic.at(15))

        assert len(clinic.read.session.sets) == 4
        assert isinstance(read, SessionRead)
        assert len(read.session.sets) == 3

    def test_before_it_began_there_was_no_session(self, clinic: Clinic) -> None:
        """A session is not known before it was opened."""
        clinic.start()

        with pytest.raises(KeyError):
            clinic.recorder.session(clinic.session_id, as_of=clinic.at(-60))

    def test_an_unknown_session_is_not_found(self, clinic: Clinic) -> None:
        """There is no session under an id that was never charted."""
        with pytest.raises(KeyError):
            clinic.recorder.session(clinic.session_id)

    def test_an_old_session_keeps_its_protocol(self, clinic: Clinic) -> None:
        """A session is judged by the text it pinned when the program offers another."""
        clinic.start()
        pinned = clinic.read.protocol
        later = IV40.replace("version = 1", "version = 2", 1)
        assert later != IV40

        clinic.texts = (later,)
        clinic.restart()

        assert [p.version for p in clinic.recorder.protocols] == [2]
        assert clinic.read.protocol == pinned
        clinic.chart(10, CALM)

    def test_drafts_are_kept(self) -> None:
        """What is half typed is put by, found again, and gone once charted."""
        journal = MemoryJournal()
        clinic = Clinic(journal=journal, drafts=journal).open()
        command = clinic.fact(NoteRecorded(text="well"))
        draft = Draft(
            id=command.id,
            form="note",
            stream=clinic.session_id,
            author=NURSE.person,
            content="wel",
            saved_at=clinic.clock.now(),
        )
        other = replace(draft, id=clinic.mint())
        clinic.recorder.put_draft(draft)
        clinic.recorder.put_draft(other)

        clinic.charted(command)

        assert clinic.recorder.drafts() == (other,)
        clinic.recorder.delete_draft(other.id)
        assert clinic.recorder.drafts() == ()

    def test_a_text_that_is_no_protocol_is_a_fault(self) -> None:
        """The program does not start on a protocol it can't read."""
        with pytest.raises(ProtocolFault):
            Clinic(texts=("id = 1",))

    def test_streams_are_apart(self, clinic: Clinic) -> None:
        """A patient's entries and a session's are not mixed."""
        clinic.open()

        kinds = {e.stream.kind for e in clinic.read.entries}

        assert kinds == {"session"}
        assert len(clinic.journal.entries(Stream("patient", PATIENT.id))) == 2
