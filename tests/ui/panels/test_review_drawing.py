"""A line that is drawn again is the line as it would be drawn anew."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.charting.review_list import ReviewRow
from tests.ui.listed import NOW, row
from ui.panels.review_list import drawing
from ui.panels.review_list.drawing import draw_drawing, drawing_of
from ui.panels.review_list.model import ReviewModel
from ui.panels.review_list.rows import ROW_HEIGHT, list_of_lines
from ui.panels.row_list import RowList
from ui.theme.fonts import Role
from ui.theme.theme import Theme, apply_theme
from ui.theme.tokens import Urgency
from ui.views.review_list.lines import Scene, line_of

_WIDTHS = (900, 1300, 1590)
_SCENE = Scene(now=NOW)


def _rows() -> list[ReviewRow]:
    """One of each state, with alerts and without, and one that can't be read."""
    return [
        row(1),
        row(2, state="open", is_open=1, high=2, unacknowledged=1),
        row(3, state="returned with a query", nurse="Maximiliane Okafor-Ruiz RN"),
        row(4, state="amended since signed", medium=0, amended=2),
        row(5, state="not signed", to_sign=1, overrides=2, to_review=1),
        row(6, details=None),
        row(7, details=None, erased=row(7).opened_ms),
        row(8, peak_sbp=None, rise=None, lowest_spo2=None, late=0, untimely=None),
    ]


@pytest.fixture
def day(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, Theme.day())
    yield qapp
    apply_theme(qapp, Theme.day())


@pytest.fixture
def shown(qtbot: QtBot) -> RowList:
    return _listed(_rows(), _SCENE, qtbot)


def _listed(rows: list[ReviewRow], scene: Scene, qtbot: QtBot) -> RowList:
    listed, model = list_of_lines(), ReviewModel()
    model.setParent(listed)
    listed.setModel(model)
    qtbot.addWidget(listed)
    listed.resize(_WIDTHS[-1], ROW_HEIGHT * len(rows))
    model.show_rows(tuple(rows), scene)
    listed.show()
    return listed


def _anew(listed: RowList) -> QImage:
    drawing._drawing.cache_clear()
    drawing._of_cell.cache_clear()
    return listed.grab().toImage()


@pytest.mark.parametrize("dpr", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("theme", [Theme.day(), Theme.night()])
@pytest.mark.usefixtures("day")
def test_in_another_row_a_line_looks_the_same(theme: Theme, dpr: float) -> None:
    for told in _rows():
        for width in _WIDTHS:
            line = line_of(told, _SCENE)
            first = _drawn(line_of(told, _SCENE), width, theme, dpr, row=0)
            drawn = drawing_of(line, width, ROW_HEIGHT, theme)
            assert drawn is drawing_of(line, width, ROW_HEIGHT, theme)
            assert _drawn(line, width, theme, dpr, row=7) == first


def _drawn(line: object, width: int, theme: Theme, dpr: float, *, row: int) -> QImage:
    tall = ROW_HEIGHT * (row + 1)
    image = QImage(int(width * dpr), int(tall * dpr), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dpr)
    image.fill(theme.palette.surface)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QPoint(0, ROW_HEIGHT * row))
    draw_drawing(painter, drawing_of(line, width, ROW_HEIGHT, theme))  # type: ignore[arg-type]
    painter.end()
    high = round(ROW_HEIGHT * dpr)
    return image.copy(0, image.height() - high, image.width(), high)


def test_another_theme_draws_in_its_own_colours(
    day: QApplication, shown: RowList
) -> None:
    """And back again in those of before."""
    by_day = _anew(shown)
    apply_theme(day, Theme.night())
    by_night = shown.grab().toImage()
    assert by_night != by_day
    assert by_night == _anew(shown)
    apply_theme(day, Theme.day())
    assert shown.grab().toImage() == by_day


@pytest.mark.parametrize("theme", [Theme.day(), Theme.night()])
@pytest.mark.usefixtures("qapp")
def test_the_ink_is_of_the_theme(theme: Theme) -> None:
    colours = theme.palette
    drawn = drawing_of(line_of(row(2, high=1), _SCENE), 1590, ROW_HEIGHT, theme)
    inks = {words.ink.name() for words in drawn.words}
    assert inks == {colours.text.name(), colours.text_secondary.name()}
    alerts = [colours.alert(urgency) for urgency in (Urgency.HIGH, Urgency.MEDIUM)]
    assert [mark.fill for mark in drawn.marks[:2]] == [one.fill for one in alerts]


@pytest.mark.usefixtures("qapp")
def test_a_count_that_is_not_nought_is_strong() -> None:
    """Where the same words stood before, and meant nothing."""
    theme = Theme.day()
    strong = theme.font(Role.BODY_STRONG)
    found = []
    for unacknowledged in (0, 1):
        told = row(2, median_ack_ms=95_000, slow=unacknowledged)
        drawn = drawing_of(line_of(told, _SCENE), 1590, ROW_HEIGHT, theme)
        (ack,) = (one for one in drawn.words if one.text == "1min 35sec")
        found.append(ack.font == strong)
    assert found == [False, True]


def test_another_width_places_the_words_anew(shown: RowList) -> None:
    shown.grab()
    for width in _WIDTHS:
        shown.resize(width, shown.height())
        assert shown.grab().toImage() == _anew(shown)


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "signed", "is_open": 0},
        {"high": 3},
        {"unacknowledged": 0},
        {"room": "Room 2"},
        {"to_review": 1},
    ],
)
def test_a_line_that_changed_is_drawn_as_it_is_now(
    shown: RowList, qtbot: QtBot, changes: dict[str, object]
) -> None:
    rows = _rows()
    before = shown.grab().toImage()
    rows[1] = rows[1]._replace(**changes)  # type: ignore[arg-type]
    model = shown.model()
    assert isinstance(model, ReviewModel)
    model.show_rows(tuple(rows), _SCENE)
    after = shown.grab().toImage()
    assert after != before
    assert after == _anew(_listed(rows, _SCENE, qtbot))


def test_names_that_are_hidden_are_gone_from_the_picture(
    shown: RowList, qtbot: QtBot
) -> None:
    hidden = Scene(now=NOW, is_name_hidden=True)
    shown.grab()
    model = shown.model()
    assert isinstance(model, ReviewModel)
    model.show_rows(tuple(_rows()), hidden)
    assert shown.grab().toImage() == _anew(_listed(_rows(), hidden, qtbot))


def test_the_marked_line_is_drawn_on_its_ground(shown: RowList) -> None:
    model = shown.model()
    shown.setCurrentIndex(model.index(2, 0))
    third = shown.grab().toImage()
    assert third == _anew(shown)
    shown.setCurrentIndex(model.index(3, 0))
    assert shown.grab().toImage() != third
    shown.setCurrentIndex(model.index(2, 0))
    assert shown.grab().toImage() == third
