"""What letters do in an emergency that has its room: stamp, note, end."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.emergencies import Emergency
from monitor.chart.kinds import EmergencyEnded, NoteRecorded
from monitor.chart.refusals import Refusal
from monitor.protocol.emergency import ERROR_KEY
from ui.emergency_charting import EmergencyCharting
from ui.emergency_notes import NOTE
from ui.views.emergency import (
    END_KEY,
    NO_END,
    NO_STAMP,
    NOTE_KEY,
    OTHER_KEY,
    EmergencyView,
    Step,
    emergency_view,
    outcome_of,
)

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.charting.reads import SessionRead
    from ui.bedside import Bedside
    from ui.emergency_notes import EmergencyNotes
    from ui.store import Store


_NOTE_WAITS = ". A note of it is half typed: F7"


class EmergencyLetters(QObject):
    """Keeps which emergency it is about, what its letters mean now, and its notes.

    *Signals:* ``changed()``; ``other_wanted()``: another room is meant;
    ``refused(UUID, Refusal)`` about that session; ``ended(UUID, UUID, str)``: in that
    session that emergency is charted as over, and what is to be told besides.
    """

    changed = Signal()
    other_wanted = Signal()
    refused = Signal(object, object)
    ended = Signal(object, object, str)

    def __init__(
        self, bedside: "Bedside", store: "Store", notes: "EmergencyNotes"
    ) -> None:
        super().__init__(bedside)
        self._store = store
        self._charting = EmergencyCharting(bedside, store)
        self._session: UUID | None = None
        self._emergency: Emergency | None = None
        self._notes = notes
        self._message = ""
        self.step: Step = "stamps"
        self._charting.refused.connect(self._refuse)
        self._charting.ended.connect(self._end_here)
        store.changed.connect(self._pass_on_notes)

    @property
    def read(self) -> "SessionRead | None":
        """The session it is about, while that is open."""
        rooms = self._store.snapshot.rooms
        return next((read for read in rooms if read.id == self._session), None)

    @property
    def is_declared(self) -> bool:
        """Whether the emergency is in the record, or on its way there."""
        read, emergency = self.read, self._emergency
        if read is None or emergency is None:
            return False
        known = {known.id for known in read.session.emergencies}
        return emergency.id in known or self.runs_in(read)

    @property
    def view(self) -> EmergencyView | None:
        read, emergency = self.read, self._emergency
        if read is None or emergency is None:
            return None
        # What is on its way to the record shows as it will be.
        found = [e for e in read.session.emergencies if e.id == emergency.id]
        shown = found[0] if found else emergency
        written = self._notes.written(emergency.id)
        view = emergency_view(read, shown, self.step, self._message, written)
        return replace(view, has_others=self._has_others)

    def runs_in(self, read: "SessionRead") -> bool:
        """Whether one runs in that room, in the record or on its way there."""
        return self._charting.running(read) is not None

    def is_about(self, emergency: UUID) -> bool:
        return self._emergency is not None and self._emergency.id == emergency

    def enter(self, read: "SessionRead", zero: "datetime") -> None:
        """What runs in that room, or a new one from time zero."""
        self._session, self._message = read.id, ""
        running = self._charting.running(read)
        self._emergency = running or self._charting.declare(read.id, zero)
        is_ending = self._charting.is_ending(read.id)
        self.step = "closing" if is_ending else "stamps"

    def press(self, key: str) -> None:
        """A letter or a digit, by key or pointer."""
        match self.step:
            case "ending":
                self._end(key)
            case "stamps" if key == END_KEY:
                self._become("ending")
            case "stamps" if key == NOTE_KEY:
                self._become("note")
            case "stamps" if key == OTHER_KEY and self._has_others:
                self.other_wanted.emit()
            case "stamps":
                self._stamp(key)
            case "rooms" | "note" | "waiting" | "closing":
                pass

    def step_back(self) -> bool:
        """To the stamps; False where they are what is shown, or nothing is."""
        if self.step not in ("ending", "note"):
            return False
        self._become("stamps")
        return True

    @Slot(str)
    def keep_note(self, text: str) -> None:
        """As it is typed so far."""
        if self._emergency is not None and self._session is not None:
            self._notes.write(self._session, self._emergency.id, text)

    @Slot()
    def chart_note(self) -> None:
        """Chart what is written; what is left unfinished stays with its emergency."""
        emergency, session = self._emergency, self._session
        if emergency is not None and session is not None:
            typed = self._notes.take(emergency.id)
            if typed is not None:
                fact = NoteRecorded(text=typed.text(NOTE), about=emergency.id)
                refused = partial(self._notes.put_back, session, typed)
                self._charting.note(session, typed.id, fact, refused)
        self._become("stamps")

    @property
    def _has_others(self) -> bool:
        return len(self._store.snapshot.open_sessions) > 1

    def _stamp(self, key: str) -> None:
        read = self.read
        stamps = () if read is None else read.protocol.emergency.stamps
        stamp = next((s for s in stamps if s.key == key), None)
        if stamp is None or read is None:
            self._say(NO_STAMP.format(key=key))
            return
        self._say("")
        self._charting.stamp(read.id, stamp)

    def _end(self, key: str) -> None:
        read, emergency = self.read, self._emergency
        outcome = None if read is None else outcome_of(read.protocol.emergency, key)
        if read is None or emergency is None or outcome is None:
            self._say(NO_END.format(key=key))
            return
        over = EmergencyEnded(outcome=outcome, in_error=key == ERROR_KEY)
        self._become("closing")
        self._charting.end(read.id, emergency.id, over)

    @Slot(object, object)
    def _end_here(self, session: UUID, emergency: UUID) -> None:
        stood = any(emergency == about for _, about in self._notes.about)
        self._notes.pass_on(emergency)
        self.ended.emit(session, emergency, _NOTE_WAITS if stood else "")

    @Slot()
    def _pass_on_notes(self) -> None:
        """However one came to be over: amended, struck out, or never declared."""
        rooms = {read.id: read for read in self._store.snapshot.rooms}
        for session, emergency in self._notes.about:
            read = rooms.get(session)
            if read is None or self._charting.is_ending(session):
                continue
            running = self._charting.running(read)
            if running is None or running.id != emergency:
                self._notes.pass_on(emergency)

    @Slot(object, object)
    def _refuse(self, session: UUID, refusal: Refusal) -> None:
        read = self.read
        if session == self._session and read is not None:
            self._message = refusal.sentence
            self._emergency = self._charting.running(read) or self._emergency
            if self.step == "closing" and not self._charting.is_ending(session):
                self.step = "ending"
        self.refused.emit(session, refusal)

    def _become(self, step: Step) -> None:
        self.step = step
        self._say("")

    def _say(self, message: str) -> None:
        self._message = message
        self.changed.emit()
