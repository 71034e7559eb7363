"""What is copied of a patient is gone from the clipboard soon, and at the lock."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.clipboard import KEPT_S, Clipboard

TEXT = "Hale, Alex, 182/104"


@pytest.fixture
def board(qapp: QApplication) -> Iterator[QClipboard]:
    made = qapp.clipboard()
    made.clear()
    yield made
    made.clear()


@pytest.fixture
def ours(board: QClipboard) -> Iterator[Clipboard]:
    made = Clipboard()
    yield made
    board.clear()
    made.clear()


def test_it_is_kept_for_ten_seconds(ours: Clipboard, board: QClipboard) -> None:
    """By a timer, which no step of the clock makes longer."""
    ours.put(TEXT)
    assert board.text() == TEXT
    assert ours.due.isActive()
    assert ours.due.isSingleShot()
    assert ours.due.interval() == 1000 * KEPT_S == 10_000
    ours.due.timeout.emit()
    assert board.text() == ""
    assert not ours.due.isActive()


def test_what_was_copied_elsewhere_meanwhile_stays(
    ours: Clipboard, board: QClipboard
) -> None:
    ours.put(TEXT)
    board.setText("of another program")
    ours.due.timeout.emit()
    assert board.text() == "of another program"


def test_a_second_copy_has_its_own_ten_seconds(
    ours: Clipboard, board: QClipboard, qtbot: QtBot
) -> None:
    ours.put(TEXT)
    qtbot.waitUntil(lambda: ours.due.remainingTime() < 9_500)
    ours.put("another text")
    assert ours.due.remainingTime() >= 9_500
    ours.due.timeout.emit()
    assert board.text() == ""


def test_clearing_early_leaves_nothing_to_do(
    ours: Clipboard, board: QClipboard
) -> None:
    """What somebody copies after the lock is not taken away by the timer before it."""
    ours.put(TEXT)
    ours.clear()
    board.setText(TEXT)
    assert not ours.due.isActive()
    ours.due.timeout.emit()
    assert board.text() == TEXT


@pytest.mark.parametrize(
    ("platform", "kind"),
    [
        ("linux", "x-kde-passwordManagerHint"),
        ("darwin", "application/x-nspasteboard-concealed-type"),
        ("win32", "ExcludeClipboardContentFromMonitorProcessing"),
    ],
)
def test_programs_that_keep_what_was_copied_are_asked_not_to(
    ours: Clipboard,
    board: QClipboard,
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    kind: str,
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    ours.put(TEXT)
    assert board.mimeData().hasFormat(kind)
