"""The rows of the review list, told to a view as they come, change and go."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from monitor.charting.review_list import ReviewRow
from tests.ui.listed import NOW, row, rows
from ui.panels.review_list.model import ReviewModel
from ui.panels.review_list.rows import list_of_lines
from ui.panels.row_list import RowList
from ui.views.review_list.lines import Scene, line_of

_SCENE = Scene(now=NOW)
_FIVE = rows(5)


@pytest.fixture
def model() -> ReviewModel:
    made = ReviewModel()
    made.show_rows(_FIVE, _SCENE)
    return made


@pytest.mark.parametrize(
    "then",
    [
        [*_FIVE, row(6), row(7)],
        [_FIVE[0], row(9), *_FIVE[1:]],
        [row(9), *_FIVE],
        [*_FIVE[:2], *_FIVE[3:]],
        _FIVE[1:],
        _FIVE[:4],
        [_FIVE[0], row(2, state="not signed"), *_FIVE[2:]],
        [row(1, state="open"), *_FIVE[1:], row(6)],
        [*rows(5)],
        list(reversed(_FIVE)),
        [row(8), row(9)],
        [],
    ],
)
@pytest.mark.usefixtures("qapp")
def test_each_place_tells_the_row_that_stands_there(
    model: ReviewModel, then: list[ReviewRow]
) -> None:
    assert len(model.lines) == 5
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    model.show_rows(then, _SCENE)
    wanted = [line_of(one, _SCENE) for one in then]
    assert model.rowCount() == len(then)
    assert list(model.lines) == wanted
    told = [model.data(model.index(place, 0)) for place in range(len(then))]
    assert told == [line.spoken for line in wanted]
    assert model.rowCount(model.index(0, 0)) == 0
    tester.deleteLater()


@pytest.mark.usefixtures("qapp")
def test_only_what_changed_is_told(model: ReviewModel) -> None:
    """Nothing of a page that was read again and is the same."""
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda a, b: told.append((a.row(), b.row())))
    model.show_rows(rows(5), _SCENE)
    assert told == []
    model.show_rows([*rows(3), row(4, room="Room 2"), row(5)], _SCENE)
    assert told == [(3, 3)]


@pytest.mark.parametrize(("gone", "left"), [(2, 4), (4, 4), (0, 2)])
def test_a_marked_line_that_goes_leaves_the_mark_on_a_line_that_is_there(
    model: ReviewModel, qtbot: QtBot, gone: int, left: int
) -> None:
    """Whoever hears of it while it goes is told the line that comes to be marked."""
    listed, told = _shown(model, qtbot), list[str]()

    def hear(now: QModelIndex) -> None:
        line = model.line(now)
        told.append("" if line is None else line.date)

    listed.setCurrentIndex(model.index(gone, 0))
    listed.selectionModel().currentChanged.connect(hear)
    model.show_rows([*_FIVE[:gone], *_FIVE[gone + 1 :]], _SCENE)
    marked = model.line(listed.currentIndex())
    assert marked == line_of(row(left), _SCENE)
    assert told == [marked.date]


def test_the_mark_stays_on_its_line_where_one_comes_above(
    model: ReviewModel, qtbot: QtBot
) -> None:
    listed = _shown(model, qtbot)
    listed.setCurrentIndex(model.index(2, 0))
    model.show_rows([row(9), *_FIVE], _SCENE)
    assert listed.currentIndex().row() == 3
    assert model.line(listed.currentIndex()) == line_of(row(3), _SCENE)


@pytest.mark.usefixtures("qapp")
def test_nothing_of_it_can_be_typed_over(model: ReviewModel, qtbot: QtBot) -> None:
    listed = _shown(model, qtbot)
    listed.setCurrentIndex(model.index(1, 0))
    QTest.keyClick(listed, Qt.Key.Key_F2)
    QTest.keyClicks(listed, "x")
    assert not listed.isPersistentEditorOpen(model.index(1, 0))
    assert listed.state() == listed.State.NoState
    assert list(model.lines) == [line_of(one, _SCENE) for one in _FIVE]


def _shown(model: ReviewModel, qtbot: QtBot) -> RowList:
    listed = list_of_lines()
    listed.setModel(model)
    qtbot.addWidget(listed)
    listed.show()
    return listed
