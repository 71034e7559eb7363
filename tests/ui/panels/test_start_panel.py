"""The start page: what it shows, and what it asks for."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.panels.first_frame import FirstFrame
from ui.panels.start_boxes import start_boxes
from ui.panels.start_panel import StartPanel
from ui.theme.palettes import NIGHT
from ui.theme.tokens import Mode
from ui.views.start import UNVERIFIED, RunningRow, StartView, start_view, with_fault
from ui.widgets.faces import Due

NOW = datetime(2026, 3, 14, 14, 7, tzinfo=UTC)
ROWS = (
    RunningRow(
        "Room 1", "1 alert", "open", "Repeat BP", "14:08", Due.DUE, urgency="medium"
    ),
    RunningRow("Room 3", "Full set 3min late", "", "Full set", "3min late", Due.LATE),
)


def view(rows: tuple[RunningRow, ...] | None = ROWS) -> StartView:
    return start_view(NOW, UTC, "Ward 3", rows, ("A. Okafor RN",))


@pytest.fixture
def page(qtbot: QtBot) -> StartPanel:
    made = StartPanel()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.display(view())
    made.show()
    return made


def test_enter_starts_under_the_name(page: StartPanel, qtbot: QtBot) -> None:
    """Typing a name and Enter is all it takes; doubled blanks are dropped."""
    with qtbot.waitSignal(page.start_requested) as started:
        QTest.keyClicks(page.form.name.box, " A.  Okafor RN ")
        QTest.keyClick(page.form.name.box, Qt.Key.Key_Return)

    assert started.args == ["A. Okafor RN"]


def test_no_name_is_refused_beside_the_field(page: StartPanel, qtbot: QtBot) -> None:
    """Enter in the empty field starts nothing and says what is missing."""
    with qtbot.assertNotEmitted(page.start_requested):
        QTest.keyClick(page.form.name.box, Qt.Key.Key_Return)

    assert "Type your name" in page.form.name.note.text()

    QTest.keyClicks(page.form.name.box, "A")

    assert page.form.name.note.text() == UNVERIFIED


def test_a_recent_name_starts_at_once(page: StartPanel, qtbot: QtBot) -> None:
    """One click on a recent name is enough."""
    (chip,) = page.form.chips

    with qtbot.waitSignal(page.start_requested) as started:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)

    assert started.args == ["A. Okafor RN"]


def test_a_tick_leaves_the_typed_name_alone(page: StartPanel) -> None:
    """Showing the page again each second never takes what is half typed."""
    QTest.keyClicks(page.form.name.box, "A. Ok")

    page.display(view())

    assert page.form.name.text() == "A. Ok"


def test_running_sessions_show_room_and_due(page: StartPanel) -> None:
    """Each has its room, state and due time; others are hidden."""
    first, second = page.running.rows

    assert first.accessibleName() == "Room 1, medium, 1 alert, open, Repeat BP, 14:08"
    assert second.accessibleName().endswith("3min late")

    page.display(view(rows=()))

    assert not first.isVisible()
    assert page.running.message.text() == "No session is running"


def test_nothing_starts_over_a_fault(page: StartPanel, qtbot: QtBot) -> None:
    """Without a record there is no charting, by key or by pointer."""
    page.display(with_fault(view(), "The record can't be opened", "why", "Do"))
    QTest.keyClicks(page.form.name.box, "A. Okafor")

    with qtbot.assertNotEmitted(page.start_requested):
        QTest.keyClick(page.form.name.box, Qt.Key.Key_Return)
        QTest.mouseClick(page.form.start, Qt.MouseButton.LeftButton)

    assert page.form.notice.text() == "Charting can't start until the record opens"


def test_the_other_theme_is_asked_for(page: StartPanel, qtbot: QtBot) -> None:
    """The choice names the theme; the page itself switches nothing."""
    with qtbot.waitSignal(page.theme_requested) as asked:
        page.form.themes.choose("Night")

    assert asked.args == [Mode.NIGHT]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (2560, 1440)])
def test_the_boxes_lie_inside_the_window(size: tuple[int, int]) -> None:
    """At every size the four parts stand inside and below one another."""
    width, height = size
    boxes = start_boxes(width, height)

    for box in boxes:
        assert 0 <= box.x <= box.x + box.width <= width
        assert 0 <= box.y <= box.y + box.height <= height
    assert boxes.head.y + boxes.head.height < boxes.running.y
    assert boxes.running.x + boxes.running.width < boxes.form.x
    assert boxes.form.y + boxes.form.height < boxes.foot.y


def test_the_first_frame_stands_where_the_page_will(
    page: StartPanel, qtbot: QtBot
) -> None:
    """The empty panels of the first frame lie exactly under the real ones."""
    frame = FirstFrame(NIGHT)
    qtbot.addWidget(frame)
    frame.resize(page.size())

    picture = frame.grab().toImage()
    corner = page.form.geometry().topLeft()

    ratio = picture.devicePixelRatio()
    assert picture.pixelColor(corner * ratio) == NIGHT.divider
    assert picture.pixelColor(corner.x() - 2, corner.y() - 2) == NIGHT.app
    assert picture.pixelColor(corner.x() + 2, corner.y() + 2) == NIGHT.surface


@pytest.mark.parametrize(
    ("module", "banned"),
    [
        ("ui.panels.start_panel", "msgspec monitor sqlalchemy pyqtgraph logging"),
        ("ui.panels.first_frame", "ui.widgets ui.views ui.theme.theme monitor"),
    ],
)
def test_the_first_frame_waits_for_nothing(module: str, banned: str) -> None:
    """Start-up imports the window's own parts only; the record comes after it."""
    script = (
        "import sys, PySide6.QtWidgets\n"
        "before = set(sys.modules)\n"
        f"import {module}\n"
        "late = set(sys.modules) - before\n"
        f"sys.exit(' '.join(n for n in {banned.split()} if n in late) or None)"
    )

    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )

    assert ran.stderr.strip() == ""
    assert ran.returncode == 0
