"""Oxygen goes by what was true, also where the clock was set back in between."""

import pytest

from monitor.chart.early_warning import early_warning
from monitor.chart.kinds import EmergencyDeclared, EmergencyStamped, OxygenRecorded
from monitor.protocol.breathing import flow_at, is_oxygen_unsaid, oxygen_ended
from monitor.protocol.lasting import lasts_until
from monitor.protocol.start_limits import repeat_due
from tests.builders import CALM, Chronicle, at, iv40
from tests.protocol.gated import Room
from tests.protocol.leaving_ward import VITALS, Ward

BACK = 30


def breathing() -> Ward:
    """On 4 L/min at 100; then the clock is set back, and shows 70 for that."""
    ward = Ward()
    ward.breathe(100, "4")
    ward.set_back = BACK
    return ward


@pytest.mark.parametrize(
    ("minute", "flows"),
    [(69, False), (70, True), (74, True), (75, False), (101, False)],
)
def test_what_flows_at_a_time(minute: float, *, flows: bool) -> None:
    """From 70 by the clock of now, until it was taken off at 75."""
    ward = breathing()
    ward.breathe(75, None)
    assert (flow_at(ward.session, at(minute)) is not None) is flows


def test_when_the_last_was_taken_off() -> None:
    """By the clock of now, and as the chart has it."""
    ward = Ward()
    ward.breathe(90, "4")
    ward.breathe(100, None)
    ward.set_back = BACK
    ward.observe(71, CALM)
    found = oxygen_ended(ward.protocol, ward.session, at(70))
    assert found is not None
    assert (found.at, found.shown_at) == (at(70), at(100))
    assert oxygen_ended(ward.protocol, ward.session, at(69)) is None


def test_nobody_leaves_on_oxygen() -> None:
    """It flows since 100, which the clock of now has not reached again."""
    ward = Ward()
    ward.observe(85, CALM)
    ward.observe(99, CALM)
    ward.breathe(100, "4")
    ward.set_back = BACK
    ward.observe(75, CALM)
    found, _, why = ward.found(VITALS, 76)
    assert (found, why) == ("not met", "on oxygen 4 L/min at 14:42")


def test_sets_count_from_the_air_before_them() -> None:
    """Taken off at 100, when the clock was fast: read on air at 75 and 90."""
    ward = Ward()
    ward.breathe(80, "4")
    ward.observe(85, CALM)
    ward.breathe(100, None)
    ward.set_back = BACK
    ward.observe(75, CALM)
    assert ward.found(VITALS, 76)[2] == "one more set from 14:56"
    ward.observe(90, CALM)
    found, evidence, _ = ward.found(VITALS, 101)
    assert found == "met"
    assert "SpO2 98 on air at 14:56" in evidence


def test_no_set_on_air_is_told_as_the_chart_has_it() -> None:
    """Read at 85 on nothing that was charted, and oxygen since."""
    ward = Ward()
    ward.observe(85, CALM)
    ward.breathe(90, "4")
    ward.breathe(100, None)
    ward.set_back = BACK
    ward.add(EmergencyDeclared(), 71)
    assert ward.found(VITALS, 72)[2] == "no set on air since 15:06"


@pytest.mark.parametrize(("flow", "scored"), [("4", 2), (None, 0)])
def test_the_early_warning_score_of_a_set(flow: str | None, scored: int) -> None:
    """Scored with what flowed, whatever the clock showed when it was begun."""
    chronicle = Chronicle().start()
    chronicle.breathe(0, None if flow else "4")
    chronicle.breathe(40, flow)
    chronicle.set_back = BACK
    chronicle.observe(15, CALM)
    session = chronicle.session
    assert early_warning(session, session.sets[-1]).sub_scores["on_oxygen"] == scored


def test_oxygen_since_a_set_is_none_of_it() -> None:
    """Read at 40 on air; by the clock of now oxygen flows from 15 on, after that."""
    chronicle = Chronicle().start()
    chronicle.breathe(0, None)
    chronicle.observe(40, CALM)
    chronicle.set_back = BACK
    chronicle.breathe(15, "4")
    session = chronicle.session
    assert early_warning(session, session.sets[-1]).sub_scores["on_oxygen"] == 0


