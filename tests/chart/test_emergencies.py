"""An emergency: declared once, stamped while it runs, and ended."""

from uuid import UUID

import pytest

from monitor.chart.commands import Amend
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


class TestAWrongStamp:
    """A stamp pressed by mistake is put right, and the first stays in the record."""

    @pytest.fixture
    def stamped(self, desk: Desk) -> Desk:
        """Declared at 3, a stamp at 4, and over at 9."""
        for minute, fact in ((3, EmergencyDeclared()), (4, CALLED), (9, OVER)):
            assert desk.chart(minute, fact) is None
        return desk

    def stamps(self, desk: Desk) -> list[str]:
        return [s.label for e in desk.session.emergencies for s in e.stamps]

    def stamp(self, desk: Desk) -> UUID:
        return desk.session.emergencies[0].stamps[0].id

    def test_it_is_struck_out(self, stamped: Desk) -> None:
        """It counts no more, after the end as well, and stays as struck out."""
        assert stamped.retract(10, self.stamp(stamped), "wrong key") is None
        assert self.stamps(stamped) == []
        (struck,) = stamped.session.settlement.retracted
        assert struck.payload == CALLED
        assert struck.entry.reason == "wrong key"

    def test_it_is_amended(self, stamped: Desk) -> None:
        """Other words take its place, at its own time and by whoever stamped."""
        right = EmergencyStamped(code="", label="Oxygen")
        assert stamped.amend(10, self.stamp(stamped), right) is None
        (stamp,) = stamped.session.emergencies[0].stamps
        assert (stamp.at, stamp.label) == (stamped.at(4), "Oxygen")
        assert stamp.by == NURSE.person

    @pytest.mark.parametrize(
        ("minute", "is_in"), [(2.9, False), (3, True), (9, True), (9.1, False)]
    )
    def test_its_time_is_put_right_within_it(
        self, stamped: Desk, minute: float, *, is_in: bool
    ) -> None:
        """From time zero to the end; before and after no emergency ran."""
        amend = Amend(
            id=stamped.next_id(),
            stream_id=stamped.session_id,
            at=stamped.at(minute),
            target=self.stamp(stamped),
            replacement=CALLED,
            reason="wrong time",
        )
        stamped.now = stamped.at(10)
        refusal = stamped.do(amend)
        assert (refusal is None) is is_in
        if refusal is not None:
            assert "no emergency ran" in why(refusal)

    def test_it_keeps_its_words(self, stamped: Desk) -> None:
        """A stamp without words says nothing."""
        blank = EmergencyStamped(code="", label=" ")
        assert "empty" in why(stamped.amend(10, self.stamp(stamped), blank))

    @pytest.mark.parametrize("kind", [EmergencyDeclared, EmergencyEnded])
    def test_time_zero_and_end_stay(self, stamped: Desk, kind: type) -> None:
        """One that was none is ended as started in error, and not undone."""
        facts = stamped.session.facts
        (target,) = [f.id for f in facts if isinstance(f.payload, kind)]
        assert "records what was done" in why(stamped.retract(10, target, "slip"))
