"""The way of the tour through an opening: order, second check, a start that is held."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt

from monitor.chart.kinds import (
    Allergies,
    OxygenRecorded,
    PatientDetails,
    WeightRecorded,
)
from monitor.simulation.checks import checks_met
from ui.tour_rooms import beside, close_rooms
from ui.tour_scripts import charted, observed, script_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from monitor.simulation.script import Deed
    from monitor.simulation.staging import Stage
    from ui.tour import Tour

_HELD, _ORAL = "Room 2", "Room 3"
_START, _ORAL_START = 210, 228
"""When each dose would start, in minutes of the session before them."""

_BY_NAME = PatientDetails(
    identifier="K-004 117",
    family="Featherstonehaugh-Mbeki",
    given="Alexandrina Josephine",
    born=date(1957, 11, 30),
    sex="female",
    allergies=Allergies(state="known", items=("penicillin", "latex")),
)
_BY_MOUTH = PatientDetails(
    identifier="K-004 118",
    family="Sørensen",
    given="Aage",
    born=date(1990, 1, 8),
    sex="male",
    allergies=Allergies(state="none known"),
)
_SETS = (
    (-14, "166/102 82 97 15 5 0 2 0"),
    (-9, "168/104 84 97 15 5 0 2 0"),
    (-4, "164/100 80 97 15 5 0 2 0"),
)


def held_start(tour: "Tour") -> "Stage":
    """Every check is met, and the pressure stays above what the dose may start at."""
    at = tour.stage.moment(_START - 3)
    script = script_of(_BY_NAME, _held(tour, at))
    return beside(tour.stage, _HELD, script, _START)


def oral(tour: "Tour") -> "Stage":
    """Only opened yet; its dose is one by mouth."""
    stage = beside(tour.stage, _ORAL, script_of(_BY_MOUTH, ()), _ORAL_START)
    return replace(stage, protocol=tour.protocol("po_sl"))


def _held(tour: "Tour", at: "datetime") -> "Iterator[tuple[float, Deed]]":
    weight = WeightRecorded(kg=Decimal("81.6"), typed="81.6", typed_unit="kg")
    yield from charted(-19, weight)
    yield from charted(-15, OxygenRecorded(litres_per_minute=None))
    for minute, line in _SETS:
        yield observed(minute, line)
    yield from charted(-3, *checks_met(tour.stage.protocol, "start", at))


def check_dose(tour: "Tour") -> None:
    """Ordered, and the lot charted; a second person types what they came to."""
    close_rooms(tour)
    tour.play(held_start(tour), until=_START - 18)
    tour.open_room(_HELD)
    tour.press(Qt.Key.Key_Tab)
    tour.fill("", "40.8", "Dr Meyer", "50", "50", "50", "40")
    tour.press(Qt.Key.Key_Return)
    tour.fill("23LK", "01-2027")
    tour.press(Qt.Key.Key_Return)
    tour.fill("S. Lindqvist RN", "40.8", "6")


def differ(tour: "Tour") -> None:
    """Two figures were swapped by the second person."""
    tour.type("2.1")
    tour.press(Qt.Key.Key_Return)


def hold(tour: "Tour") -> None:
    """They agree by now, and three sets are charted."""
    tour.press(Qt.Key.Key_Tab)
    tour.type("61.2")
    tour.press(Qt.Key.Key_Return)
    tour.play(held_start(tour), until=_START - 2)
    tour.vigil.parts.opening.focus("gate:bp")


def override_hold(tour: "Tour") -> None:
    tour.type("o")
    tour.fill("Dr Meyer", "known, seen by me")


def overridden(tour: "Tour") -> None:
    tour.press(Qt.Key.Key_Return)


def order_by_mouth(tour: "Tour") -> None:
    """The order is being typed."""
    tour.play(oral(tour), until=_ORAL_START - 18)
    tour.open_room(_ORAL)
    tour.fill("70", "100", "po", "Dr M")


HELD = (
    ("new_session_second_check", check_dose),
    ("new_session_check_differs", differ),
    ("new_session_held", hold),
    ("new_session_hold_override", override_hold),
    ("new_session_overridden", overridden),
    ("new_session_oral", order_by_mouth),
)
"""The names of its pictures, and the way to each."""
