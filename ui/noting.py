"""The way from the screen to the audit log, for all that is done at the workstation."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from monitor.chart.audit import AnyDeed, NewDeed, Subject
from monitor.clock import new_id
from ui import questions

if TYPE_CHECKING:
    from monitor.chart.entries import Actor
    from monitor.charting.reads import AnyRead
    from ui.bedside import Bedside


class _Waiting(NamedTuple):
    """A deed that the record has not taken yet, and the steady clock's seconds then."""

    new: NewDeed
    who: "Actor | None"
    seconds: float


class Noting(QObject):
    """Notes what happened, and has noted first what could still be left undone.

    What happens before the record is open, as a sign-in that fails, waits here until
    it is, and is noted with the time at which it happened.
    """

    def __init__(self, bedside: "Bedside") -> None:
        super().__init__(bedside)
        self._bedside = bedside
        self._waiting: list[_Waiting] = []
        bedside.reopened.connect(self.try_again)
        bedside.rooms_known.connect(self.try_again)

    @property
    def waiting(self) -> int:
        """How many deeds the record has not taken yet."""
        return len(self._waiting)

    def note(
        self,
        deed: AnyDeed,
        who: "Actor | None" = None,
        subject: Subject | None = None,
        patient: UUID | None = None,
    ) -> None:
        """What has happened: a sign-in, a lock. It keeps nobody waiting."""
        new = NewDeed(id=new_id(), deed=deed, subject=subject, patient=patient)
        waiting = _Waiting(new, who, self._bedside.seconds())
        self._waiting.append(waiting)
        self._send(waiting)

    def note_first(
        self,
        deed: AnyDeed,
        who: "Actor | None",
        read: "AnyRead",
        then: Callable[[], None],
    ) -> None:
        """What is about to be done with a session: done only once it is noted."""

        def go_on(_: None) -> None:
            then()

        self._bedside.ask(partial(questions.note_first, deed, who, read), go_on)

    @Slot()
    def try_again(self) -> None:
        """The record is open: give it what it could not take before."""
        for waiting in tuple(self._waiting):
            self._send(waiting)

    def _send(self, waiting: _Waiting) -> None:
        done = partial(self._forget, waiting)
        question = partial(questions.owe, *waiting)
        self._bedside.try_to_ask(question, done, self._wait)

    def _forget(self, waiting: _Waiting, _: None) -> None:
        # Asked again before the first answer came, it is noted once and answered twice.
        if waiting in self._waiting:
            self._waiting.remove(waiting)

    def _wait(self, _: Exception) -> None:
        """The record is not open, which the screen says itself."""
