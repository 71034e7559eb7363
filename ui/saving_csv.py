"""Asks where what is shown is to be saved as CSV."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(page: "QWidget", name: str, save: Callable[[str], None]) -> "QFileDialog":
    """The dialog, which is open; ``save`` gets the path that is chosen."""
    # Qt's own dialog takes its time to load, and little is ever saved.
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

    dialog = QFileDialog(page.window(), "Save as CSV", name, "CSV (*.csv)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("csv")
    dialog.fileSelected.connect(save)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
