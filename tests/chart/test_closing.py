"""The times of the end: ready after opening and infusion, left after ready."""

from datetime import timedelta

import pytest

from monitor.chart.kinds import InfusionRecorded, SessionClosed
from monitor.chart.refusals import Refusal
from tests.chart.test_infusion import RATE
from tests.desk import Desk


def close(desk: Desk, ready: float, left: float, minute: float) -> Refusal | None:
    closing = SessionClosed(ready_at=desk.at(ready), left_at=desk.at(left))
    return desk.chart(minute, closing)


@pytest.mark.parametrize(
    ("ready", "is_refused"), [(-31, True), (-30, False), (-29, False)]
)
def test_ready_before_the_opening_is_refused(
    desk: Desk, ready: float, is_refused: bool
) -> None:
    """Nobody is ready before the session was opened; at that minute it can be."""
    refusal = close(desk, ready, 5, 5)
    assert (refusal is not None) is is_refused
    if refusal is not None:
        assert refusal.field == "ready"
        assert "the session was opened at 12:56" in refusal.sentence


@pytest.mark.parametrize(("ready", "refused"), [(39, True), (40, False), (41, False)])
def test_ready_before_the_end_of_the_infusion_is_refused(
    desk: Desk, ready: float, refused: bool
) -> None:
    """It ended at 14:06:30, which is typed as 14:06."""
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    desk.chart(40.5, InfusionRecorded(step="completed"))
    refusal = close(desk, ready, 60, 60)
    assert (refusal is not None) is refused
    if refusal is not None:
        assert refusal.field == "ready"
        assert "the infusion ended at 14:06" in refusal.sentence


def test_opening_counts_by_its_minute() -> None:
    """A session opened at 12:56:30 has a patient ready at 12:56."""
    desk = Desk()
    desk.now += timedelta(seconds=30)
    desk.open()
    assert close(desk, -30, -29, -29) is None


@pytest.mark.parametrize(("left", "is_refused"), [(60, False), (61, True)])
def test_left_after_the_closing_is_refused(
    desk: Desk, left: float, is_refused: bool
) -> None:
    """At its own field."""
    refusal = close(desk, 50, left, 60)
    assert (refusal is not None) is is_refused
    assert refusal is None or refusal.field == "left"
