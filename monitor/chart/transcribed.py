"""What was kept on paper and typed in afterwards: that is told, and not as late."""

from datetime import timedelta

from monitor.chart.fields import Charting
from monitor.chart.kinds import Kind, NoteRecorded, ObservationsRecorded, Transcribed
from monitor.chart.settled import Settled
from monitor.chart.timeliness import late_by


def transcribed(fact: Settled) -> Transcribed | None:
    """How it came from paper, whatever became of it since; None where it did not."""
    return from_paper(fact.first.payload)


def from_paper(payload: Kind) -> Transcribed | None:
    """How that came from paper; None where it did not."""
    match payload:
        case ObservationsRecorded(transcribed=found) | NoteRecorded(transcribed=found):
            return found
        case _:
            return None


def charted_late_by(fact: Settled, charting: Charting) -> timedelta | None:
    """How late it was charted; None while timely, and of what was kept on paper."""
    if transcribed(fact) is not None:
        return None
    return late_by(fact.effective_at, fact.first.recorded_at, charting)
