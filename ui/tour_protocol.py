"""The way of the tour through a protocol in words, and through its approval."""

from PySide6.QtCore import Qt

from ui.tour import Tour


def read_protocol(tour: Tour) -> None:
    """The rules, on the first of medium priority, with its card below."""
    tour.do("protocol")
    tour.type("4")
    tour.press(Qt.Key.Key_Down, 7)


def approve_protocol(tour: Tour) -> None:
    tour.type("aDr Meyer")


def take_approval_back(tour: Tour) -> None:
    """It was approved, and stays so: the form is only filled in."""
    tour.press(Qt.Key.Key_Tab)
    tour.fill("iv40", "committee of 12 March")
    tour.press(Qt.Key.Key_Return)
    tour.type("w")
    tour.fill("Dr Meyer", "iv40", "approved in error")


def look_at_diagnostics(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("diagnostics")
    tour.vigil.desks.diagnostics.finish()
    tour.settle()


PROTOCOL = (
    ("protocol", read_protocol),
    ("form_approve", approve_protocol),
    ("form_withdraw", take_approval_back),
    ("diagnostics", look_at_diagnostics),
)
"""The names of its pictures, and the way to each."""
