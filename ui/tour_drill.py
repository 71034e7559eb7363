"""The way of the tour through the drill: its first card, and what ten sets came to."""

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from monitor.chart.numbers import written
from monitor.simulation.drilling import DrillResult, drill_sets
from monitor.simulation.iv40_session import iv40_script
from monitor.simulation.prelude import ROBIN, prelude_of
from ui.drill import Drill
from ui.drill_book import DrillBook
from ui.tour_rooms import beside, close_rooms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from monitor.chart.kinds import Reading
    from ui.tour import Tour

_ROOM = "Room 1"
_START = 232
"""When the dose starts in the room that is drilled in."""

_SECONDS = (14, 11, 9, 9, 8, 10, 8, 9, 7, 8)
_WRONG = 6
"""The set, from 0, in which the rate is typed one too high."""

_EARLIER = ((9, 13.2, 21.5, 1), (2, 10.4, 19, 0))
"""Days ago, median seconds and keys, errors."""


def begin_drill(tour: "Tour") -> None:
    """The first card, and a pressure that is being typed."""
    _begin(tour, DrillBook(None))
    tour.type("128")


def end_drill(tour: "Tour") -> None:
    if tour.drill is not None:
        tour.drill.stop()
    tour.settle()


def finish_drill(tour: "Tour") -> None:
    """Ten sets as shown but for one rate; what came of earlier drills stands below."""
    close_rooms(tour)
    protocol = tour.stage.protocol
    prelude = prelude_of(ROBIN, Decimal("74.5"), protocol)
    script = iv40_script(prelude, protocol.charting, seed=3)
    tour.play(beside(tour.stage, _ROOM, script, _START), until=_START + 1)
    tour.open_room(_ROOM)
    drill = _begin(tour, _kept(tour.clock.now()))
    sets = drill_sets(len(_EARLIER) + 1, protocol.charting)
    for number, (readings, seconds) in enumerate(zip(sets, _SECONDS, strict=True)):
        tour.pass_seconds(seconds)
        tour.type(" ".join(_typed(readings, int(number == _WRONG))))
        tour.press(Qt.Key.Key_Return)
    drill.go()


def _begin(tour: "Tour", book: DrillBook) -> Drill:
    """Over the session that is shown."""
    tour.drill = Drill(tour.vigil, tour.clock, book)
    tour.drill.offer()
    tour.drill.go()
    tour.settle()
    return tour.drill


def _kept(now: "datetime") -> DrillBook:
    book = DrillBook(None)
    for days, seconds, keys, errors in _EARLIER:
        at = now - timedelta(days=days)
        book.add(
            DrillResult(at=at, median_seconds=seconds, median_keys=keys, errors=errors)
        )
    return book


def _typed(readings: "Iterable[Reading]", slip: int) -> "Iterator[str]":
    """As shown, but for a rate that is higher by that much."""
    for reading in readings:
        if reading.value is not None:
            more = slip if reading.field == "hr" else 0
            yield written(reading.value + more)
