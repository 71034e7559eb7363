"""A time on paper is that of the room, also where clocks were changed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from monitor.charting.paper_time import paper_time

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-14 13:36", datetime(2026, 3, 14, 13, 36, tzinfo=UTC)),
        ("2026-07-14T13:36:00", datetime(2026, 7, 14, 12, 36, tzinfo=UTC)),
        ("2026-10-25 01:30+01:00", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("2026-10-25 01:30Z", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_time_is_that_of_the_room(written: str, meant: datetime) -> None:
    assert paper_time(written, LONDON) == meant


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (
            "2026-10-25 01:30",
            (
                "2026-10-25 01:30 came twice, as the clocks went back; write"
                " 2026-10-25 01:30+01:00 or 2026-10-25 01:30+00:00"
            ),
        ),
        (
            "2026-03-29 01:30",
            "2026-03-29 01:30 never was, as the clocks went forward over it",
        ),
        (
            "2026-07-14 13:36+05:00",
            "the time '2026-07-14 13:36+05:00' has an offset that was not in use there",
        ),
    ],
)
def test_an_hour_that_came_twice_or_never_is_told(written: str, why: str) -> None:
    assert paper_time(written, LONDON) == why
