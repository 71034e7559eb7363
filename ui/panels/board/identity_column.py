"""Room, patient and how far the session is."""

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.overriding import override
from ui.panels.board.column import Column
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.theme.tokens import Ink
from ui.views.board.card import CardView, ProgressView
from ui.widgets.painting import draw_box

_BAR = 8


class Identity(Struct, frozen=True):
    """What this column shows of a card."""

    room: str
    name: str
    who: str
    protocol: str
    progress: ProgressView | None


def identity_of(card: CardView) -> Identity:
    return Identity(card.room, card.name, card.who, card.protocol, card.progress)


def lines_of(progress: ProgressView) -> tuple[str, ...]:
    """Notes and nurse in the two lines there is room for."""
    lines = [line for line in (*progress.notes, progress.nurse) if line]
    return (*lines[:1], *filter(None, (", ".join(lines[1:]),)))


class IdentityColumn(Column[Identity]):
    """Paints an Identity."""

    @override
    def _paint(self, painter: QPainter, view: Identity, theme: Theme) -> None:
        role = self._fitting(view.room, Role.BOARD, Role.ENTRY, Role.VALUE)
        self._write(painter, 45, view.room, role)
        role = self._fitting(view.name, Role.FIELD, Role.VALUE, Role.LABEL)
        self._write(painter, 88, view.name, role)
        role = self._fitting(view.who, Role.BODY, Role.NOTE)
        self._write(painter, 117, view.who, role, Ink.SECONDARY)
        self._write(painter, 140, view.protocol, Role.NOTE, Ink.SECONDARY)
        progress = view.progress
        if progress is None:
            return
        role = self._fitting(progress.words, Role.BODY_STRONG, Role.LABEL)
        self._write(painter, 172, progress.words, role)
        if progress.share is not None:
            self._paint_bar(painter, progress.share, theme)
        for place, line in enumerate(lines_of(progress)):
            self._write(painter, 215 + 18 * place, line, Role.NOTE, Ink.SECONDARY)

    def _paint_bar(self, painter: QPainter, share: float, theme: Theme) -> None:
        colours = theme.palette
        whole = QRectF(0, 192, self.width(), _BAR)
        draw_box(painter, whole, colours.raised, QPen(colours.control, 1), _BAR / 2)
        done = QRectF(whole)
        done.setWidth(whole.width() * share)
        if share > 0:
            done.setWidth(max(done.width(), _BAR))
            nothing = QPen(Qt.PenStyle.NoPen)
            draw_box(painter, done, colours.control, nothing, _BAR / 2)
