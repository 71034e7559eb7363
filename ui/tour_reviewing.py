"""The way of the tour to a query about a closed session, and to what is to be seen."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from ui.tour import Tour


def _ask(tour: Tour) -> None:
    """About the whole session, since no line stands in the chart."""
    tour.do("query")
    tour.type("who brought the patient home")


def _look_at_asked(tour: Tour) -> None:
    """It stands beside the chart, above what has to be seen before co-signing."""
    tour.press(Qt.Key.Key_Return)


REVIEWING: tuple[tuple[str, Callable[[Tour], None]], ...] = (
    ("form_query", _ask),
    ("session_queries", _look_at_asked),
)
"""The names of its pictures, and the way to each."""
