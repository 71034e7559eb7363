"""Earlier sessions, pale behind the readings of today."""

from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor

from ui.charts.sheet import Sheet, y_of
from ui.charts.track import Track
from ui.views.trend.lanes import Ghost

_BARS = (10.0, 4.0, 2.0)
"""How wide a pressure of the last session is, and of those before it, px."""

_LINE = 2.0


def draw_ghosts(sheet: Sheet, track: Track) -> None:
    """The oldest first, so that the last session lies on top."""
    for ghost in reversed(track.lane.ghosts):
        if track.lane.symbol == "double T":
            _draw_bars(sheet, track, ghost)
        else:
            _draw_line(sheet, track, ghost)


def _draw_bars(sheet: Sheet, track: Track, ghost: Ghost) -> None:
    """Pressures are never joined."""
    lane, box, wide = track.lane, track.box, _BARS[min(ghost.age, len(_BARS) - 1)]
    for point in ghost.points:
        if sheet.shows(point.minute):
            left = round(sheet.x(point.minute)) - wide / 2
            top = y_of(lane, box, point.upper)
            tall = y_of(lane, box, point.lower) - top
            area = QRectF(left, top, wide, tall)
            sheet.painter.fillRect(area, sheet.colours.ghost)


def _draw_line(sheet: Sheet, track: Track, ghost: Ghost) -> None:
    lane, box = track.lane, track.box
    places = [(sheet.x(p.minute), y_of(lane, box, p.upper)) for p in ghost.points]
    lines = [QLineF(x, y, *after) for (x, y), after in pairwise(places)]
    with sheet.clipped():
        if lines:
            sheet.stroke(_ink(sheet), _LINE if not ghost.age else 1, *lines)
        for (x, y), point in zip(places, ghost.points, strict=True):
            if sheet.shows(point.minute) and not ghost.age:
                sheet.painter.fillRect(QRectF(x - 3, y - 3, 6, 6), _ink(sheet))


def _ink(sheet: Sheet) -> QColor:
    return sheet.colours.ghost
