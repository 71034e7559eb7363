"""When something was observed, as typed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.chart.refusals import Refusal
from monitor.chart.times import REACH, RepeatedHour, observed_time

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 14, 14, 7, 30, tzinfo=UTC)


def utc(day: int, hour: int, minute: int, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("14:05", utc(14, 14, 5)),
        ("1405", utc(14, 14, 5)),
        ("14.05", utc(14, 14, 5)),
        ("14,05", utc(14, 14, 5)),
        ("9:05", utc(14, 9, 5)),
        ("0905", utc(14, 9, 5)),
        ("905", utc(14, 9, 5)),
        ("14:07", utc(14, 14, 7)),
        ("02:08", utc(14, 2, 8)),
        ("-3", NOW - timedelta(minutes=3)),
        ("-3m", NOW - timedelta(minutes=3)),
        ("-3M", NOW - timedelta(minutes=3)),
        ("-1h", NOW - timedelta(hours=1)),
        ("-0", NOW),
        ("-720", NOW - timedelta(hours=12)),
    ],
)
def test_a_time_is_the_latest_such_time_of_the_past_12_hours(
    text: str, at: datetime
) -> None:
    """Each way of typing it means that instant."""
    assert observed_time(text, NOW, LONDON) == at


@pytest.mark.parametrize(("now", "is_taken"), [(utc(14, 14, 7), True), (NOW, False)])
def test_twelve_hours_is_the_reach(now: datetime, is_taken: bool) -> None:
    """Exactly 12 h ago is taken, half a minute more is not."""
    assert isinstance(observed_time("02:07", now, LONDON), datetime) is is_taken


def test_before_midnight_is_yesterday() -> None:
    """At 00:10, 23:50 is 20 minutes ago."""
    assert observed_time("23:50", utc(14, 0, 10), LONDON) == utc(13, 23, 50)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("14:08", "it lies in the future"),
        ("02:07", "it lies in the future, or more than 12hr ago"),
        ("-721", "it is more than 12hr ago"),
        ("-13h", "it is more than 12hr ago"),
        ("24:00", "it is not a time of the 24-hour clock"),
        ("14:60", "it is not a time of the 24-hour clock"),
        ("+3", "it is not a time of the 24-hour clock"),
        ("5", "it is not a time of the 24-hour clock"),
        ("2:07 PM", "it is not a time of the 24-hour clock"),
        (
            "\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT FOUR}:05",
            "it is not a time of the 24-hour clock",
        ),
        ("-9999", "it is not a time of the 24-hour clock"),
        ("", "it is not a time of the 24-hour clock"),
    ],
)
def test_other_times_are_refused(text: str, why: str) -> None:
    """The future, what lies too far back, and what is no time at all."""
    refused = observed_time(text, NOW, LONDON)
    assert isinstance(refused, Refusal)
    assert refused.why.startswith(why)
    assert refused.field == "time"


def test_a_repeated_hour_is_asked_about() -> None:
    """On the last Sunday of October 01:30 comes twice in London."""
    asked = observed_time("01:30", utc(25, 2, 0, month=10), LONDON)
    assert asked == RepeatedHour(utc(25, 0, 30, month=10), utc(25, 1, 30, month=10))


def test_a_repeated_hour_is_not_asked_about_before_its_second_time() -> None:
    """While the second one lies ahead, only the first can be meant."""
    found = observed_time("01:30", utc(25, 1, 10, month=10), LONDON)
    assert found == utc(25, 0, 30, month=10)


def test_a_skipped_hour_never_happened() -> None:
    """On the last Sunday of March there is no 01:30 in London."""
    refused = observed_time("01:30", utc(29, 3, 0), LONDON)
    assert isinstance(refused, Refusal)
    assert refused.why == "the clocks went forward over it"


@given(
    now=st.datetimes(
        datetime(2026, 1, 1),  # noqa: DTZ001  Hypothesis wants the bounds naive
        datetime(2027, 1, 1),  # noqa: DTZ001  the same
        timezones=st.just(UTC),
    ),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    zone=st.sampled_from(["Europe/London", "Australia/Lord_Howe", "America/Sao_Paulo"]),
)
def test_what_is_taken_reads_as_typed_and_lies_within_reach(
    now: datetime, hour: int, minute: int, zone: str
) -> None:
    """A typed time, told back in its zone, is the same; never in the future."""
    place = ZoneInfo(zone)
    found = observed_time(f"{hour:02}:{minute:02}", now, place)
    instants = (
        [found.earlier, found.later] if isinstance(found, RepeatedHour) else [found]
    )
    for at in instants:
        if isinstance(at, datetime):
            told = at.astimezone(place)
            assert (told.hour, told.minute) == (hour, minute)
            assert now - REACH <= at <= now
