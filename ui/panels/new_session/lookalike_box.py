"""The warning that another patient could be taken for this one."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override
from ui.panels.new_session.marks import SIZE, draw_mark
from ui.theme.fonts import Role, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_PANEL, RING
from ui.views import wording
from ui.views.new_session.patient_section import LookalikeView
from ui.widgets.painting import draw_box, draw_text, smooth

_LINE = 26
_PADDING = 8
_APART = 20
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
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Each as painted: who, which gives way where room is short, and the facts."""
        lines = [
            (
                f"{wording.sentence(view.reason)}: {view.name}",
                f"Born {view.born}   ID No. {view.number}",
            )
            for view in self._views[: self._most]
        ]
        left = len(self._views) - self._most
        if left > 0 and lines:
            who, facts = lines[-1]
            lines[-1] = (who, f"{facts}   and {left} more")
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
        font = theme.font(Role.FACT)
        for who, facts in self.lines:
            # Two people of one name are told apart by what stands at the end.
            tail = QRectF(line)
            tail.setLeft(line.right() - widest(Role.FACT, facts))
            head = line.adjusted(0, 0, -tail.width() - _APART, 0)
            used = QFontMetricsF(font).horizontalAdvance(who)
            tail.moveLeft(head.left() + min(used, head.width()) + _APART)
            draw_text(painter, head, who, font, colours.text)
            draw_text(painter, tail, facts, font, colours.text)
            line.translate(0, _LINE)
        painter.end()
