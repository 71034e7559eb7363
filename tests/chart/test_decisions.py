"""What is charted, and what is refused and why."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid5

import pytest
from msgspec import structs
from msgspec.structs import replace

from monitor.chart.commands import (
    AcknowledgeAlert,
    ActOnAlert,
    ClearStart,
    CorrectPatient,
    OpenSession,
    RecordPatient,
)
from monitor.chart.entries import NewEntry, Stream
from monitor.chart.kinds import (
    AlertRaised,
    Allergies,
    DoseOrdered,
    EffectEnded,
    EffectRecorded,
    EntryAmended,
    IdentityTyped,
    InfusionRecorded,
    NoteRecorded,
    ObservationsRecorded,
    OxygenRecorded,
    PatientDetails,
    ProtocolPin,
    Reading,
    SessionClosed,
    SlotSnoozed,
    StaffNamed,
    TreatmentGiven,
    WeightRecorded,
)
from monitor.chart.openings import decide_opening, decide_patient
from monitor.chart.refusals import Refusal
from tests.desk import (
    DOSE,
    NURSE,
    PATIENT,
    RELIEF,
    SPACE,
    START,
    WEIGHT,
    Desk,
    vitals,
)

RATE = Decimal("51.3")


@pytest.fixture
def desk() -> Desk:
    return Desk().ready()


def running(desk: Desk) -> Desk:
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    return desk


def why(refusal: Refusal | None) -> str:
    assert refusal is not None, "this was charted"
    assert refusal.what
    assert refusal.remedy
    return refusal.why


class TestOpening:
    """Opening a session asks for the two identifiers again."""

    def opening(self, initials: str, year: int) -> OpenSession:
        return OpenSession(
            id=uuid5(SPACE, "opening"),
            stream_id=uuid5(SPACE, "session"),
            at=START,
            patient=PATIENT.id,
            protocol=ProtocolPin(id="iv40", version=1, sha256="ab"),
            zone="Europe/London",
            room="Room 1",
            identity=IdentityTyped(initials=initials, birth_year=year),
        )

    @pytest.mark.parametrize("initials", ["AD", "ad"])
    def test_right_identifiers_open(self, initials: str) -> None:
        """Initials in either case and the birth year open the session."""
        decided = decide_opening(PATIENT, self.opening(initials, 1981), NURSE, START)
        assert not isinstance(decided, Refusal)
        named, opened = decided
        assert isinstance(named.payload, StaffNamed)
        assert not named.payload.verified
        assert opened.stream == Stream("session", uuid5(SPACE, "session"))

    @pytest.mark.parametrize(
        ("initials", "year", "field"),
        [("DA", 1981, "initials"), ("A", 1981, "initials"), ("AD", 1982, "birth_year")],
    )
    def test_wrong_identifier_is_refused(
        self, initials: str, year: int, field: str
    ) -> None:
        """A wrong identifier is named and nothing is opened."""
        decided = decide_opening(PATIENT, self.opening(initials, year), NURSE, START)
        assert isinstance(decided, Refusal)
        assert decided.field == field


class TestPatient:
    """Patient facts are entries of the patient's own stream."""

    def record(self, details: PatientDetails) -> tuple[NewEntry, ...] | Refusal:
        command = RecordPatient(
            id=uuid5(SPACE, "record"),
            stream_id=PATIENT.id,
            at=START,
            details=details,
        )
        return decide_patient(None, command, NURSE, START)

    def test_patient_is_recorded_in_the_patients_stream(self) -> None:
        """The patient's entry stands in the stream of that patient."""
        decided = self.record(PATIENT.details)
        assert not isinstance(decided, Refusal)
        assert {e.stream for e in decided} == {Stream("patient", PATIENT.id)}

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"identifier": " "}, "identifier"),
            ({"family": ""}, "family"),
            ({"given": ""}, "given"),
            ({"born": date(2026, 3, 15)}, "born"),
            ({"born": date(1899, 12, 31)}, "born"),
            ({"allergies": Allergies(state="known")}, "allergies"),
            (
                {"allergies": Allergies(state="none known", items=("latex",))},
                "allergies",
            ),
        ],
    )
    def test_impossible_details_are_refused(
        self, changes: dict[str, object], field: str
    ) -> None:
        """Each missing or contradictory detail is named."""
        decided = self.record(structs.replace(PATIENT.details, **changes))
        assert isinstance(decided, Refusal)
        assert decided.field == field

    def test_correction_needs_a_reason(self) -> None:
        """A patient is corrected with a reason, and only where there is one."""
        correct = CorrectPatient(
            id=uuid5(SPACE, "correct"),
            stream_id=PATIENT.id,
            at=START,
            details=structs.replace(PATIENT.details, family="Demos"),
            reason="spelling",
        )
        decided = decide_patient(PATIENT, correct, NURSE, START)
        assert not isinstance(decided, Refusal)
        assert decided[1].reason == "spelling"
        silent = structs.replace(correct, reason=" ")
        assert isinstance(decide_patient(PATIENT, silent, NURSE, START), Refusal)
        assert isinstance(decide_patient(None, correct, NURSE, START), Refusal)


