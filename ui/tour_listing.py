"""The way of the tour over the list: what is sought, its chart, nothing, and many."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import Qt

from monitor.chart.kinds import PatientDetails
from monitor.charting.review_list import ReviewRow, Sought
from ui import questions
from ui.pages.review_page import FACETS_FROM, PREVIEW_FROM
from ui.tour import Tour
from ui.views.review_list.page import Listed, review_list_view

_SPACE = UUID("0f6c3b52-7f0e-4c1b-9d62-4b4a1d0c9e77")
_DAY_MS = 24 * 3_600_000
_MANY = 100
_COUNTED = 4
"""So often there is something to wait for until all views are counted, and to spare."""
_NAMES = (
    ("Halvorsen", "Ingrid"),
    ("Featherstonehaugh-Wolfeschlegelsteinhausen-Cholmondeley-Marj", "Maximiliane"),
    ("Ito", "Kenji"),
    ("\u05db\u05d4\u05df", "\u05e0\u05d5\u05e2\u05d4"),
    ("\u0627\u0644\u062d\u062f\u0627\u062f", "\u0644\u064a\u0644\u0649"),
    ("\u4f0a\u85e4", "\u5065\u53f8"),
)
"""One is cut, two run from the right, and no font here has the letters of the last."""


def _seek(tour: Tour) -> None:
    """By an alert, with what else there is at its side."""
    tour.do("find")
    tour.type("alert:high")
    _swap_facets(tour)


def _preview(tour: Tour) -> None:
    """The chart of the one that is marked, below the list."""
    _swap_facets(tour)
    _swap_preview(tour)
    tour.vigil.desks.list.show_marked()
    tour.settle()


def _swap_facets(tour: Tour) -> None:
    """Where there is room they are there anyway."""
    page = tour.vigil.parts.sessions
    if page.width() < FACETS_FROM:
        page.swap_facets()
        tour.settle()


def _swap_preview(tour: Tour) -> None:
    """Where there is room it is there anyway."""
    if tour.vigil.parts.sessions.height() < PREVIEW_FROM:
        tour.do("preview")


def _find_nothing(tour: Tour) -> None:
    """From here on the list is told again what there is."""
    tour.vigil.store.blockSignals(False)  # noqa: FBT003 - Qt has no name for it
    tour.do("find")
    tour.type("room:9")


def _list_many(tour: Tour) -> None:
    """On the page alone, which hears of no tick meanwhile: nobody charts so many."""
    _swap_preview(tour)
    tour.press(Qt.Key.Key_Escape)
    for _ in range(_COUNTED):
        tour.settle()
    rows = tour.ask(partial(questions.reviewed, Sought(), None))
    now, zone = tour.clock.now(), ZoneInfo(tour.vigil.store.snapshot.zone)
    today = now.astimezone(zone).date()
    counts = tour.ask(partial(questions.review_counts, Sought(), today))
    listed = Listed(
        now=now,
        today=today,
        counts=None if counts is None else replace(counts, total=_MANY, found=_MANY),
        rows=tuple(_many([row for row in rows if not row.is_open])),
        has_more=True,
    )
    tour.vigil.store.blockSignals(True)  # noqa: FBT003 - Qt has no name for it
    tour.vigil.parts.sessions.display(review_list_view(listed))
    tour.settle()


def _many(rows: list[ReviewRow]) -> Iterator[ReviewRow]:
    """A session a day, of as many patients, one of them with a name that is cut."""
    for number, row in enumerate(islice(cycle(rows), _MANY)):
        family, given = _NAMES[number % len(_NAMES)]
        details = replace(
            msgspec.json.decode(row.details or b"", type=PatientDetails),
            identifier=f"K-004 {number:03}",
            family=family,
            given=given,
        )
        yield row._replace(
            session=uuid5(_SPACE, str(number)).bytes,
            number=_MANY - number,
            opened_ms=rows[0].opened_ms - number * _DAY_MS,
            details=msgspec.json.encode(details),
        )


LISTING: tuple[tuple[str, Callable[[Tour], None]], ...] = (
    ("sessions_filtered", _seek),
    ("sessions_preview", _preview),
    ("sessions_crowded", _list_many),
    ("sessions_none", _find_nothing),
)
"""The names of its pictures, and the way to each."""
