"""The words of a chart without readings, where they cover nothing else."""

from collections.abc import Iterable, Iterator
from itertools import product

from PySide6.QtCore import QRectF

from ui.charts.layout import LaneBox
from ui.charts.sheet import Lettering, Sheet
from ui.theme.fonts import Role

_TALL = 16
_CLEAR = 6
_PITCH = 8


def draw_empty_words(sheet: Sheet, box: LaneBox, words: Iterable[QRectF]) -> None:
    """In that lane, clear of its other ``words`` and of the line of now.

    Only the first sentence where the whole has no room, and nothing without room.
    """
    area = place_empty_words(sheet, box, list(words))
    if area is not None:
        text, place = area
        ink = Lettering(Role.BODY, sheet.colours.text_secondary)
        sheet.write(text, (place.left(), place.center().y()), ink)


def place_empty_words(
    sheet: Sheet, box: LaneBox, words: list[QRectF]
) -> tuple[str, QRectF] | None:
    whole = sheet.view.empty_words
    first = whole.partition(". ")[0]
    now = sheet.x(sheet.view.now)
    taken = [*words, QRectF(now - 1, box.top, 2, box.height)]
    middles = ((box.top + box.floor) / 2, box.bottom - _TALL / 2)
    for text in (whole, first):
        width = sheet.width(Role.BODY, text)
        for left, middle in product(_lefts(sheet, width), middles):
            area = QRectF(left, middle - _TALL / 2, width, _TALL)
            clear = area.adjusted(-_CLEAR, 0, _CLEAR, 0)
            if not any(clear.intersects(one) for one in taken):
                return text, area
    return None


def _lefts(sheet: Sheet, width: float) -> Iterator[float]:
    """From the middle of the plot outwards, to both sides in turn."""
    layout = sheet.layout
    first, last = layout.plot_left + _CLEAR, layout.plot_right - _CLEAR - width
    middle = (layout.plot_left + layout.plot_right - width) / 2
    for aside in range(0, round(max(last - first, 0)) + _PITCH, _PITCH):
        yield from (
            at for at in (middle + aside, middle - aside) if first <= at <= last
        )