class TestSets:
    """Sets of observations."""

    @pytest.mark.parametrize(
        ("line", "part"),
        [
            ("39/30", "outside 40 to 299"),
            ("300/90", "outside 40 to 299"),
            ("118/19", "outside 20 to 199"),
            ("250/200", "outside 20 to 199"),
            ("118/72 19", "outside 20 to 250"),
            ("118/72 251", "outside 20 to 250"),
            ("118/72 70 39", "outside 40 to 100"),
            ("118/72 70 101", "outside 40 to 100"),
            ("118/72 70 98 61", "outside 0 to 60"),
            ("118/72 70 98 14 6", "outside 0 to 5"),
            ("118/72 70 98 14 5 11", "outside 0 to 10"),
            ("80/80", "upper value must exceed"),
            ("80/81", "upper value must exceed"),
            ("118", "only one of its two values"),
            ("", "it is empty"),
        ],
    )
    def test_impossible_set_is_refused(self, desk: Desk, line: str, part: str) -> None:
        """What can't be is refused, one past each limit."""
        before = len(desk.entries)
        assert part in why(desk.chart(5, vitals(line)))
        assert len(desk.entries) == before

    @pytest.mark.parametrize(
        "line", ["40/20", "299/199", "118/72 20", "118/72 250", "118/72 70 40"]
    )
    def test_value_at_the_limit_is_possible(self, line: str) -> None:
        """At each limit a first value is charted; nothing is known to compare it to."""
        desk = Desk().open()
        refusal = desk.chart(-5, vitals(line))
        assert refusal is None or refusal.what.endswith("in question")

    @pytest.mark.parametrize(
        ("line", "asked"),
        [
            ("153/72", False),
            ("154/72", True),
            ("118/47", False),
            ("150/98", True),
            ("118/72 98", False),
            ("118/72 99", True),
            ("118/72 42", False),
            ("118/72 41", True),
            ("118/72 70 93", False),
            ("118/72 70 92", True),
            ("118/72 70 98 21", False),
            ("118/72 70 98 22", True),
            ("100/82", False),
            ("100/83", True),
        ],
    )
    def test_change_beyond_the_delta_is_asked_about(
        self, desk: Desk, line: str, asked: bool
    ) -> None:
        """At the delta a value is charted; one beyond it is asked about."""
        refusal = desk.chart(5, vitals(line))
        assert (refusal is not None) == asked
        assert refusal is None or refusal.what.endswith("in question")

    @pytest.mark.parametrize("answer", ["confirmed", "unconfirmed"])
    def test_answered_question_is_charted_with_its_answer(
        self, desk: Desk, answer: str
    ) -> None:
        """A kept value is charted with how it came to be kept."""
        readings = vitals("118/72 174").readings
        kept = (*readings[:2], structs.replace(readings[2], challenge=answer))
        assert desk.chart(10, ObservationsRecorded(readings=kept)) is None
        (_, charted) = desk.session.sets
        found = charted.reading("hr")
        assert found is not None
        assert found.challenge == answer

    @pytest.mark.parametrize(
        "reading",
        [
            Reading(field="hr"),
            Reading(field="hr", value=Decimal(70), not_done="refused"),
            Reading(field="hr", not_done="refused", mode="asked"),
            Reading(field="hr", value=Decimal("70.5")),
            Reading(field="temp", value=Decimal(37)),
        ],
    )
    def test_malformed_reading_is_refused(self, desk: Desk, reading: Reading) -> None:
        """A reading is a value or a reason, of a field of the protocol."""
        assert desk.chart(5, ObservationsRecorded(readings=(reading,))) is not None

    def test_same_field_twice_is_refused(self, desk: Desk) -> None:
        """A set holds each field once."""
        twice = (Reading(field="hr", value=Decimal(70)),) * 2
        assert "once" in why(desk.chart(5, ObservationsRecorded(readings=twice)))

    def test_reason_stands_for_a_value(self, desk: Desk) -> None:
        """Not measured is charted with its reason and is no value."""
        fact = ObservationsRecorded(
            readings=(Reading(field="hr", not_done="not disturbed"),)
        )
        assert desk.chart(5, fact) is None
        assert desk.session.sets[-1].value("hr") is None

    def test_unchanged_holds_three_times_running(self, desk: Desk) -> None:
        """A scale may be left unchanged three times; the fourth asks for the digit."""
        same = ObservationsRecorded(
            readings=(Reading(field="distress", value=Decimal(0), unchanged=True),)
        )
        for minute in (5, 10, 15):
            assert desk.chart(minute, same) is None
        assert "3 times running" in why(desk.chart(20, same))
        assert desk.chart(25, vitals("118/72 70 98 14 5 0")) is None
        assert desk.chart(30, same) is None

    def test_unchanged_must_equal_the_last_value(self, desk: Desk) -> None:
        """Unchanged with another value is no claim that can be charted."""
        other = ObservationsRecorded(
            readings=(Reading(field="distress", value=Decimal(1), unchanged=True),)
        )
        assert "no earlier value" in why(desk.chart(5, other))


