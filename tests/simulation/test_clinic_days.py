"""A made-up clinic ends on the day it is asked for, and its drug account comes out."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import combinations, islice, pairwise
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.days import opened_day
from monitor.chart.patient import Patient
from monitor.charting.ports import SessionQuery, SessionRow
from monitor.charting.reads import SessionRead
from monitor.charting.recorder import Recorder
from monitor.protocol.drug_account import DrugAccount, drug_account
from monitor.review.indicators import LEAST_GROUP
from monitor.simulation.bookings import Bookings
from monitor.simulation.clinic_days import Stored, appointed, chart_clinic, seen
from monitor.simulation.cohort import SESSIONS_EACH, Sitting, sittings
from monitor.simulation.playing import StageClock
from monitor.simulation.running import AT_STEPS, Appointment, chart_cohort, is_dosed
from monitor.storage.memory_journal import MemoryJournal
from tests.charting.clinic import IV40
from tests.desk import PATIENT
from tests.simulation.wards import TIDY, in_memory

LAST = date(2026, 3, 13)
TWENTY = 20
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def diary(count: int, seed: int = 1) -> list[tuple[Sitting, Appointment]]:
    """The first so many, with when and where they are."""
    return list(islice(appointed(seen(seed, LAST), LAST, Bookings()), count))


def days_of(booked: Iterable[tuple[Sitting, Appointment]]) -> list[date]:
    return [appointment.start.date() for _, appointment in booked]


def test_the_last_session_is_on_that_day_and_the_first_weeks_before() -> None:
    days = days_of(diary(TWENTY))
    assert max(days) == LAST
    assert timedelta(weeks=2) < LAST - min(days) < timedelta(weeks=4)


def test_twenty_sessions_are_of_enough_patients_to_be_told_of() -> None:
    """Figures of fewer patients are hidden."""
    patients = {sitting.person.number for sitting, _ in diary(TWENTY)}
    assert len(patients) >= LEAST_GROUP


def courses_of(
    booked: Iterable[tuple[Sitting, Appointment]],
) -> Iterable[list[tuple[Sitting, Appointment]]]:
    courses: dict[int, list[tuple[Sitting, Appointment]]] = {}
    for sitting, appointment in booked:
        course = courses.setdefault(sitting.person.number, [])
        course.append((sitting, appointment))
    return courses.values()


def test_each_patient_begins_with_the_first_session_and_comes_every_third_day() -> None:
    for course in courses_of(diary(60)):
        assert [s.nth for s, _ in course] == list(range(1, len(course) + 1))
        assert {b - a for a, b in pairwise(days_of(course))} <= {3 * DAY}


def test_more_sessions_reach_further_back_and_move_none() -> None:
    """A whole course of those who began long ago, and no day after the last."""
    many = diary(200)
    assert many[:TWENTY] == diary(TWENTY)
    assert max(days_of(many)) == LAST
    assert many[-1][0].nth <= SESSIONS_EACH


@pytest.fixture(scope="module")
def crowd() -> list[tuple[Sitting, Appointment]]:
    """As many as fill four years several times over."""
    return diary(12_000)


def test_however_many_there_are_they_fit_in_four_years(
    crowd: list[tuple[Sitting, Appointment]],
) -> None:
    days = days_of(crowd)
    assert max(days) == LAST
    assert timedelta(days=3.9 * 365) < LAST - min(days) < timedelta(days=4 * 365)
    patients = [course[0][0].person.details for course in courses_of(crowd)]
    assert len({patient.identifier for patient in patients}) == len(patients)


def test_nobody_comes_before_they_are_of_age(
    crowd: list[tuple[Sitting, Appointment]],
) -> None:
    ages = [
        (appointment.start.date() - sitting.person.details.born).days / 365.25
        for sitting, appointment in crowd
    ]
    assert min(ages) >= 18
    assert max(ages) < 83


def test_no_room_and_no_patient_has_two_sessions_at_one_time(
    crowd: list[tuple[Sitting, Appointment]],
) -> None:
    """No session lasts four hours."""
    taken: dict[str | int, list[datetime]] = {}
    for sitting, appointment in crowd:
        for whose in (appointment.room, sitting.person.number):
            taken.setdefault(whose, []).append(appointment.start)
    for starts in taken.values():
        apart = [b - a for a, b in pairwise(sorted(starts))]
        assert min(apart, default=DAY) > 4 * HOUR


class OneRecord:
    """A record in memory that is charted into several times."""

    def __init__(self) -> None:
        self.journal = MemoryJournal()

    def make(self, clock: StageClock) -> Recorder:
        return Recorder(
            journal=self.journal,
            drafts=self.journal,
            clock=clock,
            protocols=(IV40,),
            app_version="0.1.0",
        )

    def chart(self, count: int, seed: int, last: date) -> list[SessionRead]:
        stored = Stored(self.journal.patients(limit=None), self.rows)
        return list(chart_clinic(count, seed, last, self.make, TIDY, stored=stored))

    @property
    def rows(self) -> tuple[SessionRow, ...]:
        return self.journal.sessions(SessionQuery(limit=None))

    def overlapping(self) -> list[tuple[SessionRow, SessionRow]]:
        """Two sessions in one room, or of one patient, at one time."""
        return [
            (one, other)
            for one, other in combinations(self.rows, 2)
            if one.room == other.room or one.patient == other.patient
            if one.closed_at and other.closed_at
            if one.opened_at < other.closed_at and other.opened_at < one.closed_at
        ]


@pytest.mark.parametrize("seed", [3, 4], ids=["the same patients", "others"])
@pytest.mark.parametrize("later", [-3, 1, 3])
def test_a_second_run_of_another_day_books_nothing_twice(seed: int, later: int) -> None:
    """What is there stays as it is; a course that was begun keeps its days."""
    record = OneRecord()
    first = record.chart(3, 3, LAST)
    record.chart(8, seed, LAST + later * DAY)
    assert record.overlapping() == []
    kept = {row.id: row for row in record.rows}
    for read in first:
        assert kept[read.id].opened_at == read.session.opened_at
        assert kept[read.id].room == read.room
    by_patient: dict[object, list[date]] = {}
    for row in record.rows:
        assert row.patient is not None
        by_patient.setdefault(row.patient.id, []).append(row.opened_at.date())
    for days in by_patient.values():
        assert {b - a for a, b in pairwise(sorted(days))} <= {3 * DAY}


def test_an_earlier_day_finds_those_who_are_known_as_old_as_they_are() -> None:
    """Their birth is as it was recorded, whatever the year would have made of it."""
    record = OneRecord()
    record.chart(1, 3, date(2026, 1, 1))
    born = {p.id: p.details.born for p in record.journal.patients(limit=None)}
    record.chart(6, 3, date(2024, 6, 1))
    now = {p.id: p.details.born for p in record.journal.patients(limit=None)}
    assert born.items() <= now.items()


def test_a_session_charted_by_hand_is_gone_round() -> None:
    """Its room and its patient are taken for as long as it was."""
    patient, other = UUID(int=7), UUID(int=8)
    first = Bookings().book(other, LAST, 0)
    opened = first.start - HOUR
    bookings = Bookings([_row(first.room, opened, first.start, patient)])
    assert bookings.book(other, LAST, 0).room != first.room
    assert Bookings().book(patient, LAST, 5).start == first.start
    assert bookings.book(patient, LAST, 5).start != first.start


@pytest.fixture(scope="module")
def few() -> list[SessionRead]:
    return list(chart_clinic(4, 3, LAST, in_memory, TIDY))


def test_so_many_are_dosed_and_all_end_by_that_day(few: list[SessionRead]) -> None:
    assert sum(is_dosed(read.session) for read in few) == 4
    assert max(opened_day(read.session) for read in few) == LAST.isoformat()


def test_the_same_seed_and_day_chart_the_same(few: list[SessionRead]) -> None:
    again = next(iter(chart_clinic(4, 3, LAST, in_memory, TIDY)))
    assert [e.payload for e in again.entries] == [e.payload for e in few[0].entries]
    assert [e.effective_at for e in again.entries] == [
        e.effective_at for e in few[0].entries
    ]


def account_of(read: SessionRead) -> DrugAccount:
    account = drug_account(read.session, read.session.opened_at + DAY)
    assert account is not None
    return account


def test_what_was_left_is_thrown_away_before_a_witness(few: list[SessionRead]) -> None:
    for read in few:
        account = account_of(read)
        assert account.standing == "balanced"
        (waste,) = account.wastes
        assert waste.witness not in ("", waste.charted_by)


def test_a_bag_for_nobody_is_thrown_away_whole() -> None:
    """The baseline held the dose: nothing of what was made ready is given."""
    (sitting,) = sittings(1, 1)
    lying = replace(sitting, course=replace(sitting.course, hr=40.0))
    (read,) = chart_cohort([lying], in_memory, TIDY, AT_STEPS)
    account = account_of(read)
    assert not is_dosed(read.session)
    assert account.standing == "balanced"
    assert account.wasted_mg == account.taken_mg


def _row(room: str, opened: datetime, closed: datetime, patient: UUID) -> SessionRow:
    return SessionRow(
        id=UUID(int=1),
        patient=Patient(id=patient, details=PATIENT.details),
        opened_at=opened,
        started_at=None,
        ended_at=None,
        closed_at=closed,
        zone="UTC",
        room=room,
        protocol_id="iv40",
        protocol_version=1,
    )
