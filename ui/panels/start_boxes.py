"""Where the parts of the start page stand, for its first frame and the page itself."""

from typing import NamedTuple

_SIDE = 40
_MARGIN = 16
_WIDEST = 1200
_FORM_WIDTH = 452
_GAP = 24
_HEAD = 92
_TALLEST = 676
_FOOT = 36

HEADER = 64
"""Height of the header of either panel."""


class Box(NamedTuple):
    """A rectangle in px."""

    x: int
    y: int
    width: int
    height: int


class StartBoxes(NamedTuple):
    """The four parts of the page."""

    head: Box
    running: Box
    form: Box
    foot: Box


def start_boxes(width: int, height: int) -> StartBoxes:
    """The boxes in a window of that size, centred as one block."""
    across = min(_WIDEST, width - 2 * _SIDE)
    left = (width - across) // 2
    rest = _HEAD + _FOOT + 2 * _GAP
    tall = min(_TALLEST, height - rest - 2 * _MARGIN)
    top = max(_MARGIN, (height - rest - tall) // 2)
    panels = top + _HEAD + _GAP
    beside = across - _FORM_WIDTH - _GAP
    return StartBoxes(
        head=Box(left, top, across, _HEAD),
        running=Box(left, panels, beside, tall),
        form=Box(left + beside + _GAP, panels, _FORM_WIDTH, tall),
        foot=Box(left, panels + tall + _GAP, across, _FOOT),
    )
