"""What stays on the clinic's paper checklist, named so that nothing seems checked."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.shapes import square
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_PANEL, RING
from ui.views.new_session.preflight import PreflightView
from ui.widgets.painting import draw_box, draw_text, smooth

_PADDING = 16
_TITLE, _WORDS, _LINE = 24, 24, 28
_COLUMNS = 2
_DOT = 5


class PaperBox(QWidget):
    """The title, one honest line, and the items in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: PreflightView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def display(self, view: PreflightView) -> None:
        self._view = view
        items = ", ".join(view.paper)
        self.setAccessibleName(f"{view.paper_title}. {view.paper_words}: {items}")
        self.updateGeometry()
        self.update()

    def _lines(self) -> int:
        return 0 if self._view is None else -(-len(self._view.paper) // _COLUMNS)

    @override
    def sizeHint(self) -> QSize:
        head = _TITLE + _WORDS + 8
        return QSize(400, 2 * (_PADDING - 4) + head + self._lines() * _LINE)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height() - _PADDING)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None:
            return
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        box = QRectF(self.rect()).adjusted(4 + RING, 0, -4 - RING, 0)
        draw_box(painter, box, colours.raised, QPen(colours.divider, 1), RADIUS_PANEL)
        inner = box.adjusted(_PADDING, _PADDING - 4, -_PADDING, 0)
        title = QRectF(inner.left(), inner.top(), inner.width(), _TITLE)
        strong = theme.font(Role.BODY_STRONG)
        draw_text(painter, title, self._view.paper_title, strong, colours.text)
        words = QRectF(inner.left(), title.bottom(), inner.width(), _WORDS)
        face = theme.font(Role.DETAIL)
        said = self._view.paper_words
        draw_text(painter, words, said, face, colours.text_secondary)
        top = words.bottom() + 8
        across = inner.width() / _COLUMNS
        for place, item in enumerate(self._view.paper):
            column, line = divmod(place, self._lines())
            left = inner.left() + column * across
            cell = QRectF(left, top + line * _LINE, across - 12, _LINE)
            dot = cell.center()
            dot.setX(cell.left() + _DOT)
            painter.fillPath(square(dot, _DOT), colours.text_secondary)
            words = cell.adjusted(4 * _DOT, 0, 0, 0)
            draw_text(painter, words, item, face, colours.text)
        painter.end()
