"""What is copied of a session: taken off the clipboard again soon, and by the lock."""

import sys

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

KEPT_S = 10
"""As KeePassXC has it: enough to go to another window and paste."""

CLEARED = f"cleared from the clipboard in {KEPT_S} s"

_FOR_MANAGERS = {
    "darwin": ("application/x-nspasteboard-concealed-type", b"1"),
    "win32": ("ExcludeClipboardContentFromMonitorProcessing", b"1"),
}
_ELSEWHERE = ("x-kde-passwordManagerHint", b"secret")
"""By which programs that keep what was copied are asked to leave it."""


class Clipboard(QObject):
    """Holds one text of a patient there at a time, and never longer than KEPT_S.

    What somebody else put there meanwhile stays.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ours = ""
        self.due = QTimer(self)
        self.due.setSingleShot(True)
        self.due.setInterval(KEPT_S * 1000)
        self.due.timeout.connect(self.clear)

    def put(self, text: str) -> None:
        """Copy it, for as long as from now."""
        held = QMimeData()
        held.setText(text)
        held.setData(*_FOR_MANAGERS.get(sys.platform, _ELSEWHERE))
        QGuiApplication.clipboard().setMimeData(held)
        self._ours = text
        self.due.start()

    @Slot()
    def clear(self) -> None:
        """Leave nothing there that was copied here."""
        self.due.stop()
        ours, self._ours = self._ours, ""
        if ours and QGuiApplication.clipboard().text() == ours:
            QGuiApplication.clipboard().clear()
