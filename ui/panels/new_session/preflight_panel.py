"""Section 3: the checks of this version, and what stays on paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.new_session.check_row import CheckRow
from ui.panels.new_session.paper_box import PaperBox
from ui.panels.new_session.section import SectionFrame
from ui.views.new_session.preflight import PreflightView
from ui.widgets.button import ActionButton

_WIDE = 1100
WAY_OUT = "way out"
"""The focus that stands for the button of the first check that is not met."""


class PreflightPanel(SectionFrame):
    """Renders a PreflightView; where it is wide, the paper stands beside the checks.

    *Signals:* ``acted(Act)``.
    """

    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(3, "Pre-flight", parent)
        self.rows: list[CheckRow] = []
        self.paper = PaperBox()
        self._checks = QVBoxLayout()
        self._checks.setSpacing(0)
        self._checks.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._parts.setSpacing(8)
        self._parts.addLayout(self._checks, 1)
        self._parts.addWidget(self.paper)
        self.stack.setContentsMargins(4, 2, 4, 10)
        self.stack.addLayout(self._parts)

    def display(self, view: PreflightView) -> None:
        self.show_note(view.note)
        while len(self.rows) < len(view.checks):
            row = CheckRow()
            row.acted.connect(self.acted)
            self._checks.insertWidget(len(self.rows), row)
            self.rows.append(row)
        for place, (row, check) in enumerate(zip(self.rows, view.checks, strict=True)):
            row.display(check, is_last=place == len(view.checks) - 1)
        self.paper.display(view)

    @property
    @override
    def tab_stops(self) -> tuple[QWidget, ...]:
        return tuple(row.button for row in self.rows)

    @property
    @override
    def first(self) -> str:
        return WAY_OUT if self._ways_out else ""

    @override
    def holds(self, id_: str) -> bool:
        return id_ == WAY_OUT and bool(self._ways_out)

    @override
    def focus(self, id_: str) -> None:
        self._ways_out[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _ways_out(self) -> list[ActionButton]:
        return [row.button for row in self.rows if not row.button.isHidden()]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = QBoxLayout.Direction.LeftToRight
        below = QBoxLayout.Direction.TopToBottom
        is_wide = event.size().width() >= _WIDE
        self._parts.setDirection(beside if is_wide else below)
        self._parts.setStretch(1, 1 if is_wide else 0)
        top = Qt.AlignmentFlag.AlignTop
        self._parts.setAlignment(self.paper, top if is_wide else Qt.AlignmentFlag(0))
