"""The demo: a session that plays by itself in the running app, on a quicker clock."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Slot

from monitor.simulation.playing import Refused, perform, read_stage

if TYPE_CHECKING:
    from monitor.charting.reads import SessionRead
    from monitor.charting.recorder import Recorder
    from monitor.clock import Clock
    from monitor.simulation.staging import Stage
    from ui.bedside import Bedside
    from ui.store import Store

VISITOR = "Demo visitor"
"""Who charts what is charted by hand in a demo, until another name is given."""

_LOOK_EVERY_MS = 100


class Demo(NamedTuple):
    """What the demo plays, and the clock it runs by."""

    stage: "Stage"
    clock: "Clock"


class DemoPlayer(QObject):
    """Charts the steps of a script as their time comes, one after the other.

    Whoever watches can chart as well; a step that what they charted makes impossible
    is left out.
    """

    def __init__(self, demo: Demo, bedside: "Bedside", store: "Store") -> None:
        super().__init__(store)
        self._stage = demo.stage
        self._bedside = bedside
        self._store = store
        self._next = demo.stage.due_by(demo.clock.now())
        self._is_charting = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def charted(self) -> int:
        """How many steps of the script are behind; those left out count as well."""
        return self._next - self._is_charting

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Chart the next step if its time has come and the one before is charted."""
        if self._next >= len(self._stage.script.steps):
            self._timer.stop()
        elif not self._is_charting and self._next < self._due:
            self._is_charting = True
            step = partial(_perform, self._stage, self._next)
            self._next += 1
            self._bedside.ask(step, self._take)

    @property
    def _due(self) -> int:
        return self._stage.due_by(self._bedside.now())

    def _take(self, read: "SessionRead | None") -> None:
        self._is_charting = False
        if read is not None:
            self._store.take(read)


def _perform(stage: "Stage", number: int, recorder: "Recorder") -> "SessionRead | None":
    try:
        return perform(stage, number, recorder)
    except Refused:
        return read_stage(stage, recorder)
