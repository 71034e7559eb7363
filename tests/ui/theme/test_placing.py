"""A line whose letters were placed before is the line that Qt would draw."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPdfWriter,
)

from ui.theme.fonts import Role, font
from ui.theme.placing import draw_line, measures, width_of
from ui.theme.tokens import Mode
from ui.widgets.painting import elided

_WIDE, _TALL = 420, 60
_AT = QPointF(12, 40)
_INK = QColor("#203040")
_TEXTS = (
    "Halvorsen, Given117",
    "\N{MINUS SIGN}14, 152/96 · SpO₂ 97 % on air",
    "Zoë Ångström-Łukasiewicz",
    "Ιωάννης Παπαδόπουλος, Анна",
    "affine fjord, 1:1",
    "e\u0301 combining",
    "דוד כהן",
    "דוד K-000117 כהן",
    "患者 K-1",
    "two\u2028lines",
    "tab\there",
    " ",
)


def _drawn(text: str, face: QFont, dpr: float, *, by_qt: bool) -> QImage:
    image = QImage(int(_WIDE * dpr), int(_TALL * dpr), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dpr)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if by_qt:
        painter.setFont(face)
        painter.setPen(_INK)
        painter.drawText(_AT, text)
    else:
        draw_line(painter, _AT, text, face, _INK)
    painter.end()
    return image


@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize("dpr", [1.0, 1.25, 2.0])
@pytest.mark.usefixtures("qapp")
def test_the_same_pixels(text: str, dpr: float) -> None:
    """In any script, in two weights, on any screen; also when it is drawn again."""
    for role, mode in ((Role.BODY, Mode.DAY), (Role.NOTE_STRONG, Mode.NIGHT)):
        face = font(role, mode)
        wanted = _drawn(text, face, dpr, by_qt=True)

        assert _drawn(text, face, dpr, by_qt=False) == wanted
        assert _drawn(text, face, dpr, by_qt=False) == wanted


@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.usefixtures("qapp")
def test_a_line_is_cut_where_qt_cuts_it(text: str) -> None:
    """At every width around its own."""
    face = font(Role.BODY)
    metrics, wide = QFontMetricsF(face), width_of(text, face)
    for more in (-30, -1, -0.6, -0.5, -0.4, -0.1, 0, 0.1, 0.5, 1, 30):
        room = wide + more
        wanted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room + 0.5)
        assert elided(text, face, room) == wanted


@pytest.mark.usefixtures("qapp")
def test_the_pen_and_the_font_of_before_do_not_matter() -> None:
    """Each line is drawn in its own, whatever was drawn before it."""
    face, ink = font(Role.BODY), QColor("#a01010")
    other = _drawn("one", font(Role.TITLE), 1.0, by_qt=False)

    painter = QPainter(other)
    painter.setFont(font(Role.CLOCK))
    painter.setPen(_INK)
    other.fill(QColor("white"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_line(painter, _AT, "one", face, ink)
    draw_line(painter, QPointF(120, 40), "", face, ink)
    painter.end()

    wanted = QImage(_WIDE, _TALL, QImage.Format.Format_RGB32)
    wanted.fill(QColor("white"))
    painter = QPainter(wanted)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(face)
    painter.setPen(ink)
    painter.drawText(_AT, "one")
    painter.end()
    assert other == wanted


@pytest.mark.usefixtures("qapp")
def test_a_font_that_was_changed_is_another() -> None:
    """Nothing that was kept of it as it was is taken."""
    face = QFont(font(Role.BODY))
    before = width_of("152/96", face), measures(face)
    small = _drawn("152/96", face, 1.0, by_qt=False)
    face.setPixelSize(32)

    metrics = QFontMetricsF(face)
    assert width_of("152/96", face) == metrics.horizontalAdvance("152/96")
    assert measures(face) == (metrics.height(), metrics.capHeight())
    assert before != (width_of("152/96", face), measures(face))
    drawn = _drawn("152/96", face, 1.0, by_qt=False)
    assert drawn == _drawn("152/96", face, 1.0, by_qt=True)
    assert drawn != small


@pytest.mark.usefixtures("qapp")
def test_in_a_pdf_words_stay_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a reader finds them: what is only shown has its letters alone."""
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    page, image = QPdfWriter(kept), QImage(_WIDE, _TALL, QImage.Format.Format_RGB32)
    written: list[list[str]] = []

    for device in (page, image):
        painter = QPainter(device)
        words: list[str] = []
        monkeypatch.setattr(
            QPainter, "drawText", lambda _, __, w, to=words: to.append(w)
        )
        draw_line(painter, _AT, "Halvorsen", font(Role.BODY), _INK)
        painter.end()
        written.append(words)

    assert written == [["Halvorsen"], []]
