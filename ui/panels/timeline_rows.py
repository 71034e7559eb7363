"""The rows of the timeline as a list model."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ui.overriding import override
from ui.views.timeline_row import TimelineRow

ROW = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TimelineRows(QAbstractListModel):
    """A tuple of rows, whole: nothing is fetched and nothing is filtered here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TimelineRow, ...] = ()

    @property
    def rows(self) -> tuple[TimelineRow, ...]:
        return self._rows

    def show_rows(self, rows: tuple[TimelineRow, ...]) -> None:
        """Rows that come on top are inserted, so that what is read stays in place."""
        new = len(rows) - len(self._rows)
        if new >= 0 and _keys(rows[new:]) == _keys(self._rows):
            self._insert(rows, new)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def place_of(self, key: str) -> int | None:
        for place, row in enumerate(self._rows):
            if row.key == key:
                return place
        return None

    def _insert(self, rows: tuple[TimelineRow, ...], new: int) -> None:
        before = self._rows
        if new:
            self.beginInsertRows(_ROOT, 0, new - 1)
            self._rows = rows
            self.endInsertRows()
        self._rows = rows
        for place, row in enumerate(before):
            if rows[new + place] != row:
                index = self.index(new + place)
                self.dataChanged.emit(index, index)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken
        return None


def _keys(rows: tuple[TimelineRow, ...]) -> tuple[str, ...]:
    return tuple(row.key for row in rows)
