"""The way of the tour to a high alert that nobody answers."""

from PySide6.QtCore import Qt

from ui.tour import Tour


def chart_a_high_pressure(tour: Tour) -> None:
    """What was left half typed is dropped, and the nurse before charts again."""
    tour.type("d")
    tour.press(Qt.Key.Key_Return)
    tour.vigil.desks.taking.is_needed = False
    tour.vigil.bedside.name_nurse(tour.stage.actor.name)
    tour.open_room("Room 2")
    tour.do("set")
    tour.type("2051128897145400")
    tour.press(Qt.Key.Key_Return)


def leave_it_unanswered(tour: Tour) -> None:
    """It is told in the other rooms, then to the named contact."""
    tour.pass_seconds(70)
    tour.pass_seconds(120)


URGENT = (
    ("live_high", chart_a_high_pressure),
    ("live_unanswered", leave_it_unanswered),
)
"""The names of its pictures, and the way to each."""
