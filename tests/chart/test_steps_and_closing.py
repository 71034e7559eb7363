"""Steps of the infusion that build upon each other, and the closing after the last."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import InfusionRecorded, SessionClosed
from tests.desk import Desk
from tests.refused import why

RATE = Decimal("51.3")


def running(desk: Desk) -> Desk:
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    return desk


def test_start_that_later_steps_build_upon_is_not_struck_out(desk: Desk) -> None:
    """The last step can go, then the one before it."""
    running(desk)
    desk.chart(10, InfusionRecorded(step="paused"))
    started, paused = (
        f.id for f in desk.session.facts if isinstance(f.payload, InfusionRecorded)
    )
    assert "builds upon it" in why(desk.retract(11, started, "slip"))
    assert desk.retract(12, paused, "slip") is None
    assert desk.retract(13, started, "slip") is None


class TestClosing:
    """Closing asks for the end of the infusion and for times that can be."""

    def closing(self, desk: Desk, ready: int, left: int) -> SessionClosed:
        return SessionClosed(ready_at=desk.at(ready), left_at=desk.at(left))

    def test_running_infusion_keeps_it_open(self, desk: Desk) -> None:
        """While the infusion is charted as running the session stays open."""
        running(desk)
        assert "not ended" in why(desk.chart(50, self.closing(desk, 45, 50)))
        desk.chart(51, InfusionRecorded(step="completed"))
        assert desk.chart(52, self.closing(desk, 51, 52)) is None
        assert desk.session.closed_at == desk.at(52)

    @pytest.mark.parametrize(
        ("ready", "left", "possible"),
        [(5, 5, True), (6, 5, False), (5, 10, True), (5, 11, False)],
    )
    def test_ready_then_left_then_now(
        self, desk: Desk, ready: int, left: int, possible: bool
    ) -> None:
        """Ready is not after left, and left is not in the future."""
        assert (desk.chart(10, self.closing(desk, ready, left)) is None) == possible
