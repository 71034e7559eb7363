"""Sessions as the live chart sees them, for tests of its views and its painting."""

from decimal import Decimal

from monitor.chart.kinds import Challenge, ObservationsRecorded, Reading
from tests.builders import Chronicle
from ui.views.trend.build import trend_view
from ui.views.trend.lanes import ScaleLane, VitalLane
from ui.views.trend.subject import NO_GHOSTS, Ghosting
from ui.views.trend.view import Column, TrendView
from ui.views.trend.window import TrendWindow


def seen(
    chronicle: Chronicle,
    minute: float,
    window: TrendWindow | None = None,
    ghosts: Ghosting = NO_GHOSTS,
) -> TrendView:
    """The chart so many minutes after the start of the dose."""
    return trend_view(
        chronicle.session,
        chronicle.protocol,
        chronicle.assess(minute),
        window or TrendWindow(),
        ghosts,
    )


def vital(view: TrendView, code: str) -> VitalLane:
    return next(lane for lane in view.vitals if lane.code == code)


def scale(view: TrendView, code: str) -> ScaleLane:
    return next(lane for lane in view.scales if lane.code == code)


def column(view: TrendView, clock: str) -> Column:
    return next(column for column in view.columns if column.clock == clock)


def challenged(challenge: Challenge, **values: int) -> ObservationsRecorded:
    """A partial set whose values were kept after a challenge."""
    readings = tuple(
        Reading(field=field, value=Decimal(value), challenge=challenge)
        for field, value in values.items()
    )
    return ObservationsRecorded(readings=readings)
