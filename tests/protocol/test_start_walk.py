"""However a session comes to its start, no unmet gate was passed without override."""

from collections.abc import Callable
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.chart.kinds import InfusionRecorded, StartCleared
from monitor.protocol.gates import gates
from tests.builders import at
from tests.protocol.gated import ANSWERS, Room, answer

STARTED = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))
UNMET = {
    "consent": {"signed": "2025-11-21"},
    "fasting": {"food": "2026-03-14T12:50Z", "fluids": "2026-03-14T12:50Z"},
    "pregnancy": {"result": "positive"},
    "medicines": {"maoi": "yes"},
    "site": {"gauge": "22", "patent": "no", "vip": "3"},
}
GATES = (*ANSWERS, "bp")
steps = st.lists(
    st.one_of(
        st.tuples(st.just("meet"), st.sampled_from(sorted(ANSWERS))),
        st.tuples(st.just("all"), st.just("")),
        st.tuples(st.just("unmeet"), st.sampled_from(sorted(ANSWERS))),
        st.tuples(st.just("override"), st.sampled_from(GATES)),
        st.tuples(st.just("read"), st.sampled_from(["118/72", "170/90", "85/50"])),
        st.tuples(st.just("strike"), st.sampled_from(["gates", "overrides"])),
        st.tuples(st.just("clear"), st.just("")),
        st.tuples(st.just("start"), st.just("")),
    ),
    max_size=25,
)


def answer_all(room: Room, minute: float) -> None:
    for gate in ANSWERS:
        room.chart(answer(gate), minute)


def strike(room: Room, of: str, minute: float) -> None:
    facts = getattr(room.session, of)
    if facts:
        room.retract(minute, facts[-1].id)


WALK: dict[str, Callable[[Room, str, float], object]] = {
    "meet": lambda room, of, minute: room.chart(answer(of), minute),
    "all": lambda room, _, minute: answer_all(room, minute),
    "unmeet": lambda room, of, minute: room.chart(answer(of, **UNMET[of]), minute),
    "override": lambda room, of, minute: room.override(of, minute),
    "read": lambda room, of, minute: room.observe(minute, f"{of} 70 98 14 5 0 1 0"),
    "strike": strike,
    "clear": lambda room, _, minute: room.clear(minute),
    "start": lambda room, _, minute: room.chart(STARTED, minute),
}


@given(st.booleans(), steps)
@settings(deadline=None, max_examples=200)
def test_no_start_over_an_unmet_gate(
    is_ready: bool,
    found: list[tuple[str, str]],
) -> None:
    """What clears or starts a session is charted with every gate met or overridden."""
    room = Room().answered() if is_ready else Room().before()
    if is_ready:
        assert room.clear(-10) is None
    for place, (step, of) in enumerate(found):
        minute = -9 + place * 0.3
        before = len(room.entries)
        WALK[step](room, of, minute)
        charted = [entry.payload for entry in room.entries[before:]]
        if any(isinstance(p, StartCleared | InfusionRecorded) for p in charted):
            states = gates(room.protocol, room.session, "start", at(minute))
            assert not [state.sentence for state in states if state.is_unmet]
            overridden = {s.gate.id for s in states if s.standing == "overridden"}
            assert overridden <= {o.gate for o in room.session.overrides}
