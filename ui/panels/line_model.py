"""The lines of a list, as Qt's views ask for them."""

from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.overriding import override

Index = QModelIndex | QPersistentModelIndex
_TOLD = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


class Line(Protocol):
    """A line of a list."""

    @property
    def spoken(self) -> str:
        """All of it, to be read aloud."""


L = TypeVar("L", bound=Line)


class LineModel(QAbstractListModel, Generic[L]):
    """Holds the lines as given; fetches nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[L, ...] = ()

    @property
    def lines(self) -> tuple[L, ...]:
        return self._lines

    def show_lines(self, lines: tuple[L, ...]) -> None:
        if lines == self._lines:
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: Index) -> L | None:
        return self._lines[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        return None if line is None or role not in _TOLD else line.spoken
