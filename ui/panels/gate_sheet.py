"""The checks before leaving, under one another, or in columns where it is wide."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.gate_line import GateLine
from ui.views.ending_view import GateRow

LEAST_COLUMN = 380
"""Width, px, below which a column of checks is not worth reading."""


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
        if gate in self._lines:
            self.ensureWidgetVisible(self._lines[gate])

    def _build(self, rows: tuple[GateRow, ...]) -> None:
        self._lines, self._columns = {}, []
        sheet = QWidget()
        beside = QHBoxLayout(sheet)
        beside.setContentsMargins(0, 0, 8, 0)
        beside.setSpacing(8)
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
        down = max(1, -(-len(self._lines) // across))
        for place, line in enumerate(self._lines.values()):
            self._columns[place // down].addWidget(line)
        for column in self._columns:
            column.setSpacing(2)
            column.addStretch(1)
            beside.addLayout(column, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
