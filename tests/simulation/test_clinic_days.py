"""A made-up clinic ends on the day it is asked for, and its drug account comes out."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from msgspec.structs import replace

from monitor.chart.days import opened_day
from monitor.charting.reads import SessionRead
from monitor.protocol.drug_account import DrugAccount, drug_account
from monitor.review.indicators import LEAST_GROUP
from monitor.simulation.clinic_days import appointment, chart_clinic, seen
from monitor.simulation.cohort import SESSIONS_EACH, Sitting, sittings
from monitor.simulation.running import AT_STEPS, chart_cohort, is_dosed
from tests.simulation.wards import TIDY, in_memory

LAST = date(2026, 3, 13)
TWENTY = 20
DAY = timedelta(days=1)


def days_of(drawn: Iterable[Sitting]) -> list[date]:
    return [appointment(LAST, sitting).start.date() for sitting in drawn]


def test_the_last_session_is_on_that_day_and_the_first_weeks_before() -> None:
    days = days_of(islice(seen(1), TWENTY))
    assert max(days) == LAST
    assert timedelta(weeks=2) < LAST - min(days) < timedelta(weeks=4)


def test_twenty_sessions_are_of_enough_patients_to_be_told_of() -> None:
    """Figures of fewer patients are hidden."""
    patients = {sitting.person.number for sitting in islice(seen(1), TWENTY)}
    assert len(patients) >= LEAST_GROUP


def test_each_patient_begins_with_the_first_session_and_comes_every_third_day() -> None:
    courses: dict[int, list[Sitting]] = {}
    for sitting in islice(seen(1), 60):
        courses.setdefault(sitting.person.number, []).append(sitting)
    for course in courses.values():
        assert [s.nth for s in course] == list(range(1, len(course) + 1))
        days = days_of(course)
        assert {b - a for a, b in pairwise(days)} <= {3 * DAY}


def test_more_sessions_reach_further_back_and_move_none() -> None:
    """A whole course of those who began long ago, and no day after the last."""
    many = list(islice(seen(1), 200))
    assert many[:TWENTY] == list(islice(seen(1), TWENTY))
    assert max(days_of(many)) == LAST
    assert many[-1].nth <= SESSIONS_EACH


def test_no_room_has_two_patients_at_one_time() -> None:
    places = [appointment(LAST, sitting) for sitting in islice(seen(1), 300)]
    assert len(set(places)) == len(places)


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
