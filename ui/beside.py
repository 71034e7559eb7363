"""Demo and drill, started beside this app as apps of their own."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from ui.views.beside import refuse_beside

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.store import Store


class Beside(QObject):
    """Opens them, unless they would lie over the alerts of a session.

    *Signals:* ``told(str)``: why one is not opened.
    """

    told = Signal(str)

    def __init__(self, bedside: "Bedside", store: "Store") -> None:
        super().__init__(bedside)
        self._bedside = bedside
        self._store = store

    @Slot(str)
    def open(self, what: str) -> None:
        """Where nothing is kept yet nothing is open either."""
        snapshot = self._store.snapshot
        is_known = self._bedside.knows_rooms or snapshot.first_start == "nothing kept"
        sessions = snapshot.open_sessions
        refused = refuse_beside(what, sessions, are_all_known=is_known)
        if refused:
            self.told.emit(refused)
        else:
            start_beside(what)


def start_beside(command: str) -> None:
    """Over a record of its own."""
    entry = Path(__file__).parents[1] / "main.py"
    QProcess.startDetached(sys.executable, [str(entry), command])
