"""The bottom row: what the signs mean, and how wide the window is."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from ui.charts.event_lane import draw_cap
from ui.charts.event_places import cap_width
from ui.charts.query_ring import draw_ring_about
from ui.charts.sheet import Anchor, Sheet
from ui.theme import shapes
from ui.theme.fonts import Role
from ui.theme.tokens import RADIUS_FIELD
from ui.views.trend.lanes import Flag, FlagLook
from ui.views.trend.view import KeyItem

_APART = 24
_SIGN_GAP = 8
_WIDTHS = {"ghost": 10, "observed": 24, "letter": 18, "effect": 18}
_SIGN = 12


def draw_key_row(sheet: Sheet) -> None:
    """As many items as fit before the words at the right."""
    layout = sheet.layout
    middle = (layout.key_top + layout.bottom) / 2 - 0.5
    right = layout.right - 16
    sheet.note(sheet.view.window_words, (right, middle), Anchor.RIGHT)
    limit = right - sheet.width(Role.NOTE, sheet.view.window_words) - _APART
    x = layout.left + 16.0
    for item in sheet.view.key:
        sign = float(_WIDTHS.get(item.symbol, _SIGN))
        if item.letter:
            sign = max(sign, cap_width(sheet, item.letter))
        end = x + sign + _SIGN_GAP + sheet.width(Role.NOTE, item.text)
        if end > limit:
            continue
        _draw_sign(sheet, item, QRectF(x, middle - 9, sign, 18))
        sheet.note(item.text, (x + sign + _SIGN_GAP, middle))
        x = end + _APART


def _draw_sign(sheet: Sheet, item: KeyItem, area: QRectF) -> None:
    painter, colours = sheet.painter, sheet.colours
    centre = area.center()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colours.text_secondary, 1.6))
    outlines = {
        "not measured": shapes.disc(centre, 10),
        "amended": shapes.caret_up(centre, 11),
        "late": shapes.clock(centre, 11),
    }
    if item.symbol in outlines:
        painter.drawPath(outlines[item.symbol])
        return
    match item.symbol:
        case "ghost":
            painter.fillRect(area.adjusted(0, 1, 0, -1), colours.ghost)
        case "observed":
            pen = QPen(colours.scales, 1.5)
            pen.setDashPattern([2.5, 2])
            painter.setPen(pen)
            painter.drawRoundedRect(
                area.adjusted(0, 1, 0, -1), RADIUS_FIELD, RADIUS_FIELD
            )
        case "queried":
            draw_ring_about(sheet, QRectF(centre.x() - 6, centre.y() - 6, 12, 12))
        case "unconfirmed":
            sheet.note("?", (centre.x(), centre.y()), Anchor.CENTRE)
        case "letter":
            _draw_letter(sheet, "step", item.letter, centre)
        case "effect":
            _draw_letter(sheet, "effect", item.letter, centre)
        case _:
            pass


def _draw_letter(sheet: Sheet, look: FlagLook, letter: str, centre: QPointF) -> None:
    flag = Flag(minute=0, look=look, letter=letter, words="")
    draw_cap(sheet, flag, (centre.x(), centre.y()))
