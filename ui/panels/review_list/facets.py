"""The facets beside the list: a check mark each, by key and by pointer."""

from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.placing import width_of
from ui.theme.shapes import tick
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_FIELD, Ink
from ui.views.review_list.facets import Facet, FacetGroup
from ui.widgets.label import Label
from ui.widgets.painting import LEFT, RIGHT, draw_aligned, draw_box, draw_ring, smooth

WIDTH = 272
_ROW = 36
_BOX = 18
_SIDE = 12
_FOLLOW = "Counts follow the filter"
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1}


class FacetMark(QAbstractButton):
    """One facet: a box, its words, and how many there are at the right."""

    def __init__(self, facet: Facet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFixedHeight(_ROW)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_facet(facet)

    def show_facet(self, facet: Facet) -> None:
        self.facet = facet
        self.setChecked(facet.is_chosen)
        self.setText(facet.label)
        self.setAccessibleName(f"{facet.label}, {facet.count}")
        self.setToolTip(facet.label)
        self.update()

    @override
    def nextCheckState(self) -> None:
        """The filter decides what is chosen."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 24, _ROW)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours, facet = theme.palette, self.facet
        painter = smooth(self)
        whole = QRectF(self.rect())
        box = QRectF(_SIDE, (_ROW - _BOX) / 2, _BOX, _BOX)
        fill = colours.text if facet.is_chosen else colours.field
        draw_box(painter, box, fill, QPen(colours.control, 1), RADIUS_FIELD)
        if facet.is_chosen:
            painter.setPen(QPen(colours.surface, 2))
            painter.drawPath(tick(box.center(), _BOX - 6))
        stands_out = facet.is_chosen or self.underMouse()
        ink = colours.text if stands_out or facet.is_any else colours.text_secondary
        role = Role.BODY_STRONG if facet.is_chosen else Role.BODY
        told = width_of(facet.count, theme.font(role))
        words = whole.adjusted(_SIDE + _BOX + 8, 0, -_SIDE - told - 8, 0)
        draw_aligned(painter, words, facet.label, (theme.font(role), ink), LEFT)
        counted = whole.adjusted(0, 0, -_SIDE, 0)
        count_ink = ink if facet.is_chosen else colours.text_secondary
        draw_aligned(
            painter, counted, facet.count, (theme.font(role), count_ink), RIGHT
        )
        if self.hasFocus():
            ring = whole.adjusted(5, 4, -5, -4)
            draw_ring(painter, ring, colours.focus, RADIUS_FIELD)
        painter.end()


class _Rule(QWidget):
    """A line between two groups."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(9)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        line = QRectF(_SIDE, self.height() - 1, self.width() - 2 * _SIDE, 1)
        painter.fillRect(line, current_theme().palette.divider)
        painter.end()


class FacetList(QScrollArea):
    """Groups of facets; arrow keys move among them, Space chooses.

    *Signals:* ``chosen(Facet)``.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName("Narrow the list")
        self._ground = QWidget()
        self._stack = QVBoxLayout(self._ground)
        self._stack.setContentsMargins(0, 8, 0, 8)
        self._stack.setSpacing(0)
        self.setWidget(self._ground)
        # Qt has a widget in a scroll area paint its own ground.
        self._ground.setAutoFillBackground(False)
        self._shape: tuple[tuple[str, int], ...] = ()
        self.marks: list[FacetMark] = []

    def display(self, groups: tuple[FacetGroup, ...]) -> None:
        """The same marks tell other counts, and keep the focus, while they fit."""
        shape = tuple((group.heading, len(group.facets)) for group in groups)
        if shape != self._shape:
            self._shape = shape
            self._make(groups)
            return
        facets = [facet for group in groups for facet in group.facets]
        for mark, facet in zip(self.marks, facets, strict=True):
            if facet != mark.facet:
                mark.show_facet(facet)

    def take_focus(self) -> None:
        if self.marks:
            self.marks[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def mark(self, label: str) -> FacetMark:
        return next(mark for mark in self.marks if mark.facet.label == label)

    def _make(self, groups: tuple[FacetGroup, ...]) -> None:
        self._clear()
        for group in groups:
            if self.marks:
                self._stack.addWidget(_Rule())
            heading = Label(group.heading, Role.LABEL)
            heading.setContentsMargins(_SIDE, 8, _SIDE, 4)
            self._stack.addWidget(heading)
            for facet in group.facets:
                mark = FacetMark(facet)
                mark.clicked.connect(partial(self._choose, mark))
                mark.installEventFilter(self)
                self._stack.addWidget(mark)
                self.marks.append(mark)
        self._stack.addStretch(1)
        if groups:
            note = Label(_FOLLOW, Role.NOTE, Ink.SECONDARY)
            note.setContentsMargins(_SIDE, 12, _SIDE, 0)
            self._stack.addWidget(note)

    def _clear(self) -> None:
        self.marks = []
        while (item := self._stack.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _choose(self, mark: FacetMark) -> None:
        mark.setChecked(mark.facet.is_chosen)
        self.chosen.emit(mark.facet)

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            watched, FacetMark
        ):
            watched.click()
            return True
        step = _STEPS.get(key)
        if step is None or watched not in self.marks:
            return False
        place = self.marks.index(watched) + step
        if 0 <= place < len(self.marks):
            self.marks[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(self.marks[place])
        return True
