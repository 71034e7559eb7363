"""The checks before the start, one below the other, in a list that scrolls."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.panels.new_session.check_row import CheckRow
from ui.panels.new_session.gate_row import LOW, GateRow
from ui.views.new_session.gate_parts import GateRowView
from ui.views.new_session.preflight import PreflightView
from ui.views.new_session.preflight_parts import CheckView


class GateList(QScrollArea):
    """Renders the rows of a PreflightView; the row in use is kept in sight.

    *Signals:* ``acted(Act)``; ``typed(id, text)``; ``left(id)``; ``chord()``.
    """

    acted = Signal(object)
    typed = Signal(str, str)
    left = Signal(str)
    chord = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: tuple[GateRowView, ...] = ()
        self._chosen = ""
        self.before: list[CheckRow] = []
        self.rows: list[GateRow] = []
        self.after: list[CheckRow] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._ground = QWidget()
        self._lines = [QVBoxLayout() for _ in range(3)]
        whole = QVBoxLayout(self._ground)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for lines in self._lines:
            lines.setSpacing(0)
            whole.addLayout(lines)
        whole.addStretch(1)
        self.setWidget(self._ground)
        # Once it is shown in a scroll area it would paint the ground of a window.
        self._ground.setAutoFillBackground(False)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._keep_in_sight)

    def display(self, view: PreflightView) -> None:
        self._show_checks(self.before, view.before, self._lines[0])
        self._show_checks(self.after, view.after, self._lines[2])
        self._views = view.gates
        while len(self.rows) > len(view.gates):
            gone = self.rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(view.gates):
            self._make_row()
        self._show_rows()

    @property
    def current(self) -> GateRow | None:
        """The row in use: the one chosen, else the first that blocks."""
        for row in self.rows:
            if row.gate == self._chosen:
                return row
        return next((row for row in self.rows if row.is_unmet), None)

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        rows = (stop for row in self.rows for stop in row.boxes)
        checks = (row.button for row in (*self.before, *self.after))
        return (*rows, *checks)

    def begin(self) -> None:
        """For another page: no row is in use, and none open; read from the top."""
        self._chosen = ""
        self.verticalScrollBar().setValue(0)
        self._look.start()
        for row in self.rows:
            if row.is_open:
                row.close_part()

    def choose(self, gate: str) -> None:
        self._chosen = gate
        self._show_rows()
        self._look.start()

    def row(self, gate: str) -> GateRow | None:
        return next((row for row in self.rows if row.gate == gate), None)

    def row_with(self, field: str) -> GateRow | None:
        """The row in which that field is open."""
        return next((r for r in self.rows if r.is_open and field in r.fields.ids), None)

    def _make_row(self) -> None:
        row, place = GateRow(), len(self.rows)
        row.acted.connect(self.acted)
        row.typed.connect(self.typed)
        row.left.connect(self.left)
        row.chord.connect(self.chord)
        row.moved.connect(partial(self._move, place))
        row.chosen.connect(partial(self._take, place))
        row.opened.connect(partial(self._open, place))
        self._lines[1].addWidget(row)
        self.rows.append(row)

    def _show_rows(self) -> None:
        chosen = self._chosen
        if not any(view.gate == chosen for view in self._views):
            unmet = (view.gate for view in self._views if view.is_unmet)
            chosen = next(unmet, "")
        heights = [row.height() for row in self.rows]
        charted = [
            place
            for place, (row, view) in enumerate(
                zip(self.rows, self._views, strict=True)
            )
            if row.display(view, is_current=view.gate == chosen)
        ]
        if heights != [row.height() for row in self.rows]:
            # A refusal makes its row grow, below the edge of the list where it is last.
            self._look.start()
        for place in charted:
            self._go_on(place)

    def _show_checks(
        self, rows: list[CheckRow], views: tuple[CheckView, ...], lines: QVBoxLayout
    ) -> None:
        while len(rows) > len(views):
            gone = rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(rows) < len(views):
            row = CheckRow()
            row.acted.connect(self.acted)
            lines.addWidget(row)
            rows.append(row)
        for row, view in zip(rows, views, strict=True):
            row.display(view, is_last=False)

    def _take(self, place: int) -> None:
        self.choose(self.rows[place].gate)

    def _move(self, place: int, by: int) -> None:
        to = place + by
        if 0 <= to < len(self.rows):
            self.rows[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, place: int) -> None:
        """One row is open at a time; what was typed in another is kept."""
        for other, row in enumerate(self.rows):
            if other != place and row.is_open:
                row.close_part()
        self.choose(self.rows[place].gate)

    def _go_on(self, place: int) -> None:
        """From a row that was charted on to the next one that blocks."""
        focused = QApplication.focusWidget()
        row = self.rows[place]
        if focused is None or not (focused is row or row.isAncestorOf(focused)):
            return
        if row.is_unmet:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        later = (*self.rows[place + 1 :], *self.rows[:place])
        following = next((row for row in later if row.is_unmet), self.rows[place])
        following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_in_sight(self) -> None:
        row = self.current
        if row is not None:
            middle = row.mapTo(self._ground, row.rect().center()).y()
            self.ensureVisible(0, middle, 0, row.height() // 2 + LOW // 2)
