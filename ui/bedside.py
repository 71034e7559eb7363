"""Carries wishes from the screen to the record, and its answers to the store."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from monitor.chart.commands import AnyCommand, SignOff
from monitor.chart.entries import unverified
from monitor.chart.refusals import Refusal
from monitor.chart.roles import refuse_role
from monitor.charting.reads import AnyRead
from ui import questions
from ui.errands import Errand, Errands
from ui.questions import take_nothing
from ui.saving_sign import SavingSign
from ui.store import Store

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.chart.entries import Actor
    from monitor.charting.ports import Draft
    from monitor.charting.reads import Charted
    from monitor.charting.recorder import Recorder
    from monitor.charting.signing_off import Signer
    from monitor.clock import Clock
    from ui.worker import Worker

T = TypeVar("T")
_TICK_MS = 1000
_BETWEEN_TWO = Refusal(
    what="Not charted yet",
    why="the handover is being saved, and whose entry it is depends on it",
    remedy="Ask again once it is saved",
)
_LAST_WORD_MS = 3000
"""How long closing waits for the record to say what became of a command."""


class Bedside(QObject):
    """Sends commands, asks questions, and keeps the second's tick.

    *Signals:* ``drafts_found(tuple)``: what was half typed when the app last ended;
    ``unconfirmed(UUID)``: the commit of that command reported an error;
    ``charted(UUID)``: something was charted in that session, or of that patient;
    ``reopened()``: a record that could not be opened at first is open;
    ``rooms_known()``: every open session is in the store; ``fetched(UUID)``: that
    session is about to be shown, and that is noted.
    """

    drafts_found = Signal(object)
    unconfirmed = Signal(object)
    charted = Signal(object)
    reopened = Signal()
    rooms_known = Signal()
    fetched = Signal(object)

    def __init__(self, worker: "Worker", store: Store, clock: "Clock") -> None:
        super().__init__()
        self._worker = worker
        self._store = store
        self._clock = clock
        self._sign = SavingSign(store, clock)
        self._errands = Errands(worker, store, self._sign)
        self._errands.unconfirmed.connect(self.unconfirmed)
        self._errands.charted.connect(self.charted)
        self._is_watching = True
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._beat)
        self._is_asked = False
        self._is_shut = False
        self.knows_rooms = False
        worker.broken.connect(self._wait_for_record)

    def start(self) -> None:
        """Read the open sessions and what was half typed; then tick each second."""
        self.watch()
        self._ask_drafts()

    def keep_time(self) -> None:
        """Have the clock go on while the record is closed; nothing is asked of it."""
        self._is_watching = False
        self._timer.start()

    def watch(self) -> None:
        """Read the open sessions; then tick each second."""
        self._is_watching = True
        self.ask(questions.open_rooms, self._take_opened)
        self._timer.start()

    @Slot()
    def retry(self) -> None:
        """Ask the record again after a fault; it is gone once there is an answer."""
        self.ask(questions.open_rooms, self._take_after_fault)

    def finish(self) -> None:
        """Wait a while for what is on its way; what is not answered is given back."""
        self._timer.stop()
        self._errands.finish(_LAST_WORD_MS)

    def stop(self) -> None:
        """Close the record, once it has done what was asked of it."""
        self._timer.stop()
        self._worker.stop()

    def now(self) -> "datetime":
        return self._clock.now()

    def seconds(self) -> float:
        """Of the clock that never steps."""
        return self._clock.monotonic()

    def time_of(self, seconds: float) -> "datetime":
        """What it was when that clock showed so, by the time that is kept now.

        What that is, is known for certain only once the record is open.
        """
        return self.now() - timedelta(seconds=self.seconds() - seconds)

    @property
    def actor(self) -> "Actor | None":
        """Who charts."""
        return self._store.snapshot.actor

    def name_nurse(self, name: str) -> None:
        self._store.name_actor(unverified(name))

    def name_actor(self, actor: "Actor") -> None:
        """Whoever signed in charts from now on; what they left half typed is read."""
        self._store.name_actor(actor)
        self._ask_drafts()

    def name_nobody(self) -> None:
        """Whoever charted has gone."""
        self._store.name_actor(None)

    def ask(
        self, question: "Callable[[Recorder], T]", then: Callable[[T], None]
    ) -> None:
        """Read something of the record."""
        self._worker.ask(question, then, self._show_fault)

    def fetch(self, id_: UUID, then: Callable[[AnyRead], None]) -> None:
        """A session of the record, to be brought to the screen: noted first."""

        def take(read: AnyRead) -> None:
            self.fetched.emit(read.id)
            then(read)

        self.ask(partial(questions.shown, id_, self.actor), take)

    def try_to_ask(
        self,
        question: "Callable[[Recorder], T]",
        then: Callable[[T], None],
        fail: Callable[[Exception], None],
    ) -> None:
        """The same, where whoever asks says themselves that it failed."""
        self._worker.ask(question, then, fail)

    def send(
        self,
        command: AnyCommand,
        charted: "Callable[[Charted], None]",
        refused: Callable[[Refusal], None],
    ) -> None:
        """Ask for something to be charted; exactly one of the two is called once.

        While a session is being handed over it is not known whose entry it would be.
        """
        actor = self._store.snapshot.actor
        if actor is None:
            raise RuntimeError("Nobody has said who is charting.")
        if self._errands.is_handing_over:
            refused(_BETWEEN_TWO)
            return
        self.send_as(actor, command, charted, refused)

    def send_as(
        self,
        actor: "Actor",
        command: AnyCommand,
        charted: "Callable[[Charted], None]",
        refused: Callable[[Refusal], None],
    ) -> None:
        """Ask for it in the name of another than who charts, who named themselves."""
        self._errands.send(Errand(command, actor, charted, refused))

    def sign(
        self,
        actor: "Actor",
        command: SignOff,
        signer: "Signer",
        charted: "Callable[[Charted], None]",
        refused: Callable[[Refusal], None],
    ) -> None:
        """Ask for a session to be signed with the key of whoever proved who they are.

        Exactly one of the two is called once.
        """
        self._errands.send(Errand(command, actor, charted, refused, signer))

    def is_saving(self, session: UUID) -> bool:
        """Whether something is on its way to the record of that session."""
        return self._errands.is_asked_for(session)

    def keep_draft(self, draft: "Draft", failed: Callable[[], None]) -> None:
        """Write what is half typed; ``failed`` is called where that can't be done."""

        def fail(fault: Exception) -> None:
            failed()
            self._show_fault(fault)

        self._worker.ask(partial(questions.put_draft, draft), take_nothing, fail)

    def drop_draft(self, id_: UUID) -> None:
        self.ask(partial(questions.delete_draft, id_), take_nothing)

    @Slot()
    def tick(self) -> None:
        if self._is_watching:
            self._store.note_tick()
            self._is_asked = True
            self._worker.ask(questions.tick, self._take_ticked, self._take_silence)
            self.ask(questions.upkeep, self._store.note_upkeep)
        self._move_clock()

    def note_mistake(self, mistake: BaseException) -> None:
        """Something went wrong that nobody foresaw: say that the screen may lie."""
        self._sign.own_up(mistake)

    @Slot()
    def _beat(self) -> None:
        """The rules are asked each second, but never twice at once.

        Where the answer takes longer than a second the questions would pile up, and
        what the nurse charts would wait behind all of them.
        """
        if self._is_asked and self._is_watching:
            self._store.note_tick()
            self._move_clock()
        else:
            self.tick()

    def _ask_drafts(self) -> None:
        """What is half typed, unless whoever is here may not see it."""
        actor = self._store.snapshot.actor
        if actor is None or refuse_role(actor, "drafts") is None:
            self.ask(questions.drafts, self.drafts_found.emit)

    def _move_clock(self) -> None:
        self._store.move_clock(self._clock.now(), self._clock.ahead)

    def _take_after_fault(self, reads: tuple[AnyRead, ...]) -> None:
        self._sign.say_rest()
        self._take_opened(reads)

    def _take_opened(self, reads: tuple[AnyRead, ...]) -> None:
        """The record is open, also where nothing runs in it."""
        self._take_ticked(reads)
        self._move_clock()
        self.knows_rooms = True
        self.rooms_known.emit()

    def _take_silence(self, fault: Exception) -> None:
        self._is_asked = False
        self._show_fault(fault)

    def _take_ticked(self, reads: tuple[AnyRead, ...]) -> None:
        self._is_asked = False
        if self._is_shut:
            self._is_shut = False
            self.retry()
            self._ask_drafts()
            self.reopened.emit()
        self._store.note_checked(self._clock.now())
        for read in reads:
            self._store.take(read)

    @Slot(object)
    def _wait_for_record(self, fault: Exception) -> None:
        """Every tick tries to open the record anew."""
        self._is_shut, self.knows_rooms = True, False
        self._sign.say_fault(fault)

    @Slot(object)
    def _show_fault(self, fault: Exception) -> None:
        self._sign.say_fault(fault)
