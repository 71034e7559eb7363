"""The panel of the end: numbers answer, O overrides, letters end, all by click too."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.panels.ending_panel import EndingPanel
from ui.panels.gate_line import GateLine
from ui.panels.gate_sheet import columns_of
from ui.views.ending_view import EndingView, GateMark, GateRow
from ui.widgets.check_mark import CheckMark
from ui.widgets.choice_row import ChoiceItem
from ui.widgets.faces import Choice
from ui.widgets.keys import KeyHint

TIME = GateRow(
    id="time",
    label="Time since the dose",
    mark="not met",
    evidence="until 15:06",
    can_override=True,
)
GAIT = GateRow(id="gait", label="Gait", mark="waiting", key="1")
ESCORT = GateRow(id="escort", label="Escort", mark="met", key="2", evidence="J. Doe")
VIEW = EndingView(
    title="End the session in Room 1",
    progress="Ready to leave 1 of 3",
    rows=(TIME, GAIT, ESCORT),
    endings=(Choice("D", "Discharged"), Choice("G", "Left against advice")),
)


class Asked:
    """What was asked of the panel, in order."""

    def __init__(self, panel: EndingPanel) -> None:
        self.told: list[tuple[str, str]] = []
        panel.answer_requested.connect(lambda gate: self.told.append(("answer", gate)))
        panel.override_requested.connect(
            lambda gate: self.told.append(("override", gate))
        )
        panel.ending_requested.connect(lambda how: self.told.append(("end", how)))
        panel.sheet_requested.connect(lambda: self.told.append(("sheet", "")))
        panel.closed.connect(lambda: self.told.append(("leave", "")))


@pytest.fixture
def panel(qtbot: QtBot) -> EndingPanel:
    panel = EndingPanel()
    qtbot.addWidget(panel)
    panel.resize(460, 640)
    panel.display(VIEW)
    panel.show()
    return panel


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("1", [("answer", "gait")]),
        ("2", [("answer", "escort")]),
        ("3", []),
        ("d", [("end", "discharged")]),
        ("g", [("end", "against advice")]),
        ("x", []),
        ("s", [("sheet", "")]),
        ("o", [("override", "time")]),
        ("\r", []),
    ],
)
def test_keys(panel: EndingPanel, keys: str, told: list[tuple[str, str]]) -> None:
    """At first the open check is chosen, which is worked out and not answered."""
    asked = Asked(panel)
    QTest.keyClicks(panel, keys)
    assert asked.told == told


def test_arrows_choose_and_enter_answers(panel: EndingPanel) -> None:
    """What can't be overridden is not, whatever is chosen; the ends hold."""
    asked = Asked(panel)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_O, Qt.Key.Key_Return):
        QTest.keyClick(panel, key)
    assert asked.told == [("answer", "gait")]
    for _ in range(5):
        QTest.keyClick(panel, Qt.Key.Key_Up)
    QTest.keyClick(panel, Qt.Key.Key_O)
    assert asked.told[1:] == [("override", "time")]


def test_a_check_that_cant_be_overridden_says_why(panel: EndingPanel) -> None:
    """O is never silent: the check is met, or holds nobody back."""
    said: list[str] = []
    panel.told.connect(said.append)
    QTest.keyClick(panel, Qt.Key.Key_Down)
    QTest.keyClick(panel, Qt.Key.Key_O)
    assert len(said) == 1
    assert "is not overridden: it " in said[0]


@pytest.mark.parametrize(
    ("mark", "why"),
    [
        ("met", "it is met"),
        ("not applicable", "it does not apply"),
        ("overridden", "it is overridden already"),
        ("not met", "it holds nobody back"),
    ],
)
def test_why_a_check_is_not_overridden(mark: GateMark, why: str) -> None:
    """By how it stands; nothing where it can be."""
    row = GateRow(id="gait", label="Gait", mark=mark)
    assert row.why_not_overridden == f"Gait is not overridden: {why}"
    assert replace(row, can_override=True).why_not_overridden == ""


def in_sight(panel: EndingPanel) -> set[str]:
    """The checks that are shown whole."""
    lines = panel.findChildren(GateLine)
    whole = [line for line in lines if _seen(line) == line.size()]
    return {line.row.id for line in whole}


