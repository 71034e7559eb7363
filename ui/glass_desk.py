"""Runs charting without having signed in: it writes, and is shown nothing."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.audit import GlassBroken
from monitor.chart.commands import Chart, ChartSet
from monitor.chart.entries import Actor, broke_glass
from monitor.chart.keying.keys import Press
from monitor.chart.keying.line import enter_line, retype
from monitor.chart.keying.press import press
from monitor.chart.keying.state import Keying, begin
from monitor.chart.kinds import NoteRecorded
from monitor.chart.names import refuse_name, refuse_reason
from monitor.clock import new_id
from monitor.protocol.hypotheses import alerting_fields
from ui import questions
from ui.views import wording
from ui.views.entry.confirmation import confirmation
from ui.views.entry.occasion import occasion_of
from ui.views.entry.scene import echo_of
from ui.views.glass import Told, glass_view, kept_unconfirmed, told_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from monitor.chart.commands import AnyCommand
    from monitor.chart.kinds import Reading
    from monitor.chart.refusals import Refusal
    from monitor.charting.reads import AnyRead, Charted, SessionRead
    from ui.bedside import Bedside
    from ui.panels.glass_form import GlassForm
    from ui.panels.glass_panel import GlassPanel
    from ui.store import Store
    from ui.views.entry.scene import Echo

IDLE_S = 15 * 60
"""Without a key for so long, it is over."""
_CHARTED = "Charted {at}"
_CONFIRMED = "Confirmed as read"
_NOTHING = "Type a note first"
_NOT_NOTED = "The record could not note it, so nothing is opened. Try again"


class GlassDesk(QObject):
    """From name and reason to the next lock.

    *Signals:* ``begun()``, ``ended()``: the page is to be shown, or the lock.
    """

    begun = Signal()
    ended = Signal()

    def __init__(
        self,
        form: "GlassForm",
        panel: "GlassPanel",
        bedside: "Bedside",
        store: "Store",
    ) -> None:
        super().__init__(panel)
        self._form = form
        self._panel = panel
        self._bedside = bedside
        self._store = store
        self._who: Actor | None = None
        self._room: UUID | None = None
        self._keying: Keying | None = None
        self._open: Echo | None = None
        self._of_set, self._of_note = Told(), Told()
        self._typed_at = 0.0
        form.broken.connect(self.ask)
        panel.room_chosen.connect(self._choose)
        panel.set_entered.connect(self._chart_set)
        panel.note_entered.connect(self._chart_note)
        panel.typed.connect(self._note_typing)
        panel.left.connect(self.end)
        store.changed.connect(self.display)

    @property
    def is_on(self) -> bool:
        return self._who is not None

    @Slot(str, str)
    def ask(self, name: str, reason: str) -> None:
        """It is noted first, and opened only then."""
        refusal = refuse_name("name", name) or refuse_reason("reason", reason)
        if refusal is not None:
            self._form.refuse(refusal.field, refusal.sentence)
            return
        who = broke_glass(name, reason)
        deed = GlassBroken(name=who.name, reason=who.reason)
        noted = partial(questions.note_before, deed, who)
        self._bedside.try_to_ask(noted, partial(self._begin, who), self._fail)

    @Slot()
    def end(self) -> None:
        if self._who is not None:
            self._who = self._keying = self._open = None
            for field in (self._panel.set, self._panel.note):
                self._panel.empty(field)
            self.ended.emit()

    @Slot()
    def display(self) -> None:
        """Each second; also the one in which it has lain idle for too long."""
        if self._who is None:
            return
        if self._bedside.seconds() - self._typed_at >= IDLE_S:
            self.end()
            return
        rooms = self._store.snapshot.rooms
        if self._room not in {read.id for read in rooms}:
            self._room = rooms[0].id if rooms else None
        told = (self._of_set, self._of_note)
        view = glass_view(self._who, rooms, self._room, *told)
        self._panel.display(view._replace(clock=self._clock))

    def _begin(self, who: Actor, _: None) -> None:
        self._who, self._room, self._keying, self._open = who, None, None, None
        self._of_set, self._of_note = Told(), Told()
        self._typed_at = self._bedside.seconds()
        self.begun.emit()
        self.display()
        self._panel.take_focus()

    def _fail(self, _: Exception) -> None:
        self._form.refuse("reason", _NOT_NOTED)

    @property
    def _clock(self) -> str:
        return wording.clock(self._bedside.now(), ZoneInfo(self._store.snapshot.zone))

    @property
    def _read(self) -> "SessionRead | None":
        rooms = self._store.snapshot.rooms
        return next((read for read in rooms if read.id == self._room), None)

    @Slot(str)
    def _choose(self, place: str) -> None:
        rooms = self._store.snapshot.rooms
        if int(place) <= len(rooms):
            self._room, self._keying = rooms[int(place) - 1].id, None
            self._open = None
            self._of_set, self._of_note = Told(), Told()
            self._note_typing()
            self.display()

    @Slot()
    def _note_typing(self) -> None:
        self._typed_at = self._bedside.seconds()

    @Slot(str)
    def _chart_set(self, text: str) -> None:
        """The same keys as in the strip; a second Enter keeps what is questioned."""
        read, now = self._read, self._bedside.now()
        if read is None:
            return
        if self._open is not None and not text.strip():
            self._confirm(read, self._open)
            return
        if _stays(self._of_set, text):
            return
        keying = self._typed(read, text, now)
        pressed = press(keying, Press.ENTER, now, partial(_alerting, read))
        self._keying = pressed
        keyed = pressed.keyed
        if keyed is None:
            self._say_of_set(told_of(pressed))
            return
        command = ChartSet(
            id=keyed.id,
            stream_id=read.id,
            at=keyed.observed_at,
            observations=keyed.observations,
            oxygen=keyed.oxygen,
        )
        self._open = None
        echo = echo_of(keyed, pressed.questions, now, None)
        take = partial(self._take_set, echo if echo.questions else None)
        self._send(command, take, self._say_of_set)

    def _typed(self, read: "SessionRead", text: str, now: "datetime") -> Keying:
        before = self._keying
        if before is None or before.keyed is not None:
            occasion = occasion_of(read.session, read.protocol, read.assessment)
            before = enter_line(begin(occasion, new_id()), now)
        is_same = before.line is not None and before.line.text == text
        return before if is_same and text else retype(before, text, now)

    @Slot(str)
    def _chart_note(self, text: str) -> None:
        read = self._read
        if read is None:
            return
        if _stays(self._of_note, text):
            return
        if not text.strip():
            self._say_of_note(Told(_NOTHING, is_refused=True))
            return
        note = NoteRecorded(text=text.strip())
        at = self._bedside.now()
        command = Chart(id=new_id(), stream_id=read.id, at=at, fact=note)
        self._send(command, self._take_note, self._say_of_note)

    def _send(
        self,
        command: "AnyCommand",
        charted: "Callable[[Charted], None]",
        say: "Callable[[Told], None]",
    ) -> None:
        if self._who is not None:
            refused = partial(_refuse, say)
            self._bedside.send_as(self._who, command, charted, refused)

    def _take_set(self, unconfirmed: "Echo | None", _: "Charted") -> None:
        self._keying, self._open = None, unconfirmed
        self._panel.empty(self._panel.set)
        told, read = self._charted(), self._read
        if unconfirmed is not None and read is not None:
            fields = [question.field for question in unconfirmed.questions]
            told = kept_unconfirmed(told.words, fields, read)
        self._say_of_set(told)
        self._look_again()

    def _confirm(self, read: "SessionRead", unconfirmed: "Echo") -> None:
        """As in the strip: an amendment of their own entry, which nobody else made."""
        fact = read.session.fact(unconfirmed.keyed.id)
        if fact is not None:
            command = confirmation(unconfirmed, fact, read.id)
            self._send(command, self._take_confirmed, self._say_of_set)

    def _take_confirmed(self, _: "Charted") -> None:
        self._open = None
        self._say_of_set(Told(_CONFIRMED))
        self._look_again()

    def _take_note(self, _: "Charted") -> None:
        self._panel.empty(self._panel.note)
        self._say_of_note(self._charted())
        self._look_again()

    def _charted(self) -> Told:
        return Told(_CHARTED.format(at=self._clock))

    def _look_again(self) -> None:
        """What is due is another matter now; the answer told nothing of the chart."""
        self._bedside.ask(questions.open_rooms, self._take_rooms)

    def _take_rooms(self, reads: "tuple[AnyRead, ...]") -> None:
        for read in reads:
            self._store.take(read)

    def _say_of_set(self, told: Told) -> None:
        self._of_set = told
        self.display()

    def _say_of_note(self, told: Told) -> None:
        self._of_note = told
        self.display()


def _stays(told: Told, text: str) -> bool:
    """Whether one Enter too many would take what was charted from sight."""
    return bool(told.words) and not told.is_refused and not text.strip()


def _refuse(say: "Callable[[Told], None]", refusal: "Refusal") -> None:
    say(Told(refusal.sentence, is_refused=True))


def _alerting(
    read: "SessionRead", readings: "Sequence[Reading]", at: "datetime"
) -> frozenset[str]:
    return alerting_fields(read.protocol, read.session, readings, at)
