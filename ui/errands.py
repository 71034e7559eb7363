"""Commands on their way to the record, until it is known what became of each."""

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot

from monitor.chart.commands import AnyCommand, Chart
from monitor.chart.entries import Actor
from monitor.chart.kinds import HandedOver
from monitor.chart.refusals import Refusal
from monitor.charting.faults import EnvironmentFault, Unconfirmed
from ui.store import Store
from ui.views.snapshot import Saving

if TYPE_CHECKING:
    from monitor.charting.reads import Charted
    from monitor.charting.recorder import Recorder
    from monitor.charting.signing_off import Signer
    from ui.saving_sign import SavingSign
    from ui.worker import Worker

_log = logging.getLogger(__name__)
_CHECK_AGAIN_MS = 1000
_NOT_KNOWN = Refusal(
    what="It is not known whether this is charted",
    why="the record gave no answer before Vigil was closed",
    remedy="Look in the timeline",
)


class Errand:
    """One command on its way, with where its outcome goes.

    ``signer`` is the key of whoever signs a session off.
    """

    def __init__(
        self,
        command: AnyCommand,
        actor: Actor,
        charted: "Callable[[Charted], None]",
        refused: Callable[[Refusal], None],
        signer: "Signer | None" = None,
    ) -> None:
        self.command = command
        self.actor = actor
        self.charted = charted
        self.refused = refused
        self._signer = signer

    @property
    def hands_over(self) -> bool:
        command = self.command
        return isinstance(command, Chart) and isinstance(command.fact, HandedOver)

    def handle(self, recorder: "Recorder") -> "Charted | Refusal":
        return recorder.handle(self.command, self.actor, self._signer)

    def confirm(self, recorder: "Recorder") -> "Charted | None":
        return recorder.confirm(self.command, self.actor)


class Errands(QObject):
    """Sends commands, and checks what became of one that stayed unconfirmed.

    *Signals:* ``unconfirmed(UUID)``: the commit of that command reported an error;
    ``charted(UUID)``: something is in the record of that session or patient that was
    not; ``ended()``: nothing is under way any more.
    """

    charted = Signal(object)
    unconfirmed = Signal(object)
    ended = Signal()

    def __init__(self, worker: "Worker", store: Store, sign: "SavingSign") -> None:
        super().__init__()
        self._worker = worker
        self._store = store
        self._sign = sign
        self._under_way: list[Errand] = []
        self._unconfirmed: list[Errand] = []
        self._to_check: list[Errand] = []
        self._checking = QTimer(self)
        self._checking.setSingleShot(True)
        self._checking.timeout.connect(self._check)

    @property
    def is_handing_over(self) -> bool:
        """Whether it is not known yet who charts from now on."""
        return any(errand.hands_over for errand in self._under_way)

    def is_asked_for(self, stream: UUID) -> bool:
        """Whether something for that session or patient has no answer yet."""
        return any(e.command.stream_id == stream for e in self._under_way)

    def send(self, errand: Errand) -> None:
        """See to it that one of the errand's two callbacks is called, once."""
        self._under_way.append(errand)
        self._count()
        self._sign.say_saving()
        self._run(errand)

    def finish(self, patience_ms: int) -> None:
        """Wait for what is under way; what stays unanswered goes back to its form."""
        if self._under_way:
            loop = QEventLoop()
            self.ended.connect(loop.quit)
            impatience = QTimer()
            impatience.setSingleShot(True)
            impatience.timeout.connect(loop.quit)
            impatience.start(patience_ms)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._checking.stop()
        for errand in tuple(self._under_way):
            command = errand.command
            kind = type(command).__name__
            _log.warning("Not known whether it is charted: %s %s", kind, command.id)
            self._forget(errand)
            errand.refused(_NOT_KNOWN)

    def _run(self, errand: Errand) -> None:
        self._worker.ask(
            errand.handle, partial(self._answer, errand), partial(self._fail, errand)
        )

    def _answer(self, errand: Errand, answer: "Charted | Refusal") -> None:
        if not self._forget(errand):
            return
        if isinstance(answer, Refusal):
            self._sign.say_rest()
            errand.refused(answer)
            return
        self._store.learn(answer, self._sign.record(Saving.SAVED))
        self.charted.emit(errand.command.stream_id)
        if answer.also is not None:
            self.charted.emit(answer.also.id)
        errand.charted(answer)

    def _fail(self, errand: Errand, fault: Exception) -> None:
        if isinstance(fault, Unconfirmed):
            self._unconfirmed.append(errand)
            self._count()
            self._sign.say(Saving.CHECKING, fault.cause)
            self.unconfirmed.emit(errand.command.id)
            self._check_later(errand)
            return
        self._give_up(errand, fault)

    def _give_up(self, errand: Errand, fault: Exception) -> None:
        if self._forget(errand):
            self._sign.say_fault(fault)
            errand.refused(_as_refusal(fault))

    def _check_later(self, errand: Errand) -> None:
        self._to_check.append(errand)
        if not self._checking.isActive():
            self._checking.start(_CHECK_AGAIN_MS)

    @Slot()
    def _check(self) -> None:
        """Find out whether each was charted; what was not is run again."""
        to_check, self._to_check = self._to_check, []
        for errand in to_check:
            self._worker.ask(
                errand.confirm,
                partial(self._take_confirmation, errand),
                partial(self._keep_checking, errand),
            )

    def _take_confirmation(self, errand: Errand, charted: "Charted | None") -> None:
        if charted is not None:
            self._answer(errand, charted)
        elif errand in self._under_way:
            self._run(errand)

    def _keep_checking(self, errand: Errand, fault: Exception) -> None:
        if not isinstance(fault, EnvironmentFault | Unconfirmed):
            self._give_up(errand, fault)
            return
        cause = fault if isinstance(fault, EnvironmentFault) else fault.cause
        self._sign.say(Saving.CHECKING, cause)
        self._check_later(errand)

    def _forget(self, errand: Errand) -> bool:
        """The errand is answered, whatever the answer; False if it was before."""
        if errand not in self._under_way:
            return False
        self._under_way.remove(errand)
        self._unconfirmed = [e for e in self._unconfirmed if e is not errand]
        self._count()
        if not self._under_way:
            self.ended.emit()
        return True

    def _count(self) -> None:
        self._sign.is_saving = bool(self._under_way)
        self._sign.is_checking = bool(self._unconfirmed)


def _as_refusal(fault: Exception) -> Refusal:
    if isinstance(fault, EnvironmentFault):
        what, why, remedy = (
            part.rstrip(".") for part in (fault.what, fault.why, fault.remedy)
        )
        return Refusal(what=what, why=why[:1].lower() + why[1:], remedy=remedy)
    return Refusal(
        what="This is not charted",
        why="the program made a mistake, which is logged",
        remedy="Chart on paper and start Vigil again",
    )
