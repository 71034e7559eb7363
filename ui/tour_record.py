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


def type_in_paper(tour: Tour) -> None:
    """A line of a sheet that was kept while the workstation was down."""
    tour.press(Qt.Key.Key_Escape)
    tour.do("transcribe")
    tour.fill("14:25", "128/78 76 98 14 5 2")


RECORD = (
    ("live_private", hide_name),
    ("series", show_series),
    ("form_patient", correct_patient),
    ("form_reattribute", move_chart),
    ("form_transcribe", type_in_paper),
    ("form_scales", list_scales),
    ("form_cadss", score_dissociation),
)
"""The names of its pictures, and the way to each."""
