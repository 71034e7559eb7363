"""Where the parts of the lock stand in a window of any size."""

from typing import NamedTuple

from ui.panels.start_boxes import Box

_SIDE = 40
_MARGIN = 16
_WIDEST = 1200
_FORM_WIDTH = 452
_GAP, _LOW_GAP = 24, 12
_HEAD, _LOW_HEAD = 128, 56
_TALLEST = 656
_FOOT = 36
_LOW = 800


class LockBoxes(NamedTuple):
    """Head, rooms, form and foot; in a low window all that can be is low."""

    head: Box
    rooms: Box
    form: Box
    foot: Box
    is_low: bool


def lock_boxes(width: int, height: int) -> LockBoxes:
    """All as one block in the middle."""
    is_low = height < _LOW
    across = min(_WIDEST, width - 2 * _SIDE)
    left = (width - across) // 2
    head = _LOW_HEAD if is_low else _HEAD
    gap = _LOW_GAP if is_low else _GAP
    rest = head + _FOOT + 2 * gap
    tall = min(_TALLEST, height - rest - 2 * _MARGIN)
    top = max(_MARGIN, (height - rest - tall) // 2)
    panels = top + head + gap
    beside = across - _FORM_WIDTH - _GAP
    return LockBoxes(
        head=Box(left, top, across, head),
        rooms=Box(left, panels, beside, tall),
        form=Box(left + beside + _GAP, panels, _FORM_WIDTH, tall),
        foot=Box(left, panels + tall + gap, across, _FOOT),
        is_low=is_low,
    )
