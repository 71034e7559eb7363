"""Says on the screen how saving stands, and owns up to mistakes."""

import logging
from typing import TYPE_CHECKING

from msgspec.structs import replace

from monitor.charting.faults import EnvironmentFault
from monitor.mistakes import traced
from ui.store import Store
from ui.views.snapshot import RecordState, Saving

if TYPE_CHECKING:
    from monitor.clock import Clock

_log = logging.getLogger(__name__)


class SavingSign:
    """Shows the worst of all that is under way.

    ``is_saving`` and ``is_checking`` say whether something else still is.
    """

    def __init__(self, store: Store, clock: "Clock") -> None:
        self._store = store
        self._clock = clock
        self.is_saving = False
        self.is_checking = False

    def say(self, saving: Saving, fault: EnvironmentFault | None = None) -> None:
        self._store.note_saving(self.record(saving, fault))

    def say_saving(self) -> None:
        self._store.expect_saved(self.record(Saving.SAVING))

    def say_rest(self) -> None:
        """Nothing came of it: say again what was true before."""
        saved_at = self._store.snapshot.record.saved_at
        self.say(Saving.NOTHING if saved_at is None else Saving.SAVED)

    def say_fault(self, fault: Exception) -> None:
        if isinstance(fault, EnvironmentFault):
            self.say(Saving.FAULT, fault)
        else:
            self.own_up(fault)

    def own_up(self, mistake: BaseException) -> None:
        """Something went wrong that nobody foresaw: say that the screen may lie."""
        _log.error("A fault of the program. %s", traced(mistake))
        record = self._store.snapshot.record
        if record.is_untrusted:
            # It is said already, and saying it again might go wrong again.
            return
        self._store.note_saving(replace(record, is_untrusted=True))

    def record(
        self, saving: Saving, fault: EnvironmentFault | None = None
    ) -> RecordState:
        record = self._store.snapshot.record
        at = self._clock.now() if saving is Saving.SAVED else record.saved_at
        if saving in (Saving.SAVED, Saving.NOTHING) and self.is_checking:
            saving, fault = Saving.CHECKING, record.fault
        elif saving in (Saving.SAVED, Saving.NOTHING) and self.is_saving:
            saving = Saving.SAVING
        return replace(record, saving=saving, saved_at=at, fault=fault)
