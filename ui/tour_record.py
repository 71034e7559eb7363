"""The way of the tour to what is told of a session, and to what puts it right."""

from PySide6.QtCore import Qt

from ui.tour import Tour


def hide_name(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("privacy")


def show_series(tour: Tour) -> None:
    tour.do("privacy")
    tour.do("series")


def correct_patient(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("patient")


def move_chart(tour: Tour) -> None:
    """The chart was found to be on the wrong patient."""
    tour.press(Qt.Key.Key_Escape)
    tour.do("reattribute")


def list_scales(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("score")


def score_dissociation(tour: Tour) -> None:
    """CADSS with its subscores."""
    tour.type("c")


RECORD = (
    ("live_private", hide_name),
    ("series", show_series),
    ("form_patient", correct_patient),
    ("form_reattribute", move_chart),
    ("form_scales", list_scales),
    ("form_cadss", score_dissociation),
)
"""The names of its pictures, and the way to each."""
