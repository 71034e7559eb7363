"""What leaves no copy where it would outlast whoever asked for it."""

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.lock_desk import _forget_copied
from ui.printing.recovery_page import NOT_PRINTED, print_code


def test_the_code_is_not_printed_to_a_file(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[bool] = []

    def ask(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        option = QPrintDialog.PrintDialogOption.PrintToFile
        offered.append(dialog.testOption(option))
        return QPrintDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrinterInfo, "availablePrinters", lambda: ["one"])
    monkeypatch.setattr(QPrintDialog, "exec", ask)
    page = QWidget()
    qtbot.addWidget(page)
    assert print_code("0000", page) == NOT_PRINTED
    assert offered == [False]


def test_the_lock_forgets_what_was_copied_and_what_was_marked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """X11 pastes by the middle button what was only marked."""
    cleared: list[QClipboard.Mode] = []

    class Board:
        def ownsClipboard(self) -> bool:  # noqa: N802
            return True

        def ownsSelection(self) -> bool:  # noqa: N802
            return True

        def clear(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
            cleared.append(mode)

    monkeypatch.setattr(QApplication, "clipboard", Board)
    _forget_copied()
    assert cleared == [QClipboard.Mode.Clipboard, QClipboard.Mode.Selection]
