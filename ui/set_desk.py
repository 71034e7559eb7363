"""Runs the observation set in the strip, from the first key to the painted tick."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from monitor.chart.commands import Chart
from monitor.chart.keying.draft import SetDraft, draft_of, resume
from monitor.chart.keying.keys import Key, Press
from monitor.chart.keying.line import enter_line, leave_line, retype
from monitor.chart.keying.occasion import Occasion
from monitor.chart.keying.press import press
from monitor.chart.keying.state import KeyedSet, Keying, Notice, begin
from monitor.chart.kinds import Reading
from monitor.chart.refusals import Refusal
from monitor.charting.ports import Draft
from monitor.clock import new_id
from monitor.protocol.hypotheses import alerting_fields
from ui.store import Store
from ui.views.entry.confirmation import confirmation, is_asking
from ui.views.entry.occasion import occasion_of
from ui.views.entry.scene import Echo, Outcome, Scene
from ui.views.entry.strip import entry_strip_view

if TYPE_CHECKING:
    from monitor.charting.reads import Charted, SessionRead
    from ui.bedside import Bedside
    from ui.panels.new_session.entry_row import EntryRow
    from ui.panels.observation_form import ObservationForm

    Entry = ObservationForm | EntryRow

DRAFT = "observations"
_DRAFT_AFTER_MS = 250
"""How long after the last key a draft is kept (ruling 8)."""


class SetDesk(QObject):
    """Keys in, views out, and a command once a set is complete.

    *Signals:* ``saved(KeyedSet)`` once the tick is painted for it; ``told(str)``: what
    became of a set that is no longer in the strip.
    """

    saved = Signal(object)
    told = Signal(str)

    def __init__(self, bedside: "Bedside", store: Store) -> None:
        super().__init__(bedside)
        self._bedside = bedside
        self._store = store
        self._form: Entry | None = None
        self._keying: Keying | None = None
        self._session: UUID | None = None
        self._echo: Echo | None = None
        self._kept: dict[UUID, SetDraft] = {}
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(_DRAFT_AFTER_MS)
        self._draft_timer.timeout.connect(self._keep_draft)

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
        if draft.stream is not None:
            kept = msgspec.json.decode(draft.content, type=SetDraft)
            self._kept[draft.stream] = kept

    @Slot()
    def display(self) -> None:
        """Show the set as typed beside the session as it stands."""
        read = self._read()
        if read is None or self._form is None:
            return
        keying = self._taken_up(read)
        scene = self._scene(read)
        self._form.display(entry_strip_view(keying, scene))

    @Slot(object)
    def take_key(self, key: Key) -> None:
        read = self._read()
        if read is None or not read.session.is_open:
            return
        keying, now = self._taken_up(read), self._bedside.now()
        if key is Press.ENTER and keying.is_untouched and is_asking(self._echo, now):
            self._confirm(read)
            return
        self._become(press(keying, key, now, self._alerting))

    @Slot()
    def swap_line(self) -> None:
        """Enter the one line, or leave it; what is typed stays."""
        read = self._read()
        if read is None:
            return
        keying = self._taken_up(read)
        if keying.line is None:
            self._become(enter_line(keying, self._bedside.now()))
        else:
            self._become(leave_line(keying))

    @Slot(str)
    def _take_line(self, text: str) -> None:
        read = self._read()
        if read is not None:
            now = self._bedside.now()
            self._become(retype(self._taken_up(read), text, now))

    def _become(self, keying: Keying) -> None:
        self._keying = keying
        if keying.keyed is not None:
            self._send(keying.keyed, keying)
            return
        # Not put off by the keys that follow, so that at most this much is lost.
        if not self._draft_timer.isActive():
            self._draft_timer.start()
        self.display()

    def _taken_up(self, read: "SessionRead") -> Keying:
        """The set being typed, on the occasion that the session now gives."""
        occasion = self._occasion(read)
        if self._session != read.id:
            self._lay_aside()
            self._session, self._keying = read.id, None
        if self._keying is None:
            draft = self._kept.pop(read.id, None)
            self._keying = (
                begin(occasion, new_id()) if draft is None else resume(occasion, draft)
            )
        elif self._keying.occasion != occasion:
            self._keying = replace(self._keying, occasion=occasion)
        return self._keying

    def _lay_aside(self) -> None:
        """Keep what is half typed for the session it was typed for."""
        self._echo = None
        if self._keying is None or self._session is None:
            return
        if self._draft_timer.isActive():
            self._draft_timer.stop()
            self._keep_draft()
        draft = draft_of(self._keying)
        if draft is not None:
            self._kept[self._session] = draft

    def _occasion(self, read: "SessionRead") -> Occasion:
        return occasion_of(read.session, read.protocol, read.assessment)

    def _scene(self, read: "SessionRead") -> Scene:
        return Scene(
            session=read.session,
            protocol=read.protocol,
            assessment=read.assessment,
            now=read.at,
            zone=ZoneInfo(read.session.opened.zone),
            echo=self._echo,
        )

    def _alerting(self, readings: Sequence[Reading], at: datetime) -> frozenset[str]:
        read = self._read()
        if read is None:
            return frozenset()
        return alerting_fields(read.protocol, read.session, readings, at)

    def _send(self, keyed: KeyedSet, keying: Keying) -> None:
        session = self._session
        if session is None:
            return
        self._draft_timer.stop()
        self._keying = None
        self._echo = Echo(
            keyed=keyed,
            outcome=Outcome.SAVING,
            at=self._bedside.now(),
            questions=tuple(
                q
                for q in keying.questions
                for r in keyed.observations.readings
                if r.field == q.field and r.challenge == "unconfirmed"
            ),
        )
        if keyed.oxygen is not None:
            self._bedside.send(
                Chart(
                    id=uuid5(keyed.id, "oxygen"),
                    stream_id=session,
                    at=keyed.observed_at,
                    fact=keyed.oxygen,
                ),
                _take_nothing,
                self._tell_refused,
            )
        command = Chart(
            id=keyed.id,
            stream_id=session,
            at=keyed.observed_at,
            fact=keyed.observations,
        )
        # What is sent shows at once: the store then says that it is being saved.
        self._bedside.send(
            command,
            partial(self._tick, keyed.id),
            partial(self._take_back, session, keying),
        )

    def _confirm(self, read: "SessionRead") -> None:
        """A second Enter keeps what was saved unconfirmed."""
        echo = self._echo
        fact = None if echo is None else read.session.fact(echo.keyed.id)
        if echo is None or fact is None:
            return
        self._echo = replace(echo, questions=())
        if fact.payload == echo.keyed.observations:
            command = confirmation(echo, fact, read.id)
            self._bedside.send(command, _take_nothing, self._tell_refused)

    def _tick(self, id_: UUID, _: "Charted") -> None:
        if self._echo is None or self._echo.keyed.id != id_:
            return
        now = self._bedside.now()
        self._echo = replace(self._echo, outcome=Outcome.SAVED, at=now)
        self.display()
        self.saved.emit(self._echo.keyed)

    def _take_back(self, session: UUID, keying: Keying, refusal: Refusal) -> None:
        """The record said no: what was typed stands again, with the reason.

        What was typed since is kept for the next set of that session. While another
        session is shown, the set waits for its own.
        """
        if session != self._session:
            draft = draft_of(replace(keying, keyed=None))
            if draft is not None:
                self._kept[session] = draft
            self._tell_refused(refusal)
            return
        self._echo = None
        since = None if self._keying is None else draft_of(self._keying)
        if since is not None and self._session is not None:
            self._kept[self._session] = since
        back = replace(keying, keyed=None)
        count = 1 if back.notice is None else back.notice.count + 1
        notice = Notice(refusal, self._bedside.now(), of_key=False, count=count)
        self._keying = replace(back, notice=notice)
        self.display()

    def _tell_refused(self, refusal: Refusal) -> None:
        self.told.emit(f"A set was not charted. {refusal.sentence}")

    @Slot(UUID)
    def show_checking(self, id_: UUID) -> None:
        """The commit gave no answer: say so until there is one."""
        if self._echo is not None and self._echo.keyed.id == id_:
            self._echo = replace(self._echo, outcome=Outcome.CHECKING)
            self.display()

    @Slot()
    def _keep_draft(self) -> None:
        actor = self._store.snapshot.actor
        keying, session = self._keying, self._session
        if keying is None or session is None or actor is None:
            return
        draft = draft_of(keying)
        if draft is None:
            self._bedside.drop_draft(keying.id)
            return
        self._bedside.keep_draft(
            Draft(
                id=draft.id,
                form=DRAFT,
                stream=session,
                author=actor.person,
                content=msgspec.json.encode(draft).decode(),
                saved_at=self._bedside.now(),
            )
        )

    def _read(self) -> "SessionRead | None":
        return self._store.snapshot.readable


def _take_nothing(_: "Charted") -> None:
    """What was charted shows through the store."""
