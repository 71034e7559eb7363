"""The tag that marks an alert: shape and word in the fill."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.shapes import alert_shape
from ui.theme.theme import current_theme
from ui.theme.tokens import HEIGHT_TAG, RADIUS_FIELD, Urgency
from ui.widgets.painting import draw_box, draw_text, smooth

_PADDING = 8
_SHAPE = 12
_SHAPE_GAP = 5

WORDS = {Urgency.HIGH: "HIGH", Urgency.MEDIUM: "MED", Urgency.LOW: "INFO"}


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
        self.show_urgency(urgency)

    @property
    def urgency(self) -> Urgency:
        return self._urgency

    def show_urgency(self, urgency: Urgency) -> None:
        self._urgency = urgency
        self.setText(WORDS[urgency])
        self.setAccessibleName(f"{urgency.value.capitalize()} priority")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        word = widest(Role.TAG, self.text())
        return QSize(2 * _PADDING + _SHAPE + _SHAPE_GAP + word, self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette.alert(self._urgency)
        painter = smooth(self)
        box = QRectF(self.rect())
        draw_box(painter, box, colours.fill, QPen(colours.border, 1), RADIUS_FIELD)
        centre = QPointF(_PADDING + _SHAPE / 2, box.center().y())
        painter.fillPath(alert_shape(self._urgency, centre, _SHAPE), colours.text)
        words = box.adjusted(_PADDING + _SHAPE + _SHAPE_GAP, 0, 0, 0)
        draw_text(painter, words, self.text(), theme.font(Role.TAG), colours.text)
        painter.end()
