"""What the screen knows: one frozen snapshot, and one signal when it changes."""

from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from monitor.chart.entries import Actor
from monitor.charting.faults import EnvironmentFault
from monitor.charting.reads import SessionRead, UnreadableSession
from monitor.protocol.alerts import evaluate

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


class Store(QObject):
    """Holds the snapshot and announces each new one.

    *Signals:* ``changed(Snapshot)``.
    """

    changed = Signal(object)

    def __init__(self, now: datetime, zone: str) -> None:
        super().__init__()
        self.snapshot = Snapshot(now=now, zone=zone)

    def name_actor(self, actor: Actor) -> None:
        self._become(replace(self.snapshot, actor=actor))

    def move_clock(self, now: datetime) -> None:
        """Assess every session at this moment, from what is already known."""
        shown = self.snapshot.readable
        self._become(
            replace(
                self.snapshot,
                now=now,
                rooms=tuple(_assessed(read, now) for read in self.snapshot.rooms),
                shown=self.snapshot.shown if shown is None else _assessed(shown, now),
            )
        )

    def take(self, read: SessionRead) -> None:
        """Replace what was known of one session."""
        others = [r for r in self.snapshot.rooms if r.id != read.id]
        rooms = (*others, read) if read.session.is_open else tuple(others)
        shown = self.snapshot.shown
        is_shown = shown is not None and shown.id == read.id
        self._become(
            replace(
                self.snapshot,
                rooms=tuple(sorted(rooms, key=lambda r: r.session.opened_at)),
                shown=read if is_shown else shown,
            )
        )

    def show_session(self, read: SessionRead | UnreadableSession | None) -> None:
        self._become(replace(self.snapshot, shown=read))

    def note_saving(self, record: RecordState) -> None:
        self._become(replace(self.snapshot, record=record))

    def note_checked(self, at: datetime) -> None:
        self.snapshot = replace(self.snapshot, checked_at=at)

    def room(self, id_: UUID) -> SessionRead | None:
        return next((r for r in self.snapshot.rooms if r.id == id_), None)

    def _become(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.changed.emit(snapshot)


def _assessed(read: SessionRead, now: datetime) -> SessionRead:
    """The same session as the rules see it at another time."""
    assessment = evaluate(read.protocol, read.session, now)
    return replace(read, at=now, assessment=assessment)
