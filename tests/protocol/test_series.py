"""Where a session stands in its series, and when the next is due."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import uuid5

import pytest

from monitor.chart.earlier import EarlierSession
from monitor.chart.kinds import DoseDoubtful
from monitor.protocol.series import Series, Standing, Upcoming, standing, upcoming
from tests.builders import SPACE, Chronicle, at, iv40

MINE = "ketamine"
DAY = timedelta(days=1)


def series() -> Series:
    """Six sessions 3 days apart, then after 7, 14 and 28 days."""
    found = iv40().series
    assert found is not None
    return found


def before(
    days: float,
    *,
    mg: str = "30",
    drug: str = MINE,
    dosed: bool = True,
    uncertain: bool = False,
    zone: str = "UTC",
) -> EarlierSession:
    """A session so many days before today's dose."""
    started = at(0) - days * DAY
    return EarlierSession(
        id=uuid5(SPACE, f"{days} {drug}"),
        opened_at=started,
        zone=zone,
        protocol_id="iv40",
        started_at=started if dosed else None,
        drug=drug,
        mg=Decimal(mg) if dosed else None,
        is_uncertain=uncertain,
        mg_per_kg=None,
        sets=(),
        highest={},
        worst=None,
    )


def last(count: int) -> list[EarlierSession]:
    """So many sessions, the newest first, 3 days apart."""
    return [before(3 * (n + 1)) for n in range(count)]


def stands(
    chronicle: Chronicle, earlier: list[EarlierSession], minute: float = 10
) -> Standing:
    return standing(series(), chronicle.session, MINE, earlier, at(minute))


def dose_begun() -> Chronicle:
    """51.3 mL/h of 1 mg/mL from minute 0 on: 8.55 mg after 10 minutes."""
    return Chronicle().start()


def day(days: int) -> date:
    return (at(0) + days * DAY).date()


def test_the_first_of_its_series() -> None:
    """Nothing was given before it, and nothing is due before its dose."""
    found = stands(Chronicle().open(), [])
    assert (found.number, found.of, found.is_maintenance) == (1, 6, False)
    assert (found.mg, found.is_uncertain) == (Decimal(0), False)
    assert (found.last_at, found.next_on) == (None, None)


def test_only_what_was_given_of_that_drug_counts() -> None:
    """A session without a dose, or of another drug, is none of them."""
    others = [before(1, dosed=False), before(2, drug="esketamine"), before(3)]
    found = stands(Chronicle().open(), others)
    assert (found.number, found.mg) == (2, Decimal(30))
    assert found.last_at == at(0) - 3 * DAY


def test_what_was_given_in_all() -> None:
    """That of today is told up to now."""
    earlier = [before(3, mg="30"), before(6, mg="28.5")]
    assert stands(Chronicle().open(), earlier).mg == Decimal("58.5")
    today = stands(dose_begun(), earlier).mg - Decimal("58.5")
    assert today == stands(dose_begun(), []).mg
    assert 0 < today < Decimal("34.2")


def test_the_last_one_is_the_newest() -> None:
    """In whatever order they are told."""
    for earlier in (last(3), last(3)[::-1]):
        assert stands(Chronicle().open(), earlier).last_at == at(0) - 3 * DAY


@pytest.mark.parametrize(
    ("earlier", "today", "uncertain"),
    [(False, False, False), (True, False, True), (False, True, True)],
)
def test_one_doubt_makes_all_of_it_uncertain(
    *, earlier: bool, today: bool, uncertain: bool
) -> None:
    """Whether it is of today or of a session before."""
    chronicle = dose_begun()
    if today:
        doubt = DoseDoubtful(cause="infiltration", at_most_mg=Decimal(3))
        chronicle.add(doubt, 5)
    known = [before(3), before(6, uncertain=earlier)]
    assert stands(chronicle, known).is_uncertain is uncertain
    assert stands(Chronicle().open(), known).is_uncertain is earlier


DUE = [(0, 3), (4, 3), (5, 7), (6, 14), (7, 28), (8, 28), (30, 28)]
"""After so many sessions before today's, in how many days the next one is due."""


@pytest.mark.parametrize(("count", "days"), DUE)
def test_when_the_next_is_due(count: int, days: int) -> None:
    """The last of the first six is followed by maintenance."""
    found = stands(dose_begun(), last(count))
    assert found.next_on == day(days)
    assert found.is_maintenance is (count >= 6)


@pytest.mark.parametrize(("count", "days"), DUE)
def test_what_comes_after_those_before(count: int, days: int) -> None:
    """Counted from the newest of them, as if it were today."""
    earlier = [before(3 * n) for n in range(count + 1)]
    assert upcoming(series(), MINE, earlier) == Upcoming(
        number=count + 2, of=6, due_on=day(days)
    )


def test_nothing_is_due_after_nothing() -> None:
    """The first is due when it is due; other drugs and no dose are nothing."""
    others = [before(1, dosed=False), before(2, drug="esketamine")]
    for earlier in ([], others):
        assert upcoming(series(), MINE, earlier) == Upcoming(
            number=1, of=6, due_on=None
        )


def test_the_day_is_that_of_the_patient() -> None:
    """13:26 UTC is past midnight in Auckland."""
    found = upcoming(series(), MINE, [before(0, zone="Pacific/Auckland")])
    assert found.due_on == day(4)
    assert isinstance(found.due_on, date)
    assert not isinstance(found.due_on, datetime)
