"""The way of the tour to events by one key, and through an emergency."""

from PySide6.QtCore import Qt

from ui.tour import Tour


def chart_by_one_key(tour: Tour) -> None:
    """A set half typed, and the drip has run beside the vein."""
    tour.do("room 2")
    tour.type("11872")
    tour.do("quick I")


def run_an_emergency(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("emergency")
    tour.type("2")
    for letter in "cob":
        tour.pass_seconds(25)
        tour.type(letter)


def ask_for_the_room(tour: Tour) -> None:
    """From the page where nobody has signed in, with several rooms open."""
    tour.type("er")
    tour.do("nurse")
    tour.do("emergency")


def end_on_the_board(tour: Tour) -> None:
    tour.type("3")
    tour.press(Qt.Key.Key_Escape)
    tour.vigil.parts.start.start_requested.emit(tour.stage.actor.name)
    tour.settle()


EMERGENCY = (
    ("quick_event", chart_by_one_key),
    ("emergency", run_an_emergency),
    ("emergency_room", ask_for_the_room),
    ("emergency_board", end_on_the_board),
)
"""The names of its pictures, and the way to each."""
