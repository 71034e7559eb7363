"""The whole window over a session from memory: no record is opened, no clock runs."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from monitor.charting.reads import SessionRead
from tests.builders import START, Chronicle, at
from tests.clocks import ManualClock
from tests.desk import NURSE, PATIENT
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.theme.palettes import DAY
from ui.vigil import Vigil


class LiveScreen:
    """A window that shows what it is told of a session."""

    def __init__(self, app: QApplication, size: tuple[int, int]) -> None:
        self.clock = ManualClock(START)
        self.window = MainWindow(DAY)
        self.window.resize(*size)
        self.vigil = Vigil(
            app,
            self.window,
            Launch(folder=Path("nowhere"), is_by_name=True),
            self.clock,
        )
        self.window.setCentralWidget(self.vigil.parts.frame)
        self.vigil.store.name_actor(NURSE)

    def show(self, chronicle: Chronicle, minute: float) -> None:
        """The live screen of that session as it is so many minutes after the start."""
        now = at(minute)
        self.clock.advance(seconds=(now - self.clock.now()) / timedelta(seconds=1))
        read = SessionRead(
            session=chronicle.session,
            patient=PATIENT,
            protocol=chronicle.protocol,
            assessment=chronicle.assess(minute),
            entries=tuple(chronicle.entries),
            at=now,
        )
        store = self.vigil.store
        store.note_checked(now)
        store.take(read)
        store.move_clock(now)
        store.show_session(store.room(read.id))
        self.vigil.screens.go("live")
        self.window.show()
        QApplication.processEvents()
