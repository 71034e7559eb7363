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
    tour.press(Qt.Key.Key_Escape)
    tour.do("set")
    tour.type("2051128897145400")
    tour.press(Qt.Key.Key_Return)
    # Oxygen was stamped in the emergency: what flows now is asked first.
    tour.type("6")
    tour.press(Qt.Key.Key_Return)
    tour.pass_seconds(1)
    card = tour.vigil.screens.card
    if card is None or card.priority != "high":
        message = "No high alert is on the screen of the tour."
        raise LookupError(message)


def leave_it_unanswered(tour: Tour) -> None:
    """It is told in the other rooms, then to the named contact."""
    tour.pass_seconds(70)
    tour.pass_seconds(120)


URGENT = (
    ("live_high", chart_a_high_pressure),
    ("live_unanswered", leave_it_unanswered),
)
"""The names of its pictures, and the way to each."""
