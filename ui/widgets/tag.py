"""The tag that marks an alert: shape and word in the fill."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.shapes import alert_shape
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import HEIGHT_TAG, RADIUS_FIELD, Urgency
from ui.widgets.painting import draw_box, draw_text, smooth

_PADDING = 8
_SHAPE = 12
_SHAPE_GAP = 5

WORDS = {Urgency.HIGH: "HIGH", Urgency.MEDIUM: "MED", Urgency.LOW: "INFO"}


def tag_width(urgency: Urgency, words: str = "") -> int:
    told = words or WORDS[urgency]
    return 2 * _PADDING + _SHAPE + _SHAPE_GAP + widest(Role.TAG, told)


def draw_tag(
    painter: QPainter, box: QRectF, urgency: Urgency, theme: Theme, words: str = ""
) -> None:
    """A tag that fills `box`, for those who paint rows themselves.

    ``words`` stand in it where they say more than how urgent it is.
    """
    colours = theme.palette.alert(urgency)
    draw_box(painter, box, colours.fill, QPen(colours.border, 1), RADIUS_FIELD)
    centre = QPointF(box.left() + _PADDING + _SHAPE / 2, box.center().y())
    painter.fillPath(alert_shape(urgency, centre, _SHAPE), colours.text)
    line = box.adjusted(_PADDING + _SHAPE + _SHAPE_GAP, 0, 0, 0)
    told = words or WORDS[urgency]
    draw_text(painter, line, told, theme.font(Role.TAG), colours.text)


class Tag(QLabel):
    """An alert tag; told apart by shape and word before colour."""

    def __init__(
        self, urgency: Urgency, height: int = HEIGHT_TAG, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._urgency = urgency
        self._height = height
        self._words = ""
        self.show_urgency(urgency)

    @property
    def urgency(self) -> Urgency:
        return self._urgency

    def show_urgency(self, urgency: Urgency, words: str = "") -> None:
        """``words`` stand in it where they say more than how urgent it is."""
        self._urgency, self._words = urgency, words
        self.setText(words or WORDS[urgency])
        self.setAccessibleName(words or f"{urgency.value.capitalize()} priority")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(tag_width(self._urgency, self._words), self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        box, theme = QRectF(self.rect()), current_theme()
        draw_tag(painter, box, self._urgency, theme, self._words)
        painter.end()
