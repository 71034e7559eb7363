"""The warning that another patient could be taken for this one."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override
from ui.panels.new_session.marks import SIZE, draw_mark
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_PANEL, RING
from ui.views import wording
from ui.views.new_session.patient_section import LookalikeView
from ui.widgets.painting import draw_box, draw_text, smooth

_LINE = 26
_PADDING = 8
_TITLE = "Similar patients"


class LookalikeBox(QWidget):
    """Names the closest with born and number; counts the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: tuple[LookalikeView, ...] = ()
        self._most = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def display(self, views: tuple[LookalikeView, ...], most: int) -> None:
        """Show ``most`` of them, a line each."""
        self._views = views
        self._most = most
        self.setVisible(bool(views))
        self.setAccessibleName(". ".join((_TITLE, *(v.spoken for v in views))))
        self.setToolTip("\n".join(view.spoken for view in views))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    @property
    def words(self) -> tuple[str, ...]:
        """The lines as painted."""
        lines = [
            f"{wording.sentence(v.reason)}: {v.name}  Born {v.born}  ID No. {v.number}"
            for v in self._views[: self._most]
        ]
        left = len(self._views) - self._most
        if left > 0 and lines:
            lines[-1] = f"{lines[-1]}  and {left} more"
        return tuple(lines)

    @override
    def sizeHint(self) -> QSize:
        lines = min(len(self._views), self._most)
        return QSize(400, 2 * _PADDING + lines * _LINE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        box = QRectF(self.rect()).adjusted(RING, 0, -RING, 0)
        draw_box(painter, box, colours.raised, QPen(colours.text, 2), RADIUS_PANEL)
        mark = QRectF(box.left() + 12, 0, SIZE, SIZE)
        mark.moveTop(box.center().y() - SIZE / 2)
        draw_mark(painter, mark, "not met", theme)
        line = QRectF(mark.right() + 12, _PADDING, 0, _LINE)
        line.setRight(box.right() - 12)
        for words in self.words:
            draw_text(painter, line, words, theme.font(Role.FACT), colours.text)
            line.translate(0, _LINE)
        painter.end()
