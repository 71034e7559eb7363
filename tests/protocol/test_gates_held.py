"""A check holds start or leaving until it is met, or a prescriber lets it pass."""

import pytest

from tests.protocol.gated import ANSWERS, Room, answer, override
from tests.protocol.test_gates import STARTED, why


class TestStart:
    """The start over a gate that is not met."""

    def test_all_met(self) -> None:
        """With every gate met the session is ready, and starts."""
        room = Room().answered()
        assert room.clear() is None
        assert room.chart(STARTED, 0) is None

    @pytest.mark.parametrize("gate", list(ANSWERS))
    def test_one_unmet_gate_refuses_the_start(self, gate: str) -> None:
        """Every start gate blocks, and is named."""
        room = Room().before()
        for other in ANSWERS:
            if other != gate:
                room.add(answer(other), -10)
        refusal = room.clear()
        assert refusal is not None
        assert refusal.field == gate
        assert refusal.why.endswith((", not answered", "waiting"))

    def test_others_are_counted(self) -> None:
        """The first gate in the way is told, the rest by their number."""
        assert why(Room().before().clear()).endswith("not answered, and 4 more")

    def test_overridden(self) -> None:
        """A prescriber's override with a reason lets the start pass, and is kept."""
        room = Room().answered()
        room.add(answer("consent", signed="2025-11-21"), -8)
        assert "limit 90 days" in why(room.clear(-7))
        assert room.override("consent", -6) is None
        assert room.clear(-5) is None
        (kept,) = room.session.overrides
        assert kept.overridden.prescriber == "Dr Meyer"

    def test_what_was_ready_is_judged_again_at_the_start(self) -> None:
        """An answer put right after the session was ready holds the dose."""
        room = Room().answered()
        assert room.clear(-5) is None
        room.add(answer("consent", signed="2025-11-21"), -4)
        assert "limit 90 days" in why(room.chart(STARTED, 0))
        assert room.override("consent", 0) is None
        assert room.chart(STARTED, 1) is None

    def test_after_the_start_gates_stay_as_they_were(self) -> None:
        """Consent of 90 days that runs out overnight was good at the start."""
        room = Room().before()
        room.add(answer("consent", signed="2025-12-14"), -10)
        room.infuse(0, "started")
        assert room.state("consent", 60 * 24).standing == "met"

    def test_nothing_is_asked_for_the_first_time_afterwards(self) -> None:
        """No check and no override is charted for a time after the start."""
        room = Room().before()
        room.infuse(0, "started")
        assert "has started" in why(room.chart(answer("consent"), 1))
        assert "has started" in why(room.override("consent", 1))
        assert room.chart(answer("consent"), -5, known=1) is None


class TestOverride:
    """What an override covers."""

    def test_names_and_reason_are_needed(self) -> None:
        """Without prescriber or reason nothing is overridden."""
        room = Room().before()
        assert "empty" in why(room.override("consent", -8, prescriber=" "))

    def test_nothing_to_override(self) -> None:
        """A gate that is met, overridden, or unknown is not overridden."""
        room = Room().answered()
        assert "is met" in why(room.override("consent", -8))
        assert "has no identity" in why(room.chart(override("identity"), -8))
        room.add(answer("consent", signed="2025-11-21"), -8)
        assert room.override("consent", -7) is None
        assert "already" in why(room.override("consent", -6))

    def test_of_what_was_known(self) -> None:
        """An answer charted later was not what the prescriber let pass."""
        room = Room().before()
        assert room.override("consent", -9) is None
        assert room.state("consent").standing == "overridden"
        room.add(answer("consent", signed="2025-11-21"), -8)
        assert room.state("consent").standing == "not met"

    def test_struck_out(self) -> None:
        """An override that nobody gave is struck out, and covers nothing."""
        room = Room().before()
        assert room.override("consent", -9) is None
        room.retract(-8, room.session.overrides[0].id)
        assert room.state("consent").standing == "waiting"
        assert room.session.overrides == ()

    def test_met_after_all(self) -> None:
        """A gate met after its override is met, and the override stays listed."""
        room = Room().before()
        assert room.override("consent", -9) is None
        room.add(answer("consent"), -8)
        assert room.state("consent").standing == "met"
        assert len(room.session.overrides) == 1


class TestLeaving:
    """The same gates before leaving."""

    def test_only_hard_gates_block(self) -> None:
        """Advice that was not given is told, and holds nobody."""
        room = Room().answered()
        states = room.states(100, "leave")
        assert [s.gate.id for s in states.values() if s.blocks] == ["gait"]
        assert states["advice"].is_unmet

    def test_they_are_answered_after_the_dose(self) -> None:
        """Gates before leaving are answered and overridden after the start."""
        room = Room().answered()
        room.infuse(0, "started")
        room.infuse(40, "completed")
        assert room.chart(answer("gait", steady="no"), 90) is None
        assert room.state("gait", 91).standing == "not met"
        assert room.override("gait", 92) is None
        assert "blocks nothing" in why(room.override("advice", 92))
        assert room.states(93, "leave")["gait"].standing == "overridden"

    def test_start_gates_do_not_ask_them(self) -> None:
        """Nothing asked before leaving is asked before the dose."""
        assert {"gait", "advice"}.isdisjoint(Room().before().states())


def test_an_override_of_the_very_moment_is_of_that_answer() -> None:
    """Charted with the answer, it knew of it; an answer after it was not known."""
    room = Room().before()
    room.add(answer("consent", signed="2025-11-21"), -10)
    assert room.override("consent", -10) is None
    assert room.state("consent").standing == "overridden"
    room.add(answer("consent", signed="2025-11-20"), -9.99)
    assert room.state("consent").standing == "not met"


def test_the_last_of_three_overrides_is_told() -> None:
    """Each replaces the one before it."""
    room = Room().before()
    room.add(answer("consent", signed="2025-11-21"), -10)
    for minute, name in ((-9, "Dr Meyer"), (-8, "Dr Rossi"), (-7, "Dr Iqbal")):
        room.add(override("consent", name), minute)
    told = room.state("consent").override
    assert told is not None
    assert told.overridden.prescriber == "Dr Iqbal"
