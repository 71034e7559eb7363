"""One box of the observation strip: label and unit above, what was last below."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.tokens import RING, Ink
from ui.views.entry.view import BoxView
from ui.widgets.entry_box import EntryBox
from ui.widgets.faces import FieldFace, FieldState
from ui.widgets.label import Label

_LINE = 20
_APART = 8
_PADDING = 12
_MARK = 24


class ObservationBox(QWidget):
    """Shows one ``BoxView``; ``entry`` takes the keys."""

    def __init__(self, view: BoxView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = view.code
        self.entry = EntryBox(view.label)
        self._label = Label(view.label, Role.LABEL)
        self._unit = Label(view.unit, Role.NOTE, Ink.SECONDARY)
        self._last = Label("", Role.NOTE, Ink.SECONDARY)
        self._labels = (self._label, self._unit, self._last)
        self._face = FieldFace()
        self._view: BoxView | None = None
        # Wide enough for its widest value; beside a pair also for a question's mark.
        sample, mark = ("000/000", _MARK) if view.is_pair else ("000", 0)
        self.entry.setMinimumWidth(
            widest(Role.ENTRY, sample) + 2 * _PADDING + mark + 2 * RING
        )
        self._arrange()
        self.display(view)

    def display(self, view: BoxView) -> None:
        if view == self._view:
            return
        self._view = view
        self._unit.setText(view.unit)
        self._unit.setMinimumWidth(self._unit.sizeHint().width())
        self._last.set_ink(Ink.TEXT if view.is_asked_about else Ink.SECONDARY)
        self._fit()
        self.entry.setAccessibleName(f"{view.label} {view.unit}".strip())
        self.entry.setAccessibleDescription(f"{view.spoken}. {view.last}")

    @property
    def is_whole(self) -> bool:
        """Whether the box and all that stands around it show all their words."""
        if any(label.is_elided() for label in self._labels):
            return False
        return self._fits(self._face)

    def flash(self) -> None:
        """Show that a key was refused here."""
        self.entry.show_face(self._face._replace(state=FieldState.REFUSED))

    def calm(self) -> None:
        self.entry.show_face(self._face)

    def _fit(self) -> None:
        """What was typed and what was last, as fully as the width allows."""
        view = self._view
        if view is None:
            return
        whole, self._face = view.last, view.face
        if not self._fits(view.face):
            # A long reason goes below, and the box keeps its dash.
            whole, self._face = view.face.text, view.face._replace(text="")
        fits = widest(Role.NOTE, whole) <= self.width() - 2 * RING
        self._last.setText(whole if fits else view.brief)
        self.entry.show_face(self._face)

    def _fits(self, face: FieldFace) -> bool:
        inner = self.width() - 2 * RING - 2 * _PADDING
        is_reason = face.state is FieldState.NOT_DONE
        words = widest(Role.BODY, f"\N{EN DASH} {face.text}")
        return (words if is_reason else widest(Role.ENTRY, face.text)) <= inner

    def _arrange(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(RING, 0, RING, 0)
        above.setSpacing(_APART)
        above.addWidget(self._label, 1)
        above.addWidget(self._unit)
        below = QHBoxLayout()
        below.setContentsMargins(RING, 0, RING, 0)
        below.addWidget(self._last, 1)
        for label in self._labels:
            label.setFixedHeight(_LINE)
        self._last.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._label.setMinimumWidth(self._label.sizeHint().width())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(above)
        whole.addWidget(self.entry)
        whole.addLayout(below)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
