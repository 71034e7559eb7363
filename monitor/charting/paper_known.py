"""What of a paper sheet is in the record already; pure."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from monitor.chart.amendments import Settled
from monitor.chart.kinds import NoteRecorded, ObservationsRecorded, Reading
from monitor.chart.session import Session
from monitor.chart.times import whole_minute

Said = frozenset[tuple[str, object, object]]


def said(readings: Sequence[Reading]) -> Said:
    """What was read and what was not, however it came to be kept."""
    return frozenset((r.field, r.value, r.not_done) for r in readings)


def sets_charted_at(session: Session, at: datetime) -> tuple[Said, ...]:
    """What each set of that minute said when it was charted first.

    Also one that was struck out or put right since: it is not charted once more.
    """
    return tuple(
        said(first.readings)
        for fact in _of_minute(session, at)
        if isinstance(first := fact.first.payload, ObservationsRecorded)
    )


def notes_charted_at(session: Session, at: datetime) -> tuple[str, ...]:
    return tuple(
        first.text
        for fact in _of_minute(session, at)
        if isinstance(first := fact.first.payload, NoteRecorded)
    )


def _of_minute(session: Session, at: datetime) -> Iterator[Settled]:
    for fact in (*session.facts, *session.settlement.retracted):
        if whole_minute(fact.first.effective_at) == whole_minute(at):
            yield fact
