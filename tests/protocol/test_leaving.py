"""The least time before leaving, and what holds a discharge until then."""

import pytest

from monitor.chart.kinds import SessionClosed
from monitor.protocol.parsing import parse_protocol
from tests.builders import CALM, at, iv40, iv40_text
from tests.protocol.gated import Room, answer, override
from tests.protocol.leaving_ward import ALERT, ASKED, TIME, VITALS, Ward, ready


@pytest.mark.parametrize(
    ("minute", "standing"), [(99, "not met"), (100, "met"), (101, "met")]
)
def test_least_time_after_the_end(minute: float, standing: str) -> None:
    """60 minutes; at 15:06 it is over."""
    found, evidence, why = Ward().found(TIME, minute)
    assert found == standing
    after = f"{minute - 40:.0f}min"
    if standing == "not met":
        assert evidence == f"{after} of 60min after the end"
    else:
        assert evidence == f"{after} after the end, at least 60min, over at 15:06"
    assert why == ("until 15:06" if standing == "not met" else "")


@pytest.mark.parametrize(
    ("minute", "standing"), [(119, "not met"), (120, "met"), (121, "met")]
)
def test_least_time_after_the_start(minute: float, standing: str) -> None:
    """Counted from the first dose where the protocol counts so."""
    text = iv40_text().replace(
        "least_minutes_after_end = 60", "least_minutes_after_start = 120"
    )
    ward = Ward(parse_protocol(text))
    assert ward.found(TIME, minute)[0] == standing


@pytest.mark.parametrize(("left", "is_refused"), [(104, True), (105, False)])
def test_ready_before_the_least_time_is_a_fact_of_its_own(
    left: float, *, is_refused: bool
) -> None:
    """Ready at 72, which is no time left: only leaving waits for the protocol's."""
    text = iv40_text().replace(
        "least_minutes_after_end = 60", "least_minutes_after_end = 65"
    )
    ward = Ward(parse_protocol(text))
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    ward.answer_all(71)
    ward.observe(96, CALM)
    closing = SessionClosed(ready_at=at(72), left_at=at(left))
    refusal = ward.chart(closing, 106)
    assert (refusal is not None) is is_refused
    assert refusal is None or "Time since the dose not met" in refusal.why


def test_least_time_waits_for_the_end() -> None:
    """While the infusion runs nobody can tell when it will be over."""
    room = Room(iv40())
    room.start()
    state = room.states(30, "leave")[TIME]
    assert (state.standing, state.judged.why) == ("not met", "the dose has not ended")


def test_only_hard_checks_block() -> None:
    """Nausea and advice are told, and hold nobody."""
    ward = Ward()
    blocking = {s.gate.id for s in ward.states(100, "leave").values() if s.blocks}
    assert blocking == {
        "leave_vitals",
        "leave_vitals_seen",
        "leave_alert",
        "leave_oriented",
        "leave_gait",
        "leave_escort",
    }


def test_discharge_is_refused_until_the_patient_could_leave() -> None:
    """The time left is what is judged, however late the closing is charted."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    ward.observe(85, CALM)
    assert "Vital signs looked at, not answered" in ward.discharge(101)
    ward.answer_all(90)
    assert "Time since the dose not met" in ward.discharge(99)
    assert "Time since the dose not met" in ward.discharge(99, 120)
    assert ward.discharge(100, 120) == ""


def test_another_ending_asks_for_no_check() -> None:
    """A protocol without checks does not either."""
    text = iv40_text()
    begin = text.index("# What has to be so before leaving.")
    assert Ward(parse_protocol(text[:begin])).discharge(60) == ""


def test_an_override_lets_the_time_pass() -> None:
    """It holds until the time is over, and is told with the prescriber."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    ward.answer_all(71)
    assert ward.chart(override(TIME), 72) is None
    assert ward.found(TIME, 73)[0] == "overridden"
    assert ready(ward, 73) == (13, at(72))
    assert ward.discharge(73) == ""
    assert [o.overridden.prescriber for o in ward.session.overrides] == ["Dr Meyer"]


@pytest.mark.parametrize(("worse", "holds"), [(152, True), (161, True), (162, False)])
def test_an_override_of_values_is_of_those_values(worse: int, holds: bool) -> None:
    """One worse by a step, 10 for the systolic pressure, was not seen."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, "152/72 70 98 14 5 0 1 0")
    assert ward.override(VITALS, 71) is None
    ward.observe(80, f"{worse}/72 70 98 14 5 0 1 0")
    assert (ward.found(VITALS, 81)[0] == "overridden") is holds


@pytest.mark.parametrize(("minute", "is_refused"), [(39, True), (40, False)])
def test_checks_are_answered_after_the_dose(minute: float, is_refused: bool) -> None:
    """What was steady before its end says nothing of leaving."""
    ward = Ward()
    fact = answer("leave_gait", **ASKED["leave_gait"])
    refusal = ward.chart(fact, minute, 60)
    assert (refusal is not None) is is_refused


def test_an_undosed_session_needs_no_recovery() -> None:
    """What is worked out from the dose does not concern it."""
    room = Room(iv40())
    room.open()
    states = room.states(10, "leave")
    assert {states[g].standing for g in (TIME, VITALS, ALERT)} == {"not applicable"}


@pytest.mark.parametrize(
    ("ended", "minute", "standing"),
    [
        (40, 99, "not met"),
        (40, 100, "met"),
        (40.5, 100, "not met"),
        (40.5, 101, "met"),
        (41, 101, "met"),
    ],
)
def test_an_hour_is_a_whole_hour(ended: float, minute: float, standing: str) -> None:
    """What ended at 14:06:30 is observed until 15:07, since a time left has no seconds.

    The minutes told are those that have passed.
    """
    room = Room(iv40())
    room.start()
    room.infuse(ended, "completed")
    state = room.states(minute, "leave")[TIME]
    assert state.standing == standing
    assert state.judged.evidence.startswith(f"{int(minute - ended)}min ")
