"""What the screen knows at a moment: all that any screen is drawn from."""

from datetime import datetime, timedelta
from enum import Enum

from msgspec import Struct

from monitor.chart.entries import Actor
from monitor.charting.faults import EnvironmentFault
from monitor.charting.reads import SessionRead, UnreadableSession

ENGINE_SILENT_AFTER = timedelta(seconds=5)
"""How long the rules may go unchecked before the screen says so (ux tick list 25)."""


class Saving(Enum):
    """How it stands with what was last asked of the record."""

    NOTHING = "nothing"
    SAVING = "saving"
    SAVED = "saved"
    CHECKING = "checking"
    FAULT = "fault"


class RecordState(Struct, frozen=True, kw_only=True):
    """Whether what was charted is durable, since when, and what is wrong if not."""

    saving: Saving = Saving.NOTHING
    saved_at: datetime | None = None
    fault: EnvironmentFault | None = None
    is_untrusted: bool = False


class Snapshot(Struct, frozen=True, kw_only=True):
    """All that any screen is drawn from.

    ``rooms`` are the sessions open on this workstation, by opening time, each
    assessed at ``now``. ``shown`` is the one on the screen, open or closed.
    """

    now: datetime
    zone: str
    actor: Actor | None = None
    rooms: tuple[SessionRead, ...] = ()
    shown: SessionRead | UnreadableSession | None = None
    record: RecordState = RecordState()
    checked_at: datetime | None = None

    @property
    def readable(self) -> SessionRead | None:
        """The session shown, if this version can make sense of it."""
        return self.shown if isinstance(self.shown, SessionRead) else None

    @property
    def is_engine_silent(self) -> bool:
        last = self.checked_at
        return last is not None and self.now - last > ENGINE_SILENT_AFTER
