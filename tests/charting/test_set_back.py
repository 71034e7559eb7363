"""The recorder judges by time that passes, where the clock was set back just now."""

from monitor.chart.commands import ClearStart
from tests.charting.clinic import CALM, Clinic
from tests.desk import WEIGHT


def test_a_baseline_grows_old_though_the_clock_does_not(clinic: Clinic) -> None:
    """Read at -14, looked at 20min later, when the clock shows -14 again."""
    clinic.open()
    clinic.chart(-20, WEIGHT)
    clinic.order()
    clinic.chart(-14, CALM)
    clinic.answer_checks()
    clinic.move_to(6)
    clinic.clock.step_wall_to(clinic.at(-14))
    ready = ClearStart(
        id=clinic.mint(), stream_id=clinic.session_id, at=clinic.clock.now()
    )
    assert clinic.refused(ready).why == "there is no baseline set of the last 15min"
