"""The table twin of the chart, for reading figures and for screen readers."""

from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, tallest, widest
from ui.theme.theme import current_theme
from ui.views.trend.table import TableRow, TrendTable

_Index = QModelIndex | QPersistentModelIndex
_ROW_SPACE = 12
_CELL_SPACE = 14
_WIDEST = 200
_ROOT = QModelIndex()


class TrendTableModel(QAbstractTableModel):
    """The rows of one table view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = TrendTable(headings=(), rows=())

    def show_table(self, table: TrendTable) -> None:
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def row(self, index: _Index) -> TableRow | None:
        rows = self._table.rows
        return rows[index.row()] if 0 <= index.row() < len(rows) else None

    def place_of(self, minute: float) -> int:
        """The row of that minute; -1 where there is none."""
        for place, row in enumerate(self._table.rows):
            if row.minute == minute:
                return place
        return -1

    def widths(self) -> list[int]:
        """The width of each column, px: its widest text, within reason."""
        headings = [widest(Role.NOTE_STRONG, text) for text in self._table.headings]
        for row in self._table.rows:
            for place, text in enumerate(row.cells):
                headings[place] = max(headings[place], widest(Role.DETAIL, text))
        return [min(width, _WIDEST) + _CELL_SPACE for width in headings]

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    @override
    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._table.headings)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.cells[index.column()]
            case Qt.ItemDataRole.FontRole:
                return _cell_font(index.column())
            case _:
                return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            return current_theme().font(Role.NOTE_STRONG)
        return None


class TrendTableView(QTableView):
    """Rows to move through by key; *Signals:* opened(UUID), copied(float), left()."""

    opened = Signal(UUID)
    copied = Signal(float)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = TrendTableModel(self)
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Table of the chart")
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.activated.connect(self._open)

    def show_table(self, table: TrendTable) -> None:
        """Shows the rows anew and stays at the time it stood at."""
        minute = self.minute()
        self._model.show_table(table)
        self._fit()
        if minute is None:
            self.selectRow(0)
        else:
            self.stand_at(minute)

    def minute(self) -> float | None:
        """The time of the current row."""
        row = self._model.row(self.currentIndex())
        return None if row is None else row.minute

    def stand_at(self, minute: float) -> None:
        place = self._model.place_of(minute)
        if place >= 0:
            self.setCurrentIndex(self._model.index(place, 0))

    def _fit(self) -> None:
        tall = tallest(Role.DETAIL) + _ROW_SPACE
        self.verticalHeader().setDefaultSectionSize(tall)
        self.horizontalHeader().setFixedHeight(tall + 4)
        for section, width in enumerate(self._model.widths()):
            self.setColumnWidth(section, width)

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None and row.set_id is not None:
            self.opened.emit(row.set_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        minute = self.minute()
        if event.key() == Qt.Key.Key_C and _has_control(event):
            if minute is not None:
                self.copied.emit(minute)
        elif event.key() in (Qt.Key.Key_T, Qt.Key.Key_Escape):
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Qt activates on Enter only where the platform's style does.
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _has_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _cell_font(column: int) -> QFont:
    role = Role.LABEL if column == 0 else Role.DETAIL
    return current_theme().font(role)
