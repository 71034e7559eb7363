"""Where panels lie over a page: whatever is open, banner and alert stay in sight."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from ui.panels.footer_bar import GAP_ABOVE
from ui.theme.tokens import HEIGHT_BANNER, HEIGHT_FOOTER, HEIGHT_TOP_BAR, PAGE_MARGIN

_PALETTE_WIDTH = 640
_PALETTE_TOP = 104
_MARGIN = 48
_BESIDE_ALERT = 8
_SHEET_WIDTH = 1184


def rect_in(over: QWidget, inner: QWidget) -> QRect:
    """Where that widget is shown, in the other's px; empty where it is not."""
    if not inner.isVisible():
        return QRect()
    return QRect(inner.mapTo(over, QPoint(0, 0)), inner.size())


def free_of(whole: QRect, alert: QRect) -> QRect:
    """Where a panel hides neither the banner nor the alert, above or below the page."""
    free = whole.adjusted(0, HEIGHT_TOP_BAR + HEIGHT_BANNER + _BESIDE_ALERT, 0, 0)
    if alert.center().y() > whole.center().y():
        free.setBottom(alert.top() - 1 - _BESIDE_ALERT)
    elif not alert.isEmpty():
        free.setTop(alert.bottom() + 1 + _BESIDE_ALERT)
    return free


def of_palette(whole: QRect, free: QRect, hint: int) -> QRect:
    """As tall as its rows, which is ``hint``, where there is room for them."""
    left = (whole.width() - _PALETTE_WIDTH) // 2
    top = max(_PALETTE_TOP, free.top())
    bottom = min(free.bottom() + 1, whole.height() - GAP_ABOVE)
    return QRect(left, top, _PALETTE_WIDTH, min(hint, bottom - top))


def of_help(whole: QRect, free: QRect) -> QRect:
    return free.intersected(whole.adjusted(_MARGIN, 0, -_MARGIN, -_MARGIN))


def of_sheet(whole: QRect, free: QRect) -> QRect:
    """That of help, no wider than it can be read."""
    room = of_help(whole, free)
    spare = max(0, room.width() - _SHEET_WIDTH) // 2
    return room.adjusted(spare, 0, -spare, 0)


def width_of_emergency(whole: QRect) -> int:
    return whole.width() - 2 * PAGE_MARGIN


def of_emergency(whole: QRect, free: QRect, height: int) -> QRect:
    """Over the strip, whose place is the same on every screen that has one."""
    bottom = min(free.bottom() + 1, whole.height() - HEIGHT_FOOTER - GAP_ABOVE)
    return QRect(PAGE_MARGIN, bottom - height, width_of_emergency(whole), height)
