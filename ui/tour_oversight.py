"""The way of the tour over the page of oversight, and how a report stands."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt

from ui.tour import Tour


def _look(tour: Tour) -> None:
    """What was left open and unsigned."""
    tour.press(Qt.Key.Key_Escape)
    tour.do("oversight")
    _read(tour)


def _turn_to(name: str, tour: Tour) -> None:
    page = tour.vigil.parts.oversight
    for _ in page.sections.lines:
        if page.section == name:
            return
        tour.press(Qt.Key.Key_Right)


def _read(tour: Tour) -> None:
    """Each turn of the reading is asked for once the one before is answered."""
    while tour.vigil.desks.oversight.is_reading:
        tour.settle()


def _who_viewed(tour: Tour) -> None:
    """Whoever goes through the tour audits as well."""
    _turn_to("Open and unsigned", tour)
    tour.do("who viewed")


def _say_status(tour: Tour) -> None:
    """Of the marked session, to somebody whom no protocol names."""
    _turn_to("Open and unsigned", tour)
    tour.do("report status")
    tour.type("s")
    tour.fill("Federal Institute for Drugs", "R 17", "2026-03-20")


def _confirm(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Return)


def _reported(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Return)
    tour.settle()
    _read(tour)
    _turn_to("Reports", tour)


def _draw(tour: Tour) -> None:
    tour.do("draw sample")
    tour.type("3")
    tour.press(Qt.Key.Key_Tab)
    tour.type("2026 march")
    tour.press(Qt.Key.Key_Return)


def _ask_to_hold(tour: Tour) -> None:
    """The form as whoever keeps the records has it."""
    _turn_to("Kept and held", tour)
    tour.do("place hold")


def _nothing_there(tour: Tour) -> None:
    """Of yesterday there is no session."""
    tour.press(Qt.Key.Key_Escape)
    for _ in range(5):
        tour.do("oversight period")
        _read(tour)
    _turn_to("Drug account", tour)


OVERSIGHT: tuple[tuple[str, Callable[[Tour], None]], ...] = (
    ("oversight", _look),
    ("oversight_drugs", partial(_turn_to, "Drug account")),
    ("oversight_overrides", partial(_turn_to, "Overrides")),
    ("oversight_staff", partial(_turn_to, "Staff and equipment")),
    ("oversight_viewed", _who_viewed),
    ("form_report", _say_status),
    ("form_report_asked", _confirm),
    ("oversight_reports", _reported),
    ("oversight_sample", _draw),
    ("form_hold", _ask_to_hold),
    ("oversight_empty", _nothing_there),
)
"""The names of its pictures, and the way to each."""
