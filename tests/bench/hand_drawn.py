"""The live chart as one would paint it by hand, everything prepared beforehand.

It shares nothing with the program: the floor that the program's painter is held to.
"""

from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QStaticText,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from ui.overriding import override

LEFT, RIGHT = 164, 1224
LANES = ((36, 208, 5), (208, 288, 3), (288, 354, 2), (354, 418, 2))
CELL_ROWS = (435, 466, 494, 522)
INK = QColor("#17212B")
PALE = QColor("#44515E")
GRID = QColor("#DDE2E7")
RULE = QColor("#CBD2D9")
RED = QColor("#FBE9E7")
AMBER = QColor("#FFF6DB")
BLUE = QColor("#EAF1F7")
SERIES = (QColor("#055A45"), QColor("#0A66E1"), QColor("#B85A06"))
VIOLET = QColor("#481A88")
GREY = QColor("#5B6672")


class HandDrawnChart(QWidget):
    """As many bands, lines, marks and texts as the live chart shows of `sets` sets."""

    def __init__(self, sets: int) -> None:
        super().__init__()
        self.xs = [LEFT + 8 + i * (RIGHT - 190 - LEFT) / sets for i in range(sets)]
        self.small = font(14, 400)
        self.bold = font(14, 600)
        self.large = font(24, 600)
        self.bands = self._bands()
        self.grid = self._grid()
        self.pressures = self._pressures()
        self.series = [self._line(top, bottom) for top, bottom, _ in LANES[1:]]
        self.diamonds = [diamond(p, 6) for p in points(self.series[1])]
        self.squares = [square(p, 9) for p in points(self.series[2])]
        self.cells, self.digits = self._cells()
        self.flags = [
            diamond(QPointF(x, 550), 9) if i % 2 else square(QPointF(x, 550), 20)
            for i, x in enumerate(self.xs[:: max(1, sets // 12)])
        ]
        self.texts = self._texts()
        self.ghosts = [(QRectF(LEFT, 8, 400, 27), GREY)]
        self.edge = (QPen(INK, 2), *[QPen(c, 1.6) for c in SERIES], QPen(VIOLET, 1.2))

    def _bands(self) -> list[tuple[QRectF, QColor]]:
        bands = [(QRectF(LEFT, 117, RIGHT - LEFT, 20), BLUE)]
        for top, bottom, _ in LANES:
            bands.append((QRectF(LEFT, top, RIGHT - LEFT, 8), RED))
            bands.append((QRectF(LEFT, top + 8, RIGHT - LEFT, 8), AMBER))
            bands.append((QRectF(LEFT, bottom - 22, RIGHT - LEFT, 8), RED))
        return bands

    def _grid(self) -> list[tuple[QRectF, QColor]]:
        grid = []
        for top, bottom, ticks in LANES:
            pitch = (bottom - top) / (ticks + 1)
            grid += [
                (QRectF(LEFT, round(top + pitch * i), RIGHT - LEFT, 1), GRID)
                for i in range(1, ticks + 1)
            ]
            grid.append((QRectF(8, bottom, 1392, 1), RULE))
        for y in (36, 451, 480, 508, 536, 563, 599):
            grid.append((QRectF(8, y, 1392, 1), RULE))
        for i in range(11):
            grid.append((QRectF(LEFT + i * (RIGHT - LEFT) / 10, 4, 1, 559), GRID))
        return grid

    def _pressures(self) -> list[QLineF]:
        lines = []
        for i, x in enumerate(self.xs):
            top, bottom = 125 - i % 25, 160 - i % 9
            lines.append(QLineF(x, top, x, bottom))
            lines.append(QLineF(x - 7, top, x + 7, top))
            lines.append(QLineF(x - 7, bottom, x + 7, bottom))
        return lines

    def _line(self, top: int, bottom: int) -> list[QLineF]:
        middle = (top + bottom) / 2
        ends = [QPointF(x, middle + i % 9) for i, x in enumerate(self.xs)]
        return [QLineF(a, b) for a, b in pairwise(ends)]

    def _cells(self) -> tuple[list[QRectF], list[tuple[QPointF, QStaticText]]]:
        boxes, digits = [], []
        wide = min(28.0, (RIGHT - LEFT) / len(self.xs) - 1)
        for y in CELL_ROWS:
            for i, x in enumerate(self.xs):
                boxes.append(QRectF(x - wide / 2, y - 11, wide, 22))
                if wide >= 17:
                    place = QPointF(x - 4, y - 10)
                    digits.append((place, written(str(i % 10), self.bold)))
        return boxes, digits

    def _texts(self) -> list[tuple[QFont, QPointF, QStaticText]]:
        """Labels, ticks, limits, values, axis and key: ninety of them."""
        texts = []
        for i in range(30):
            place = QPointF(16 + i % 2 * 110, 8 + i * 19.5)
            texts.append((self.small, place, written(f"label {i}", self.small)))
        for i in range(4):
            place = QPointF(1240, 50 + i * 90)
            texts.append((self.large, place, written(f"{120 + i}/80", self.large)))
        for i in range(20):
            place = QPointF(1240, 76 + i * 24)
            words = written(f"was {i} · 2min old", self.small)
            texts.append((self.small, place, words))
        for i in range(18):
            place = QPointF(LEFT + i % 9 * 110, 566 + i // 9 * 17)
            texts.append((self.bold, place, written(f"+{i * 15}min", self.bold)))
        for i in range(18):
            place = QPointF(1020, 40 + i * 30)
            texts.append((self.small, place, written("HIGH 200 or less", self.small)))
        return texts

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        for area, colour in (*self.bands, *self.grid, *self.ghosts):
            painter.fillRect(area, colour)
        painter.setPen(self.edge[0])
        painter.drawLines(self.pressures)
        for lines, pen in zip(self.series, self.edge[1:4], strict=True):
            painter.setPen(pen)
            painter.drawLines(lines)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(SERIES[0])
        for place in points(self.series[0]):
            painter.drawEllipse(place, 5, 5)
        for marks, colour in (
            (self.diamonds, SERIES[1]),
            (self.squares, SERIES[2]),
            (self.flags, GREY),
        ):
            painter.setBrush(colour)
            for mark in marks:
                painter.drawPolygon(mark)
        self._paint_cells(painter)
        painter.setPen(PALE)
        for face, place, words in self.texts:
            painter.setFont(face)
            painter.drawStaticText(place, words)
        painter.fillRect(QRectF(1046, 4, 2, 559), SERIES[1])

    def _paint_cells(self, painter: QPainter) -> None:
        painter.setBrush(BLUE)
        if not self.digits:
            for box in self.cells:
                painter.fillRect(box, VIOLET)
            return
        painter.setPen(self.edge[4])
        for box in self.cells:
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(INK)
        painter.setFont(self.bold)
        for place, words in self.digits:
            painter.drawStaticText(place, words)


def font(size: int, weight: int) -> QFont:
    made = QFont("IBM Plex Sans")
    made.setPixelSize(size)
    made.setVariableAxis(QFont.Tag("wght"), weight)
    return made


def written(text: str, face: QFont) -> QStaticText:
    words = QStaticText(text)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.prepare(QTransform(), face)
    return words


def points(lines: list[QLineF]) -> list[QPointF]:
    return [lines[0].p1(), *(line.p2() for line in lines)]


def diamond(centre: QPointF, half: float) -> QPolygonF:
    steps = ((0, -half), (half, 0), (0, half), (-half, 0))
    return QPolygonF([centre + QPointF(*step) for step in steps])


def square(centre: QPointF, side: float) -> QPolygonF:
    half = side / 2
    steps = ((-half, -half), (half, -half), (half, half), (-half, half))
    return QPolygonF([centre + QPointF(*step) for step in steps])
