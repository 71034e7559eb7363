"""How a session ends, shown in place of the timeline: the checks, and the endings."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.gate_line import GateLine
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_PANEL, RING, Ink
from ui.views.ending_view import EndingView, ending_of
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.keys import KeyHint
from ui.widgets.label import Label
from ui.widgets.painting import draw_ring, smooth
from ui.widgets.panel import PanelFrame, PanelHeader

_OVERRIDE = "O"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class EndingPanel(QWidget):
    """A number answers a check, O overrides the chosen one, a letter ends the session.

    *Signals:* ``answer_requested(gate)``, ``override_requested(gate)``,
    ``ending_requested(ending)``, ``closed()``.
    """

    answer_requested = Signal(str)
    override_requested = Signal(str)
    ending_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: EndingView | None = None
        self._chosen = ""
        self._lines: dict[str, GateLine] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._header = PanelHeader("End")
        close = KeyHint("Esc", "Leave")
        close.clicked.connect(self.closed)
        self._header.add_right(close)
        self._progress = Label("", Role.BODY_STRONG)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._how = Label("How it ends", Role.LABEL, Ink.SECONDARY)
        self._endings = ChoiceRow(takes_focus=False)
        self._endings.chosen.connect(self._end)
        self._arrange()

    def display(self, view: EndingView) -> None:
        if view == self._view:
            return
        before, self._view = self._view, view
        self._header.title.setText(view.title)
        self._progress.setText(view.progress)
        self._progress.setVisible(bool(view.progress))
        self.setAccessibleName(view.title)
        self._endings.show_choices(view.endings, 2)
        if before is None or _shape(before) != _shape(view):
            self._build(view)
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
        frame.body.addWidget(self._scroll, 1)
        frame.body.addWidget(self._how)
        frame.body.addWidget(self._endings)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def _build(self, view: EndingView) -> None:
        self._lines = {}
        sheet = QWidget()
        stack = QVBoxLayout(sheet)
        stack.setContentsMargins(0, 0, 8, 0)
        stack.setSpacing(2)
        for row in view.rows:
            line = GateLine(row)
            line.answered.connect(self.answer_requested)
            line.overridden.connect(self.override_requested)
            self._lines[row.id] = line
            stack.addWidget(line)
        stack.addStretch(1)
        self._scroll.setWidget(sheet)
        # The scroll area gives its widget a ground of its own.
        sheet.setAutoFillBackground(False)
        if self._chosen not in self._lines:
            open_ = (row.id for row in view.rows if row.mark != "met")
            self._chosen = next(open_, "")

    def _show_lines(self) -> None:
        if self._view is None:
            return
        for row in self._view.rows:
            is_chosen = row.id == self._chosen
            self._lines[row.id].display(row, is_chosen=is_chosen)
        chosen = self._view.row(self._chosen)
        told = [row.spoken for row in (chosen,) if row is not None]
        self.setAccessibleDescription(", ".join([self._view.progress, *told]))

    @Slot(str)
    def _end(self, key: str) -> None:
        self.ending_requested.emit(ending_of(key))

    def _step(self, by: int) -> None:
        ids = list(self._lines)
        if not ids:
            return
        place = ids.index(self._chosen) + by if self._chosen in ids else 0
        self._chosen = ids[max(0, min(place, len(ids) - 1))]
        self._show_lines()
        self._scroll.ensureWidgetVisible(self._lines[self._chosen])

    def _answer_chosen(self) -> None:
        row = None if self._view is None else self._view.row(self._chosen)
        if row is not None and row.key:
            self.answer_requested.emit(row.id)

    def _override_chosen(self) -> None:
        row = None if self._view is None else self._view.row(self._chosen)
        if row is not None and row.can_override:
            self.override_requested.emit(row.id)

    def _take(self, typed: str) -> bool:
        """Whether that key means something here; then it is done."""
        if self._view is None or not typed:
            return False
        answered = [row.id for row in self._view.rows if row.key == typed]
        if answered:
            self._chosen = answered[0]
            self._show_lines()
            self.answer_requested.emit(answered[0])
        elif typed == _OVERRIDE:
            self._override_chosen()
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
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = smooth(self)
            inside = self.rect().toRectF().adjusted(RING, RING, -RING, -RING)
            draw_ring(painter, inside, current_theme().palette.focus, RADIUS_PANEL)
            painter.end()


def _shape(view: EndingView) -> list[str]:
    return [row.id for row in view.rows]
