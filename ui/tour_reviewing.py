"""The way of the tour to a query about a closed session, and to what is to be seen."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from ui.tour import Tour
from ui.views.trend.focus import Move


def _ask(tour: Tour) -> None:
    """About the whole session, since no line stands in the chart."""
    tour.press(Qt.Key.Key_Escape)
    tour.do("session column")
    tour.do("query")
    tour.type("who brought the patient home")


def _look_at_asked(tour: Tour) -> None:
    """It stands beside the chart, above what has to be seen before co-signing."""
    tour.press(Qt.Key.Key_Return)


def _ask_about_value(tour: Tour) -> None:
    """The line stands at the last set: what it points at is ringed from then on."""
    tour.vigil.parts.live.chart.move_focus(Move.LAST)
    tour.do("query")
    tour.type("read twice")
    tour.press(Qt.Key.Key_Return)


def _type_in_paper(tour: Tour) -> None:
    """What was left of a line before the session was closed goes on there."""
    tour.do("transcribe")
    tour.fill("", "", "k smith rn")


REVIEWING: tuple[tuple[str, Callable[[Tour], None]], ...] = (
    ("form_query", _ask),
    ("session_queries", _look_at_asked),
    ("session_ringed", _ask_about_value),
    ("form_transcribe_closed", _type_in_paper),
)
"""The names of its pictures, and the way to each."""
