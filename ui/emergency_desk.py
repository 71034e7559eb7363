"""Runs an emergency: from one key on any screen to its end, signed in or not."""

from typing import TYPE_CHECKING, Literal
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.refusals import Refusal
from monitor.charting.reads import SessionRead
from ui.emergency_letters import EmergencyLetters
from ui.emergency_rooms import RoomQuestion
from ui.views.emergency_question import choosing, waiting
from ui.views.room_keys import room_names

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.emergency_notes import EmergencyNotes
    from ui.panels.emergency_panel import EmergencyPanel
    from ui.screens import Screens
    from ui.store import Store
    from ui.views.snapshot import Snapshot

_NO_ROOM = "No session is open on this workstation"
_GOES_ON = "The emergency goes on; Pause shows it"
_BEING_ENDED = "The end of the emergency is being saved"
_OVER = "emergency ended; due sets are asked for again"
_Asking = Literal["", "waiting", "rooms", "another"]
"""What is unknown of the room: nothing, all, which; or which other one."""


class EmergencyDesk(QObject):
    """Keeps whether a room is asked for, or letters chart in one.

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
        notes: "EmergencyNotes",
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._bedside = bedside
        self._store = store
        self._screens = screens
        self._letters = EmergencyLetters(bedside, store, notes)
        self._rooms = RoomQuestion(bedside, store, screens)
        self._asking: _Asking = ""
        self._join()

    @Slot()
    def begin(self) -> None:
        """The key was pressed: show what runs, or declare it at this moment.

        Where several rooms could be meant it asks which; over stamps it asks nothing.
        Time zero is the first press that nothing came of yet, unless that was long ago;
        what was typed since is forgotten.
        """
        read, is_shown = self._letters.read, self._panel.isVisible()
        is_on = is_shown and not self._asking and read is not None
        if not is_shown or (is_on and self._letters.is_declared):
            self._rooms.begin()
        elif self._is_choosing:
            self._rooms.begin_again()
        if not is_on or read is None:
            self._enter_or_ask()
        elif not self._letters.is_declared:
            self._enter(read)

    @Slot(str)
    def press(self, key: str) -> None:
        """What a button means."""
        if self._is_choosing:
            self._choose(self._rooms.pick(key))
        elif not self._asking:
            self._letters.press(key)

    @Slot(object)
    def display(self, _: "Snapshot | None" = None) -> None:
        """Keep the panel as the record has it, a second at a time."""
        snapshot, now = self._store.snapshot, self._bedside.now()
        rooms, view = self._rooms, self._letters.view
        if self._asking == "waiting":
            self._panel.display(waiting(snapshot, rooms.zero, now))
        elif self._asking:
            self._panel.display(choosing(snapshot, rooms.zero, now, rooms.asked))
        elif view is not None:
            self._panel.display(view)

    def _join(self) -> None:
        panel, letters = self._panel, self._letters
        panel.pressed.connect(self.press)
        panel.typed.connect(self._type)
        panel.entered.connect(self._take_entered)
        panel.taken_back.connect(self._take_back)
        panel.note_typed.connect(letters.keep_note)
        panel.noted.connect(letters.chart_note)
        panel.stepped_back.connect(self._step_back)
        letters.changed.connect(self.display)
        letters.other_wanted.connect(self._ask_another)
        letters.refused.connect(self._refuse)
        letters.ended.connect(self._end_here)
        self._bedside.rooms_known.connect(self._go_on)
        self._store.changed.connect(self.display)

    @property
    def _is_choosing(self) -> bool:
        return self._asking in ("rooms", "another")

    @Slot(str)
    def _type(self, key: str) -> None:
        if self._is_choosing:
            self._choose(self._rooms.type(key))
        else:
            self.press(key)

    @Slot()
    def _take_entered(self) -> None:
        if self._is_choosing:
            self._choose(self._rooms.enter())

    @Slot()
    def _take_back(self) -> None:
        self._rooms.take_back()
        self.display()

    def _enter_or_ask(self) -> None:
        snapshot = self._store.snapshot
        rooms, running = snapshot.rooms, self._running(snapshot.rooms)
        is_asked = self._is_choosing and self._panel.isVisible()
        if self._bedside.knows_rooms and not snapshot.open_sessions:
            self._leave()
            self.told.emit(_NO_ROOM)
        elif not rooms or not self._bedside.knows_rooms:
            self._ask("waiting")
        elif len(snapshot.open_sessions) == 1:
            self._enter(rooms[0])
        elif len(running) == 1 and not is_asked:
            self._enter(running[0])
        elif not is_asked:
            self._ask("rooms")
        else:
            self.display()

    @Slot()
    def _ask_another(self) -> None:
        """While one runs here: the question, and Escape comes back to the stamps."""
        self._rooms.begin()
        self._ask("another")

    @Slot()
    def _go_on(self) -> None:
        """Which rooms there are is known: what waited for that is declared or asked."""
        if self._asking == "waiting" and self._panel.isVisible():
            self._enter_or_ask()

    def _running(self, rooms: tuple[SessionRead, ...]) -> list[SessionRead]:
        """Where one runs; on a patient's screen only what runs in that patient."""
        here = self._rooms.here
        running = [read for read in rooms if self._letters.runs_in(read)]
        return [read for read in running if here is None or read.id == here.id]

    def _enter(self, read: SessionRead) -> None:
        """What runs in that room, or a new one from time zero.

        Whoever has signed in goes there: no panel lies under another's banner.
        """
        here = self._rooms.here
        self._asking = ""
        # Before its page comes: what is drawn meanwhile is of this room.
        self._letters.enter(read, self._rooms.zero)
        is_signed_in = self._screens.on_top not in ("start", "lock", "glass")
        if is_signed_in and (here is None or here.id != read.id):
            self.room_wanted.emit(read.id)
        self._show()

    def _choose(self, found: SessionRead | None) -> None:
        if found is None:
            self.display()
        else:
            self._enter(found)

    @Slot(object, object, str)
    def _end_here(self, session: UUID, emergency: UUID, besides: str) -> None:
        """It is charted as over; said wherever the nurse is now."""
        names = room_names(self._store.snapshot.open_sessions)
        told = names.get(session, "A closed session")
        if self._letters.is_about(emergency) and not self._asking:
            self._leave()
        self.told.emit(f"{told}, {_OVER}{besides}")

    @Slot()
    def _step_back(self) -> None:
        """One step back; from the stamps the panel goes, and the emergency goes on."""
        asking, self._asking = self._asking, ""
        read = self._letters.read
        runs = read is not None and self._letters.runs_in(read)
        if asking == "another" and runs:
            self.display()
            return
        if not asking and self._letters.step_back():
            return
        self._leave()
        if not asking:
            is_over = self._letters.step == "closing"
            self.told.emit(_BEING_ENDED if is_over else _GOES_ON)

    def _leave(self) -> None:
        self._asking = ""
        self.left.emit()

    def _ask(self, asking: _Asking) -> None:
        self._asking = asking
        self._rooms.forget_answer()
        self._show()

    def _show(self) -> None:
        self.display()
        self.shown.emit()

    @Slot(object, object)
    def _refuse(self, _: UUID, refusal: Refusal) -> None:
        """Said in the panel, and over the page where the panel has gone."""
        self.told.emit(refusal.sentence)
        if not self._asking and self._letters.read is None:
            # Closed meanwhile: there is nothing any more that letters could mean.
            self._leave()
        self.display()
