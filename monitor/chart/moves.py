"""The moves of a chart that take back what was said for the patient it was of."""

from collections.abc import Iterable

from monitor.chart.amendments import Settled
from monitor.chart.kinds import ChartReattributed, SessionClosed


def moves_of(facts: Iterable[Settled]) -> tuple[Settled, ...]:
    """The moves while the session ran, in the order they were written.

    With each of them end changed limits, snoozes, and overrides before leaving. The
    move of a session that was over takes nothing back.
    """
    known = tuple(facts)
    closed = [f.first.written for f in known if isinstance(f.payload, SessionClosed)]
    moves = (f for f in known if isinstance(f.payload, ChartReattributed))
    found = (m for m in moves if not any(at < m.first.written for at in closed))
    return tuple(sorted(found, key=lambda move: move.first.written))


def is_of_other(fact: Settled, moves: tuple[Settled, ...]) -> bool:
    """Whether it was first written for the patient that the chart was moved from."""
    return bool(moves) and fact.first.written < moves[-1].first.written
