"""Oxygen that was stamped in an emergency is no air until somebody says what flows."""

import pytest

from monitor.chart.kinds import EmergencyDeclared, EmergencyEnded, EmergencyStamped
from monitor.protocol.breathing import oxygen_ended
from tests.builders import CALM, at, iv40
from tests.protocol.gated import Room
from tests.protocol.leaving_ward import VITALS, Ward

START = "vitals"


def stamped(room: Room, minute: float, code: str = "O") -> None:
    """An emergency around that minute."""
    room.add(EmergencyDeclared(), minute - 1)
    room.add(EmergencyStamped(code=code, label="Oxygen"), minute)
    room.add(EmergencyEnded(outcome="Recovered, stays here"), minute + 2)


def calm() -> Ward:
    ward = Ward()
    ward.observe(85, CALM)
    ward.observe(100, CALM)
    return ward


@pytest.mark.parametrize(
    ("minute", "why"),
    [
        (101.9, ""),
        (102, "oxygen stamped 15:08, not said since"),
        (106, "oxygen stamped 15:08, not said since"),
    ],
)
def test_nobody_leaves_before_it_is_said(minute: float, why: str) -> None:
    """From the stamp on, though all was read on air before it."""
    ward = calm()
    stamped(ward, 102)
    found, _, told = ward.found(VITALS, minute)
    assert (found, told) == ("not met" if why else "met", why)


def test_the_discharge_is_refused() -> None:
    """With all else answered."""
    ward = calm()
    stamped(ward, 102)
    ward.answer_all(105)
    assert "oxygen stamped 15:08, not said since" in ward.discharge(107)


def test_what_was_read_before_it_is_of_before() -> None:
    """Air is said at 106: two sets on air are read since then."""
    ward = calm()
    stamped(ward, 102)
    ward.observe(103, CALM)
    ward.breathe(106, None)
    assert ward.found(VITALS, 107)[2] == "no set on air since 15:12"
    ward.observe(107, CALM)
    assert ward.found(VITALS, 108)[2] == "one more set from 15:28"
    ward.observe(122, CALM)
    assert ward.found(VITALS, 123)[0] == "met"


def test_a_flow_that_is_said_is_told() -> None:
    """And no longer the stamp."""
    ward = calm()
    stamped(ward, 102)
    ward.breathe(106, "2")
    assert ward.found(VITALS, 107)[2] == "on oxygen 2 L/min at 15:13"


@pytest.mark.parametrize("line", [CALM, "118/72 70 90 14 5 0 1 0"])
def test_no_value_is_told_as_read_on_air(line: str) -> None:
    """Said to be air before it, and read after it."""
    ward = Ward()
    ward.breathe(80, None)
    stamped(ward, 84)
    ward.observe(100, line)
    found, evidence, why = ward.found(VITALS, 101)
    assert found == "not met"
    assert "oxygen stamped 14:50, not said since" in why
    assert "air" not in evidence + why


def test_it_is_let_pass_like_oxygen_and_stamped_again_it_is_not() -> None:
    """By the very stamp."""
    ward = calm()
    stamped(ward, 102)
    assert ward.override(VITALS, 105) is None
    assert ward.found(VITALS, 106)[0] == "overridden"
    stamped(ward, 110)
    assert ward.found(VITALS, 113)[0] == "not met"


def test_it_hides_no_value_and_nothing_that_was_never_read() -> None:
    """Both are told with it."""
    ward = Ward()
    stamped(ward, 60)
    told = "no set with SBP, DBP, HR, RR, SpO2 since the dose ended"
    assert ward.found(VITALS, 70)[2] == f"{told}; oxygen stamped 14:26, not said since"
    assert ward.override(VITALS, 71) is not None
    ward.observe(72, "173/72 70 98 14 5 0 1 0")
    why = ward.found(VITALS, 73)[2]
    assert why.startswith("SBP 173, limit 159")
    assert why.endswith("; oxygen stamped 14:26, not said since")


def test_another_stamp_holds_nobody() -> None:
    """Only the one that the protocol names for oxygen."""
    ward = calm()
    stamped(ward, 102, code="A")
    assert ward.found(VITALS, 106)[0] == "met"


@pytest.mark.parametrize(
    ("minute", "ended"), [(5, None), (5.9, None), (6, 6), (7, 6), (8, None), (9, 9)]
)
def test_air_after_a_stamp_ends_oxygen(minute: float, ended: float | None) -> None:
    """Stamped at 5 and 8; air is said at 6, at 7 again, and at 9."""
    room = Room(iv40())
    room.start()
    stamped(room, 5)
    stamped(room, 8)
    for said in (6, 7, 9):
        room.breathe(said, None)
    found = oxygen_ended(room.protocol, room.session, at(minute))
    assert (found and found.at) == (None if ended is None else at(ended))


def before_the_start() -> Room:
    room = Room(iv40())
    room.open(-50)
    room.order(minute=-49)
    room.breathe(-48, None)
    return room


@pytest.mark.parametrize(("minute", "standing"), [(-11, "met"), (-10, "not met")])
def test_nothing_is_started_before_it_is_said(minute: float, standing: str) -> None:
    """From the stamp on, though the baseline was read on air."""
    room = before_the_start()
    room.observe(-16, CALM)
    stamped(room, -10)
    state = room.state(START, minute)
    assert state.standing == standing
    told = "oxygen stamped 13:16, not said since"
    assert state.judged.why == (told if standing == "not met" else "")


def test_a_baseline_read_before_it_was_said_holds_the_start() -> None:
    """Read at -8, said to be air at -7: read again at -6 it is one on air."""
    room = before_the_start()
    stamped(room, -10)
    room.observe(-8, CALM)
    room.breathe(-7, None)
    assert room.state(START, -7).standing == "not met"
    room.observe(-6, CALM)
    assert room.state(START, -5).standing == "met"
