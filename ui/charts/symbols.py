"""The symbol of each series, where a single one is wanted."""

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainterPath

from ui.theme import shapes
from ui.views.trend.lanes import Symbol

SIZES: dict[Symbol, float] = {
    "double T": 14,
    "disc": 10,
    "diamond": 12.5,
    "square": 9,
}
_HALF_CAP = 7


def symbol_path(symbol: Symbol, centre: QPointF, size: float) -> QPainterPath:
    """The outline of a mark; a pressure that has no value is a ring."""
    match symbol:
        case "diamond":
            return shapes.diamond(centre, size)
        case "square":
            return shapes.square(centre, size)
        case _:
            return shapes.disc(centre, size)


def double_t(
    place: tuple[float, float, float], caps: tuple[bool, bool]
) -> list[QLineF]:
    """A stem at x from top to bottom, with the caps that lie inside the range."""
    x, top, bottom = (round(edge) for edge in place)
    lines = [QLineF(x, top, x, bottom)]
    for y, is_capped in zip((top, bottom), caps, strict=True):
        if is_capped:
            lines.append(QLineF(x - _HALF_CAP, y, x + _HALF_CAP, y))
    return lines
