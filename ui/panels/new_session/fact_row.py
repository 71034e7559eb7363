"""Labels with their words, side by side, and those that take a line of their own."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, tallest, widest, wrapped_height
from ui.theme.theme import current_theme
from ui.theme.tokens import RING
from ui.views.new_session.parts import FactView
from ui.widgets.painting import TOP_LEFT, draw_text, smooth
from ui.widgets.wrapping import cut_to_fit

_LABEL = 20
_GAP = 24
_BELOW = 4
_MOST_LINES = 3
_LINES_OF_ONE = 2
_SHORT = 240
"""Width, px, up to which what may wrap stands beside the others."""


class FactRow(QWidget):
    """Renders FactViews; what is whole wraps, the others share a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[FactView, ...] = ()
        self._lines: list[list[FactView]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def display(self, facts: tuple[FactView, ...], width: int, most: int = 2) -> None:
        """Show them in that width, px, on at most so many lines where none wraps."""
        self._facts = facts
        self._lines = _lines(facts, width - 2 * RING, most)
        spoken = ", ".join(f"{fact.label} {fact.value}" for fact in facts)
        self.setAccessibleName(spoken)
        self.setToolTip("\n".join(f"{fact.label}  {fact.value}" for fact in facts))
        self.setVisible(bool(facts))
        self.setFixedHeight(round(self._bottom(width)))
        self.update()

    def _bottom(self, width: int) -> float:
        return sum(_height(line, width - 2 * RING) for line in self._lines)

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        top = 0.0
        width = self.width() - 2 * RING
        for line in self._lines:
            height = _height(line, width)
            for fact, left, wide in _columns(line, width):
                box = QRectF(RING + left, top, wide, height - _BELOW)
                _paint(painter, box, fact)
            top += height
        painter.end()


def _lines(facts: tuple[FactView, ...], room: float, most: int) -> list[list[FactView]]:
    """As many as fit into each; where those are too many, one for all that is short."""
    packed = list(_packed(facts, room))
    if len(packed) <= most and all(_need(fact) <= room for fact in facts):
        return packed
    shared = [fact for fact in facts if not _is_long(fact)]
    whole = [[fact] for fact in facts if _is_long(fact)]
    return [shared, *whole] if shared else whole


def _packed(facts: tuple[FactView, ...], room: float) -> Iterator[list[FactView]]:
    line: list[FactView] = []
    for fact in facts:
        longer = [*line, fact]
        needed = sum(_need(one) for one in longer) + _GAP * (len(longer) - 1)
        if line and needed > room:
            yield line
            longer = [fact]
        line = longer
    if line:
        yield line


def _is_long(fact: FactView) -> bool:
    return fact.is_whole and _need(fact) > _SHORT


def _need(fact: FactView) -> float:
    return max(widest(Role.NOTE, fact.label), widest(Role.BODY_MEDIUM, fact.value))


def _height(line: list[FactView], width: float) -> float:
    tall = float(tallest(Role.BODY_MEDIUM))
    columns = _columns(line, width)
    if _wraps(line):
        wrapped = wrapped_height(Role.BODY_MEDIUM, line[0].value, int(width))
        tall = min(max(tall, wrapped), _MOST_LINES * tall)
    elif any(fact.wraps and _need(fact) > wide for fact, _, wide in columns):
        tall *= _LINES_OF_ONE
    return _LABEL + tall + _BELOW


def _wraps(line: list[FactView]) -> bool:
    return len(line) == 1 and line[0].is_whole


def _columns(line: list[FactView], width: float) -> list[tuple[FactView, float, float]]:
    """Each as wide as its words need; what is left over is shared out.

    Where there is too little, the longest gives way, and who it is stays whole.
    """
    needs = [_need(fact) for fact in line]
    spare = width - sum(needs) - _GAP * (len(line) - 1)
    if spare < 0:
        needs[needs.index(max(needs))] += spare
    left, columns = 0.0, []
    for fact, need in zip(line, needs, strict=True):
        columns.append((fact, left, need))
        left += need + max(spare, 0) / len(line) + _GAP
    return columns


def _paint(painter: QPainter, box: QRectF, fact: FactView) -> None:
    theme = current_theme()
    colours = theme.palette
    label = QRectF(box.left(), box.top(), box.width(), _LABEL)
    draw_text(painter, label, fact.label, theme.font(Role.NOTE), colours.text_secondary)
    value = box.adjusted(0, _LABEL, 0, 0)
    words = fact.value
    if fact.wraps:
        room = (int(value.width()), int(value.height()))
        words = cut_to_fit(words, Role.BODY_MEDIUM, *room)
    elif not fact.is_whole:
        # Beside one that wraps it stands on the first line.
        value.setHeight(min(value.height(), tallest(Role.BODY_MEDIUM)))
        face = theme.font(Role.BODY_MEDIUM)
        draw_text(painter, value, fact.value, face, colours.text)
        return
    painter.setFont(theme.font(Role.BODY_MEDIUM))
    painter.setPen(colours.text)
    painter.drawText(value, TOP_LEFT | Qt.TextFlag.TextWordWrap, words)
