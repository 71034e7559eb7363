"""The rows of choices of a section, below one another."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.panels.new_session.checked_choices import CheckedChoices
from ui.views.forms.form import ChoicePart
from ui.views.new_session.parts import ChoiceView


class ChoiceRows(QVBoxLayout):
    """Renders ChoiceViews, each in a line with its refusal.

    *Signals:* ``picked(id, key)``; ``strayed(id, character)`` where that is
    no choice; ``let_go(id)`` when Backspace takes it back.
    """

    picked = Signal(str, str)
    strayed = Signal(str, str)
    let_go = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(0)
        self.lines: dict[str, CheckedChoices] = {}
        self._shown: frozenset[str] = frozenset()

    @property
    def ids(self) -> frozenset[str]:
        """Of the rows that are shown."""
        return self._shown

    def display(self, views: tuple[ChoiceView, ...], *, is_wide: bool) -> None:
        for view in views:
            part = _part(view, is_wide=is_wide)
            line = self.lines.get(view.id) or self._add(part)
            line.display(part)
            line.show_refused(is_refused=view.is_refused)
        self._shown = frozenset(view.id for view in views)
        label = max((line.label_width for line in self.lines.values()), default=0)
        for id_, line in self.lines.items():
            line.align(label)
            line.setVisible(id_ in self._shown)

    def focus(self, id_: str) -> bool:
        """Return whether a row that is shown has the id, and now the focus."""
        if id_ not in self._shown:
            return False
        self.lines[id_].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _add(self, part: ChoicePart) -> CheckedChoices:
        line = self.lines[part.id] = CheckedChoices(part)
        line.picked.connect(partial(self.picked.emit, part.id))
        line.strayed.connect(partial(self.strayed.emit, part.id))
        line.let_go.connect(partial(self.let_go.emit, part.id))
        self.addWidget(line)
        return line


def _part(view: ChoiceView, *, is_wide: bool) -> ChoicePart:
    return ChoicePart(
        id=view.id,
        label=view.label,
        choices=view.choices,
        columns=view.columns_wide if is_wide else view.columns,
    )
