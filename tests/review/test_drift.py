"""Shares by month, and by when patients responded, against a hand calculation."""

from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.review.drift import MonthShare, drifts, limits
from monitor.review.outcome import Course
from monitor.review.responding import responding
from monitor.review.reviewed import Reviewed
from monitor.scales import named, phq9
from tests.review.test_by_hand import session_a1, session_b1


def in_month(reviewed: Reviewed, months: int, place: int) -> Reviewed:
    """The same so many months later, of another patient's session."""
    opened = reviewed.session.opened_at.replace(month=3 + months, day=1 + place)
    session = replace(
        reviewed.session,
        opened_at=opened,
        id=UUID(int=100 * months + place + 1),
        opened=replace(reviewed.session.opened, patient=UUID(int=place + 1)),
    )
    return replace(reviewed, session=session)


@pytest.fixture(scope="module")
def months() -> tuple[MonthShare, ...]:
    """March: five with all eight sets. April: none. May: four; June: five, one missing.

    So of all fourteen 5 * 8 + 4 * 8 + 4 * 8 + 7 = 111 of 112 sets were charted.
    """
    full, one_less = session_a1(), session_b1()
    sessions = [in_month(full, 0, place) for place in range(5)]
    sessions += [in_month(full, 2, place) for place in range(4)]
    sessions += [in_month(full, 3, place) for place in range(4)]
    sessions.append(in_month(one_less, 3, 4))
    (drift,) = (d for d in drifts(sessions) if d.name == "Sets charted")
    assert (drift.whole.numerator, drift.whole.denominator) == (111, 112)
    return drift.months


def test_every_month_has_a_place(months: tuple[MonthShare, ...]) -> None:
    assert [month.first for month in months] == [
        date(2026, 3, 1),
        date(2026, 4, 1),
        date(2026, 5, 1),
        date(2026, 6, 1),
    ]
    told = [(m.of, m.numerator, m.denominator) for m in months]
    assert told == [(5, 40, 40), (0, 0, 0), (4, 32, 32), (5, 39, 40)]


def test_a_month_of_four_is_hidden_and_one_of_five_is_not(
    months: tuple[MonthShare, ...],
) -> None:
    assert [month.is_hidden for month in months] == [False, True, True, False]


def test_a_month_of_four_patients_is_hidden_as_well() -> None:
    """However many sessions they had."""
    month = MonthShare(
        first=date(2026, 3, 1),
        of=9,
        patients=4,
        numerator=9,
        denominator=9,
        interval=None,
        low=None,
        high=None,
    )
    assert month.is_hidden
    assert not replace(month, patients=5).is_hidden


def test_a_month_has_its_interval(months: tuple[MonthShare, ...]) -> None:
    """Wilson of 39 of 40, from a table: 87.1 to 99.6 %."""
    interval = months[3].interval
    assert interval is not None
    assert round(interval.low, 3) == 0.871
    assert round(interval.high, 3) == 0.996
    assert months[1].interval is None
    assert months[1].low is None


def test_limits_are_those_of_chance() -> None:
    """Of 10 at a half: at most 0 has 1/1024 and at most 1 has 11/1024.

    0.135 % lies between, so 1 is the lowest and, by symmetry, 9 the highest.
    """
    assert limits(0.5, 10) == (0.1, 0.9)
    # Where nothing ever failed nothing is expected to.
    assert limits(1.0, 10) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("numerator", "is_beyond"), [(0, True), (1, False), (9, False), (10, True)]
)
def test_what_lies_beyond_the_limits(numerator: int, *, is_beyond: bool) -> None:
    low, high = limits(0.5, 10)
    month = MonthShare(
        first=date(2026, 3, 1),
        of=5,
        patients=5,
        numerator=numerator,
        denominator=10,
        interval=None,
        low=low,
        high=high,
    )
    assert month.is_beyond is is_beyond


def course(*totals: tuple[int, int]) -> Course:
    return Course(totals=totals)


def test_time_to_response_by_hand() -> None:
    """Nine patients. By session 2 two of nine responded: 2/9.

    At 3 one responds of seven still seen, one is not seen again: 1 - 7/9 * 6/7 = 1/3.
    At 4 one of five: 1 - 2/3 * 4/5 = 7/15. Four are left at 5 and 6: not told.
    """
    stay = [(1, 20), (2, 18), (3, 18)]
    found = responding(
        phq9.SCALE,
        [
            course((1, 20), (2, 10)),
            course((1, 20), (2, 9)),
            course((1, 20), (2, 15), (3, 10)),
            course(*stay),
            course(*stay, (4, 8)),
            *[course(*stay, (6, 11)) for _ in range(4)],
        ],
    )
    assert (found.scale, found.patients) == ("PHQ-9", 9)
    told = [(s.session, s.at_risk) for s in found.steps]
    assert told == [(2, 9), (3, 7), (4, 5), (5, 4), (6, 4)]
    shares = [s.share for s in found.steps]
    assert shares[:3] == pytest.approx([2 / 9, 1 / 3, 7 / 15])
    assert shares[3:] == [None, None]
    assert found.median is None
    first = found.steps[0]
    assert first.low is not None
    assert first.high is not None
    assert first.low < 2 / 9 < first.high


def test_half_had_responded_by_then() -> None:
    """Five of ten, and nobody before: no interval where nobody has."""
    sooner = [course((1, 20), (2, 19), (3, 10)) for _ in range(5)]
    later = [course((1, 20), (2, 19), (3, 11)) for _ in range(5)]
    found = responding(named.MADRS, [*sooner, *later])
    assert found.scale == "MADRS"
    assert [s.share for s in found.steps] == pytest.approx([0, 0.5])
    assert (found.steps[0].low, found.steps[0].high) == (None, None)
    assert found.median == 3


def test_four_patients_are_hidden() -> None:
    found = responding(phq9.SCALE, [course((1, 20), (2, 10)) for _ in range(4)])
    assert found.is_hidden
    assert [(s.share, s.low) for s in found.steps] == [(None, None)]
