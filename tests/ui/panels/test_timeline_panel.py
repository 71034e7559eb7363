from decimal import Decimal
from itertools import combinations
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.kinds import InfusionRecorded, ObservationsRecorded
from tests.builders import CALM, Chronicle, observed
from ui.panels.timeline_delegate import TimelineDelegate
from ui.panels.timeline_layout import ROLES, Piece
from ui.panels.timeline_panel import TimelinePanel
from ui.panels.timeline_rows import TimelineRows
from ui.theme.fonts import widest
from ui.theme.theme import Theme, apply_theme
from ui.views.timeline import TimelineView, timeline_view
from ui.views.timeline_row import TimelineRow

LONDON = ZoneInfo("Europe/London")
HEIGHT = 48


def view(chronicle: Chronicle, minute: float) -> TimelineView:
    assessment = chronicle.assess(minute)
    return timeline_view(chronicle.session, chronicle.protocol, assessment, LONDON)


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> TimelinePanel:
    apply_theme(qapp, Theme.day())
    made = TimelinePanel()
    qtbot.addWidget(made)
    made.resize(460, 624)
    made.show()
    return made


def press(panel: TimelinePanel, key: Qt.Key) -> None:
    QTest.keyClick(panel.list, key)


def test_keys_go_from_row_to_row_and_ask_to_amend(
    panel: TimelinePanel, qtbot: QtBot
) -> None:
    """Down goes to the next row and Enter asks to amend what it tells."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    panel.display(view(chronicle, 10))
    panel.list.setFocus()
    wanted = panel.shown()[1].target
    assert wanted is not None
    press(panel, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.amend_requested) as asked:
        press(panel, Qt.Key.Key_Return)
    assert asked.args == [wanted]


def test_focus_marks_the_newest_row(panel: TimelinePanel) -> None:
    """Entering the list by key starts at the newest row."""
    panel.display(view(Chronicle().start(), 1))
    panel.setFocus()
    QApplication.processEvents()
    assert panel.list.currentIndex().row() == 0


def test_row_without_a_target_asks_nothing(panel: TimelinePanel, qtbot: QtBot) -> None:
    """An alert can't be amended, so Enter on it does nothing."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    panel.display(view(chronicle, 10))
    panel.tabs.choose("Alerts")
    panel.list.setCurrentIndex(panel.list.model().index(0, 0))
    with qtbot.assertNotEmitted(panel.amend_requested):
        press(panel, Qt.Key.Key_Return)


def test_double_click_asks_to_amend(panel: TimelinePanel, qtbot: QtBot) -> None:
    """A pointer can ask for it as well."""
    panel.display(view(Chronicle().start(), 1))
    place = panel.list.visualRect(panel.list.model().index(0, 0)).center()
    viewport, left = panel.list.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(viewport, left, pos=place)
    with qtbot.waitSignal(panel.amend_requested) as asked:
        QTest.mouseDClick(viewport, left, pos=place)
    assert isinstance(asked.args[0], UUID)


def test_marked_row_stays_marked_when_a_row_comes_on_top(
    panel: TimelinePanel,
) -> None:
    """What the nurse looks at stays marked when something new is charted."""
    chronicle = Chronicle().start()
    panel.display(view(chronicle, 1))
    panel.list.setCurrentIndex(panel.list.model().index(2, 0))
    marked = panel.shown()[2].key
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    panel.display(view(chronicle, 10))
    row = panel.list.currentIndex().row()
    assert row > 2
    assert panel.shown()[row].key == marked


def test_marked_row_stays_marked_when_rows_come_between(
    panel: TimelinePanel,
) -> None:
    """A late set that lands further down leaves the mark where it was."""
    chronicle = Chronicle().start()
    chronicle.observe(20, CALM)
    panel.display(view(chronicle, 20))
    panel.list.setCurrentIndex(panel.list.model().index(1, 0))
    marked = panel.shown()[1].key
    chronicle.observe(21, CALM, effective=10)
    panel.display(view(chronicle, 21))
    row = panel.list.currentIndex().row()
    assert panel.shown()[row].key == marked


