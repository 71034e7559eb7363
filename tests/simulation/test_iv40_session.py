"""A drawn session is a whole one, and the same for the same seed."""

import pytest

from monitor.chart.kinds import EffectRecorded, ObservationsRecorded
from tests.simulation.theatre import Theatre, drawn


def charted(seed: int) -> list[object]:
    read = Theatre(drawn(seed)).play_quickly().read
    return [(e.effective_at, e.recorded_at, e.payload) for e in read.entries]


def test_a_seed_gives_one_session() -> None:
    """Played twice, every entry says the same at the same times."""
    assert charted(7) == charted(7)


def test_another_seed_gives_another() -> None:
    """Two seeds differ in what was observed."""
    assert charted(7) != charted(8)


@pytest.mark.parametrize("seed", range(6))
def test_a_session_is_whole(seed: int) -> None:
    """Nothing is refused; three baseline sets, every slot answered, then closed."""
    read = Theatre(drawn(seed)).play().read

    before = [s for s in read.session.sets if s.observed_at < read.session.opened_at]
    start = read.session.infusion.started_at
    assert start is not None
    baseline = [s for s in read.session.sets if s.observed_at < start]
    assert before == []
    assert len(baseline) == 3
    assert [s.state for s in read.assessment.slots] == ["filled"] * 8
    assert not read.session.is_open
    assert read.session.infusion.ended_at is not None


def test_what_alerts_is_answered() -> None:
    """No medium or high alert is left unacknowledged, and each has an action."""
    for seed in (2, 5, 55):
        alerts = Theatre(drawn(seed)).play().read.assessment.alerts
        urgent = [a for a in alerts if a.priority != "low" and a.parameter != "overdue"]

        assert urgent
        assert [a.key for a in urgent if not a.is_acknowledged] == []
        assert any(a.actions for a in urgent)


def test_a_repeat_measurement_is_taken() -> None:
    """After the action *repeat measurement* a partial set follows."""
    read = Theatre(drawn(55)).play().read
    partial = [
        e.payload
        for e in read.entries
        if isinstance(e.payload, ObservationsRecorded) and len(e.payload.readings) == 5
    ]

    assert partial
    assert read.assessment.rechecks[0].fulfilled_by is not None


def test_the_demo_has_something_to_show() -> None:
    """The seed of the demo brings a medium BP alert and a side effect."""
    read = Theatre(drawn(55)).play_quickly().read

    assert ("bp", "medium") in {
        (a.parameter, a.priority) for a in read.assessment.alerts
    }
    assert any(isinstance(e.payload, EffectRecorded) for e in read.entries)


def test_alerts_stay_the_exception() -> None:
    """Values raise a medium or high alert in at most a fifth of sessions."""
    sessions = [Theatre(drawn(seed)).play_quickly().read for seed in range(40)]
    with_alert = [
        read
        for read in sessions
        if any(
            a.priority != "low" and a.parameter != "overdue"
            for a in read.assessment.alerts
        )
    ]

    assert 0 < len(with_alert) <= 0.2 * len(sessions)