def _seen(line: GateLine) -> QSize:
    return line.visibleRegion().boundingRect().size()


def many(evidence: str = "") -> EndingView:
    """Nine checks, each answered by its number."""
    rows = [
        GateRow(
            id=key, label=f"Check {key}", mark="waiting", key=key, evidence=evidence
        )
        for key in "123456789"
    ]
    return replace(VIEW, rows=tuple(rows))


def test_what_is_answered_stays_in_sight_with_what_comes_next(
    panel: EndingPanel, qtbot: QtBot
) -> None:
    """Also below the first screenful, once it tells its evidence, or lower itself."""
    panel.resize(460, 300)
    panel.display(many())
    qtbot.waitUntil(lambda: in_sight(panel) == {"1", "2", "3"})
    QTest.keyClicks(panel, "7")
    assert in_sight(panel) >= {"7", "8"}
    panel.display(many("seen by two people"))
    qtbot.waitUntil(lambda: in_sight(panel) == {"7", "8"})
    panel.resize(460, 280)
    qtbot.waitUntil(lambda: in_sight(panel) == {"7"})


def test_escape_leaves(panel: EndingPanel) -> None:
    """Nothing is asked of the record."""
    asked = Asked(panel)
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert asked.told == [("leave", "")]


def test_pointer_does_the_same(panel: EndingPanel) -> None:
    """Every ending, every answer and the override can be clicked."""
    asked = Asked(panel)
    for item in panel.findChildren(ChoiceItem):
        QTest.mouseClick(item, Qt.MouseButton.LeftButton)
    for hint in panel.findChildren(KeyHint):
        if hint.isVisible():
            QTest.mouseClick(hint, Qt.MouseButton.LeftButton)
            assert hint.height() >= 36
    assert sorted(asked.told) == [
        ("answer", "escort"),
        ("answer", "gait"),
        ("end", "against advice"),
        ("end", "discharged"),
        ("leave", ""),
        ("override", "time"),
        ("sheet", ""),
    ]


@pytest.mark.parametrize(
    ("width", "columns", "lines"), [(460, 1, 1), (899, 2, 1), (1248, 3, 1)]
)
def test_a_wide_panel_shows_checks_in_columns(
    panel: EndingPanel, width: int, columns: int, lines: int
) -> None:
    """Three checks side by side where there is room, each in full, read downwards."""
    panel.resize(width, 260)
    QApplication.processEvents()
    places = [line.pos() for line in panel.findChildren(GateLine)]
    assert len({place.x() for place in places}) == min(columns, len(places))
    endings = {item.y() for item in panel.findChildren(ChoiceItem)}
    assert len(endings) == lines
    shown = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert shown.count("Ready to leave 1 of 3") == 1


def test_each_mark_stands_on_the_line_of_its_words(panel: EndingPanel) -> None:
    """With evidence below and without, chosen and not."""
    for line in panel.findChildren(GateLine):
        (mark,) = line.findChildren(CheckMark)
        label = next(w for w in line.findChildren(QLabel) if w.text() == line.row.label)
        assert abs(mark.geometry().center().y() - label.geometry().center().y()) <= 1


@pytest.mark.parametrize(
    ("heights", "across", "places"),
    [
        ([60, 60, 60, 60, 40, 40, 40, 40], 2, [0, 0, 0, 1, 1, 1, 1, 1]),
        ([80, 80, 40, 40, 40, 40], 2, [0, 0, 1, 1, 1, 1]),
        ([40, 40, 40], 3, [0, 1, 2]),
        ([40, 40], 3, [0, 1]),
        ([40, 90], 1, [0, 0]),
        ([], 3, []),
    ],
)
def test_columns_are_about_as_tall_as_one_another(
    heights: list[int], across: int, places: list[int]
) -> None:
    """What has much to say takes the room of two that have little."""
    assert columns_of(heights, across) == places


def test_a_screen_reader_hears_progress_and_the_chosen_check(
    panel: EndingPanel,
) -> None:
    """Mark and evidence in words."""
    assert panel.accessibleName() == "End the session in Room 1"
    told = panel.accessibleDescription()
    assert "Ready to leave 1 of 3" in told
    assert "Time since the dose, not met, until 15:06" in told
