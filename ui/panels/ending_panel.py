"""How a session ends, shown in place of the timeline: the checks, and the endings."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.gate_sheet import GateSheet
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_PANEL, RING, Ink
from ui.views.ending_view import EndingView, ending_of
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.keys import KeyHint
from ui.widgets.label import Label
from ui.widgets.painting import draw_ring, smooth
from ui.widgets.panel import PanelFrame, PanelHeader

_OVERRIDE, _SHEET = "O", "S"
_WIDE = 900
"""Width, px, from which the endings stand in one line, and the progress above it."""
_SETTLED = ("met", "not applicable")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class EndingPanel(QWidget):
    """A number answers a check, O overrides the chosen one, a letter ends the session.

    *Signals:* ``answer_requested(gate)``, ``override_requested(gate)``,
    ``ending_requested(ending)``, ``sheet_requested()``, ``closed()``;
    ``told(str)``: why a check can't be overridden.
    """

    answer_requested = Signal(str)
    override_requested = Signal(str)
    told = Signal(str)
    ending_requested = Signal(str)
    sheet_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: EndingView | None = None
        self._chosen = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._header = PanelHeader("End")
        self._sheets = tuple(KeyHint(_SHEET, "Transfer sheet") for _ in range(2))
        for hint in self._sheets:
            hint.clicked.connect(self.sheet_requested)
        close = KeyHint("Esc", "Leave")
        close.clicked.connect(self.closed)
        self._header.add_right(self._sheets[0])
        self._header.add_right(close)
        self._progress = Label("", Role.BODY_STRONG)
        self._gates = GateSheet()
        self._gates.answered.connect(self.answer_requested)
        self._gates.overridden.connect(self.override_requested)
        self._how = Label("How it ends", Role.LABEL, Ink.SECONDARY)
        self._endings = ChoiceRow(takes_focus=False)
        self._endings.chosen.connect(self._end)
        self._arrange()

    def display(self, view: EndingView) -> None:
        if view == self._view:
            return
        self._view = view
        self._header.title.setText(view.title)
        self.setAccessibleName(view.title)
        self._fit()
        if view.row(self._chosen) is None:
            open_ = (row.id for row in view.rows if row.mark not in _SETTLED)
            self._choose(next(open_, ""))
        else:
            self._show_lines()

    @property
    def chosen(self) -> str:
        """The check that Enter and O are about."""
        return self._chosen

    def _arrange(self) -> None:
        frame = PanelFrame(self._header, emphasis=True)
        frame.body.setContentsMargins(10, 8, 8, 6)
        frame.body.setSpacing(6)
        frame.body.addWidget(self._progress)
        frame.body.addWidget(self._gates, 1)
        above = QHBoxLayout()
        above.addWidget(self._how)
        above.addStretch(1)
        above.addWidget(self._sheets[1])
        frame.body.addLayout(above)
        frame.body.addWidget(self._endings)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def _fit(self) -> None:
        """Where it is wide it is low: nothing then takes a line of its own."""
        if self._view is None:
            return
        is_wide, told = self.width() >= _WIDE, self._view.progress
        self._progress.setText(told)
        self._progress.setVisible(bool(told) and not is_wide)
        self._header.note.setText(told if is_wide else "")
        self._how.setVisible(not is_wide)
        for hint, stands in zip(self._sheets, (is_wide, not is_wide), strict=True):
            hint.setVisible(stands)
        self._endings.show_choices(self._view.endings, 0 if is_wide else 2)

    def _choose(self, gate: str) -> None:
        self._chosen = gate
        self._show_lines()
        self._gates.bring_into_view(gate)

    def _show_lines(self) -> None:
        if self._view is None:
            return
        self._gates.display(self._view.rows, self._chosen)
        chosen = self._view.row(self._chosen)
        told = [row.spoken for row in (chosen,) if row is not None]
        self.setAccessibleDescription(", ".join([self._view.progress, *told]))

    @Slot(str)
    def _end(self, key: str) -> None:
        self.ending_requested.emit(ending_of(key))

    def _step(self, by: int) -> None:
        ids = list(self._gates.ids)
        if not ids:
            return
        place = ids.index(self._chosen) + by if self._chosen in ids else 0
        self._choose(ids[max(0, min(place, len(ids) - 1))])

    def _answer_chosen(self) -> None:
        row = None if self._view is None else self._view.row(self._chosen)
        if row is not None and row.key:
            self.answer_requested.emit(row.id)

    def _override_chosen(self) -> None:
        row = None if self._view is None else self._view.row(self._chosen)
        if row is not None and row.can_override:
            self.override_requested.emit(row.id)
        elif row is not None:
            self.told.emit(row.why_not_overridden)

    def _take(self, typed: str) -> bool:
        """Whether that key means something here; then it is done."""
        if self._view is None or not typed:
            return False
        answered = [row.id for row in self._view.rows if row.key == typed]
        if answered:
            self._choose(answered[0])
            self.answer_requested.emit(answered[0])
        elif typed == _OVERRIDE:
            self._override_chosen()
        elif typed == _SHEET:
            self.sheet_requested.emit()
        elif any(choice.key == typed for choice in self._view.endings):
            self._end(typed)
        else:
            return False
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif event.isAutoRepeat():
            event.accept()
        elif key in _ENTER:
            self._answer_chosen()
        elif not self._take(event.text().upper()):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = smooth(self)
            inside = self.rect().toRectF().adjusted(RING, RING, -RING, -RING)
            draw_ring(painter, inside, current_theme().palette.focus, RADIUS_PANEL)
            painter.end()
