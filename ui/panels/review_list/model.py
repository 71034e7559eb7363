"""The rows of the review list, as Qt's views ask for them, a page at a time."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from monitor.charting.review_list import ReviewRow
from ui.overriding import override
from ui.panels.line_model import Index
from ui.views.review_list.lines import ReviewLine, Scene, line_of

_TOLD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class ReviewModel(QAbstractListModel):
    """Makes the words of a row when it is shown, so that any depth costs the same."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Sequence[ReviewRow] = ()
        self._rows: list[ReviewRow] = []
        self._scene: Scene | None = None
        self._lines: dict[int, ReviewLine] = {}

    def show_rows(self, rows: Sequence[ReviewRow], scene: Scene) -> None:
        """What was there stays, where these go on from it, or one came or went.

        Nothing is painted anew where nothing changed.
        """
        is_another_scene = scene != self._scene
        if is_another_scene:
            self._scene = scene
            self._lines.clear()
        if rows is not self._shown:
            self._shown = rows
            self._take(list(rows))
        if is_another_scene and self._rows:
            self._tell_changed(0, len(self._rows) - 1)

    def _take(self, rows: list[ReviewRow]) -> None:
        there = len(self._rows)
        same = _same_sessions(self._rows, rows)
        if same == there > 0:
            self._change(rows[:there])
            self._insert(there, rows[there:])
        elif there > 0 and rows[same + 1 :] == self._rows[same:]:
            self._lines.clear()
            self._insert(same, rows[same : same + 1])
        elif there > 0 and rows[same:] == self._rows[same + 1 :]:
            self._lines.clear()
            self._remove(same)
        else:
            self.beginResetModel()
            self._rows = rows
            self._lines.clear()
            self.endResetModel()

    def _change(self, rows: list[ReviewRow]) -> None:
        for place, row in enumerate(rows):
            if row != self._rows[place]:
                self._rows[place] = row
                self._lines.pop(place, None)
                self._tell_changed(place, place)

    def _insert(self, place: int, rows: list[ReviewRow]) -> None:
        if rows:
            self.beginInsertRows(QModelIndex(), place, place + len(rows) - 1)
            self._rows[place:place] = rows
            self.endInsertRows()

    def _remove(self, place: int) -> None:
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._rows[place]
        self.endRemoveRows()

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first), self.index(last))

    @property
    def lines(self) -> tuple[ReviewLine, ...]:
        """All of them; a list that is long is asked line by line."""
        return tuple(self._line(place) for place in range(len(self._rows)))

    @property
    def closed(self) -> tuple[UUID, ...]:
        """The sessions that are over, in the order of the list."""
        return tuple(UUID(bytes=r.session) for r in self._rows if not r.is_open)

    def line(self, index: Index) -> ReviewLine | None:
        return self._line(index.row()) if index.isValid() else None

    def place_of(self, session: bytes) -> int | None:
        places = (n for n, row in enumerate(self._rows) if row.session == session)
        return next(places, None)

    def _line(self, place: int) -> ReviewLine:
        found = self._lines.get(place)
        if found is None:
            if self._scene is None:
                raise RuntimeError("Rows are shown with their scene.")
            found = self._lines[place] = line_of(self._rows[place], self._scene)
        return found

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index) if role in _TOLD else None
        return None if line is None else line.spoken


def _same_sessions(before: Sequence[ReviewRow], rows: Sequence[ReviewRow]) -> int:
    """How many lines of both are of the same sessions, from the first on."""
    pairs = enumerate(zip(before, rows, strict=False))
    others = (n for n, (was, row) in pairs if was.session != row.session)
    return next(others, min(len(before), len(rows)))
