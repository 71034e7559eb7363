"""The words of the baseline band, set where no mark stands."""

from PySide6.QtCore import QRectF

from ui.charts.sheet import Anchor, Sheet, y_of
from ui.charts.track import Track
from ui.theme.fonts import Role

_TALL = 16
_CLEAR = 12
_PITCH = 8


def draw_baseline_label(
    sheet: Sheet, track: Track, words: list[QRectF]
) -> QRectF | None:
    """Ahead of now if that is shown, otherwise in the latest free stretch.

    Other ``words`` of the lane stand there already. Gives where it stands, if it does.
    """
    band = track.lane.baseline
    if band is None:
        return None
    middle = y_of(track.lane, track.box, (band.low + band.high) / 2)
    width = sheet.width(Role.NOTE, band.text)
    taken = [*_taken(sheet, track), *words]
    for x in _candidates(sheet, width):
        area = QRectF(x, middle - _TALL / 2, width, _TALL)
        if track.is_free(area) and not any(area.intersects(one) for one in taken):
            sheet.note(band.text, (x, middle), Anchor.LEFT)
            return area
    return None


def _candidates(sheet: Sheet, width: float) -> list[float]:
    """Places to try: the middle of the time ahead, on to the right, then back."""
    layout = sheet.layout
    last = layout.plot_right - width - _CLEAR
    first = layout.plot_left + _CLEAR
    ahead = max(sheet.x(sheet.view.now) + _CLEAR, first)
    middle = min((ahead + last) / 2, last)
    places: list[float] = []
    if ahead <= last:
        places = [*_between(middle, last), *reversed(_between(ahead, middle))]
    return [*places, *reversed(_between(first, min(ahead, last)))]


def _between(low: float, high: float) -> list[float]:
    return [low + _PITCH * i for i in range(int((high - low) / _PITCH) + 1)]


def _taken(sheet: Sheet, track: Track) -> list[QRectF]:
    """Where the now line and bars of earlier sessions stand."""
    box = track.box
    now = sheet.x(sheet.view.now)
    boxes = [QRectF(now - 4, box.top, 8, box.height)]
    for bar in (p for ghost in track.lane.ghosts for p in ghost.points):
        x, top = sheet.x(bar.minute), y_of(track.lane, box, bar.upper)
        tall = y_of(track.lane, box, bar.lower) - top
        boxes.append(QRectF(x - _CLEAR, top, 2 * _CLEAR, tall))
    return boxes
