"""Which other facts are charted, and when they may have been true."""

from datetime import timedelta
from decimal import Decimal

import pytest
from msgspec import structs

from monitor.chart.kinds import (
    EffectEnded,
    EffectRecorded,
    NoteRecorded,
    OxygenRecorded,
    SlotSnoozed,
    TreatmentGiven,
)
from tests.desk import Desk, vitals
from tests.refused import why


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
            ("DIZZ", -1, False),
            ("DIZZ", 0, True),
            ("DIZZ", 5, True),
            ("DIZZ", 6, False),
            ("XXXX", 1, False),
        ],
    )
    def test_effect_is_of_the_catalogue_with_a_grade(
        self, desk: Desk, code: str, grade: int, possible: bool
    ) -> None:
        """Grades 0 to 5 of a known effect are charted."""
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


def test_asking_twice_decides_the_same(desk: Desk) -> None:
    """Equal arguments give equal entries, ids included."""
    other = Desk().ready()
    desk.chart(5, NoteRecorded(text="same"))
    other.chart(5, NoteRecorded(text="same"))
    assert desk.entries == other.entries
