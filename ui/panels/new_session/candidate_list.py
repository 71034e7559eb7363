"""The patients found, one line each; the marked one is what Enter chooses."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_FIELD
from ui.views.new_session.parts import Act
from ui.views.new_session.patient_section import CandidateView
from ui.widgets.painting import draw_box, draw_text, smooth

_HEIGHT = 40
_PADDING = 12
_COLUMNS = (0.44, 0.24, 0.18, 0.14)


class CandidateLine(QAbstractButton):
    """One patient; *Signals:* clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: CandidateView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def view(self) -> CandidateView | None:
        return self._view

    def display(self, view: CandidateView) -> None:
        self._view = view
        self.setText(view.name)
        self.setAccessibleName(view.spoken)
        self.setToolTip(view.spoken)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None:
            return
        theme, view = current_theme(), self._view
        colours = theme.palette
        painter = smooth(self)
        box = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        if view.is_marked or self.underMouse():
            pen = QPen(colours.focus if view.is_marked else colours.divider, 1)
            fill = colours.selected if view.is_marked else colours.raised
            draw_box(painter, box, fill, pen, RADIUS_FIELD)
        else:
            painter.fillRect(0, self.height() - 1, self.width(), 1, colours.grid)
        inner = box.adjusted(_PADDING, 0, -_PADDING, 0)
        left = inner.left()
        roles = (Role.BODY_STRONG, Role.DETAIL, Role.BODY_MEDIUM, Role.DETAIL)
        texts = (view.name, view.born, view.number, view.sex)
        for text, role, share in zip(texts, roles, _COLUMNS, strict=True):
            cell = QRectF(left, inner.top(), inner.width() * share - 12, inner.height())
            draw_text(painter, cell, text, theme.font(role), colours.text)
            left += inner.width() * share
        painter.end()


class CandidateList(QScrollArea):
    """Renders CandidateViews. *Signals:* ``chosen(Act)``."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Patients found")
        self.viewport().setAutoFillBackground(False)
        holder = QWidget()
        holder.setAutoFillBackground(False)
        self._stack = QVBoxLayout(holder)
        self._stack.setContentsMargins(3, 0, 3, 0)
        self._stack.setSpacing(0)
        self._stack.addStretch(1)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
        self._lines: list[CandidateLine] = []

    @property
    def lines(self) -> tuple[CandidateLine, ...]:
        return tuple(line for line in self._lines if not line.isHidden())

    def display(self, views: tuple[CandidateView, ...]) -> None:
        while len(self._lines) < len(views):
            line = CandidateLine()
            line.clicked.connect(partial(self._choose, len(self._lines)))
            self._stack.insertWidget(len(self._lines), line)
            self._lines.append(line)
        for place, line in enumerate(self._lines):
            line.setHidden(place >= len(views))
            if place < len(views):
                line.display(views[place])
                if views[place].is_marked:
                    self.ensureWidgetVisible(line, 0, 0)

    def _choose(self, place: int) -> None:
        view = self._lines[place].view
        self.chosen.emit(view.act if view is not None else Act())
