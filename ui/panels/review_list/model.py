"""The rows of the review list, as Qt's views ask for them, a page at a time."""

from collections.abc import Sequence
from itertools import compress, count
from operator import is_not
from uuid import UUID

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Slot

from monitor.charting.review_list import ReviewRow
from ui.overriding import override
from ui.panels.line_model import Index
from ui.views.review_list.lines import ReviewLine, Scene, line_of

_TOLD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class ReviewModel(QStringListModel):
    """Makes the words of a row when it is shown, so that any depth costs the same.

    Qt lays all rows out anew when some are added, and asks for each how many there
    are. So it counts them itself, in strings that stay empty: through Python that took
    0.4 s at 100,000 rows.
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: Sequence[ReviewRow] = ()
        self._rows: list[ReviewRow] = []
        self._scene: Scene | None = None
        self._lines: dict[int, ReviewLine] = {}
        self._coming: list[ReviewRow] = []
        # First of all who hear of it: a view that is told asks what stands where.
        self.modelReset.connect(self._take_all)
        self.rowsInserted.connect(self._take_in)
        self.rowsRemoved.connect(self._drop)

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
        before, others = self._rows, _others(self._rows, rows)
        same = _same_sessions(before, rows, others)
        if same == len(before) > 0:
            self._change(rows, others)
            self._insert(same, rows[same:])
        elif before and rows[same + 1 :] == before[same:]:
            self._insert(same, rows[same : same + 1])
        elif before and rows[same:] == before[same + 1 :]:
            self.removeRows(same, 1)
        else:
            self._coming = rows
            self.setStringList([""] * len(rows))

    def _change(self, rows: list[ReviewRow], others: list[int]) -> None:
        for place in others:
            if rows[place] != self._rows[place]:
                self._rows[place] = rows[place]
                self._lines.pop(place, None)
                self._tell_changed(place, place)

    def _insert(self, place: int, rows: list[ReviewRow]) -> None:
        if rows:
            self._coming = rows
            self.insertRows(place, len(rows))

    @Slot()
    def _take_all(self) -> None:
        self._rows = self._coming
        self._lines.clear()

    @Slot(QModelIndex, int, int)
    def _take_in(self, _parent: QModelIndex, first: int, last: int) -> None:
        if last + 1 < self.rowCount():
            self._lines.clear()
        self._rows[first:first] = self._coming

    @Slot(QModelIndex, int, int)
    def _drop(self, _parent: QModelIndex, first: int, last: int) -> None:
        del self._rows[first : last + 1]
        self._lines.clear()

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
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index) if role in _TOLD else None
        return None if line is None else line.spoken


def _others(before: Sequence[ReviewRow], rows: Sequence[ReviewRow]) -> list[int]:
    """Where another row stands now, which need not tell anything else."""
    return list(compress(count(), map(is_not, before, rows)))


def _same_sessions(
    before: Sequence[ReviewRow], rows: Sequence[ReviewRow], others: Sequence[int]
) -> int:
    """How many lines of both are of the same sessions, from the first on."""
    moved = (n for n in others if before[n].session != rows[n].session)
    return next(moved, min(len(before), len(rows)))
