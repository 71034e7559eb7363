"""Seven daily copies and four weekly ones are kept, by their dates."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.storage.rotating import superseded

SATURDAY = date(2026, 3, 14)


def kept(days: list[date]) -> list[date]:
    return sorted(set(days) - superseded(days), reverse=True)


def back(*days: int) -> list[date]:
    return [SATURDAY - timedelta(days=n) for n in days]


def test_seven_are_kept_and_the_eighth_goes() -> None:
    """Unless it is the last of its week."""
    monday_to_sunday = back(*range(-1, 6))
    assert kept(monday_to_sunday) == monday_to_sunday
    sunday_before = back(6)
    saturday_before = back(7)
    assert kept(monday_to_sunday + sunday_before) == monday_to_sunday + sunday_before
    assert kept([*monday_to_sunday, *sunday_before, *saturday_before]) == (
        monday_to_sunday + sunday_before
    )


def test_a_copy_each_day_leaves_seven_days_and_four_sundays() -> None:
    """Of a whole year: the week that runs has no weekly copy yet."""
    assert kept(back(*range(365))) == back(0, 1, 2, 3, 4, 5, 6, 13, 20, 27)
    sunday = back(*range(-1, 365))
    assert kept(sunday) == back(-1, 0, 1, 2, 3, 4, 5, 6, 13, 20, 27)


def test_what_a_year_of_rotating_leaves_is_what_is_kept_of_a_year() -> None:
    """Deleting day by day loses no weekly copy that is needed later."""
    held: list[date] = []
    for n in range(365, -1, -1):
        held = kept([*held, *back(n)])
    assert held == kept(back(*range(366)))


def test_where_copies_are_rare_the_newest_seven_stay() -> None:
    """However old they are."""
    assert kept(back(*range(0, 330, 30))) == back(*range(0, 210, 30))


@given(st.lists(st.dates(date(2020, 1, 1), date(2027, 1, 1)), max_size=60))
def test_it_never_gives_up_the_newest_seven(days: list[date]) -> None:
    """Nor deletes what it was not asked about, nor leaves more than eleven."""
    gone = superseded(days)
    assert gone <= set(days)
    assert not gone & set(sorted(set(days))[-7:])
    assert len(set(days) - gone) <= 11
    assert superseded(set(days) - gone) == frozenset()
