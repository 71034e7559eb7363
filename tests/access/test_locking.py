"""The veil and the lock come at their times, and ask for the right thing."""

import pytest

from monitor.access.locking import Cover, Idleness, cover_of
from monitor.chart.lock_times import LockTimes, refuse_minutes

_USUAL = LockTimes()
_TWELVE_HOURS = 12 * 60 * 60.0


def _cover(
    idle: float,
    *,
    is_open: bool = True,
    password: float = 0.0,
    is_locked: bool = False,
    times: LockTimes = _USUAL,
) -> Cover:
    seen = Idleness(
        idle=idle,
        since_password=max(password, idle),
        is_session_open=is_open,
        is_locked=is_locked,
    )
    return cover_of(seen, times)


@pytest.mark.parametrize(
    ("idle", "cover"),
    [
        (0.0, "open"),
        (119.9, "open"),
        (120.0, "veiled"),
        (120.1, "veiled"),
        (899.9, "veiled"),
        (900.0, "pin"),
        (900.1, "pin"),
        (3599.9, "pin"),
        (3600.0, "password"),
        (3600.1, "password"),
    ],
)
def test_while_a_session_is_open(idle: float, cover: Cover) -> None:
    assert _cover(idle) == cover


@pytest.mark.parametrize(
    ("idle", "cover"),
    [
        (119.9, "open"),
        (120.0, "veiled"),
        (299.9, "veiled"),
        (300.0, "pin"),
        (300.1, "pin"),
        (3599.9, "pin"),
        (3600.0, "password"),
    ],
)
def test_while_none_is(idle: float, cover: Cover) -> None:
    assert _cover(idle, is_open=False) == cover


@pytest.mark.parametrize(
    ("password", "locked", "veiled"),
    [
        (_TWELVE_HOURS - 0.1, "pin", "veiled"),
        (_TWELVE_HOURS, "password", "password"),
        (_TWELVE_HOURS + 0.1, "password", "password"),
    ],
)
def test_twelve_hours_after_the_password(
    password: float, locked: Cover, veiled: Cover
) -> None:
    assert _cover(900.0, password=password) == locked
    assert _cover(120.0, password=password) == veiled


def test_a_page_in_use_stays_open_past_twelve_hours() -> None:
    assert _cover(119.9, password=_TWELVE_HOURS + 1) == "open"


@pytest.mark.parametrize(("idle", "cover"), [(0.0, "pin"), (3600.0, "password")])
def test_what_is_locked_stays_locked(idle: float, cover: Cover) -> None:
    """Keys at the lock are no sign that whoever may open it is there."""
    assert _cover(idle, is_locked=True) == cover


@pytest.mark.parametrize("minutes", [1, 3, 15])
def test_the_site_chooses_the_minutes(minutes: int) -> None:
    """Below two minutes no veil comes before the lock."""
    during = LockTimes(during_session=minutes, otherwise=15)
    otherwise = LockTimes(during_session=15, otherwise=minutes)
    limit = minutes * 60.0
    before = "open" if limit <= 120 else "veiled"
    for is_open, times in ((True, during), (False, otherwise)):
        assert _cover(limit - 0.1, is_open=is_open, times=times) == before
        assert _cover(limit, is_open=is_open, times=times) == "pin"


@pytest.mark.parametrize(
    ("minutes", "is_taken"), [(0, False), (1, True), (15, True), (16, False)]
)
def test_the_minutes_have_limits(minutes: int, *, is_taken: bool) -> None:
    refusal = refuse_minutes("during_session", minutes)
    assert (refusal is None) is is_taken
    if refusal is not None:
        assert refusal.field == "during_session"
        assert "1 to 15 minutes" in refusal.sentence
