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


class TestAClockSetBack:
    """What is charted after it shows a time before time zero, and counts."""

    @pytest.fixture
    def declared(self) -> Chronicle:
        """Declared at minute 5, and the clock set back by 3 minutes right after."""
        chronicle = Chronicle().start()
        chronicle.add(EmergencyDeclared(), 5)
        chronicle.set_back = 3
        return chronicle

    @pytest.mark.parametrize("minute", [4.9, 5, 5.1])
    def test_it_ends(self, declared: Chronicle, minute: float) -> None:
        """Whether the clock has come to time zero again or not."""
        declared.add(OVER, minute)
        (emergency,) = declared.session.emergencies
        assert emergency.ended_at == at(minute)
        assert declared.session.emergency is None

    @pytest.mark.parametrize("minute", [2, 4.9, 5, 5.1])
    def test_its_stamps_stay(self, declared: Chronicle, minute: float) -> None:
        """One that is dated before time zero is in its list."""
        declared.add(CALLED, minute)
        (emergency,) = declared.session.emergencies
        assert [s.at for s in emergency.stamps] == [at(minute)]
        assert emergency.is_running

    def test_stamps_stand_as_they_were_pressed(self, declared: Chronicle) -> None:
        """The order is of what was done, not of what the clock showed."""
        declared.add(EmergencyStamped(code="A", label="Adrenaline"), 5.5)
        declared.set_back = 6
        declared.add(CALLED, 3)
        declared.add(OVER, 4)
        (emergency,) = declared.session.emergencies
        assert [s.code for s in emergency.stamps] == ["A", "C"]
        assert not emergency.is_running

    def test_a_step_too_small_to_count_changes_nothing(self) -> None:
        """Charted half a second earlier by the clock, it was charted later."""
        chronicle = Chronicle().start()
        chronicle.add(EmergencyDeclared(), 5)
        chronicle.set_back = 1 / 60
        chronicle.add(CALLED, 5 - 0.5 / 60)
        chronicle.add(OVER, 5 - 0.4 / 60)
        (emergency,) = chronicle.session.emergencies
        assert [s.code for s in emergency.stamps] == ["C"]
        assert not emergency.is_running

    def test_after_a_restart_too(self, declared: Chronicle) -> None:
        """Nobody knows then how far it was set back, and the order is known."""
        declared.boot = "next boot"
        declared.add(CALLED, 3)
        declared.add(OVER, 4)
        (emergency,) = declared.session.emergencies
        assert (len(emergency.stamps), emergency.is_running) == (1, False)

    def test_a_second_one_has_its_own(self, declared: Chronicle) -> None:
        """Declared after the first has ended, though at an earlier time."""
        declared.add(OVER, 3)
        declared.add(EmergencyDeclared(), 4)
        declared.add(CALLED, 4.5)
        first, second = declared.session.emergencies
        assert (first.stamps, first.ended_at) == ((), at(3))
        assert (len(second.stamps), second.is_running) == (1, True)

    def test_the_words_of_a_stamp_are_put_right(self, desk: Desk) -> None:
        """Its time stands, though no emergency ran then by the clock."""
        assert desk.chart(5, EmergencyDeclared()) is None
        assert desk.chart(4, CALLED) is None
        assert desk.chart(4.5, OVER) is None
        (stamp,) = desk.session.emergencies[0].stamps
        right = EmergencyStamped(code="", label="Oxygen")
        assert desk.amend(6, stamp.id, right) is None
        (stamp,) = desk.session.emergencies[0].stamps
        assert (stamp.at, stamp.label) == (desk.at(4), "Oxygen")


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

    @pytest.mark.parametrize(("minute", "of"), [(8, 0), (13, 1)])
    def test_its_time_says_whose_it_is(
        self, stamped: Desk, minute: float, of: int
    ) -> None:
        """Moved to a time at which another ran, it is a stamp of that one."""
        assert stamped.chart(12, EmergencyDeclared()) is None
        assert stamped.chart(14, CALLED) is None
        (_, second) = stamped.session.emergencies
        amend = Amend(
            id=stamped.next_id(),
            stream_id=stamped.session_id,
            at=stamped.at(minute),
            target=second.stamps[0].id,
            replacement=CALLED,
            reason="wrong time",
        )
        stamped.now = stamped.at(15)
        assert stamped.do(amend) is None
        counts = [len(e.stamps) for e in stamped.session.emergencies]
        assert counts == [[2, 0], [1, 1]][of]

    @pytest.mark.parametrize("kind", [EmergencyDeclared, EmergencyEnded])
    def test_time_zero_and_end_stay(self, stamped: Desk, kind: type) -> None:
        """One that was none is ended as started in error, and not undone."""
        facts = stamped.session.facts
        (target,) = [f.id for f in facts if isinstance(f.payload, kind)]
        assert "records what was done" in why(stamped.retract(10, target, "slip"))
