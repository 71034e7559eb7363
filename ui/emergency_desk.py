"""Runs an emergency: from one key on any screen to its end, signed in or not."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.emergencies import Emergency
from monitor.chart.kinds import EmergencyEnded
from monitor.chart.refusals import Refusal
from monitor.charting.reads import SessionRead
from monitor.protocol.emergency import ERROR_KEY
from ui.emergency_charting import EmergencyCharting
from ui.views.emergency import (
    END_KEY,
    NOTE_KEY,
    Step,
    emergency_view,
    outcome_of,
)
from ui.views.emergency_question import choosing, waiting
from ui.views.room_keys import room_names, room_of

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.panels.emergency_panel import EmergencyPanel
    from ui.screens import Screens
    from ui.store import Store
    from ui.views.snapshot import Snapshot

_OF_A_PATIENT = ("opening", "live")
_WITHOUT_ROOM: tuple[Step, ...] = ("waiting", "rooms")
_NO_ROOM = "No session is open on this workstation"
_GOES_ON = "The emergency goes on; Pause shows it"
_BEING_ENDED = "The end of the emergency is being saved"
_OVER = "emergency ended; due sets are asked for again"


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
        self._charting = EmergencyCharting(bedside, store)
        self._step: Step = "stamps"
        self._zero = bedside.now()
        self._session: UUID | None = None
        self._emergency: Emergency | None = None
        self._notes: dict[UUID, str] = {}
        self._message = ""
        panel.pressed.connect(self.press)
        panel.note_typed.connect(self._keep_note)
        panel.noted.connect(self._note)
        panel.stepped_back.connect(self._step_back)
        self._charting.refused.connect(self._refuse)
        self._charting.ended.connect(self._end_here)
        bedside.rooms_known.connect(self._go_on)
        store.changed.connect(self.display)

    @Slot()
    def begin(self) -> None:
        """The key was pressed: show what runs, or declare it at this moment.

        Where several rooms could be meant it asks which. Time zero is the first press
        that nothing came of yet.
        """
        if not self._is_zero_kept:
            self._zero = self._bedside.now()
        self._enter_or_ask(is_again=self._panel.isVisible())

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
            case "note" | "waiting" | "closing":
                pass

    @Slot(object)
    def display(self, _: "Snapshot | None" = None) -> None:
        """Keep the panel as the record has it, a second at a time."""
        snapshot, now = self._store.snapshot, self._bedside.now()
        if self._step == "waiting":
            self._panel.display(waiting(snapshot, self._zero, now))
        elif self._step == "rooms":
            self._panel.display(choosing(snapshot, self._zero, now))
        else:
            self._display_running()

    def _display_running(self) -> None:
        read, emergency = self._read(), self._emergency
        if read is None or emergency is None:
            return
        # What is on its way to the record shows as it will be.
        found = [e for e in read.session.emergencies if e.id == emergency.id]
        shown = found[0] if found else emergency
        written = self._notes.get(emergency.id, "")
        self._panel.display(
            emergency_view(read, shown, self._step, self._message, written)
        )

    @property
    def _is_zero_kept(self) -> bool:
        """Whether the panel shows a time zero that no emergency has yet."""
        if not self._panel.isVisible():
            return False
        read = self._read()
        if self._step in _WITHOUT_ROOM or read is None or self._emergency is None:
            return self._step in _WITHOUT_ROOM
        known = {emergency.id for emergency in read.session.emergencies}
        return self._emergency.id not in known and self._charting.running(read) is None

    def _enter_or_ask(self, *, is_again: bool) -> None:
        snapshot = self._store.snapshot
        rooms, running = snapshot.rooms, self._running(snapshot.rooms)
        if self._bedside.knows_rooms and not snapshot.open_sessions:
            self._leave()
            self.told.emit(_NO_ROOM)
        elif not rooms or not self._bedside.knows_rooms:
            self._ask("waiting")
        elif len(snapshot.open_sessions) == 1:
            self._enter(rooms[0])
        elif len(running) == 1 and not is_again:
            self._enter(running[0])
        else:
            self._ask("rooms")

    @Slot()
    def _go_on(self) -> None:
        """Which rooms there are is known: what waited for that is declared or asked."""
        if self._step == "waiting" and self._panel.isVisible():
            self._enter_or_ask(is_again=False)

    def _running(self, rooms: tuple[SessionRead, ...]) -> list[SessionRead]:
        """Where one runs; on a patient's screen only what runs in that patient."""
        running = [read for read in rooms if self._charting.running(read) is not None]
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
        running = self._charting.running(read)
        self._message = ""
        self._emergency = running or self._charting.declare(read.id, self._zero)
        is_ending = self._charting.is_ending(read.id)
        self._step = "closing" if is_ending else "stamps"
        self._show()

    def _choose(self, key: str) -> None:
        found = room_of(self._store.snapshot.open_sessions, key)
        if isinstance(found, SessionRead):
            self._enter(found)

    def _stamp(self, key: str) -> None:
        read = self._read()
        stamps = () if read is None else read.protocol.emergency.stamps
        stamp = next((s for s in stamps if s.key == key), None)
        if stamp is not None and read is not None:
            self._message = ""
            self._charting.stamp(read.id, stamp)

    def _end(self, key: str) -> None:
        read, emergency = self._read(), self._emergency
        outcome = None if read is None else outcome_of(read.protocol.emergency, key)
        if read is None or emergency is None or outcome is None:
            return
        self._message = ""
        over = EmergencyEnded(outcome=outcome, in_error=key == ERROR_KEY)
        self._become("closing")
        self._charting.end(read.id, emergency.id, over)

    @Slot(object, object)
    def _end_here(self, session: UUID, emergency: UUID) -> None:
        """It is charted as over; said wherever the nurse is now."""
        names = room_names(self._store.snapshot.open_sessions)
        told = names.get(session, "A closed session")
        is_shown = self._emergency is not None and self._emergency.id == emergency
        if is_shown and self._step not in _WITHOUT_ROOM:
            self._leave()
        self._notes.pop(emergency, None)
        self.told.emit(f"{told}, {_OVER}")

    @Slot(str)
    def _keep_note(self, text: str) -> None:
        if self._emergency is not None:
            self._notes[self._emergency.id] = text

    @Slot()
    def _note(self) -> None:
        """Chart what is written; what is left unfinished stays with its emergency."""
        emergency, session = self._emergency, self._session
        if emergency is not None and session is not None:
            text = self._notes.pop(emergency.id, "").strip()
            if text:
                self._message = ""
                self._charting.note(session, emergency.id, text)
        self._become("stamps")

    @Slot()
    def _step_back(self) -> None:
        """One step back; from the stamps the panel goes, and the emergency goes on."""
        if self._step in ("ending", "note"):
            self._become("stamps")
            return
        step = self._step
        self._leave()
        if step == "stamps":
            self.told.emit(_GOES_ON)
        elif step == "closing":
            self.told.emit(_BEING_ENDED)

    def _leave(self) -> None:
        self._step = "stamps"
        self.left.emit()

    def _become(self, step: Step) -> None:
        self._step = step
        self.display()

    def _ask(self, step: Step) -> None:
        self._step, self._message = step, ""
        self._show()

    def _show(self) -> None:
        self.display()
        self.shown.emit()

    def _read(self) -> SessionRead | None:
        rooms = self._store.snapshot.rooms
        return next((read for read in rooms if read.id == self._session), None)

    @Slot(object, object)
    def _refuse(self, session: UUID, refusal: Refusal) -> None:
        """Said in the panel, and over the page where the panel has gone."""
        self.told.emit(refusal.sentence)
        if session != self._session or self._step in _WITHOUT_ROOM:
            return
        read = self._read()
        if read is None:
            # Closed meanwhile: there is nothing any more that letters could mean.
            self._leave()
            return
        self._message = refusal.sentence
        self._emergency = self._charting.running(read) or self._emergency
        if self._step == "closing" and not self._charting.is_ending(session):
            self._step = "ending"
        self.display()
