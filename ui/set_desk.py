"""Runs the observation set in the strip, from the first key to the painted tick."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.keying.keys import Key, Press
from monitor.chart.keying.line import enter_line, leave_line, retype
from monitor.chart.keying.press import noticed, press
from monitor.chart.keying.state import KeyedSet, Keying
from monitor.chart.kinds import Reading
from monitor.chart.refusals import Refusal
from monitor.charting.ports import Draft
from monitor.protocol.hypotheses import alerting_fields
from ui.set_sending import SetSending
from ui.set_typing import SetTyping
from ui.store import Store
from ui.views.entry.messages import crowded_out, tells_saved
from ui.views.entry.scene import Scene
from ui.views.entry.strip import entry_strip_view

if TYPE_CHECKING:
    from monitor.charting.reads import SessionRead
    from ui.bedside import Bedside
    from ui.drafts import DraftKeeper
    from ui.panels.new_session.entry_row import EntryRow
    from ui.panels.observation_form import ObservationForm

    Entry = ObservationForm | EntryRow


class SetDesk(QObject):
    """Keys in, views out, and a command once a set is complete.

    *Signals:* ``saved(KeyedSet)`` once the tick is painted for it, where its strip is
    shown; ``told(str)``: what became of a set that the strip doesn't say.
    """

    saved = Signal(object)
    told = Signal(str)

    def __init__(self, bedside: "Bedside", store: Store, drafts: "DraftKeeper") -> None:
        super().__init__(bedside)
        self._bedside = bedside
        self._store = store
        self._form: Entry | None = None
        self._typing = SetTyping(drafts)
        self._sending = SetSending(bedside, store)
        self._sending.changed.connect(self.display)
        self._sending.ticked.connect(self._tick)
        self._sending.told.connect(self.told)
        self._sending.refused.connect(self._take_back)
        bedside.unconfirmed.connect(self._sending.show_checking)

    def use(self, form: "Entry") -> None:
        """Listen to a form."""
        form.keyed.connect(self.take_key)
        form.line_edited.connect(self._take_line)
        form.line_asked.connect(self.swap_line)

    def show_in(self, form: "Entry") -> None:
        """Show the set in that form from now on."""
        self._form = form
        self.display()

    def restore(self, draft: Draft) -> None:
        """Take up what was half typed when the app last ended."""
        self._typing.restore(draft)

    @Slot()
    def display(self) -> None:
        """Show the set as typed beside the session as it stands."""
        read = self._store.snapshot.readable
        if read is not None and self._form is not None:
            keying = self._typing.take_up(read)
            self._form.display(entry_strip_view(keying, self._scene(read)))

    @Slot()
    def hush(self) -> None:
        """Something else is done: what was refused here is said no more."""
        self._typing.hush()
        self.display()

    @Slot(object)
    def take_key(self, key: Key) -> None:
        read = self._store.snapshot.readable
        if read is None or not read.session.is_open:
            return
        keying = self._typing.take_up(read)
        if key is Press.ENTER and keying.is_untouched and self._sending.is_asking(read):
            self._sending.confirm(read)
            return
        if key is Press.ENTER and tells_saved(keying, self._scene(read)):
            return
        self._become(press(keying, key, self._bedside.now(), self._alerting))

    @Slot()
    def swap_line(self) -> None:
        """Enter the one line, or leave it; what is typed stays."""
        read = self._store.snapshot.readable
        if read is None:
            return
        keying = self._typing.take_up(read)
        if keying.line is None:
            self._become(enter_line(keying, self._bedside.now()))
        else:
            self._become(leave_line(keying))

    @Slot(str)
    def _take_line(self, text: str) -> None:
        read = self._store.snapshot.readable
        if read is not None:
            now = self._bedside.now()
            self._become(retype(self._typing.take_up(read), text, now))

    def _become(self, keying: Keying) -> None:
        session = self._typing.session
        if keying.keyed is not None and session is not None:
            self._typing.finish(keying)
            self._sending.send(session, keying.keyed, keying)
            return
        self._typing.become(keying)
        self.display()

    def _scene(self, read: "SessionRead") -> Scene:
        return Scene(
            session=read.session,
            protocol=read.protocol,
            assessment=read.assessment,
            now=read.at,
            zone=ZoneInfo(read.session.opened.zone),
            echo=self._sending.echo(read),
        )

    def _alerting(self, readings: Sequence[Reading], at: datetime) -> frozenset[str]:
        read = self._store.snapshot.readable
        if read is None:
            return frozenset()
        return alerting_fields(read.protocol, read.session, readings, at)

    def _shows(self, session: UUID) -> bool:
        """Whether the set of that session is there to be seen."""
        is_seen = self._form is not None and self._form.isVisible()
        return is_seen and self._typing.session == session

    @Slot(object, object)
    def _tick(self, session: UUID, keyed: KeyedSet) -> None:
        read = self._store.snapshot.readable
        if read is None or not self._shows(session):
            return
        told = crowded_out(self._typing.take_up(read), self._scene(read))
        if told:
            self.told.emit(told)
        self.saved.emit(keyed)

    @Slot(object, object, object)
    def _take_back(self, session: UUID, keying: Keying, refusal: Refusal) -> None:
        """The record said no: what was typed stands again, with the reason.

        Where it has to wait, or its strip is not to be seen, the reason is told.
        """
        now = self._bedside.now()
        back = noticed(keying, refusal, now, of_key=False)
        stands = self._typing.take_back(session, back)
        self.display()
        if not stands or not self._shows(session):
            read = self._store.room(session)
            room = "A closed session" if read is None else read.room
            self.told.emit(f"{room}, a set was not charted. {refusal.sentence}")