def test_tabs_list_their_rows(panel: TimelinePanel) -> None:
    """Choosing a tab lists its group only."""
    chronicle = Chronicle().start()
    panel.display(view(chronicle, 1))
    panel.tabs.choose("Sets")
    assert {row.group for row in panel.shown()} == {"sets"}
    panel.tabs.choose("All")
    assert {row.group for row in panel.shown()} == {"sets", "events"}


def test_empty_tab_says_so(panel: TimelinePanel) -> None:
    """A tab without rows shows its sentence, and no longer once there is one."""
    chronicle = Chronicle().start()
    panel.display(view(chronicle, 1))
    panel.tabs.choose("Alerts")
    assert panel.empty_words() == "No alert was raised in this session."
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    panel.display(view(chronicle, 10))
    assert panel.empty_words() == ""


def test_escape_leaves(panel: TimelinePanel, qtbot: QtBot) -> None:
    """Escape asks to close the drawer."""
    panel.display(view(Chronicle().start(), 1))
    with qtbot.waitSignal(panel.close_requested):
        press(panel, Qt.Key.Key_Escape)


def test_letters_and_digits_are_left_to_others(panel: TimelinePanel) -> None:
    """A digit typed over the list does not search it."""
    panel.display(view(Chronicle().start(), 1))
    panel.list.setCurrentIndex(panel.list.model().index(0, 0))
    QTest.keyClicks(panel.list, "was")
    assert panel.list.currentIndex().row() == 0


def test_rows_are_48_high_and_speak(panel: TimelinePanel) -> None:
    """A row has the height of the picture and says all of itself."""
    panel.display(view(Chronicle().start(), 1))
    index = panel.list.model().index(0, 0)
    assert panel.list.visualRect(index).height() == HEIGHT
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == panel.shown()[0].spoken
    assert spoken.startswith("13:26, Infusion started 51.3 mL/h")


def test_model_keeps_qt_s_rules(panel: TimelinePanel) -> None:
    """Inserting, changing and resetting rows obeys the model's contract."""
    model = TimelineRows(panel)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    chronicle = Chronicle().start()
    model.show_rows(view(chronicle, 1).rows)
    slip = chronicle.observe(10, "128/78 174 98 14 5 2 1 0")
    model.show_rows(view(chronicle, 10).rows)
    chronicle.amend(11, slip, observed("128/78 74 98 14 5 2 1 0"))
    model.show_rows(view(chronicle, 11).rows)
    model.show_rows(())
    assert model.rowCount(QModelIndex()) == 0
    assert tester.model() is model


