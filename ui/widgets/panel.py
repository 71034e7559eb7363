"""The frame of a panel: border, header with title and note, and a body."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import (
    BORDER,
    GAP,
    HEIGHT_PANEL_HEADER,
    PANEL_PADDING,
    RADIUS_PANEL,
)
from ui.widgets.header_note import HeaderNote
from ui.widgets.label import Label
from ui.widgets.painting import CENTRE, draw_aligned, draw_box, smooth

_NEARLY_ALL = 1000
"""Of what is spare, for a note; where it is hidden, all is between."""


class NumberBadge(QLabel):
    """The number of a section in a ring."""

    _SIZE = 28

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(str(number), parent)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._SIZE, self._SIZE)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = smooth(self)
        box = QRectF(0, 0, self._SIZE, self._SIZE)
        box.moveCenter(QRectF(self.rect()).center())
        draw_box(painter, box, None, QPen(theme.palette.text, 2), self._SIZE / 2)
        face = (theme.font(Role.LABEL), theme.palette.text)
        draw_aligned(painter, box, self.text(), face, CENTRE)
        painter.end()


class PanelHeader(QWidget):
    """Title at the left, note at the right, room for widgets between."""

    def __init__(
        self,
        title: str,
        note: str = "",
        number: int | None = None,
        height: int = HEIGHT_PANEL_HEADER,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(height)
        self.title = Label(title, Role.TITLE)
        self.note = HeaderNote(note)
        self.row = QHBoxLayout(self)
        # The border of the frame takes the first of the padding.
        side = PANEL_PADDING - BORDER
        self.row.setContentsMargins(side, 0, side, 0)
        self.row.setSpacing(GAP)
        if number is not None:
            self.row.addWidget(NumberBadge(number), 0)
        self.row.addWidget(self.title, 0)
        self.row.addStretch(1)
        self.row.addWidget(self.note, _NEARLY_ALL)

    def room_for_note(self, width: int) -> int:
        """What the others leave of that width, px."""
        margins, room = self.row.contentsMargins(), width
        items = (self.row.itemAt(place) for place in range(self.row.count()))
        widgets = (item.widget() for item in items if item is not None)
        for widget in widgets:
            if widget not in (None, self.note) and not widget.isHidden():
                room -= widget.sizeHint().width() + self.row.spacing()
        return room - margins.left() - margins.right()

    def add_beside_title(self, widget: QWidget) -> None:
        self.row.insertWidget(self.row.indexOf(self.title) + 1, widget, 0)

    def add_right(self, widget: QWidget) -> None:
        self.row.addWidget(widget, 0)


class PanelFrame(QWidget):
    """A bordered surface with an optional header over its body layout.

    `emphasis` is the stronger border of the panel one works in.
    """

    def __init__(
        self,
        header: PanelHeader | None = None,
        *,
        emphasis: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._emphasis = emphasis
        self.header = header
        stack = QVBoxLayout(self)
        stack.setContentsMargins(BORDER, BORDER, BORDER, BORDER)
        stack.setSpacing(0)
        if header is not None:
            stack.addWidget(header)
            self.setAccessibleName(header.title.text())
        # A widget takes spare height where a bare layout of fixed rows would not, and
        # so keeps the header at the top.
        ground = QWidget()
        self.body = QVBoxLayout(ground)
        self.body.setContentsMargins(
            PANEL_PADDING - BORDER,
            PANEL_PADDING,
            PANEL_PADDING - BORDER,
            PANEL_PADDING - BORDER,
        )
        self.body.setSpacing(GAP)
        stack.addWidget(ground, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_theme().palette
        painter = smooth(self)
        border = colours.control if self._emphasis else colours.divider
        draw_box(painter, self.rect(), colours.surface, QPen(border, 1), RADIUS_PANEL)
        if self.header is not None:
            painter.setRenderHint(painter.RenderHint.Antialiasing, on=False)
            line = self.header.geometry().bottom()
            painter.fillRect(1, line, self.width() - 2, 1, colours.divider)
        painter.end()


class Divider(QWidget):
    """A one pixel line between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.fillRect(self.rect(), current_theme().palette.grid)
        painter.end()
