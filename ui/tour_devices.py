"""The way of the tour to nasal devices: one being given, and the last one given."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt

from monitor.chart.kinds import (
    Allergies,
    DevicesOrdered,
    DoseDoubtful,
    DoseGiven,
    OxygenRecorded,
    PatientDetails,
    WeightRecorded,
)
from monitor.simulation.script import ClearForStart
from ui.tour_drill import end_drill
from ui.tour_rooms import beside, close_rooms
from ui.tour_scripts import charted, observed, script_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.simulation.script import Deed
    from monitor.simulation.staging import Stage
    from ui.tour import Tour

ROOM = "Room 5"
_START = 260
"""When the first device is given, in minutes of the session before it."""

_PATIENT = PatientDetails(
    identifier="K-004 120",
    family="Moretti",
    given="Chiara",
    born=date(1979, 6, 5),
    sex="female",
    allergies=Allergies(state="none known"),
)
_ORDER = DevicesOrdered(
    drug="esketamine",
    route="intranasal",
    ordered_by="Dr Meyer",
    mg_per_device=Decimal(28),
    devices=3,
    mg=Decimal(84),
)
_SETS = (
    (-12, "124/78 72 98 14 5 0 1 0"),
    (-7, "122/76 70 98 14 5 0 1 0"),
    (20, "141/88 80 97 14 5 4 2 0"),
    (40, "148/92 82 97 15 5 6 1 1"),
    (70, "138/86 76 98 14 5 3 1 0"),
    (100, "128/80 72 98 14 5 1 0 0"),
)
_LOST = DoseDoubtful(cause="partly lost", at_most_mg=Decimal("46.4"))


def devices(tour: "Tour") -> "Stage":
    """Three devices; part of the second was lost."""
    stage = beside(tour.stage, ROOM, script_of(_PATIENT, _told()), _START)
    return replace(stage, protocol=tour.protocol("in_esketamine"))


def _told() -> "Iterator[tuple[float, Deed]]":
    weight = WeightRecorded(kg=Decimal(62), typed="62", typed_unit="kg")
    yield from charted(-16, weight)
    yield from charted(-15, _ORDER)
    yield from charted(-13, OxygenRecorded(litres_per_minute=None))
    yield (-0.5, ClearForStart())
    for number, minute in enumerate((0, 5, 11), start=1):
        mg = _ORDER.mg_per_device
        given = DoseGiven(drug=_ORDER.drug, mg=mg, route=_ORDER.route, device=number)
        yield from charted(minute, given)
    yield from charted(6, _LOST)
    for minute, line in _SETS:
        yield observed(minute, line)


def give_device(tour: "Tour") -> None:
    """The form of the third, while two are given."""
    end_drill(tour)
    close_rooms(tour)
    tour.play(devices(tour), until=_START + 10.5)
    tour.open_room(ROOM)
    tour.do("infusion")


def look_at_devices(tour: "Tour") -> None:
    """The third is given, and the set at 40 minutes is charted."""
    tour.press(Qt.Key.Key_Escape)
    tour.play(devices(tour), until=_START + 43)


DEVICES = (
    ("form_device", give_device),
    ("live_intranasal", look_at_devices),
)
"""The names of its pictures, and the way to each."""