def test_only_changed_rows_are_told(panel: TimelinePanel, qtbot: QtBot) -> None:
    """When a minute passes, only the row of the open alert is drawn anew."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    model = TimelineRows(panel)
    model.show_rows(view(chronicle, 11).rows)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, *_: changed.append(first.row()))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_rows(view(chronicle, 12).rows)
    told = {model.rows[place].group for place in changed}
    assert told == {"alerts"}


def unsure(line: str, *fields: str) -> ObservationsRecorded:
    """A set of which these fields were kept although they were questioned."""
    told = observed(line).readings
    return ObservationsRecorded(
        readings=tuple(
            replace(reading, challenge="unconfirmed")
            if reading.field in fields
            else reading
            for reading in told
        )
    )


def pieces(panel: TimelinePanel, row: TimelineRow) -> list[Piece]:
    delegate = panel.list.itemDelegate()
    assert isinstance(delegate, TimelineDelegate)
    layout = delegate.layout_of(row)
    assert all(
        0 <= p.box.top() < p.box.bottom() <= layout.height for p in layout.pieces
    )
    return list(layout.pieces)


def words(found: list[Piece], *kinds: str) -> str:
    told = " ".join(piece.text for piece in found if piece.kind in kinds)
    return " ".join(told.split())


CROWDED = (
    ("210/118 132 84 7 1 3 2 3", ("sbp", "dbp", "hr", "spo2", "rr"), 0),
    ("210/118 82 84 7 1 3 2 3", ("sbp", "dbp", "spo2"), 0),
    ("299/199 250 100 60 5 10 10 3", ("sbp", "dbp", "hr", "spo2", "rr"), 71),
    ("210/118 132 84 7 1 10 10 3", (), 71),
)


@pytest.fixture(params=CROWDED, ids=range(len(CROWDED)))
def crowded(request: pytest.FixtureRequest) -> TimelineView:
    """A set with the longest values, questioned, late and amended."""
    line, fields, late = request.param
    chronicle = Chronicle().start()
    slip = chronicle.observe(80, unsure(line, *fields), effective=80 - late)
    chronicle.amend(81, slip, unsure("185/100 96 88 14 5 0 0 0", *fields))
    chronicle.observe(82, unsure(line, *fields), effective=82 - late)
    return view(chronicle, 82)


def test_no_value_of_a_row_is_cut_or_covered(
    panel: TimelinePanel, crowded: TimelineView
) -> None:
    """Every word of every row stands inside it, and on no other word."""
    right = panel.list.width() - panel.list.verticalScrollBar().sizeHint().width()
    for row in crowded.rows:
        found = pieces(panel, row)
        for piece in found:
            width = widest(ROLES[piece.kind], piece.text.rstrip())
            assert piece.kind == "tag" or width <= piece.box.width()
            assert piece.box.left() + width <= right, piece
        boxes = [piece.box.adjusted(0.5, 2, -0.5, -2) for piece in found]
        for box, other in combinations(boxes, 2):
            assert not box.intersects(other), (row.text, box, other)


def test_all_words_of_a_row_are_painted(
    panel: TimelinePanel, crowded: TimelineView
) -> None:
    """No line leaves a word out: what is struck, what stands, and what it is."""
    for row in crowded.rows:
        found = pieces(panel, row)
        assert words(found, "fact", "struck").split() == [
            word for span in row.fact for word in span.text.split()
        ]
        assert words(found, "detail") == " ".join(row.detail.split())
        assert words(found, "note") == row.note
        assert {p.text for p in found if p.kind == "badge"} == set(row.badges)


def test_worst_values_stand_beside_their_mark(panel: TimelinePanel) -> None:
    """SpO₂ 84 and RR 7 of a questioned set are read in full; the mark goes below."""
    chronicle = Chronicle().start()
    chronicle.observe(10, unsure("210/118 82 84 7", "sbp", "dbp", "spo2"))
    panel.display(view(chronicle, 10))
    panel.tabs.choose("Sets")
    found = pieces(panel, panel.shown()[0])
    assert words(found, "fact") == "Set 210/118 · 82 · 84 · 7"
    assert words(found, "badge") == "BP and SpO₂ unconfirmed"


def test_amendment_shows_the_new_value(panel: TimelinePanel) -> None:
    """However long the correction is, what now holds is among what is painted."""
    chronicle = Chronicle().start()
    rate = InfusionRecorded(step="rate changed", rate_ml_per_hour=Decimal(513))
    slip = chronicle.add(rate, 10)
    mended = replace(rate, rate_ml_per_hour=Decimal("51.3"))
    chronicle.amend(11, slip, mended)
    panel.display(view(chronicle, 11))
    (row,) = [r for r in panel.shown() if r.text.startswith("Amended")]
    assert words(pieces(panel, row), "fact").endswith("→ Infusion rate 51.3 mL/h")


def test_row_grows_with_its_words(panel: TimelinePanel) -> None:
    """A row that takes another line once it is changed gets it at once."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    shown = view(chronicle, 10)
    panel.display(shown)
    below = panel.list.model().index(1, 0)
    assert panel.list.visualRect(below).top() == HEIGHT
    longer = replace(shown.rows[0], detail="a word of detail " * 9)
    panel.display(TimelineView(rows=(longer, *shown.rows[1:])))
    QApplication.processEvents()
    assert panel.list.visualRect(below).top() > HEIGHT