class TestTimes:
    """When a fact may be said to have been true."""

    def test_now_is_possible_and_the_future_is_not(self, desk: Desk) -> None:
        """At this moment is charted; a second ahead is refused."""
        assert desk.chart(5, NoteRecorded(text="now")) is None
        assert "future" in why(desk.chart(5, NoteRecorded(text="x"), effective=5.02))

    def test_nothing_is_true_before_the_opening(self, desk: Desk) -> None:
        """The session opened at -30 min; that is charted, a moment before is not."""
        note = NoteRecorded(text="before")
        assert desk.chart(5, note, effective=-29.98) is None
        assert desk.chart(5, note, effective=-30) is None
        refused = desk.chart(5, note, effective=-30.02)
        assert "the session was opened at 12:56" in why(refused)

    def test_the_minute_of_the_opening_counts_whole(self) -> None:
        """Opened at 12:56:40; what is typed as 12:56 is charted, 12:55 is not."""
        desk = Desk()
        desk.now += timedelta(seconds=40)
        desk.open()
        note = NoteRecorded(text="came early")
        assert desk.chart(-29, note, effective=-30) is None
        assert "12:56" in why(desk.chart(-28, note, effective=-31))

    def test_both_times_are_kept(self, desk: Desk) -> None:
        """Observed and recorded are two times, and both stay."""
        assert desk.chart(9, vitals("118/72"), effective=0) is None
        last = desk.session.sets[-1]
        assert (last.observed_at, last.recorded_at) == (desk.at(0), desk.at(9))


