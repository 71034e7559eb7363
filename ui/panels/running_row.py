"""One running session on the start page: the room, how it stands, what is due."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import Ink, Urgency
from ui.views.start import RunningRow
from ui.widgets.faces import Due
from ui.widgets.label import Label
from ui.widgets.painting import RIGHT, draw_box, smooth
from ui.widgets.pill import Pill
from ui.widgets.tag import Tag

SHORTEST, TALLEST = 64, 154
_ROOM_WIDTH = 128
_PADDING = 24
_BAR, _LATE_BAR = 8, 6
_BAR_INSET = 8


class RunningRowPanel(QWidget):
    """Renders a RunningRow; a bar at the left edge marks an alert or a late set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = RunningRow("", "")
        self._is_last = False
        self.setMinimumHeight(SHORTEST)
        self.setMaximumHeight(TALLEST)
        self._room = Label("", Role.NAME)
        self._room.setFixedWidth(_ROOM_WIDTH)
        self._tag = Tag(Urgency.MEDIUM, 28)
        self._state = Label("", Role.VALUE)
        self._detail = Label("", Role.DETAIL, Ink.SECONDARY)
        self._due_label = Label("", Role.DETAIL, Ink.SECONDARY)
        self._due_label.setAlignment(RIGHT)
        self._pill = Pill()
        self._lay_out()

    def display(self, row: RunningRow, *, is_last: bool) -> None:
        self._row = row
        self._is_last = is_last
        self.setAccessibleName(row.spoken)
        self._room.setText(row.room)
        self._tag.setVisible(bool(row.urgency))
        if row.urgency:
            self._tag.show_urgency(Urgency(row.urgency), row.tag)
        self._state.setText(row.state)
        self._detail.setText(row.detail)
        self._due_label.setText(row.due_label)
        self._pill.setVisible(bool(row.due_text))
        self._pill.show_due(row.due_text, row.due)
        self.update()

    def _lay_out(self) -> None:
        facts = QVBoxLayout()
        facts.setSpacing(2)
        facts.addStretch()
        facts.addWidget(self._state)
        facts.addWidget(self._detail)
        facts.addStretch()
        due = QVBoxLayout()
        due.setSpacing(4)
        due.addStretch()
        due.addWidget(self._due_label)
        due.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignRight)
        due.addStretch()
        line = QHBoxLayout(self)
        line.setContentsMargins(_PADDING, 0, _PADDING, 0)
        line.setSpacing(16)
        line.addWidget(self._room)
        line.addWidget(self._tag)
        line.addLayout(facts, 1)
        line.addLayout(due)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_theme().palette
        painter = smooth(self)
        inset = min(_BAR_INSET, self.height() / 10)
        bar = QRectF(0, inset, _BAR, self.height() - 2 * inset)
        if self._row.urgency:
            alert = colours.alert(Urgency(self._row.urgency))
            draw_box(painter, bar, alert.fill, QPen(alert.border, 1), 3)
        elif self._row.due is Due.LATE:
            bar.setWidth(_LATE_BAR)
            draw_box(painter, bar, colours.text, QPen(Qt.PenStyle.NoPen), 3)
        if not self._is_last:
            rule = self.rect().adjusted(_PADDING, self.height() - 1, -_PADDING, 0)
            painter.fillRect(rule, colours.grid)
        painter.end()
