"""What was found by the checks that ask for a mood score, or screen for suicide."""

from collections.abc import Iterator

from monitor.charting.reads import SessionRead
from monitor.protocol.gate_state import GateState
from monitor.protocol.gates import gates

MOOD = "mood"
"""The check that asks which scale of mood was scored, and its score."""
SUICIDE = "suicide"
"""The check, and the question of another, that a screen for suicide goes by."""


def mood_scores(read: SessionRead) -> Iterator[str]:
    """``Mood score PHQ-9, 14``."""
    for state in _states(read):
        if state.gate.id == MOOD and state.answered is not None:
            values = (state.answered.value(ask.id) for ask in state.gate.asks)
            yield f"{state.gate.label} {', '.join(filter(None, values))}"


def suicide_screens(read: SessionRead) -> Iterator[str]:
    """``Suicide screen, Result: none``: of a check the whole, or its one question."""
    for state in _states(read):
        if state.answered is None:
            continue
        for ask in state.gate.asks:
            value = state.answered.value(ask.id)
            if value and SUICIDE in (state.gate.id, ask.id):
                of = "" if ask.id == SUICIDE else f"{state.gate.label}, "
                yield f"{of}{ask.label}: {value}"


def _states(read: SessionRead) -> Iterator[GateState]:
    for phase in ("start", "leave"):
        yield from gates(read.protocol, read.session, phase, read.at)