class TestStart:
    """Declaring the session ready to start."""

    def test_baseline_set_is_fresh_up_to_its_limit(self) -> None:
        """A baseline set 15 min old is fresh; a moment older it is not."""
        desk = Desk().open()
        for at, fact in (
            (-20, WeightRecorded(kg=Decimal("68.4"), typed="68.4", typed_unit="kg")),
            (-20, DOSE),
            (-16, vitals("118/72")),
        ):
            desk.chart(at, fact)
        assert "15min" in why(desk.ask(ClearStart, -0.99))
        assert desk.ask(ClearStart, -1) is None
        assert "already" in why(desk.ask(ClearStart, 0))

    def test_weight_and_dose_come_first(self) -> None:
        """Without weight and dose nothing is ready."""
        desk = Desk().open()
        desk.chart(-5, vitals("118/72"))
        assert "weight and dose" in why(desk.ask(ClearStart, -1))

    def test_a_dose_of_another_weight_is_charted_again_first(self) -> None:
        """A weight put right after the order holds the start until the dose is too."""
        desk = Desk().open()
        for fact in (WEIGHT, DOSE, vitals("118/72")):
            desk.chart(-5, fact)
        weight = WeightRecorded(kg=Decimal("70.4"), typed="70.4", typed_unit="kg")
        (charted,) = [f for f in desk.session.facts if f.payload == WEIGHT]
        assert desk.amend(-4, charted.id, weight) is None

        refusal = desk.ask(ClearStart, -1)

        assert refusal is not None
        assert refusal.sentence == (
            "Not ready to start: the dose was worked from 68.4 kg and the weight is"
            " 70.4 kg. Chart the dose again."
        )
        again = replace(
            DOSE,
            weight_kg=Decimal("70.4"),
            mg=Decimal("35.2"),
            infuse_ml=Decimal("35.2"),
            remain_ml=Decimal("14.8"),
            rate_ml_per_hour=Decimal("52.8"),
        )
        assert desk.chart(-1, again) is None
        assert desk.ask(ClearStart, -1) is None

    @pytest.mark.parametrize(
        ("kg", "possible"),
        [("24.9", False), ("25", True), ("300", True), ("300.1", False)],
    )
    def test_weight_within_the_protocols_range(self, kg: str, possible: bool) -> None:
        """The limits themselves are possible weights."""
        weight = WeightRecorded(kg=Decimal(kg), typed=kg, typed_unit="kg")
        assert (Desk().open().chart(-5, weight) is None) == possible


class TestDose:
    """The steps of the working must agree."""

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"mg": Decimal("34.3")}, "ordered"),
            ({"mg": Decimal(342)}, "ordered"),
            ({"weight_kg": Decimal("86.4")}, "ordered"),
            ({"bag_mg": Decimal(500)}, "mg_per_ml"),
            ({"infuse_ml": Decimal("34.3")}, "infuse_ml"),
            ({"remain_ml": Decimal(15)}, "remain_ml"),
            ({"rate_ml_per_hour": Decimal("51.4")}, "rate"),
            ({"mg": Decimal(0)}, "ordered"),
            ({"ordered_by": ""}, "ordered_by"),
            ({"bag_ml": Decimal(34), "bag_mg": Decimal(34)}, "bag_mg"),
        ],
    )
    def test_disagreeing_step_is_named(
        self, changes: dict[str, object], field: str
    ) -> None:
        """The first step that disagrees with the rest is named."""
        dose: DoseOrdered = structs.replace(DOSE, **changes)
        refusal = Desk().open().chart(-5, dose)
        assert refusal is not None
        assert refusal.field == field

    def test_agreeing_dose_is_charted(self) -> None:
        """0.5 mg/kg of 68.4 kg is 34.2 mg in 34.2 mL at 51.3 mL/h over 40 min."""
        desk = Desk().open()
        assert desk.chart(-5, DOSE) is None
        assert desk.session.dose == DOSE


