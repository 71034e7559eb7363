"""Carries wishes from the screen to the record, and its answers to the store."""

import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from monitor.chart.commands import AnyCommand
from monitor.chart.entries import Actor, unverified
from monitor.chart.refusals import Refusal
from monitor.charting.faults import EnvironmentFault, Unconfirmed
from monitor.charting.ports import SessionQuery
from monitor.charting.reads import AnyRead, SessionRead
from ui.store import Store
from ui.views.snapshot import RecordState, Saving

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.charting.ports import Draft
    from monitor.charting.reads import Charted
    from monitor.charting.recorder import Recorder
    from monitor.clock import Clock
    from ui.worker import Worker

T = TypeVar("T")
_log = logging.getLogger(__name__)
_TICK_MS = 1000
_CHECK_AGAIN_MS = 1000


class Bedside(QObject):
    """Sends commands, keeps the second's tick, and says how saving stands.

    *Signals:* ``drafts_found(tuple)``: what was half typed when the app last ended;
    ``unconfirmed(UUID)``: the commit of that command reported an error.
    """

    drafts_found = Signal(object)
    unconfirmed = Signal(object)

    def __init__(self, worker: "Worker", store: Store, clock: "Clock") -> None:
        super().__init__()
        self._worker = worker
        self._store = store
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._under_way: list[_Errand] = []
        self._unconfirmed: list[_Errand] = []
        worker.broken.connect(self._show_fault)

    def start(self) -> None:
        """Read the open sessions and what was half typed; then tick each second."""
        self.ask(_open_rooms, self._take_opened)
        self.ask(_drafts, self.drafts_found.emit)
        self._timer.start()

    @Slot()
    def retry(self) -> None:
        """Ask the record again after a fault; it is gone once there is an answer."""
        self.ask(_open_rooms, self._take_after_fault)

    def stop(self) -> None:
        self._timer.stop()
        self._worker.stop()

    def now(self) -> "datetime":
        return self._clock.now()

    def name_nurse(self, name: str) -> None:
        self._store.name_actor(unverified(name))

    def ask(
        self, question: "Callable[[Recorder], T]", then: Callable[[T], None]
    ) -> None:
        """Read something of the record."""
        self._worker.ask(question, then, self._show_fault)

    def show_session(self, id_: UUID) -> None:
        self.ask(partial(_session, id_), self._store.show_session)

    def send(
        self,
        command: AnyCommand,
        charted: "Callable[[Charted], None]",
        refused: Callable[[Refusal], None],
    ) -> None:
        """Ask for something to be charted; exactly one of the two is called once."""
        actor = self._store.snapshot.actor
        if actor is None:
            raise RuntimeError("Nobody has said who is charting.")
        errand = _Errand(command, actor, charted, refused)
        self._under_way.append(errand)
        self._say(Saving.SAVING)
        self._run(errand)

    def keep_draft(self, draft: "Draft") -> None:
        self.ask(partial(_put_draft, draft), _nothing)

    def drop_draft(self, id_: UUID) -> None:
        self.ask(partial(_delete_draft, id_), _nothing)

    @Slot()
    def tick(self) -> None:
        self._store.note_tick()
        self._store.move_clock(self._clock.now())
        self.ask(_tick, self._take_ticked)

    def _take_after_fault(self, reads: tuple[AnyRead, ...]) -> None:
        self._say(self._at_rest())
        self._take_opened(reads)

    def _take_opened(self, reads: tuple[AnyRead, ...]) -> None:
        """The record is open, also where nothing runs in it."""
        self._store.note_checked(self._clock.now())
        self._take_rooms(reads)
        self._store.move_clock(self._clock.now())

    def _take_rooms(self, reads: Iterable[AnyRead]) -> None:
        for read in reads:
            self._store.take(read)

    def _take_ticked(self, reads: tuple[SessionRead, ...]) -> None:
        self._store.note_checked(self._clock.now())
        self._take_rooms(reads)

    def _run(self, errand: "_Errand") -> None:
        self._worker.ask(
            errand.handle, partial(self._answer, errand), partial(self._fail, errand)
        )

    def _answer(self, errand: "_Errand", answer: "Charted | Refusal") -> None:
        self._forget(errand)
        if isinstance(answer, Refusal):
            self._say(self._at_rest())
            errand.refused(answer)
            return
        record = self._record(Saving.SAVED)
        if answer.session is None:
            self._store.note_saving(record)
        else:
            self._store.take(answer.session, record)
        errand.charted(answer)

    def _fail(self, errand: "_Errand", fault: Exception) -> None:
        if isinstance(fault, Unconfirmed):
            self._unconfirmed.append(errand)
            self._say(Saving.CHECKING, fault.cause)
            self.unconfirmed.emit(errand.command.id)
            QTimer.singleShot(_CHECK_AGAIN_MS, partial(self._check, errand))
            return
        self._forget(errand)
        self._show_fault(fault)
        errand.refused(_as_refusal(fault))

    def _forget(self, errand: "_Errand") -> None:
        """The errand is answered, whatever the answer."""
        self._under_way = [e for e in self._under_way if e is not errand]
        self._unconfirmed = [e for e in self._unconfirmed if e is not errand]

    def _at_rest(self) -> Saving:
        saved_at = self._store.snapshot.record.saved_at
        return Saving.NOTHING if saved_at is None else Saving.SAVED

    def _check(self, errand: "_Errand") -> None:
        """Find out whether an unconfirmed errand was charted; if not, run it again."""
        self._worker.ask(
            errand.confirm,
            partial(self._take_confirmation, errand),
            partial(self._keep_checking, errand),
        )

    def _take_confirmation(self, errand: "_Errand", charted: "Charted | None") -> None:
        if charted is None:
            self._run(errand)
        else:
            self._answer(errand, charted)

    def _keep_checking(self, errand: "_Errand", fault: Exception) -> None:
        if not isinstance(fault, EnvironmentFault | Unconfirmed):
            self._forget(errand)
            self._show_fault(fault)
            errand.refused(_as_refusal(fault))
            return
        cause = fault if isinstance(fault, EnvironmentFault) else fault.cause
        self._say(Saving.CHECKING, cause)
        QTimer.singleShot(_CHECK_AGAIN_MS, partial(self._check, errand))

    def note_mistake(self, mistake: BaseException) -> None:
        """Something went wrong that nobody foresaw: say that the screen may lie."""
        _log.error("A fault of the program.", exc_info=mistake)
        record = self._store.snapshot.record
        if record.is_untrusted:
            # It is said already, and saying it again might go wrong again.
            return
        self._store.note_saving(replace(record, is_untrusted=True))

    @Slot(object)
    def _show_fault(self, fault: Exception) -> None:
        if isinstance(fault, EnvironmentFault):
            self._say(Saving.FAULT, fault)
        else:
            self.note_mistake(fault)

    def _say(self, saving: Saving, fault: EnvironmentFault | None = None) -> None:
        self._store.note_saving(self._record(saving, fault))

    def _record(
        self, saving: Saving, fault: EnvironmentFault | None = None
    ) -> RecordState:
        """How saving stands: as the worst of all that is under way."""
        record = self._store.snapshot.record
        at = self._clock.now() if saving is Saving.SAVED else record.saved_at
        if saving in (Saving.SAVED, Saving.NOTHING) and self._unconfirmed:
            saving, fault = Saving.CHECKING, record.fault
        elif saving in (Saving.SAVED, Saving.NOTHING) and self._under_way:
            saving = Saving.SAVING
        return replace(record, saving=saving, saved_at=at, fault=fault)


