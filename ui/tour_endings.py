"""The way of the tour through the ways in which a session can end."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt

from ui.tour import Tour

_ENDINGS = (
    ("form_against_advice", "g"),
    ("form_transferred", "t"),
    ("form_admitted", "a"),
    ("form_left_unseen", "u"),
    ("form_died", "x"),
    ("form_close", "d"),
)


def _end(letter: str, tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.type(letter)


ENDINGS: tuple[tuple[str, Callable[[Tour], None]], ...] = tuple(
    (name, partial(_end, letter)) for name, letter in _ENDINGS
)
"""The names of its pictures, and the way to each."""
