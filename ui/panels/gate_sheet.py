"""The checks before leaving, under one another, or in columns where it is wide."""

from collections.abc import Sequence
from itertools import combinations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.gate_line import GateLine
from ui.views.ending_view import GateRow

LEAST_COLUMN = 380
"""Width, px, below which a column of checks is not worth reading."""

_GAP = 8


def columns_of(heights: Sequence[int], across: int) -> list[int]:
    """The column of each, read downwards, so that the tallest column is least tall."""
    for most in sorted(sum(heights[i:j]) for i, j in combinations(_ends(heights), 2)):
        places, filled = list[int](), 0
        column = 0
        for height in heights:
            if filled + height > most:
                column, filled = column + 1, 0
            filled += height
            places.append(column)
        if column < across and max(heights) <= most:
            return places
    return [0] * len(heights)


def _ends(heights: Sequence[int]) -> range:
    return range(len(heights) + 1)


def _height(line: GateLine, wide: int) -> int:
    layout = line.layout()
    if layout is None or not layout.hasHeightForWidth():
        return line.sizeHint().height()
    return layout.heightForWidth(wide)


class GateSheet(QScrollArea):
    """Shows each check as a line, and which of them is chosen.

    *Signals:* ``answered(gate)``, ``overridden(gate)`` by pointer.
    """

    answered = Signal(str)
    overridden = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, GateLine] = {}
        self._columns: list[QVBoxLayout] = []
        self._sought = ""
        # Evidence makes a line grow, and a form below takes the list its height.
        self.verticalScrollBar().rangeChanged.connect(self._bring)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(self.focusPolicy().NoFocus)
        self.setHorizontalScrollBarPolicy(
            self.horizontalScrollBarPolicy().ScrollBarAlwaysOff
        )
        self.viewport().setAutoFillBackground(False)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._lines)

    def display(self, rows: tuple[GateRow, ...], chosen: str) -> None:
        if self.ids != tuple(row.id for row in rows):
            self._build(rows)
        for row in rows:
            self._lines[row.id].display(row, is_chosen=row.id == chosen)

    def bring_into_view(self, gate: str) -> None:
        """With the one after it, and again whenever lines or list change height."""
        self._sought = gate
        self._bring()

    @Slot()
    def _bring(self) -> None:
        ids = self.ids
        if self._sought in ids:
            place = ids.index(self._sought)
            for gate in reversed(ids[place : place + 2]):
                self.ensureWidgetVisible(self._lines[gate], 0, 0)

    def _build(self, rows: tuple[GateRow, ...]) -> None:
        self._lines, self._columns = {}, []
        sheet = QWidget()
        beside = QHBoxLayout(sheet)
        beside.setContentsMargins(0, 0, _GAP, 0)
        beside.setSpacing(_GAP)
        for row in rows:
            line = GateLine(row)
            line.answered.connect(self.answered)
            line.overridden.connect(self.overridden)
            self._lines[row.id] = line
        self.setWidget(sheet)
        # The scroll area gives its widget a ground of its own.
        sheet.setAutoFillBackground(False)
        self._place()

    def _place(self) -> None:
        """In columns read downwards, as many as have the room."""
        sheet = self.widget()
        beside = None if sheet is None else sheet.layout()
        across = max(1, self.width() // LEAST_COLUMN)
        if not isinstance(beside, QHBoxLayout) or across == len(self._columns):
            return
        while beside.count():
            beside.takeAt(0)
        self._columns = [QVBoxLayout() for _ in range(across)]
        wide = (self.width() - across * _GAP) // across
        lines = list(self._lines.values())
        tall = [_height(line, wide) for line in lines]
        for line, place in zip(lines, columns_of(tall, across), strict=True):
            self._columns[place].addWidget(line)
        for column in self._columns:
            column.setSpacing(2)
            column.addStretch(1)
            beside.addLayout(column, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
