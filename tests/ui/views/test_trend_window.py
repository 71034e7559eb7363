"""Tests of ui.views.trend.window and wishes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import CALM, Chronicle
from tests.ui.views.trend_scene import seen
from ui.views.trend.build import opening_window
from ui.views.trend.window import (
    SPANS,
    WHOLE,
    Reach,
    TrendWindow,
    back_to_now,
    frame_of,
    narrower,
    wider,
)
from ui.views.trend.wishes import WindowWish, window_after, window_showing

ZERO = datetime(2026, 3, 14, 13, 26, tzinfo=UTC)


def reach(now: float, *, first: float = -12, ahead: bool = True) -> Reach:
    return Reach(zero=ZERO, first=first, now=now, counts_from_start=True, ahead=ahead)


@pytest.mark.parametrize(
    ("now", "start", "end"),
    [(0, -15, 75), (41, -15, 75), (55, -15, 75), (55.1, 0, 90), (70.1, 15, 105)],
)
def test_the_window_shifts_by_whole_ticks(now: float, start: int, end: int) -> None:
    """The window stays until less than 20min lie ahead, then moves by one tick."""
    frame = frame_of(TrendWindow(), reach(now))
    assert (frame.start, frame.end) == (start, end)
    assert frame.follows_now


@given(st.floats(-14, 600), st.sampled_from([s for s in SPANS if s != WHOLE]))
def test_now_is_always_shown_with_time_ahead(now: float, span: int) -> None:
    """While the session runs, now and at least 10min ahead are in the window."""
    frame = frame_of(TrendWindow(span), reach(now))
    assert frame.width == span
    assert frame.start <= now <= frame.end - 10


@given(st.floats(0, 300), st.floats(0, 60))
def test_time_never_rescales_the_window(now: float, later: float) -> None:
    """However the time goes on, the width stays."""
    one = frame_of(TrendWindow(), reach(now))
    other = frame_of(TrendWindow(), reach(now + later))
    assert one.width == other.width
    assert other.start >= one.start


def test_a_scrolled_window_stays_where_it_is() -> None:
    """A window scrolled back shows the same stretch while time goes on."""
    window = TrendWindow(90, ZERO - timedelta(minutes=30))
    frames = [frame_of(window, reach(now)) for now in (41, 75, 120)]
    assert {(f.start, f.end) for f in frames} == {(-30, 60)}
    assert not any(f.follows_now for f in frames)


def test_scrolling_ahead_ends_at_now() -> None:
    """A window can't be scrolled beyond the one that follows the time."""
    window = TrendWindow(90, ZERO + timedelta(minutes=500))
    frame = frame_of(window, reach(41))
    assert (frame.start, frame.follows_now) == (-15, True)


def test_a_finished_session_shows_nothing_ahead() -> None:
    """Without anything to come no time ahead is kept free."""
    frame = frame_of(TrendWindow(45), reach(60, ahead=False))
    assert (frame.start, frame.end) == (15, 60)


@pytest.mark.parametrize(
    ("now", "first", "start", "end", "step"),
    [(10, -12, -15, 75, 15), (120, -12, -15, 165, 15), (170, -31, -45, 195, 30)],
)
def test_the_whole_session_grows_by_half_hours(
    now: float, first: float, start: int, end: int, step: int
) -> None:
    """All of a session begins before its first reading and ends after now."""
    frame = frame_of(TrendWindow(WHOLE), reach(now, first=first))
    assert (frame.start, frame.end, frame.step) == (start, end, step)


def test_widths_go_from_narrow_to_whole_and_stop() -> None:
    """Wider and narrower go through all widths and stay at the last."""
    window, seen_spans = TrendWindow(SPANS[0]), [SPANS[0]]
    for _ in SPANS:
        window = wider(window)
        seen_spans.append(window.span)
    assert seen_spans == [45, 90, 120, WHOLE, WHOLE]
    for _ in SPANS:
        window = narrower(window)
    assert window.span == 45


def test_earlier_goes_back_by_a_third() -> None:
    """A wish for earlier scrolls by a third of the width and stops following."""
    chronicle = Chronicle().start()
    view = seen(chronicle, 41)
    window = window_after(view, WindowWish.EARLIER)
    again = seen(chronicle, 41, window)
    assert (again.frame.start, again.frame.follows_now) == (-45, False)
    later = window_after(again, WindowWish.LATER)
    assert seen(chronicle, 41, later).frame.follows_now


def test_later_than_now_there_is_nothing() -> None:
    """Beside now a wish for later changes nothing."""
    view = seen(Chronicle().start(), 41)
    assert window_after(view, WindowWish.LATER) == view.window


def test_back_to_now_follows_again() -> None:
    """Back to now keeps the width and follows the time."""
    assert back_to_now(TrendWindow(45, ZERO)) == TrendWindow(45, None)


def test_a_reading_outside_is_brought_into_the_window() -> None:
    """Showing a minute scrolls only as far as needed, by whole ticks."""
    chronicle = Chronicle().start()
    for minute in (10, 20, 30, 40):
        chronicle.observe(minute, CALM)
    chronicle.infuse(41, "completed")
    view = seen(chronicle, 100)
    assert not view.frame.holds(-14)
    shown = seen(chronicle, 100, window_showing(view, -14))
    assert shown.frame.start == -15
    assert window_showing(shown, 20) == shown.window


def test_a_closed_session_opens_whole() -> None:
    """A closed session is shown whole, an open one around now."""
    chronicle = Chronicle().start()
    assert opening_window(chronicle.session) == TrendWindow(90)
    chronicle.observe(10, CALM)
    chronicle.close(30)
    assert opening_window(chronicle.session) == TrendWindow(WHOLE)
