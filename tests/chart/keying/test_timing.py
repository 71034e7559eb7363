"""The time box: back-timing, and drafts that grew old."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.chart.keying.asking import AskTime, AskWhichTime
from monitor.chart.keying.keys import Focus
from monitor.chart.keying.press import press
from monitor.chart.keying.state import Keying
from tests.chart.keying.sheet import BLANK, NOW, refusal, type_in, typed, values

TEN_MINUTES_AGO = NOW - timedelta(minutes=10)


def saved_at(keying: Keying) -> datetime | None:
    return None if keying.keyed is None else keying.keyed.observed_at


@pytest.mark.parametrize(
    "text",
    [
        "@13:26 128/82\n",
        "@1326 128/82\n",
        "@13:26\n128/82\n",
        "128/82@-10 \n",
        "@-10m 128/82\n",
        "*-10+128/82\n",
        "*13.26+128/82\n",
    ],
)
def test_a_set_can_be_back_timed(text: str) -> None:
    """At the front, at the end, and by the keys of the number pad alone."""
    assert saved_at(typed(text)) == TEN_MINUTES_AGO


def test_the_future_is_refused_in_the_box() -> None:
    """The time box stays open and says why."""
    keying = typed("@13:37 ")
    assert isinstance(keying.asking, AskTime)
    assert "it lies in the future" in refusal(keying)


def test_a_key_that_is_no_time_is_refused() -> None:
    """Other letters and a seventh character are not taken."""
    assert "a time is asked for" in refusal(typed("@x"))
    assert "a time is asked for" in refusal(typed("@1234567"))


def test_an_empty_time_box_returns_to_the_first_key() -> None:
    """A typed time is taken back by opening the box again and leaving it empty."""
    keying = typed("128@-10 @ 82\n")
    assert saved_at(keying) == NOW


def test_the_time_box_can_be_left() -> None:
    """Backspace to its front, or Escape, closes it and keeps what was there."""
    for text in ("@1\b\b", "@1\x1b"):
        keying = typed(text)
        assert (keying.asking, keying.timed_at) == (None, None)


@pytest.mark.parametrize(("minutes", "asks"), [(2, False), (2.001, True), (60, True)])
def test_a_draft_older_than_two_minutes_asks_for_its_time(
    minutes: float, asks: bool
) -> None:
    """At two minutes it saves; beyond, Enter opens the time box first."""
    later = NOW + timedelta(minutes=minutes)
    keying = type_in(type_in(BLANK, "128/82", NOW), "\n", later)
    assert isinstance(keying.asking, AskTime) is asks
    assert (keying.keyed is None) is asks


def test_an_old_draft_keeps_its_first_key_on_enter() -> None:
    """A second Enter says that the first key was the time, and saves."""
    later = NOW + timedelta(minutes=9)
    keying = type_in(type_in(BLANK, "128/82", NOW), "\n\n", later)
    assert saved_at(keying) == NOW


def test_an_old_draft_takes_a_typed_time_and_saves() -> None:
    """The time typed in answer is the time of the set."""
    later = NOW + timedelta(minutes=9)
    keying = type_in(type_in(BLANK, "128/82", NOW), "\n-2\n", later)
    assert saved_at(keying) == later - timedelta(minutes=2)


def test_a_back_timed_draft_is_not_asked_again() -> None:
    """Its time was said, however long it lies."""
    keying = type_in(BLANK, "@-3 128/82", NOW)
    keying = type_in(keying, "\n", NOW + timedelta(minutes=30))
    assert saved_at(keying) == NOW - timedelta(minutes=3)


def test_a_repeated_hour_is_asked_about() -> None:
    """In autumn 01:30 comes twice; 1 is the earlier, 2 the later."""
    now = datetime(2026, 10, 25, 2, 0, tzinfo=UTC)
    asked = type_in(BLANK, "@01:30 ", now)
    assert isinstance(asked.asking, AskWhichTime)
    assert "this time came twice" in refusal(type_in(asked, "3", now))
    earlier = type_in(asked, "1", now)
    later = type_in(asked, "2", now)
    assert earlier.timed_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert later.timed_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_the_star_opens_the_time_only_before_the_first_digit() -> None:
    """Within a set it is refused in a vital sign, and opens nothing."""
    keying = typed("128*82")
    assert keying.asking is None
    assert values(keying).startswith("128 82 .")
    assert "it is ten on a scale" in refusal(typed("128*"))


def test_a_click_on_a_box_takes_the_time_that_was_typed() -> None:
    """As Tab does: the set is not observed at another time for the way it was left."""
    keying = press(typed("@13:26"), Focus("hr"), NOW)
    assert (keying.asking, keying.timed_at) == (None, TEN_MINUTES_AGO)
    assert keying.spec.code == "hr"


def test_a_click_does_not_leave_a_time_that_is_none() -> None:
    """The time box stays open and says why; left empty it closes."""
    keying = press(typed("@13:37"), Focus("hr"), NOW)
    assert keying.asking == AskTime("13:37")
    assert "it lies in the future" in refusal(keying)
    assert press(typed("@"), Focus("hr"), NOW).asking is None


def test_a_click_leads_to_the_question_which_of_two_times_is_meant() -> None:
    """And another does not close it."""
    night = datetime(2026, 10, 25, 2, 30, tzinfo=UTC)
    asked = press(type_in(BLANK, "@01:30", night), Focus("hr"), night)
    assert isinstance(asked.asking, AskWhichTime)
    again = press(asked, Focus("hr"), night)
    assert again.asking == asked.asking
    assert "came twice" in refusal(again)


@pytest.mark.parametrize("then", ["\x1b", "\x1b@-3\n", "\b\b\b\b\b\b-3\n"])
def test_a_refused_time_is_told_until_its_box_closes(then: str) -> None:
    """Escape, and the time that is taken after it, leave nothing of the one before."""
    refused = typed("@13:37\n")
    assert refused.notice is not None
    assert type_in(refused, then).notice is None
