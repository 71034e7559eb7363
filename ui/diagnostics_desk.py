"""Gathers what support asks for, each part where it keeps nobody waiting."""

from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from monitor import __version__
from ui import questions
from ui.handing_over import HandingOver
from ui.store import Store
from ui.views.diagnostics_page import (
    DiagnosticsView,
    Gathered,
    Line,
    diagnostics_view,
)
from ui.workstation import workstation_told

if TYPE_CHECKING:
    from datetime import datetime

    from ui.bedside import Bedside
    from ui.panels.diagnostics_panel import DiagnosticsPanel


class DiagnosticsDesk(QObject):
    """Asks the record in its thread, and folder and rules in one of their own.

    ``folder`` is that of the record, which may be closed.

    *Signals:* ``told(str)``: that it was copied.
    """

    told = Signal(str)

    def __init__(
        self, panel: "DiagnosticsPanel", bedside: "Bedside", store: Store
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._bedside = bedside
        self._store = store
        self._gathered = Gathered()
        self._thread: Thread | None = None
        self.folder: Path | None = None
        panel.copy_requested.connect(self.copy)
        self._screen = HandingOver(self)

    def begin(self) -> None:
        """Gather all of it anew."""
        now, zone = self._bedside.now(), self._store.snapshot.zone
        told = workstation_told(self._store.snapshot.clock_ahead)
        is_open = self._store.snapshot.checked_at is not None
        self._gathered = Gathered(workstation=told, is_open=is_open)
        self._show()
        self._bedside.ask(partial(questions.diagnosis, now, zone), self._take_record)
        self.finish()
        self._screen.open()
        self._thread = Thread(target=self._look, args=(now, zone), name="diagnosis")
        self._thread.start()

    def finish(self) -> None:
        """Wait until nothing is gathered any more; it takes no second."""
        if self._thread is not None:
            self._thread.join()
        self._screen.finish()

    @Slot()
    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self._view.text)
        self.told.emit("The diagnostics are copied; they name no patient")

    @property
    def _view(self) -> DiagnosticsView:
        return diagnostics_view(self._gathered, __version__)

    def _show(self) -> None:
        self._panel.display(self._view)

    def _look(self, now: "datetime", zone: str) -> None:
        # SQLAlchemy takes 200 ms to import, where nobody has opened the record yet.
        from ui.opening import PROTOCOLS, folder_told  # noqa: PLC0415
        from ui.self_test import rules_told  # noqa: PLC0415

        folder: tuple[Line, ...] = ()
        if self.folder is not None:
            folder = folder_told(self.folder, now, zone)
        found = (folder, rules_told(PROTOCOLS))
        self._screen.hand(partial(self._take_found, found))

    def _take_found(self, found: tuple[tuple[Line, ...], tuple[Line, ...]]) -> None:
        folder, rules = found
        self._gathered = self._gathered._replace(folder=folder, rules=rules)
        self._show()

    def _take_record(self, lines: tuple[Line, ...] | None) -> None:
        self._gathered = self._gathered._replace(record=lines)
        self._show()
