"""Holds the one snapshot, and announces when it changes."""

from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from monitor.chart.entries import Actor
from monitor.chart.patient import Patient
from monitor.charting.reads import AnyRead, Charted, SessionRead, UnreadableSession
from monitor.protocol.alerts import evaluate
from ui.views.snapshot import RecordState, Snapshot
from ui.views.start import FirstStart
from ui.views.waiting import Waiting

R = TypeVar("R", bound=AnyRead)
_A_FRAME_MS = 16
"""How long a screen shows one picture anyway."""


class Store(QObject):
    """Holds the snapshot and announces each new one.

    *Signals:* ``changed(Snapshot)``.
    """

    changed = Signal(object)

    def __init__(self, now: datetime, zone: str) -> None:
        super().__init__()
        self.snapshot = Snapshot(now=now, zone=zone)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._announce)

    def name_actor(self, actor: Actor | None) -> None:
        self._become(replace(self.snapshot, actor=actor))

    def move_clock(
        self,
        now: datetime,
        ahead: timedelta = timedelta(0),
    ) -> None:
        """Assess every session at this moment, from what is already known.

        ``ahead`` of which the workstation's own clock is by so much.

        Raises ExceptionGroup for those that can't be, once the others are.
        """
        faults: list[Exception] = []

        def at_now(read: SessionRead) -> SessionRead:
            try:
                return _assessed(read, now)
            except Exception as fault:  # noqa: BLE001 - raised below, with the others
                faults.append(fault)
                return read

        shown = self.snapshot.readable
        self._become(
            replace(
                self.snapshot,
                now=now,
                clock_ahead=ahead,
                rooms=tuple(at_now(read) for read in self.snapshot.rooms),
                shown=self.snapshot.shown if shown is None else at_now(shown),
            )
        )
        if faults:
            raise ExceptionGroup("Sessions that can't be assessed", faults)

    def take(self, read: AnyRead) -> None:
        """Replace what was known of one session."""
        self._become(_knowing(self.snapshot, read))

    def learn(self, charted: Charted, record: RecordState) -> None:
        """Take what was charted at once; announce it when the screen was painted.

        So the tick of an entry comes before all that the entry changes.
        """
        known = self.snapshot
        for read in (charted.session, charted.also):
            if read is not None:
                known = _knowing(known, read)
        if charted.patient is not None:
            known = _with_patient(known, charted.patient)
        self.snapshot = replace(known, record=record)
        self._soon.start(0)

    def show_session(self, read: AnyRead | None) -> None:
        self._become(replace(self.snapshot, shown=read))

    def expect_saved(self, record: RecordState) -> None:
        """Something is being saved: announced soon, if its answer is not as quick.

        What the screen does meanwhile would only keep the answer waiting.
        """
        self.snapshot = replace(self.snapshot, record=record)
        if not self._soon.isActive():
            self._soon.start(_A_FRAME_MS)

    def note_saving(self, record: RecordState) -> None:
        self._become(replace(self.snapshot, record=record))

    def note_tick(self) -> None:
        """The rules are asked once more; the next change of the clock shows it."""
        waiting = self.snapshot.unanswered_ticks + 1
        self.snapshot = replace(self.snapshot, unanswered_ticks=waiting)

    def note_checked(self, at: datetime) -> None:
        self.snapshot = replace(self.snapshot, checked_at=at, unanswered_ticks=0)

    def note_upkeep(self, sentence: str) -> None:
        """What is wrong beside charting, or nothing any more."""
        if sentence != self.snapshot.upkeep:
            self._become(replace(self.snapshot, upkeep=sentence))

    def note_waiting(self, waiting: Waiting) -> None:
        """What waits in review for whoever is here."""
        if waiting != self.snapshot.waiting:
            self._become(replace(self.snapshot, waiting=waiting))

    def note_first_start(self, first: FirstStart) -> None:
        """Nobody was let in yet; empty once somebody is."""
        if first != self.snapshot.first_start:
            self._become(replace(self.snapshot, first_start=first))

    def room(self, id_: UUID) -> AnyRead | None:
        return next((r for r in self.snapshot.open_sessions if r.id == id_), None)

    def _become(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._announce()

    @Slot()
    def _announce(self) -> None:
        self._soon.stop()
        self.changed.emit(self.snapshot)


def _knowing(known: Snapshot, read: AnyRead) -> Snapshot:
    """What is known with one session replaced; one that can't be read is open."""
    rooms = [r for r in known.rooms if r.id != read.id]
    unreadable = [r for r in known.unreadable if r.id != read.id]
    if isinstance(read, UnreadableSession):
        unreadable.append(read)
    elif read.session.is_open:
        rooms.append(read)
    shown = known.shown
    is_shown = shown is not None and shown.id == read.id
    return replace(
        known,
        rooms=tuple(sorted(rooms, key=lambda r: r.session.opened_at)),
        unreadable=tuple(unreadable),
        shown=read if is_shown else shown,
    )


def _with_patient(snapshot: Snapshot, patient: Patient) -> Snapshot:
    """Every session of that patient shows who it is now."""
    shown = snapshot.shown
    return replace(
        snapshot,
        rooms=tuple(_of(read, patient) for read in snapshot.rooms),
        unreadable=tuple(_of(read, patient) for read in snapshot.unreadable),
        shown=None if shown is None else _of(shown, patient),
    )


def _of(read: R, patient: Patient) -> R:
    is_theirs = read.patient is not None and read.patient.id == patient.id
    return replace(read, patient=patient) if is_theirs else read


def _assessed(read: SessionRead, now: datetime) -> SessionRead:
    """The same session as the rules see it at another time."""
    assessment = evaluate(read.protocol, read.session, now)
    return replace(read, at=now, assessment=assessment)
