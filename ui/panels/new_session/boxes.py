"""Where the sections of the page stand: side by side, or folded to their headers."""

from typing import NamedTuple

from ui.panels.new_session.section import FOLDED

_MARGIN = 16
_TOP, _BOTTOM = 8, 8
_BESIDE, _BETWEEN = 12, 8
_BAR = 60
_PATIENT, _BASELINE = 188, 266
_SHORTEST = 940
"""Height, px, from which every section has room to be open at once."""


class Box(NamedTuple):
    """A rectangle in px; ``is_folded`` where only the header shows."""

    x: int
    y: int
    width: int
    height: int
    is_folded: bool = False


class PageBoxes(NamedTuple):
    """The four sections in order, and the bar."""

    sections: tuple[Box, ...]
    bar: Box


def is_folding(height: int) -> bool:
    return height < _SHORTEST


def page_boxes(width: int, height: int, current: int, *, is_open: bool) -> PageBoxes:
    """The boxes on a page of that size; ``current`` is the section in use.

    Until the session is open, the patient takes the room of the dose.
    """
    if is_folding(height):
        return _folding(width, height, current)
    return _side_by_side(width, height, is_open=is_open)


def _side_by_side(width: int, height: int, *, is_open: bool) -> PageBoxes:
    across = width - 2 * _MARGIN
    left = (across - _BESIDE) * 932 // 1876
    right = across - _BESIDE - left
    bar_top = height - _BOTTOM - _BAR
    base_top = bar_top - _BETWEEN - _BASELINE
    upper = base_top - _BETWEEN - _TOP
    patient = _PATIENT if is_open else upper - _BETWEEN - FOLDED
    dose_top = _TOP + patient + _BETWEEN
    return PageBoxes(
        sections=(
            Box(_MARGIN, _TOP, left, patient),
            Box(_MARGIN, dose_top, left, _TOP + upper - dose_top, not is_open),
            Box(_MARGIN + left + _BESIDE, _TOP, right, upper),
            Box(_MARGIN, base_top, across, _BASELINE),
        ),
        bar=Box(_MARGIN, bar_top, across, _BAR),
    )


def _folding(width: int, height: int, current: int) -> PageBoxes:
    across = width - 2 * _MARGIN
    bar_top = height - _BOTTOM - _BAR
    folded = 3 * (FOLDED + _BETWEEN)
    tall = bar_top - _BETWEEN - _BETWEEN - folded
    boxes = []
    top = _BETWEEN
    for place in range(4):
        high = tall if place == current else FOLDED
        boxes.append(Box(_MARGIN, top, across, high, place != current))
        top += high + _BETWEEN
    bar = Box(_MARGIN, bar_top, across, _BAR)
    return PageBoxes(sections=tuple(boxes), bar=bar)