class TestCorrections:
    """Amending and striking out."""

    def test_amendment_keeps_both_values(self, desk: Desk) -> None:
        """The value in force changes; the first one stays in the history."""
        desk.chart(10, vitals("128/78 80"))
        target = desk.session.sets[-1].id
        assert desk.amend(11, target, vitals("128/78 74")) is None
        amended = desk.session.sets[-1]
        assert amended.id == target
        assert amended.value("hr") == 74
        assert amended.observed_at == desk.at(10)
        assert amended.recorded_at == desk.at(10)
        assert amended.fact.history[0].payload == vitals("128/78 80")
        assert desk.entries[-1].reason == "slip"

    def test_second_amendment_supersedes_the_whole_chain(self, desk: Desk) -> None:
        """Amending twice leaves one set in force."""
        desk.chart(10, vitals("128/78 80"))
        target = desk.session.sets[-1].id
        desk.amend(11, target, vitals("128/78 74"))
        desk.amend(12, target, vitals("128/78 75"))
        assert [s.value("hr") for s in desk.session.sets] == [70, 75]
        assert len(desk.entries[-1].supersedes) == 2

    @pytest.mark.parametrize("reason", ["", "  ", "x" * 4001])
    def test_amendment_needs_a_reason(self, desk: Desk, reason: str) -> None:
        """No reason, no amendment."""
        desk.chart(10, vitals("128/78 80"))
        target = desk.session.sets[-1].id
        assert desk.amend(11, target, vitals("128/78 74"), reason) is not None

    def test_amendment_is_checked_like_a_first_entry(self, desk: Desk) -> None:
        """An impossible value is not let in by way of an amendment."""
        desk.chart(10, vitals("128/78 80"))
        target = desk.session.sets[-1].id
        assert "outside" in why(desk.amend(11, target, vitals("128/78 19")))

    def test_amendment_of_another_kind_or_of_nothing_is_refused(
        self, desk: Desk
    ) -> None:
        """An amendment is of the kind it replaces, of something, and changes it."""
        target = desk.session.sets[-1].id
        note = NoteRecorded(text="x")
        same = vitals("118/72 70 98 14 5 0")
        assert "another kind" in why(desk.amend(5, target, note))
        assert "not in the session" in why(desk.amend(5, uuid5(SPACE, "no"), note))
        assert "nothing was changed" in why(desk.amend(5, target, same))

    def test_struck_out_set_is_no_longer_in_force(self, desk: Desk) -> None:
        """A retraction takes the set away from the chart and not from the record."""
        desk.chart(10, vitals("128/78 80"))
        target = desk.session.sets[-1].id
        assert desk.retract(11, target, "wrong patient") is None
        assert len(desk.session.sets) == 1
        assert desk.session.settlement.retracted[0].payload == vitals("128/78 80")
        assert "struck out" in why(desk.retract(12, target, "again"))

    def test_what_the_app_did_is_not_struck_out(self, desk: Desk) -> None:
        """The opening of the session records an act and stays."""
        opening = desk.entries[1].id
        assert "done in the app" in why(desk.retract(5, opening, "oops"))

    def test_closed_session_takes_amendments_only(self, desk: Desk) -> None:
        """After closing, corrections are amendments; nothing new is charted."""
        closing = SessionClosed(ready_at=desk.at(5), left_at=desk.at(6))
        target = desk.session.sets[-1].id
        assert desk.chart(6, closing) is None
        assert "closed" in why(desk.chart(7, NoteRecorded(text="late")))
        assert desk.amend(8, target, vitals("119/72 70 98 14 5 0")) is None
        assert isinstance(desk.entries[-1].payload, EntryAmended)


