"""What the screen knows at a moment: all that any screen is drawn from."""

from datetime import datetime, timedelta
from enum import Enum
from typing import TypeGuard

from msgspec import Struct

from monitor.chart.entries import Actor
from monitor.charting.faults import EnvironmentFault
from monitor.charting.reads import AnyRead, SessionRead, UnreadableSession
from ui.views.start import FirstStart
from ui.views.waiting import NOTHING, Waiting

SILENT_AFTER_TICKS = 5
"""How many ticks, one a second, the rules may leave unanswered before the screen says
so (ux tick list 25). Ticks, since a clock can step, and that of the demo runs fast."""


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
    assessed at ``now``; ``unreadable`` are the open ones that this version can't read.
    ``shown`` is the one on the screen, open or closed. The rules last answered at
    ``checked_at``. ``clock_ahead`` is how far the workstation's own clock is ahead of
    ``now``: 0 unless it was set while a session was open. ``upkeep`` says what is wrong
    beside charting, as a copy that was not made. ``first_start`` is set while nobody
    was let in yet. ``waiting`` is what in review waits for ``actor``.
    """

    now: datetime
    zone: str
    actor: Actor | None = None
    rooms: tuple[SessionRead, ...] = ()
    unreadable: tuple[UnreadableSession, ...] = ()
    shown: AnyRead | None = None
    record: RecordState = RecordState()
    checked_at: datetime | None = None
    unanswered_ticks: int = 0
    clock_ahead: timedelta = timedelta(0)
    upkeep: str = ""
    first_start: FirstStart = ""
    waiting: Waiting = NOTHING

    @property
    def readable(self) -> SessionRead | None:
        """The session shown, if this version can make sense of it."""
        return self.shown if isinstance(self.shown, SessionRead) else None

    @property
    def open_sessions(self) -> tuple[AnyRead, ...]:
        """Every open session in the order of the tabs."""
        return (*self.rooms, *self.unreadable)

    @property
    def is_engine_silent(self) -> bool:
        was_heard = self.checked_at is not None
        return was_heard and self.unanswered_ticks > SILENT_AFTER_TICKS


def is_before_start(read: AnyRead | None) -> TypeGuard[SessionRead]:
    """Whether it is open and not declared ready yet."""
    if not isinstance(read, SessionRead):
        return False
    return read.session.is_open and read.session.cleared_at is None
