"""Section 3: what has to be so before the dose, and how it stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.panels.new_session.gate_list import GateList
from ui.panels.new_session.section import SectionFrame
from ui.theme.fonts import Role
from ui.theme.tokens import Ink
from ui.views.new_session.preflight import PreflightView
from ui.widgets.button import ActionButton
from ui.widgets.label import Label

WAY_OUT = "way out"
"""The focus that stands for the first check that is not met."""
GATE = "gate:"
"""Before the id of a gate: the focus that stands for its row."""


class PreflightPanel(SectionFrame):
    """Renders a PreflightView.

    *Signals:* ``acted(Act)``; ``typed(id, text)``; ``left(id)``; ``chord()``.
    """

    acted = Signal(object)
    typed = Signal(str, str)
    left = Signal(str)
    chord = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(3, "Pre-flight", parent)
        self.list = GateList()
        self.keys = Label("", Role.NOTE, Ink.SECONDARY)
        self.keys.setContentsMargins(14, 0, 14, 0)
        self.stack.setContentsMargins(4, 2, 4, 6)
        self.stack.setSpacing(2)
        self.stack.addWidget(self.list, 1)
        self.stack.addWidget(self.keys)
        self.list.acted.connect(self.acted)
        self.list.typed.connect(self.typed)
        self.list.left.connect(self.left)
        self.list.chord.connect(self.chord)

    def display(self, view: PreflightView) -> None:
        self.show_note(view.note)
        self.keys.setText(view.keys)
        self.list.display(view)

    @property
    @override
    def tab_stops(self) -> tuple[QWidget, ...]:
        return self.list.tab_stops

    @property
    @override
    def first(self) -> str:
        current = self.list.current
        if current is not None:
            return f"{GATE}{current.gate}"
        return WAY_OUT if self._ways_out else ""

    @override
    def holds(self, id_: str) -> bool:
        if id_.startswith(GATE):
            return self.list.row(id_.removeprefix(GATE)) is not None
        is_way = id_ == WAY_OUT and bool(self._ways_out)
        return is_way or self.list.row_with(id_) is not None

    @override
    def focus(self, id_: str) -> None:
        row = self.list.row(id_.removeprefix(GATE))
        holder = self.list.row_with(id_)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        elif holder is not None:
            holder.fields.focus(id_)
        else:
            self._ways_out[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _ways_out(self) -> list[ActionButton]:
        rows = (*self.list.before, *self.list.after)
        return [row.button for row in rows if not row.button.isHidden()]