class TestEffects:
    """Side effects, treatments, oxygen, notes."""

    def test_effect_runs_from_onset_to_end(self, desk: Desk) -> None:
        """An effect ends once, not before its onset."""
        desk.chart(14, EffectRecorded(code="DIZZ", grade=1))
        (effect,) = desk.session.effects
        assert effect.ended is None
        end = EffectEnded(effect=effect.id)
        assert "before its onset" in why(desk.chart(15, end, effective=13))
        assert desk.chart(80, end) is None
        assert desk.session.effects[0].ended == desk.at(80)
        assert "already ended" in why(desk.chart(81, end))

    @pytest.mark.parametrize(
        ("code", "grade", "possible"),
        [
            ("DIZZ", 0, False),
            ("DIZZ", 1, True),
            ("DIZZ", 5, True),
            ("DIZZ", 6, False),
            ("XXXX", 1, False),
        ],
    )
    def test_effect_is_of_the_catalogue_with_a_grade(
        self, desk: Desk, code: str, grade: int, possible: bool
    ) -> None:
        """Grades 1 to 5 of a known effect are charted."""
        refusal = desk.chart(5, EffectRecorded(code=code, grade=grade))
        assert (refusal is None) == possible

    def test_treatment_says_what_how_much_how_and_who(self, desk: Desk) -> None:
        """A treatment with a blank is refused by the name of the blank."""
        given = TreatmentGiven(
            drug="ondansetron",
            dose="4 mg",
            route="intravenous",
            ordered_by="Dr Meyer",
            verbal_order_read_back=True,
        )
        assert desk.chart(5, given) is None
        for field in ("drug", "dose", "route", "ordered_by"):
            refusal = desk.chart(6, structs.replace(given, **{field: " "}))
            assert refusal is not None
            assert refusal.field == field

    @pytest.mark.parametrize(
        ("flow", "possible"), [(None, True), ("0.5", True), ("0", False)]
    )
    def test_oxygen_is_air_or_a_flow(
        self, desk: Desk, flow: str | None, possible: bool
    ) -> None:
        """Air is no flow; a flow is above 0."""
        litres = None if flow is None else Decimal(flow)
        refusal = desk.chart(5, OxygenRecorded(litres_per_minute=litres))
        assert (refusal is None) == possible

    @pytest.mark.parametrize(
        ("text", "possible"),
        [
            ("x" * 4000, True),
            ("x" * 4001, False),
            ("\n", False),
            ("a\x00b", False),
            ("two\nlines", True),
        ],
    )
    def test_note_is_text_that_can_be_shown(
        self, desk: Desk, text: str, possible: bool
    ) -> None:
        """Up to 4000 characters without control characters."""
        assert (desk.chart(5, NoteRecorded(text=text)) is None) == possible

    @pytest.mark.parametrize(
        ("count", "cause", "possible"),
        [(2, "bathroom", True), (5, "asleep", True), (3, "x", False), (2, "", False)],
    )
    def test_snooze_is_one_of_the_protocols_with_a_reason(
        self, desk: Desk, count: int, cause: str, possible: bool
    ) -> None:
        """Only the protocol's minutes, and never without a reason."""
        snooze = SlotSnoozed(slot=desk.at(10), minutes=count, cause=cause)
        assert (desk.chart(9, snooze) is None) == possible


class TestPuttingOff:
    """A due set is put off once at a time."""

    def snooze(self, desk: Desk, count: int = 5) -> SlotSnoozed:
        return SlotSnoozed(slot=desk.at(10), minutes=count, cause="asleep")

    @pytest.mark.parametrize(("after", "possible"), [(4.9, False), (5, True)])
    def test_put_off_again_only_when_the_time_is_over(
        self, desk: Desk, after: float, possible: bool
    ) -> None:
        """While it is put off it can't be put off further."""
        assert desk.chart(10, self.snooze(desk)) is None
        assert (desk.chart(10 + after, self.snooze(desk)) is None) == possible

    def test_another_set_can_be_put_off_meanwhile(self, desk: Desk) -> None:
        """Each set is put off for itself."""
        assert desk.chart(10, self.snooze(desk)) is None
        other = structs.replace(self.snooze(desk), slot=desk.at(20))
        assert desk.chart(11, other) is None


def test_start_that_later_steps_build_upon_is_not_struck_out(desk: Desk) -> None:
    """The last step can go, then the one before it."""
    running(desk)
    desk.chart(10, InfusionRecorded(step="paused"))
    started, paused = (
        f.id for f in desk.session.facts if isinstance(f.payload, InfusionRecorded)
    )
    assert "builds upon it" in why(desk.retract(11, started, "slip"))
    assert desk.retract(12, paused, "slip") is None
    assert desk.retract(13, started, "slip") is None


