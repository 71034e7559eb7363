"""Runs an emergency: from one key on any screen to its end, signed in or not."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.commands import Chart, Chartable
from monitor.chart.emergencies import Emergency
from monitor.chart.entries import NOT_SIGNED_IN, Actor
from monitor.chart.kinds import (
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyStamped,
    NoteRecorded,
)
from monitor.chart.refusals import Refusal
from monitor.charting.reads import SessionRead
from monitor.clock import new_id
from monitor.protocol.emergency import ERROR_KEY
from ui.questions import take_nothing
from ui.views.emergency import (
    END_KEY,
    NOTE_KEY,
    Step,
    choosing,
    emergency_view,
    outcome_of,
)

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.panels.emergency_panel import EmergencyPanel
    from ui.screens import Screens
    from ui.store import Store
    from ui.views.snapshot import Snapshot

_OF_A_PATIENT = ("opening", "live")
_NO_ROOM = "No session is open on this workstation"
_GOES_ON = "The emergency goes on; Pause shows it"
_OVER = "Emergency ended; due sets are asked for again"


class EmergencyDesk(QObject):
    """Keeps which room it is about and what its letters mean now.

    *Signals:* ``shown()``, ``left()``: the panel is to be laid over the page, or taken
    away; ``told(str)``; ``room_wanted(UUID)``: that session is to be shown below it.
    """

    shown = Signal()
    left = Signal()
    told = Signal(str)
    room_wanted = Signal(object)

    def __init__(
        self,
        panel: "EmergencyPanel",
        bedside: "Bedside",
        store: "Store",
        screens: "Screens",
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._bedside = bedside
        self._store = store
        self._screens = screens
        self._step: Step = "stamps"
        self._session: UUID | None = None
        self._zero: datetime | None = None
        self._id: UUID | None = None
        self._message = ""
        panel.pressed.connect(self.press)
        panel.noted.connect(self._note)
        panel.stepped_back.connect(self._step_back)
        store.changed.connect(self.display)

    @Slot()
    def begin(self) -> None:
        """The key was pressed: show what runs, or declare it at this moment.

        Where several rooms could be meant it asks which, and time zero stays now.
        """
        rooms = self._store.snapshot.rooms
        running = self._running(rooms)
        is_again = self._panel.isVisible()
        self._zero = self._bedside.now()
        if not rooms:
            self.told.emit(_NO_ROOM)
        elif len(rooms) == 1:
            self._enter(rooms[0])
        elif len(running) == 1 and not is_again:
            self._enter(running[0])
        else:
            self._step = "rooms"
            self._show()

    @Slot(str)
    def press(self, key: str) -> None:
        """A letter or a digit, by key or pointer."""
        match self._step:
            case "rooms":
                self._choose(key)
            case "ending":
                self._end(key)
            case "stamps" if key == END_KEY:
                self._become("ending")
            case "stamps" if key == NOTE_KEY:
                self._become("note")
            case "stamps":
                self._stamp(key)
            case "note":
                pass

    @Slot(object)
    def display(self, _: "Snapshot | None" = None) -> None:
        """Keep the panel as the record has it, a second at a time."""
        if self._step == "rooms":
            rooms = self._store.snapshot.rooms
            now = self._bedside.now()
            self._panel.display(choosing(rooms, self._zero or now, now))
            return
        read = self._read()
        if read is not None and self._id is not None:
            shown = self._shown(read)
            self._panel.display(emergency_view(read, shown, self._step, self._message))

    def _shown(self, read: SessionRead) -> Emergency:
        """The one that runs; while it is being saved, as it will be."""
        found = [e for e in read.session.emergencies if e.id == self._id]
        if found:
            return found[0]
        by = self._actor().person
        at = self._zero or self._bedside.now()
        return Emergency(id=self._id or new_id(), declared_at=at, by=by)

    def _running(self, rooms: tuple[SessionRead, ...]) -> list[SessionRead]:
        """Where one runs; on a patient's screen only what runs in that patient."""
        running = [read for read in rooms if read.session.emergency is not None]
        shown = self._store.snapshot.shown
        if shown is None or self._screens.screen not in _OF_A_PATIENT:
            return running
        return [read for read in running if read.id == shown.id]

    def _enter(self, read: SessionRead) -> None:
        """What runs in that room, or a new one from time zero.

        Whoever has signed in goes there: no panel lies under another's banner.
        """
        self._session = read.id
        shown = self._store.snapshot.shown
        is_there = self._screens.screen in _OF_A_PATIENT and (
            shown is not None and shown.id == read.id
        )
        if self._screens.screen != "start" and not is_there:
            self.room_wanted.emit(read.id)
        emergency = read.session.emergency
        if emergency is not None:
            self._id = emergency.id
        else:
            self._id = new_id()
            self._chart(EmergencyDeclared(), at=self._zero, id_=self._id)
        self._step, self._message = "stamps", ""
        self._show()

    def _choose(self, key: str) -> None:
        rooms = self._store.snapshot.rooms
        if key.isdecimal() and 1 <= int(key) <= len(rooms):
            self._enter(rooms[int(key) - 1])

    def _stamp(self, key: str) -> None:
        read = self._read()
        stamps = () if read is None else read.protocol.emergency.stamps
        stamp = next((s for s in stamps if s.key == key), None)
        if stamp is not None:
            self._chart(EmergencyStamped(code=stamp.key, label=stamp.label))

    def _end(self, key: str) -> None:
        read = self._read()
        outcome = None if read is None else outcome_of(read.protocol.emergency, key)
        if outcome is not None:
            over = EmergencyEnded(outcome=outcome, in_error=key == ERROR_KEY)
            self._chart(over)
            self._session = self._id = None
            self._step = "stamps"
            self.left.emit()
            self.told.emit(_OVER)

    @Slot(str)
    def _note(self, text: str) -> None:
        if text.strip():
            self._chart(NoteRecorded(text=text.strip(), about=self._id))
        self._become("stamps")

    @Slot()
    def _step_back(self) -> None:
        """One step back; from the stamps the panel goes, and the emergency goes on."""
        if self._step in ("ending", "note"):
            self._become("stamps")
            return
        is_running = self._step == "stamps"
        self._step = "stamps"
        self.left.emit()
        if is_running:
            self.told.emit(_GOES_ON)

    def _become(self, step: Step) -> None:
        self._step = step
        self.display()

    def _show(self) -> None:
        self.display()
        self.shown.emit()

    def _read(self) -> SessionRead | None:
        rooms = self._store.snapshot.rooms
        return next((read for read in rooms if read.id == self._session), None)

    def _actor(self) -> Actor:
        """Whoever charts; on the start page nobody does."""
        actor = self._store.snapshot.actor
        return NOT_SIGNED_IN if self._screens.screen == "start" or not actor else actor

    def _chart(
        self, fact: Chartable, *, at: datetime | None = None, id_: UUID | None = None
    ) -> None:
        if self._session is None:
            return
        command = Chart(
            id=id_ or new_id(),
            stream_id=self._session,
            at=at or self._bedside.now(),
            fact=fact,
        )
        self._message = ""
        self._bedside.send_as(self._actor(), command, take_nothing, self._refuse)

    def _refuse(self, refusal: Refusal) -> None:
        """Said in the panel, and over the page where the panel has gone."""
        self._message = refusal.sentence
        self.told.emit(refusal.sentence)
        self.display()
