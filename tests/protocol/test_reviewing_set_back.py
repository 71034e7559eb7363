"""What the start and the leaving went on with stays, though the clock is set back."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import InfusionRecorded, NoteRecorded
from monitor.protocol.anchors import as_of
from monitor.protocol.readiness import readiness
from monitor.protocol.reviewing import unmet
from tests.builders import CALM, at
from tests.protocol.gated import Room, answer
from tests.protocol.leaving_ward import TIME, VITALS, Ward

STARTED = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))
SECONDS = 2 / 60
BACK = pytest.mark.parametrize("back", [SECONDS, 30, 90])


def set_back(room: Room, back: float, minute: float) -> None:
    """The clock, which then would have shown that minute; a note tells."""
    room.set_back += back
    room.add(NoteRecorded(text="clock set back"), minute - room.set_back)


def begun(cleared: float = -1) -> Room:
    room = Room().answered()
    assert room.clear(cleared) is None
    assert room.chart(STARTED, 0) is None
    return room


def left() -> Ward:
    """Discharged at minute 100, the very minute at which the least time was over."""
    ward = Ward()
    for minute in (60, 75, 85, 99):
        ward.observe(minute, CALM)
    ward.answer_all(99.5)
    assert ward.discharge(100) == ""
    return ward


class TestTheStart:
    @BACK
    def test_on_time_fasted_stays_so(self, back: float) -> None:
        """An answer tells a time by the clock at which it was given."""
        room = begun()
        set_back(room, back, 5)
        assert unmet(room.protocol, room.session) == ()
        assert room.state("fasting", 6 - room.set_back).standing == "met"

    @BACK
    def test_in_the_minute_of_ready_stays_so(self, back: float) -> None:
        """Declared 30 seconds into it; the start is typed, without seconds."""
        room = Room().answered()
        assert room.clear(0.5) is None
        assert room.chart(STARTED, 0, 1) is None
        set_back(room, back, 5)
        assert unmet(room.protocol, room.session) == ()

    @BACK
    def test_too_soon_after_a_drink_is_told_all_the_same(self, back: float) -> None:
        """Drunk 29min before, 30 are asked: it was not met, and is told by its time."""
        room = begun()
        drunk = answer("fasting", food="2026-03-14T08:10Z", fluids="2026-03-14T12:57Z")
        (charted,) = [g for g in room.session.gates if g.gate == "fasting"]
        assert room.put_right(charted.id, drunk, 4) is None
        before = unmet(room.protocol, room.session)
        assert any("fluids 12:57" in told for told in before)
        set_back(room, back, 5)
        assert unmet(room.protocol, room.session) == before

    @pytest.mark.parametrize(("minute", "judged"), [(-31, -31), (-30, 0), (-29, 0)])
    def test_is_judged_as_of_it_once_it_has_begun(
        self, minute: float, judged: float
    ) -> None:
        """Begun at 0, which is -30 by the clock of now."""
        room = begun()
        set_back(room, 30, 5)
        assert as_of(room.session, "start", at(minute)).at == at(judged)

    def test_after_a_step_before_it(self) -> None:
        """Set back by 10 between ready and the start, and by 90 after it."""
        room = Room().answered()
        assert room.clear(-1) is None
        set_back(room, 10, 0)
        assert room.chart(STARTED, -9) is None
        set_back(room, 90, 5)
        assert unmet(room.protocol, room.session) == ()


class TestTheLeaving:
    @BACK
    def test_at_the_very_minute_stays_in_time(self, back: float) -> None:
        """No sentence more to review, nor another one."""
        ward = left()
        before = unmet(ward.protocol, ward.session)
        set_back(ward, back, 105)
        assert unmet(ward.protocol, ward.session) == before

    @BACK
    def test_is_told_by_the_times_that_the_chart_shows(self, back: float) -> None:
        """The evidence of each check, and since when all were met."""
        ward = left()
        gates = (TIME, VITALS)
        before = [ward.found(gate, 105) for gate in gates]
        set_back(ward, back, 105)
        now = 106 - ward.set_back
        assert [ward.found(gate, now) for gate in gates] == before
        assert readiness(ward.protocol, ward.session, at(now)).since == at(100)

    @BACK
    def test_before_its_time_is_told_all_the_same(self, back: float) -> None:
        """On an override that was struck out since: until 15:06, as was shown."""
        ward = Ward()
        for minute in (60, 75, 85, 98):
            ward.observe(minute, CALM)
        ward.answer_all(98)
        assert ward.override(TIME, 98) is None
        assert ward.discharge(99) == ""
        ward.retract(101, ward.session.overrides[-1].id)
        before = unmet(ward.protocol, ward.session)
        assert any("until 15:06" in told for told in before)
        set_back(ward, back, 105)
        assert unmet(ward.protocol, ward.session) == before

    @BACK
    def test_keeps_the_sets_that_were_asked_for_after_the_last(
        self, back: float
    ) -> None:
        """Nothing was answered by 130, the last one before the patient left."""
        ward = Ward()
        for minute in (55, 70, 85, 100, 130):
            ward.observe(minute, CALM)
        ward.answer_all(131)
        assert ward.discharge(132) == ""
        before = [s.at for s in ward.assess(133).slots if s.is_closing]
        assert before == [at(130)]
        set_back(ward, back, 135)
        after = ward.assess(136 - ward.set_back).slots
        assert [s.at for s in after if s.is_closing] == before