class TestClosing:
    """Closing asks for the end of the infusion and for times that can be."""

    def closing(self, desk: Desk, ready: int, left: int) -> SessionClosed:
        return SessionClosed(ready_at=desk.at(ready), left_at=desk.at(left))

    def test_running_infusion_keeps_it_open(self, desk: Desk) -> None:
        """While the infusion is charted as running the session stays open."""
        running(desk)
        assert "not ended" in why(desk.chart(50, self.closing(desk, 45, 50)))
        desk.chart(51, InfusionRecorded(step="completed"))
        assert desk.chart(52, self.closing(desk, 51, 52)) is None
        assert desk.session.closed_at == desk.at(52)

    @pytest.mark.parametrize(
        ("ready", "left", "possible"),
        [(5, 5, True), (6, 5, False), (5, 10, True), (5, 11, False)],
    )
    def test_ready_then_left_then_now(
        self, desk: Desk, ready: int, left: int, possible: bool
    ) -> None:
        """Ready is not after left, and left is not in the future."""
        assert (desk.chart(10, self.closing(desk, ready, left)) is None) == possible


class TestAlerts:
    """Answering alerts by their key."""

    def raised(self, desk: Desk) -> Desk:
        alert = AlertRaised(
            key="hr-141:x", rule="hr-141", parameter="hr", priority="high", limit="141"
        )
        new = NewEntry(
            id=uuid5(SPACE, "alert"),
            stream=Stream("session", desk.session_id),
            payload=alert,
            effective_at=desk.now,
        )
        desk.keep((new,))
        return desk

    def command(self, desk: Desk, key: str, code: int | None) -> Refusal | None:
        id_, stream, at = desk.next_id(), desk.session_id, desk.now
        if code is None:
            return desk.do(AcknowledgeAlert(id=id_, stream_id=stream, at=at, key=key))
        return desk.do(ActOnAlert(id=id_, stream_id=stream, at=at, key=key, code=code))

    def test_alert_is_acknowledged_once_and_acted_on(self, desk: Desk) -> None:
        """Who acknowledged when, and each action, stand beside the alert."""
        self.raised(desk).now = desk.at(11)
        assert self.command(desk, "hr-141:x", None) is None
        assert "already" in why(self.command(desk, "hr-141:x", None))
        assert self.command(desk, "hr-141:x", 8) is None
        (alert,) = desk.session.alerts
        assert alert.acknowledged_by == NURSE.person
        assert [a.code for a in alert.actions] == [8]

    @pytest.mark.parametrize("code", [None, 8])
    def test_closed_session_takes_no_answer(self, desk: Desk, code: int | None) -> None:
        """Nothing new is charted in it, and that is an answer as well."""
        self.raised(desk)
        closing = SessionClosed(ready_at=desk.at(5), left_at=desk.at(6))
        assert desk.chart(6, closing) is None
        assert "closed" in why(self.command(desk, "hr-141:x", code))

    def test_unknown_key_or_code_is_refused(self, desk: Desk) -> None:
        """Only alerts that were raised, only actions of the protocol."""
        self.raised(desk)
        assert "no such alert" in why(self.command(desk, "other", None))
        assert "no action 7" in why(self.command(desk, "hr-141:x", 7))


def test_second_nurse_is_named_once(desk: Desk) -> None:
    """The first entry of another nurse also stores the name she gave."""
    desk.actor = RELIEF
    desk.chart(5, NoteRecorded(text="taking over"))
    desk.chart(6, NoteRecorded(text="still here"))
    named = [e for e in desk.entries if isinstance(e.payload, StaffNamed)]
    assert [e.author for e in named] == [NURSE.person, RELIEF.person]
    assert desk.session.name_of(RELIEF.person) == "J. Marsh RN"
    assert desk.session.name_of(uuid5(SPACE, "nobody")) == "Not recorded"


def test_asking_twice_decides_the_same(desk: Desk) -> None:
    """Equal arguments give equal entries, ids included."""
    other = Desk().ready()
    desk.chart(5, NoteRecorded(text="same"))
    other.chart(5, NoteRecorded(text="same"))
    assert desk.entries == other.entries


def test_age_is_that_of_the_day() -> None:
    """Age counts completed years on the session's day."""
    assert PATIENT.age_on(date(2026, 3, 13)) == 44
    assert PATIENT.age_on(date(2026, 3, 14)) == 45
