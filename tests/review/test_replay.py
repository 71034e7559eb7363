"""The times at which a replay stops."""

from datetime import timedelta

import pytest

from tests.charting.clinic import HIGH, INSIDE, Clinic, observed
from tests.charting.test_earlier import opened_after
from tests.reports.exported import amend, set_at
from tests.review.test_replayed_screen import replay_of


@pytest.fixture
def closed(clinic: Clinic) -> Clinic:
    """An alert by value at 10, one by time at 25, closed at 41, amended at 60."""
    clinic.start()
    clinic.chart(10, HIGH)
    clinic.move_to(25)
    clinic.recorder.tick()
    clinic.chart(31, INSIDE)
    clinic.close(41)
    clinic.move_to(60)
    read = observed("119/72 70 98 14 5 0 1 0", "confirmed")
    amend(clinic, set_at(clinic, 31), read, "slip")
    return clinic


def test_each_act_is_one_moment(closed: Clinic) -> None:
    """A set and the alerts that it raised came together; nothing else does."""
    moments = {m.at: m for m in replay_of(closed).moments}

    by_value, by_time = moments[closed.at(10)], moments[closed.at(25)]
    assert by_value.has_set
    assert by_value.raised
    assert not by_time.has_set
    assert [a.parameter for a in by_time.raised] == ["overdue"]
    assert {e.received_at for e in closed.read.entries} == set(moments)


def test_stepping(closed: Clinic) -> None:
    """By one at a time, from a moment as from between two; nothing beyond the ends."""
    replay = replay_of(closed)
    times = [moment.at for moment in replay.moments]

    assert replay.after(times[3]) == times[4]
    assert replay.after(times[3] - timedelta(microseconds=1)) == times[3]
    assert replay.before(times[3]) == times[2]
    assert replay.before(times[3] + timedelta(microseconds=1)) == times[3]
    assert (replay.before(times[0]), replay.after(times[-1])) == (None, None)
    assert (replay.first, replay.last) == (times[0], closed.at(60))
    assert replay.closed == closed.at(41)


def test_going_from_alert_to_alert(closed: Clinic) -> None:
    replay = replay_of(closed)
    ten, late = closed.at(10), closed.at(25)

    assert replay.alert_after(replay.first) == ten
    assert replay.alert_after(ten) == late
    assert replay.alert_after(late) is None
    assert replay.alert_before(late) == ten
    assert replay.alert_before(ten) is None
    assert replay.raised_at(late)[0].parameter == "overdue"
    assert replay.raised_at(late + timedelta(seconds=1)) == ()


def test_the_screen_is_another_each_second_and_by_each_entry(closed: Clinic) -> None:
    replay = replay_of(closed)
    calm, came = closed.at(20), closed.at(10)

    def parts(milliseconds: int) -> timedelta:
        return timedelta(milliseconds=milliseconds)

    assert not replay.is_other(calm, calm + parts(999))
    assert replay.is_other(calm, calm + parts(1000))
    assert replay.is_other(calm + parts(900), calm + parts(1000))
    assert not replay.is_other(calm + parts(900), calm + parts(999))
    assert replay.is_other(came - parts(1), came)
    assert not replay.is_other(came, came + parts(1))


def test_before_it_was_opened_it_is_as_it_was_opened(closed: Clinic) -> None:
    replay = replay_of(closed)
    assert replay.at(replay.first - timedelta(hours=1)) == replay.at(replay.first)


def test_an_open_session_is_not_closed_yet(clinic: Clinic) -> None:
    clinic.start()
    assert replay_of(clinic).closed is None


def test_a_later_session_is_not_among_the_earlier_ones(closed: Clinic) -> None:
    """Nor is one before it that was opened under another patient."""
    first = closed.session_id
    opened_after(closed, timedelta(hours=72))
    closed.session_id = first

    replay = replay_of(closed)

    assert len(replay.recording.others) == 1
    assert replay.at(replay.last).earlier == ()
