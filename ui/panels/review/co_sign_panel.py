"""Co-signing: what has to be ticked, who signed before, and the two ways out."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.panels.review.exception_list import ExceptionList
from ui.theme.fonts import Role
from ui.theme.tokens import GAP, HEIGHT_BUTTON_SMALL, PANEL_PADDING, Ink
from ui.views.review.co_sign import NOTHING_TO_SEE, CoSignView
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Paragraph
from ui.widgets.panel import Divider, PanelFrame, PanelHeader

RETURN, CO_SIGN = "query all", "co-sign"
_MOST_LINES = 4


class CoSignPanel(QWidget):
    """Renders a CoSignView; nothing of it is a password.

    *Signals:* ``action_requested(str)`` to return or to co-sign.
    """

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = PanelHeader("Co-sign")
        self.rows = ExceptionList()
        self._none = Paragraph(NOTHING_TO_SEE, Role.DETAIL, Ink.SECONDARY)
        self._lines = [Paragraph("", Role.BODY) for _ in range(_MOST_LINES)]
        self._why = Paragraph("", Role.DETAIL, Ink.SECONDARY)
        self.back = ActionButton(
            "Return with query", "Q", Weight.PLAIN, HEIGHT_BUTTON_SMALL
        )
        self.sign = ActionButton(
            "Co-sign", "Ctrl+Enter", Weight.PRIMARY, HEIGHT_BUTTON_SMALL
        )
        self.back.clicked.connect(partial(self.action_requested.emit, RETURN))
        self.sign.clicked.connect(partial(self.action_requested.emit, CO_SIGN))
        self._arrange()
        self.setFocusProxy(self.rows)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def display(self, view: CoSignView) -> None:
        self._header.title.setText(view.title)
        self._header.note.setText(view.beside)
        self.rows.show_rows(view.rows)
        self.rows.setVisible(bool(view.rows))
        self._none.setVisible(not view.rows)
        told = (*view.signed, ("Meaning", view.meaning))
        for line in self._lines:
            line.hide()
        for line, (name, words) in zip(self._lines, told, strict=False):
            line.setText(f"{name}: {words}")
            line.show()
        self._why.setText(view.why_not)
        self._why.setVisible(bool(view.why_not))
        self.sign.setEnabled(view.can_sign)
        self.back.setEnabled(not view.why_no_query)
        self.back.setToolTip(view.why_no_query)
        self.setAccessibleName(f"{view.title}, {view.beside}")

    def take_focus(self) -> None:
        has_rows = bool(self.rows.lines.lines)
        target: QWidget = self.rows if has_rows else self.sign
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _arrange(self) -> None:
        frame = PanelFrame(self._header)
        side = PANEL_PADDING
        frame.body.setContentsMargins(0, 4, 0, GAP)
        frame.body.setSpacing(6)
        frame.body.addWidget(self.rows)
        self._none.setContentsMargins(side, 6, side, 6)
        frame.body.addWidget(self._none)
        frame.body.addWidget(Divider())
        for line in self._lines:
            line.setContentsMargins(side, 0, side, 0)
            frame.body.addWidget(line)
        self._why.setContentsMargins(side, 0, side, 0)
        frame.body.addWidget(self._why)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(side - 3, 0, side - 3, 0)
        buttons.setSpacing(GAP)
        buttons.addWidget(self.back, 1)
        buttons.addWidget(self.sign, 1)
        frame.body.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
