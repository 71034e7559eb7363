"""What lies beyond the time of a replay: hatched, and named as not known then."""

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPen

from ui.charts.sheet import Anchor, Lettering, Sheet
from ui.theme.fonts import Role
from ui.theme.tokens import RADIUS_FIELD
from ui.views.trend.lanes import ScaleLane

_APART = 9
"""Between the strokes, px."""
_AWAY = 20
"""From the line of the time that is shown, whose cells reach 14 px beyond it."""
_PADDING = 10
_TALL = 28


def draw_hatching(sheet: Sheet) -> None:
    """Slanting strokes from the line of now to the end of the plot."""
    area = _area(sheet)
    if not sheet.view.hidden or area.width() <= 0:
        return
    painter, tall = sheet.painter, area.height()
    painter.save()
    painter.setClipRect(area)
    painter.setPen(QPen(sheet.colours.divider, 1))
    strokes = int((area.width() + tall) / _APART) + 1
    # Counted from the plot's own edge, so that they stand still while time goes by.
    right = float(sheet.layout.plot_right)
    painter.drawLines(
        [
            QLineF(x, area.bottom(), x + tall, area.top())
            for x in (right - i * _APART for i in range(strokes + 1))
        ]
    )
    painter.restore()


def write_hidden(sheet: Sheet) -> None:
    """Why nothing stands there, where there is room for the words."""
    words, area = sheet.view.hidden, _area(sheet)
    width = sheet.width(Role.DETAIL, words) + 2 * _PADDING
    if not words or width + _AWAY > area.width():
        return
    box = QRectF(area.left() + _AWAY, 0, width, _TALL)
    box.moveTop(_middle(sheet) - _TALL / 2)
    sheet.painter.setPen(QPen(sheet.colours.divider, 1))
    sheet.painter.setBrush(sheet.colours.surface)
    sheet.painter.drawRoundedRect(box, RADIUS_FIELD, RADIUS_FIELD)
    ink = Lettering(Role.DETAIL, sheet.colours.text_secondary)
    sheet.write(words, (box.center().x(), box.center().y()), ink, Anchor.CENTRE)


def _middle(sheet: Sheet) -> float:
    """Of the scales: no name of a limit stands there."""
    scales = [
        sheet.box(place)
        for place, lane in enumerate(sheet.view.lanes)
        if isinstance(lane, ScaleLane)
    ]
    boxes = scales or [sheet.box(0)]
    return (boxes[0].top + boxes[-1].bottom) / 2


def _area(sheet: Sheet) -> QRectF:
    layout = sheet.layout
    left = max(sheet.x(sheet.view.now), float(layout.plot_left))
    tall = layout.plot_bottom - layout.plot_top
    return QRectF(left, layout.plot_top, layout.plot_right - left, tall)