def test_a_set_from_before_the_oxygen_was_read_on_air() -> None:
    """At 100, which is 70 by the clock of now: on air, and not since oxygen ended."""
    ward = Ward()
    ward.observe(100, CALM)
    ward.set_back = BACK
    ward.breathe(75, "4")
    ward.breathe(101, None)
    why = "no set on air since 15:07; last set at 15:06, limit 30min old"
    assert ward.found(VITALS, 102)[2] == why


@pytest.mark.parametrize("off", [None, "0"])
def test_oxygen_lasted_until_it_was_taken_off(off: str | None) -> None:
    """Five minutes, told by the clock that showed when it began."""
    ward = breathing()
    ward.breathe(75, off)
    (flow, _) = [f for f in ward.session.facts if isinstance(f.payload, OxygenRecorded)]
    assert lasts_until(ward.session, flow) == at(105)


def test_oxygen_taken_off_before_lasts_on() -> None:
    """Off at 100 and on again at 75, five minutes after that."""
    ward = Ward()
    ward.breathe(90, "4")
    ward.breathe(100, None)
    ward.set_back = BACK
    again = ward.breathe(75, "2")
    fact = ward.session.fact(again)
    assert fact is not None
    assert lasts_until(ward.session, fact) is None


def test_a_stamp_of_oxygen_asks_what_flows() -> None:
    """Stamped at 30 after air was charted at 28: nobody said what flows since."""
    chronicle = Chronicle().start()
    chronicle.breathe(28, None)
    chronicle.set_back = 20
    chronicle.add(EmergencyDeclared(), 9)
    chronicle.add(EmergencyStamped(code="O", label="Oxygen"), 10)
    assert is_oxygen_unsaid(iv40(), chronicle.session, at(29))


def test_what_was_said_after_the_stamp_answers_it() -> None:
    """Stamped at 30 on a fast clock, said two minutes later."""
    chronicle = Chronicle().start()
    chronicle.add(EmergencyDeclared(), 29)
    chronicle.add(EmergencyStamped(code="O", label="Oxygen"), 30)
    chronicle.set_back = 20
    chronicle.observe(11, CALM)
    assert is_oxygen_unsaid(iv40(), chronicle.session, at(11))
    chronicle.breathe(12, "4")
    assert not is_oxygen_unsaid(iv40(), chronicle.session, at(12))
    assert not is_oxygen_unsaid(iv40(), chronicle.session, at(31))


def before_the_start() -> Room:
    room = Room(iv40())
    room.open(-50)
    room.order(minute=-49)
    return room


def test_a_baseline_on_oxygen_holds_the_start() -> None:
    """It flows since -16, which is -26 by the clock of now."""
    room = before_the_start()
    room.breathe(-16, "4")
    room.set_back = 10
    room.observe(-20, CALM)
    state = room.state("vitals", -19)
    assert (state.standing, state.judged.why) == ("not met", "on oxygen 4 L/min")


def test_a_baseline_from_before_the_oxygen_holds_nothing() -> None:
    """Read at -16, which is -26 by the clock of now, and oxygen from -25 to -12."""
    room = before_the_start()
    room.observe(-16, CALM)
    room.set_back = 10
    room.breathe(-25, "4")
    room.breathe(-12, None)
    assert room.state("vitals", -11).standing == "met"


@pytest.mark.parametrize(("minute", "done"), [(-22, False), (-21, True)])
def test_a_repeat_counts_five_minutes_after_the_reading(
    minute: float, *, done: bool
) -> None:
    """Read at -16, which is -26 by the clock of now."""
    room = before_the_start()
    room.observe(-16, "118/72 125 98 14 5 0 1 0")
    room.set_back = 10
    room.observe(minute, "118/72 125 98 14 5 0 1 0")
    gate = room.protocol.gate("vitals")
    assert gate is not None
    due = repeat_due(room.protocol, room.session, gate, at(minute))
    assert due == at(-16 if done else -21)
