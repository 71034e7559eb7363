"""The patient banner: fixed at the top, never covered."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from monitor.chart.kinds import AllergyState
from ui.overriding import override
from ui.panels.allergy_signs import draw_allergy_sign
from ui.panels.banner_fit import (
    AFTER_NAME,
    BOX_PADDING,
    SIGN,
    SIGN_GAP,
    allergy_width,
    badge_width,
    fit_banner,
    label_width,
    name_width,
    pause_width,
)
from ui.theme.fonts import Role, font, widest
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import HEIGHT_BANNER, PAGE_MARGIN, RADIUS_PANEL, Ink, Mode
from ui.views.banner import BannerView
from ui.widgets.painting import (
    CENTRE,
    LEFT,
    draw_aligned,
    draw_box,
    draw_pause,
    draw_text,
    elided,
    smooth,
)

_RULE = 2
_BOX = 32
_EDGE = 4
"""Above and below a name on two lines, px."""


class BannerBar(QWidget):
    """Paints a BannerView; only a very long name is shortened before the rest is.

    It stands on two lines then, so that of the given name something is read as well.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: BannerView | None = None
        self.setFixedHeight(HEIGHT_BANNER)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def display(self, view: BannerView) -> None:
        if view == self._view:
            return
        self._view = view
        self.setAccessibleName(f"Patient {view.spoken}")
        self.update()

    def shown_allergies(self) -> str:
        """The words in the box at this width."""
        return (
            "" if self._view is None else fit_banner(self._view, self.width()).allergies
        )

    def is_name_elided(self) -> bool:
        if self._view is None:
            return False
        return name_width(self._view, self.width()) < widest(Role.NAME, self._view.name)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, HEIGHT_BANNER)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._view is not None:
            QToolTip.showText(event.globalPos(), self._view.spoken, self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = smooth(self)
        painter.fillRect(self.rect(), theme.palette.raised)
        rule = QRectF(0, self.height() - _RULE, self.width(), _RULE)
        painter.fillRect(rule, theme.palette.control)
        if self._view is not None:
            self._paint(painter, self._view, theme)
        painter.end()

    def _paint(self, painter: QPainter, view: BannerView, theme: Theme) -> None:
        fit = fit_banner(view, self.width())
        pen = _Pen(painter, theme, PAGE_MARGIN)
        room = name_width(view, self.width())
        family, _, given = view.name.partition(", ")
        if given and self.is_name_elided():
            pen.write_two_lines(f"{family},", given, room)
        else:
            shown = elided(view.name, theme.font(Role.NAME), room)
            pen.write(shown, Role.NAME, Ink.TEXT, room)
        pen.skip(AFTER_NAME)
        for label, value in fit.items:
            pen.skip(fit.gap)
            if label:
                pen.write(label, Role.DETAIL, Ink.SECONDARY, label_width(label))
            pen.write(value, Role.VALUE, Ink.TEXT, widest(Role.VALUE, value))
        pen.skip(fit.gap)
        pen.box_allergies(fit.allergies, view.allergies.state)
        if fit.badge:
            pen.skip(fit.gap)
            pen.box_badge(fit.badge)
        if fit.pause:
            pen.skip(fit.gap)
            pen.box_pause(fit.pause)
        if fit.course:
            width = _advance(fit.course, theme.font(Role.BODY))
            pen.move_to(self.width() - PAGE_MARGIN - width)
            pen.write(fit.course, Role.BODY, Ink.SECONDARY, width)


class _Pen:
    """Writes from left to right, all on one line."""

    def __init__(self, painter: QPainter, theme: Theme, left: float) -> None:
        self._painter = painter
        self._theme = theme
        self._x = left
        name = QFontMetricsF(font(Role.NAME, Mode.DAY))
        middle = (HEIGHT_BANNER - _RULE) / 2
        self._baseline = round(middle + (name.ascent() - name.descent()) / 2)

    def move_to(self, x: float) -> None:
        self._x = x

    def skip(self, gap: float) -> None:
        self._x += gap

    def write(self, text: str, role: Role, ink: Ink, width: float) -> None:
        self._painter.setFont(self._theme.font(role))
        self._painter.setPen(self._theme.palette.ink(ink))
        self._painter.drawText(QPointF(self._x, self._baseline), text)
        self._x += width

    def write_two_lines(self, above: str, below: str, width: float) -> None:
        """Smaller, one over the other, so that of neither is nothing left."""
        face = (self._theme.font(Role.VALUE), self._theme.palette.text)
        half = (HEIGHT_BANNER - _RULE) / 2
        for text, top in ((above, _EDGE), (below, half)):
            room = QRectF(self._x, top, width, half - _EDGE)
            draw_aligned(self._painter, room, text, face, LEFT)
        self._x += width

    def box_allergies(self, text: str, state: AllergyState) -> None:
        ink = self._theme.palette.text
        box = self._next_box(allergy_width(text))
        pen = QPen(ink, 2)
        if state == "none known":
            pen = QPen(self._theme.palette.control, 1)
        elif state != "known":
            pen.setStyle(Qt.PenStyle.DashLine)
        draw_box(self._painter, box, None, pen, RADIUS_PANEL)
        face = self._theme.font(Role.BODY_STRONG)
        # The box is as wide as the wider theme needs; in the other all is centred.
        narrower = widest(Role.BODY_STRONG, text) - _advance(text, face)
        inner = box.adjusted(BOX_PADDING + narrower / 2, 0, 0, 0)
        centre = QPointF(inner.left() + SIGN / 2, box.center().y())
        draw_allergy_sign(self._painter, state, centre, ink)
        words = inner.adjusted(SIGN + SIGN_GAP, 0, 0, 0)
        draw_text(self._painter, words, text, face, ink)

    def box_badge(self, text: str) -> None:
        colours = self._theme.palette
        box = self._next_box(badge_width(text))
        no_border = QPen(Qt.PenStyle.NoPen)
        draw_box(self._painter, box, colours.selected, no_border, RADIUS_PANEL)
        face = (self._theme.font(Role.BODY_STRONG), colours.text)
        draw_aligned(self._painter, box, text, face, CENTRE)

    def box_pause(self, text: str) -> None:
        """Framed in ink and marked with two bars: it must not pass for running."""
        ink = self._theme.palette.text
        box = self._next_box(pause_width(text))
        draw_box(self._painter, box, None, QPen(ink, 2), RADIUS_PANEL)
        sign = QRectF(box.left() + BOX_PADDING, box.center().y() - 7, SIGN, 14)
        draw_pause(self._painter, sign, ink)
        words = box.adjusted(BOX_PADDING + SIGN + SIGN_GAP, 0, 0, 0)
        draw_text(self._painter, words, text, self._theme.font(Role.BODY_STRONG), ink)

    def _next_box(self, width: float) -> QRectF:
        box = QRectF(self._x, (HEIGHT_BANNER - _BOX) / 2, width, _BOX)
        self._x += width
        return box


def _advance(text: str, face: QFont) -> float:
    return QFontMetricsF(face).horizontalAdvance(text)
