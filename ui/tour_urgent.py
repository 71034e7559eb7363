"""The way of the tour to a high alert that nobody answers, and to a held start."""

from PySide6.QtCore import Qt

from ui.tour import Tour
from ui.tour_alerts import drop_set


def chart_a_high_pressure(tour: Tour) -> None:
    tour.vigil.desks.taking.is_needed = False
    tour.vigil.bedside.name_nurse(tour.stage.actor.name)
    tour.do("room 2")
    drop_set(tour)
    tour.do("set")
    tour.type("205112889714540010")
    tour.press(Qt.Key.Key_Return, 2)


def leave_it_unanswered(tour: Tour) -> None:
    """It is told in the other rooms, then to the named contact."""
    tour.pass_seconds(70)
    tour.pass_seconds(120)


def hold_the_start(tour: Tour) -> None:
    """A baseline beyond the limits for a start asks for repeats."""
    tour.do("room 4")
    tour.do("set")
    tour.type("1661027098145010")
    tour.press(Qt.Key.Key_Return, 2)


URGENT = (
    ("live_high", chart_a_high_pressure),
    ("live_unanswered", leave_it_unanswered),
    ("new_session_held", hold_the_start),
)
"""The names of its pictures, and the way to each."""
