"""One check before the start: mark, title, evidence, who and when."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.overriding import override
from ui.panels.new_session.marks import MarkBox
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_PANEL, RING, Ink
from ui.views.new_session.preflight_parts import CheckView
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label
from ui.widgets.painting import RIGHT, draw_box, smooth

_LOW, _TALL = 40, 92
_SIDE = 14
_INDENT = 24 + 2 * 14
_TITLE_WIDTH = 164


class CheckRow(QWidget):
    """Renders a CheckView; grows where it shows the way out.

    *Signals:* ``acted(Act)``.
    """

    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: CheckView | None = None
        self._is_last = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.mark = MarkBox()
        self.title = Label("", Role.BODY_MEDIUM)
        self.title.setFixedWidth(_TITLE_WIDTH)
        self.evidence = Label("", Role.DETAIL, Ink.SECONDARY)
        self.by = Label("", Role.NOTE, Ink.SECONDARY)
        self.by.setAlignment(RIGHT)
        self.button = ActionButton("", "", Weight.PRIMARY, 36)
        grid = QGridLayout(self)
        grid.setContentsMargins(_SIDE, 0, _SIDE + RING, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.mark, 0, 0)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.evidence, 0, 2)
        grid.addWidget(self.by, 0, 3)
        grid.addWidget(self.button, 1, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(2, 1)
        grid.setRowMinimumHeight(0, _LOW)
        self.button.clicked.connect(self._act)

    def display(self, view: CheckView, *, is_last: bool) -> None:
        self._view = view
        self._is_last = is_last
        self.setAccessibleName(view.spoken)
        self.mark.show_mark(view.mark)
        self.title.setText(view.title)
        self.evidence.setText(view.evidence)
        self.by.setText(view.by)
        stands_out = view.mark == "not met"
        is_told = stands_out or view.mark == "not approved"
        self.evidence.set_ink(Ink.TEXT if is_told else Ink.SECONDARY)
        self.by.set_ink(Ink.TEXT if stands_out else Ink.SECONDARY)
        self.by.set_role(Role.NOTE_STRONG if stands_out else Role.NOTE)
        self.button.setVisible(view.button is not None)
        if view.button is not None:
            self.button.set_words(view.button.words)
        self.setFixedHeight(_LOW if view.button is None else _TALL)
        self.update()

    def _act(self) -> None:
        if self._view is not None and self._view.button is not None:
            self.acted.emit(self._view.button.act)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None:
            return
        colours = current_theme().palette
        painter = smooth(self)
        if self._view.button is not None:
            box = QRectF(self.rect()).adjusted(4, 0, -4, -1)
            draw_box(painter, box, colours.raised, QPen(colours.text, 2), RADIUS_PANEL)
        elif not self._is_last:
            width = self.width() - _INDENT - _SIDE
            painter.fillRect(_INDENT, self.height() - 1, width, 1, colours.grid)
        painter.end()
