"""The observation form with a set behind it, as the application puts them together."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid5

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from monitor.chart.keying.keys import Key
from monitor.chart.keying.line import enter_line, leave_line, retype
from monitor.chart.keying.press import press
from monitor.chart.keying.saving import readings
from monitor.chart.keying.state import KeyedSet, Keying
from monitor.chart.kinds import Reading
from monitor.protocol.hypotheses import alerting_fields
from tests.ui.views.entry.scenes import ID, blank, infusing
from ui.panels.observation_form import ObservationForm
from ui.views.entry.scene import Scene
from ui.views.entry.strip import entry_strip_view


class StripDesk(QObject):
    """Presses what the form tells, and shows it; keeps every set that was saved."""

    def __init__(self, window: QWidget, there: Scene | None = None) -> None:
        super().__init__(window)
        self.window = window
        self.scene = there or infusing()
        self.keying: Keying = blank(self.scene)
        self.saved: list[KeyedSet] = []
        self.form = ObservationForm()
        layout = QVBoxLayout(window)
        layout.addWidget(self.form)
        self.form.keyed.connect(self._press)
        self.form.line_edited.connect(self._retype)
        self.form.line_asked.connect(self._swap_line)
        self._show()

    def type(self, text: str) -> None:
        """Real key events to whatever has the focus."""
        for character in text:
            QTest.keyClicks(self.focused(), character)

    def click_key(self, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        modifiers = held or Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.focused(), key, modifiers)

    def begin_anew(self) -> None:
        """Show another set, of which nothing is typed."""
        self.keying = blank(self.scene)
        self._show()

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def texts(self) -> list[str]:
        return [box.entry.text() for box in self.form.boxes]

    def values(self) -> dict[str, str]:
        return {r.field: str(r.value) for r in readings(self.keying)}

    def _press(self, key: Key) -> None:
        self._become(press(self.keying, key, self.scene.now, self._alerting))

    def _retype(self, text: str) -> None:
        self._become(retype(self.keying, text, self.scene.now))

    def _swap_line(self) -> None:
        is_line = self.keying.line is not None
        swapped = leave_line(self.keying) if is_line else None
        self._become(swapped or enter_line(self.keying, self.scene.now))

    def _become(self, keying: Keying) -> None:
        if keying.keyed is not None:
            self.saved.append(keying.keyed)
            keying = blank(self.scene, uuid5(ID, f"{len(self.saved)}"))
        self.keying = keying
        self._show()

    def _show(self) -> None:
        self.form.display(entry_strip_view(self.keying, self.scene))

    def _alerting(self, said: Sequence[Reading], at: datetime) -> frozenset[str]:
        return alerting_fields(self.scene.protocol, self.scene.session, said, at)

    def at_time(self, at: datetime) -> None:
        self.scene = replace(self.scene, now=at)
        self._show()
