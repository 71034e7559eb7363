"""What a patient's course came to, whichever of their sessions are looked at."""

from datetime import timedelta
from uuid import UUID, uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.entries import Entry, Stream
from monitor.chart.kinds import ScoreRecorded
from monitor.chart.patient import Patient
from monitor.charting.ports import SessionQuery, SessionRow
from monitor.charting.stored import ForReview
from monitor.review.indicators import Share
from monitor.review.survey import Period, Survey, Surveyed
from monitor.storage.memory_journal import MemoryJournal
from tests.builders import PATIENT, SPACE, START, Chronicle
from tests.charting.clinic import IV40
from tests.desk import PATIENT as DETAILED
from ui.overriding import override

HALVED, LEFT = "PHQ-9 halved by session 6", "PHQ-9 in remission by session 6"
TOTALS = (20, 18, 15, 12, 9, 8, 8, 8, 4, 8)
"""Halved by the fifth and so at the sixth; at most 4 in the ninth alone."""


class Weekly(MemoryJournal):
    """A session a week of one patient, each with a score; nothing is written to it."""

    def __init__(self, totals: tuple[int, ...]) -> None:
        super().__init__()
        self._sessions: dict[UUID, tuple[SessionRow, tuple[Entry, ...]]] = {}
        for week, total in enumerate(totals):
            id_ = uuid5(SPACE, f"week {week}")
            self._sessions[id_] = (row(id_, week), charted(id_, total, week))

    @override
    def sessions(self, query: SessionQuery) -> tuple[SessionRow, ...]:
        first, last = query.first_day, query.last_day
        return tuple(
            row
            for row, _ in reversed(self._sessions.values())
            if (first is None or row.opened_at.date() >= first)
            and (last is None or row.opened_at.date() <= last)
        )

    @override
    def entries(self, stream: Stream) -> tuple[Entry, ...]:
        return self._sessions[stream.id][1] if stream.id in self._sessions else ()

    @override
    def protocol(self, _: str) -> str:
        return IV40


def charted(id_: UUID, total: int, week: int) -> tuple[Entry, ...]:
    later = timedelta(weeks=week)
    chronicle = Chronicle().start()
    score = ScoreRecorded(scale="phq9", version="phq9-en-US", total=total)
    chronicle.add(score, 1, effective=-18)
    chronicle.infuse(40, "completed")
    chronicle.close(110)
    return tuple(
        replace(
            e,
            stream=Stream("session", id_),
            effective_at=e.effective_at + later,
            recorded_at=e.recorded_at + later,
        )
        for e in chronicle.entries
    )


def row(id_: UUID, week: int) -> SessionRow:
    opened_at = START + timedelta(weeks=week)
    return SessionRow(
        id=id_,
        patient=Patient(id=PATIENT, details=DETAILED.details),
        opened_at=opened_at,
        started_at=opened_at,
        ended_at=opened_at,
        closed_at=opened_at,
        zone="UTC",
        room="Room 1",
        protocol_id="iv40",
        protocol_version=1,
    )


def surveyed(totals: tuple[int, ...], first: int, last: int) -> Surveyed:
    """Of the weeks from ``first`` to ``last``, both counted from 1."""
    days = [(START + timedelta(weeks=week - 1)).date() for week in (first, last)]
    stored = ForReview(Weekly(totals), lambda: None)
    survey = Survey(stored, Period(first_day=days[0], last_day=days[1]), START)
    while not survey.is_done:
        survey.turn(1)
    return survey.result()


def told(found: Surveyed, name: str) -> tuple[int, int] | None:
    for chapter in found.chapters:
        for one in chapter.indicators:
            if isinstance(one, Share) and one.name == name:
                return (one.numerator, one.denominator)
    return None


@pytest.mark.parametrize(("first", "last"), [(1, 10), (6, 6), (4, 7)])
def test_the_sixth_is_the_sixth_of_all(first: int, last: int) -> None:
    """Also where those before it lie before the days that are looked at."""
    found = surveyed(TOTALS, first, last)
    assert told(found, HALVED) == (1, 1)
    assert told(found, LEFT) == (0, 1)


@pytest.mark.parametrize(("first", "last"), [(1, 5), (7, 10)])
def test_who_is_not_through_or_was_before_is_not_counted(first: int, last: int) -> None:
    """Neither a course that goes on has failed, nor is the seventh a first session."""
    assert told(surveyed(TOTALS, first, last), HALVED) is None


def test_who_never_was_above_is_no_remission() -> None:
    found = surveyed((4, 4, 3, 3, 3, 3), 1, 6)
    assert told(found, LEFT) == (0, 0)


def test_when_half_had_responded_counts_from_the_first_of_all() -> None:
    (of_first,) = surveyed(TOTALS, 1, 10).responding
    (of_later,) = surveyed(TOTALS, 7, 10).responding
    assert of_first == of_later
