"""An emergency: declared once, stamped while it runs, and ended."""

import pytest

from monitor.chart.kinds import (
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyFact,
    EmergencyStamped,
    NoteRecorded,
    SessionClosed,
)
from tests.builders import Chronicle, at
from tests.desk import NURSE, Desk, vitals
from tests.refused import why

CALLED = EmergencyStamped(code="C", label="Help called")
OVER = EmergencyEnded(outcome="Recovered, stays here")


def is_running(desk: Desk) -> bool:
    return desk.session.emergency is not None


def test_stamps_belong_to_the_one_that_runs(desk: Desk) -> None:
    """Time zero, each stamp with its time and author, and the end with its outcome."""
    for minute, fact in ((3, EmergencyDeclared()), (3.5, CALLED), (9, OVER)):
        assert desk.chart(minute, fact) is None

    (emergency,) = desk.session.emergencies
    assert (emergency.declared_at, emergency.ended_at) == (desk.at(3), desk.at(9))
    assert emergency.outcome == "Recovered, stays here"
    (stamp,) = emergency.stamps
    assert (stamp.at, stamp.code, stamp.label) == (desk.at(3.5), "C", "Help called")
    assert stamp.by == NURSE.person


def test_one_runs_until_it_ends(desk: Desk) -> None:
    """The session says which runs, and that none does any more."""
    assert not is_running(desk)
    assert desk.chart(3, EmergencyDeclared()) is None
    assert is_running(desk)
    assert desk.chart(4, OVER) is None
    assert not is_running(desk)


@pytest.mark.parametrize("fact", [CALLED, OVER], ids=["stamp", "end"])
def test_nothing_is_charted_of_none(desk: Desk, fact: EmergencyFact) -> None:
    """Before one is declared there is nothing to stamp and nothing to end."""
    assert "none runs" in why(desk.chart(3, fact))


def test_a_second_is_refused_while_one_runs(desk: Desk) -> None:
    """Time zero is not moved by pressing again; after the end there can be another."""
    assert desk.chart(3, EmergencyDeclared()) is None
    assert "declared already" in why(desk.chart(4, EmergencyDeclared()))
    assert desk.chart(5, OVER) is None
    assert desk.chart(6, EmergencyDeclared()) is None
    assert len(desk.session.emergencies) == 2


@pytest.mark.parametrize(
    "fact",
    [EmergencyStamped(code="C", label=" "), EmergencyEnded(outcome="")],
    ids=["stamp", "end"],
)
def test_it_is_said_in_words(desk: Desk, fact: EmergencyFact) -> None:
    """A stamp says what was done, and an end what became of it."""
    assert desk.chart(3, EmergencyDeclared()) is None
    assert "empty" in why(desk.chart(4, fact))


def test_the_session_stays_open_while_it_runs(desk: Desk) -> None:
    """The emergency is ended first, whatever its end."""
    assert desk.chart(3, EmergencyDeclared()) is None
    refusal = desk.chart(4, SessionClosed(ending="died"))
    assert "the emergency in it has not ended" in why(refusal)


def test_all_else_is_charted_meanwhile(desk: Desk) -> None:
    """Sets and notes are charted as ever."""
    assert desk.chart(3, EmergencyDeclared()) is None
    assert desk.chart(4, vitals("118/72 70 98 14 5 0")) is None
    assert desk.chart(4, NoteRecorded(text="second cannula")) is None


def test_a_stamp_before_all_of_them_belongs_to_none() -> None:
    """What another workstation charted out of order is kept and breaks nothing."""
    chronicle = Chronicle().start()
    chronicle.add(CALLED, 4)
    chronicle.add(OVER, 4)
    chronicle.add(EmergencyDeclared(), 5)
    (emergency,) = chronicle.session.emergencies
    assert (emergency.declared_at, emergency.stamps) == (at(5), ())
    assert emergency.is_running
