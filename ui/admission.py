"""From the first frame to a person at the workstation: door, record, and who it is."""

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from monitor.chart.audit import OlderSlots, SignInFailed
from monitor.charting.faults import EnvironmentFault, Unconfirmed
from ui import questions
from ui.door import Door
from ui.noting import Noting
from ui.slot_access import SlotAccess
from ui.way_in.way_in import WayIn

if TYPE_CHECKING:
    from monitor.access.doorkeeper import Doorkeeper
    from monitor.access.faults import SlotsOlder
    from monitor.access.record_key import DataKeys
    from monitor.chart.audit import SignInMethod
    from monitor.chart.entries import Actor
    from monitor.clock import Clock
    from ui.bedside import Bedside
    from ui.panels.start_panel import StartPanel
    from ui.worker import Worker

_log = logging.getLogger(__name__)


def _tell_failures(keeper: "Doorkeeper") -> int:
    """In the thread of the door."""
    return keeper.tell_failures()


def _raise(fault: Exception) -> None:
    raise fault


class Admission(QObject):
    """Opens the record with the keys of the first who signs in, and once.

    *Signals:* ``entered(Actor)``: whoever charts from now on; ``told(str)``.
    """

    entered = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        start: "StartPanel",
        worker: "Worker",
        bedside: "Bedside",
        folder: Path,
        clock: "Clock",
    ) -> None:
        super().__init__(start)
        self._start = start
        self._worker = worker
        self._bedside = bedside
        self.door = Door(folder, clock)
        self.way_in = WayIn(start.steps, self.door, worker, folder)
        self.keys: DataKeys | None = None
        self.access = SlotAccess(folder, self.door, worker)
        self.access.keys_changed.connect(self._exchange)
        self._is_watching = False
        self._unkept = 0
        self.door.slots_kept.connect(self._keep_generation)
        self.door.slots_older.connect(self._note_older)
        bedside.reopened.connect(self._keep_again)
        self.way_in.keys_found.connect(self._open)
        self.way_in.entered.connect(self._enter)
        self.way_in.print_wanted.connect(self._print)
        self._noting = Noting(bedside)
        self.way_in.failed.connect(self._note_failure)

    def begin(self) -> None:
        """Ask who it is; the record stays closed until somebody has signed in."""
        self._bedside.keep_time()
        self.door.start()
        self.ask()

    def ask(self) -> None:
        """Whoever charts from now on signs in."""
        self._start.ask_steps()
        self.way_in.begin()

    def end(self) -> None:
        self.door.stop()

    @Slot(object)
    def _exchange(self, keys: "DataKeys") -> None:
        """The record was keyed anew: with these it is opened, should it be again."""
        self.keys = keys

    @Slot()
    def _use(self) -> None:
        """The record is open, so its keys are right."""
        if self.keys is not None:
            self.access.use(self.keys)

    @Slot(int)
    def _keep_generation(self, generation: int) -> None:
        """The slots are ahead until the record has it; a crash shuts nobody out."""
        self._unkept = generation
        if self.keys is not None:
            question = partial(questions.keep_generation, generation)
            self._worker.ask(question, self._take_kept, self._not_kept)

    @Slot()
    def _keep_again(self) -> None:
        if self._unkept:
            self._keep_generation(self._unkept)

    def _take_kept(self, _: None) -> None:
        self._unkept = 0

    def _not_kept(self, fault: Exception) -> None:
        """Once the record can be written again, or at the next start."""
        if not isinstance(fault, EnvironmentFault | Unconfirmed):
            raise fault
        _log.warning("The key slots are not kept: %s", type(fault).__name__)

    @Slot(object)
    def _note_older(self, fault: "SlotsOlder") -> None:
        self._noting.note(
            OlderSlots(found=fault.found, known=fault.known, replaced=False)
        )

    @Slot(object)
    def _open(self, keys: "DataKeys") -> None:
        if self.keys is None:
            self.keys = keys
            self._worker.start()
        # Where the record could not be opened with them, these are tried next.
        self.keys = keys

    @Slot(object)
    def _enter(self, actor: "Actor") -> None:
        """Whoever comes first waits until it is known what runs here."""
        if self._is_watching:
            self.entered.emit(actor)
            return
        self._is_watching = True
        self.door.ask(_tell_failures, self._note_failures, _raise)
        self._bedside.rooms_known.connect(
            self._use, Qt.ConnectionType.SingleShotConnection
        )
        self._bedside.rooms_known.connect(
            partial(self.entered.emit, actor), Qt.ConnectionType.SingleShotConnection
        )
        self._bedside.watch()

    @Slot(str, int)
    def _note_failure(self, method: "SignInMethod", failures: int) -> None:
        """Noted once the record is open, where it is not yet."""
        self._noting.note(SignInFailed(method=method, failures=failures))

    def _note_failures(self, failures: int) -> None:
        """What was tried before this start, and in no record that was open."""
        if failures:
            self._note_failure("password", failures)

    @Slot(str)
    def _print(self, code: str) -> None:
        from ui.printing.recovery_page import print_code  # noqa: PLC0415

        try:
            self.told.emit(print_code(code, self._start))
        except EnvironmentFault as fault:
            self.told.emit(str(fault))
