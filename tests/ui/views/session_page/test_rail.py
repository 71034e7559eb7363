"""The rail: when something came, and which moment is shown."""

from datetime import timedelta

import pytest

from monitor.charting.reads import SessionRead
from tests.charting.clinic import CALM, HIGH, Clinic, observed
from tests.review.test_replayed_screen import replay_of
from ui.views.live import Looking, live_view
from ui.views.session_page.page import replayed_view
from ui.views.session_page.rail import (
    AS_KNOWN_NOW,
    NOT_KEPT,
    Playing,
    rail_view,
    time_at,
)
from ui.views.trend.view import TrendView
from ui.views.trend.window import WHOLE, TrendWindow

WINDOW = Looking(window=TrendWindow(WHOLE))


@pytest.fixture
def closed(clinic: Clinic) -> Clinic:
    """Baseline sets, an alert at 10, a set of 12 that was charted at 20, closed."""
    clinic.start()
    clinic.chart(10, HIGH)
    clinic.move_to(20)
    clinic.charted(clinic.fact(observed(CALM, "confirmed"), minute=12))
    clinic.close(41)
    return clinic


def whole(read: SessionRead) -> TrendView:
    return live_view(read, WINDOW).trend


def replayed(clinic: Clinic, minute: float) -> TrendView:
    playing = at(clinic, minute)
    return replayed_view(playing, WINDOW, whole(clinic.read)).trend


def at(clinic: Clinic, minute: float) -> Playing:
    moment = clinic.at(minute)
    return Playing(at=moment, then=replay_of(clinic).at(moment))


def test_ticks_stand_where_the_sets_came(closed: Clinic) -> None:
    """Not where they were observed: that is what the chart shows."""
    rail = rail_view(closed.read, whole(closed.read), AS_KNOWN_NOW)
    assert list(rail.sets) == [-14, -9, -4, 10, 20]
    assert {a.minute for a in rail.alerts if a.priority == "high"} == {10}
    assert (rail.heading, rail.clock) == ("As known now", "Whole session")
    assert rail.thumb == 41


def test_the_axis_stands_still(closed: Clinic) -> None:
    """Before the dose the screen counted otherwise; each place is the same time."""
    read, known = closed.read, whole(closed.read)
    for minute in (-12, 5, 40):
        then = replayed(closed, minute)
        rail = rail_view(read, then, at(closed, minute))
        assert time_at(read, then, rail.start) == time_at(read, known, -15)
        assert rail.end - rail.start == known.frame.width
        assert time_at(read, then, rail.thumb) == closed.at(minute)
        assert [time_at(read, then, m) for m in rail.sets[:2]] == [
            closed.at(-14),
            closed.at(-9),
        ]


def test_what_is_told_of_the_moment(closed: Clinic) -> None:
    then = replayed(closed, 15)
    rail = rail_view(closed.read, then, at(closed, 15))
    assert (rail.heading, rail.clock, rail.since) == ("As of", "13:41", "15min in")
    assert rail.hint == f"{NOT_KEPT} Limits as then: iv40 v1, not approved."
    assert then.hidden == "Not known at 13:41, hidden in replay"
    early = rail_view(closed.read, replayed(closed, -12), at(closed, -12))
    assert early.since == "12min before start"


def test_after_it_was_closed_nothing_is_hidden(closed: Clinic) -> None:
    then = replayed(closed, 41)
    assert then.hidden == ""
    assert then.now_text == "closed"


def test_no_place_lies_beyond_the_closing(closed: Clinic) -> None:
    read, known = closed.read, whole(closed.read)
    assert time_at(read, known, 40) == closed.at(40)
    assert time_at(read, known, 42) == closed.at(41)


def test_a_moment_of_another_day_has_its_day(closed: Clinic) -> None:
    later = closed.at(41) + timedelta(days=2)
    playing = Playing(at=later, then=replay_of(closed).at(later))
    rail = rail_view(closed.read, whole(closed.read), playing)
    assert rail.clock == "16-Mar-2026 14:07"