class _Errand:
    """One command on its way, with where its outcome goes."""

    def __init__(
        self,
        command: AnyCommand,
        actor: Actor,
        charted: "Callable[[Charted], None]",
        refused: Callable[[Refusal], None],
    ) -> None:
        self.command = command
        self.actor = actor
        self.charted = charted
        self.refused = refused

    def handle(self, recorder: "Recorder") -> "Charted | Refusal":
        return recorder.handle(self.command, self.actor)

    def confirm(self, recorder: "Recorder") -> "Charted | None":
        return recorder.confirm(self.command, self.actor)


def _as_refusal(fault: Exception) -> Refusal:
    if isinstance(fault, EnvironmentFault):
        return Refusal(what=fault.what, why=fault.why, remedy=fault.remedy)
    return Refusal(
        what="This is not charted",
        why="the program made a mistake, which is logged",
        remedy="Chart on paper and start Vigil again",
    )


def _open_rooms(recorder: "Recorder") -> tuple[AnyRead, ...]:
    rows = recorder.sessions(SessionQuery(state="open", limit=None))
    # The rows come newest first; the tabs stand by opening time.
    return tuple(recorder.session(row.id) for row in reversed(rows))


def _session(id_: UUID, recorder: "Recorder") -> AnyRead:
    return recorder.session(id_)


def _tick(recorder: "Recorder") -> tuple[SessionRead, ...]:
    return recorder.tick()


def _drafts(recorder: "Recorder") -> "tuple[Draft, ...]":
    return recorder.drafts()


def _put_draft(draft: "Draft", recorder: "Recorder") -> None:
    recorder.put_draft(draft)


def _delete_draft(id_: UUID, recorder: "Recorder") -> None:
    recorder.delete_draft(id_)


def _nothing(_: None) -> None:
    """Nothing is to be done when a draft is kept."""
