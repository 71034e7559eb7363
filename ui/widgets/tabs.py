"""Small tabs that choose what a panel lists."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_FIELD, RING
from ui.widgets.painting import (
    CENTRE,
    draw_aligned,
    draw_box,
    draw_ring,
    keep_ring_margin,
    smooth,
)

_HEIGHT = 28
_TARGET = 36


class Faces(NamedTuple):
    """In what tabs are written, and the room on either side of their words, px."""

    chosen: Role
    others: Role
    padding: int


ORDINARY = Faces(Role.LABEL, Role.DETAIL, padding=10)
NARROW = Faces(Role.NOTE_STRONG, Role.NOTE, padding=7)
"""For a row of long words in a narrow form."""


class Segment(QRadioButton):
    """One of the tabs; arrow keys move among them, as among radio buttons."""

    def __init__(self, text: str, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._faces = faces
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        keep_ring_margin(self)

    @override
    def sizeHint(self) -> QSize:
        width = widest(self._faces.chosen, self.text()) + 2 * self._faces.padding
        return QSize(width + 2 * RING, _TARGET)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        box = QRectF(RING, 0, self.width() - 2 * RING, _HEIGHT)
        box.moveTop((self.height() - _HEIGHT) / 2)
        if self.isChecked():
            no_pen = QPen(Qt.PenStyle.NoPen)
            draw_box(painter, box, colours.selected, no_pen, RADIUS_FIELD)
        if self.hasFocus():
            draw_ring(painter, box, colours.focus, RADIUS_FIELD)
        chosen = self.isChecked()
        ink = colours.text if chosen or self.underMouse() else colours.text_secondary
        font = theme.font(self._faces.chosen if chosen else self._faces.others)
        draw_aligned(painter, box, self.text(), (font, ink), CENTRE)
        painter.end()


class SegmentedTabs(QWidget):
    """A row of tabs, one chosen; *Signals:* `chosen(str)` with the tab's words."""

    chosen = Signal(str)

    def __init__(
        self,
        tabs: tuple[str, ...],
        parent: QWidget | None = None,
        faces: Faces = ORDINARY,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        # The margins kept for the focus rings overlap by this much.
        row.setSpacing(-2)
        self._segments = {tab: Segment(tab, faces, self) for tab in tabs}
        for segment in self._segments.values():
            row.addWidget(segment)
            segment.toggled.connect(self._announce)
        self._segments[tabs[0]].setChecked(True)

    def current(self) -> str:
        return next(tab for tab, seg in self._segments.items() if seg.isChecked())

    def choose(self, tab: str) -> None:
        self._segments[tab].setChecked(True)

    def tell(self, tab: str, words: str) -> None:
        """Show other words on a tab, which keeps its own name for those who ask."""
        segment = self._segments[tab]
        if segment.text() != words:
            segment.setText(words)
            segment.setAccessibleName(words)
            segment.updateGeometry()

    @property
    def segments(self) -> tuple[Segment, ...]:
        """From left to right."""
        return tuple(self._segments.values())

    def segment(self, tab: str) -> Segment:
        return self._segments[tab]

    def _announce(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's signal decides
        if is_on:
            self.chosen.emit(self.current())
