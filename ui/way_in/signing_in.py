"""Signing in, and what a person chooses who does so for the first time."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from monitor.chart.refusals import Refusal
from ui.views.start import Recent
from ui.views.way_in import steps
from ui.way_in.arriving import Arrival, arrive_by
from ui.way_in.choosing_own import ChoosingOwn

if TYPE_CHECKING:
    from monitor.access.doorkeeper import Doorkeeper
    from monitor.access.signing_in import Credentials, SignedIn
    from ui.way_in.entrance import Entrance, Typed


class SigningIn(QObject):
    """From name and password to a person whom the record knows.

    *Signals:* ``done(Arrival)``; ``unfinished(UUID, str)`` with the sign-in name: the
    record knows nobody yet; ``forgotten()``: the password is; ``failed(int)``: what was
    typed lets nobody in, so often in a row; ``turned_back(str)``: whoever was to choose
    their own signs in another time, and what to say then.
    """

    done = Signal(object)
    unfinished = Signal(object, str)
    forgotten = Signal()
    failed = Signal(int)
    turned_back = Signal(str)

    def __init__(self, entrance: "Entrance") -> None:
        super().__init__(entrance)
        self._entrance = entrance
        self._typed: Credentials | None = None
        self._chooses_anew = False
        self._own = ChoosingOwn(entrance)
        self._own.done.connect(self.done)
        self._own.turned_back.connect(self.turned_back)

    def begin(
        self,
        recent: tuple[Recent, ...] = (),
        message: str = "",
        left: Callable[[], None] | None = None,
        *,
        chooses_anew: bool = False,
    ) -> None:
        """``left`` is what Escape does; without it, what a forgotten password does."""
        self._typed, self._chooses_anew = None, chooses_anew
        step = steps.sign_in(recent, message)
        self._entrance.show(step, self._check, self.forgotten.emit, left)

    def leave(self) -> None:
        """Nothing is kept of what was typed."""
        self._typed = None
        self._own.leave()
        self._entrance.forget()

    def _check(self, typed: "Typed", _: str) -> None:
        self._entrance.wait("Signing in…")
        credentials = _credentials(typed["name"], typed["password"])
        self._typed = credentials
        self._entrance.ask_door(partial(_signed, credentials), self._take)

    def _take(self, tried: "tuple[SignedIn | Refusal, int, bool]") -> None:
        answer, failures, was_tried = tried
        if isinstance(answer, Refusal):
            self._typed = None
            if was_tried:
                self.failed.emit(failures)
            self._entrance.forget("password")
            self._entrance.refuse(answer)
            return
        self._entrance.wait("Opening the record…")
        self._entrance.ask_record(
            partial(arrive_by, answer),
            partial(self._welcome, answer.person),
            answer.keys,
        )

    def _welcome(self, person: UUID, answer: Arrival | Refusal) -> None:
        self._entrance.forget()
        if isinstance(answer, Refusal):
            self._typed = None
            self._entrance.refuse(answer)
        elif answer.who is None:
            name, self._typed = self._typed.name if self._typed else "", None
            self.unfinished.emit(person, name)
        elif self._chooses_anew or not answer.has_pin:
            self._choose_own(answer)
        else:
            self._end(answer)

    def _choose_own(self, arrival: Arrival) -> None:
        typed, self._typed = self._typed, None
        if typed is None:
            raise RuntimeError("Nobody has signed in.")
        self._own.begin(arrival, typed)

    def _end(self, arrival: Arrival) -> None:
        self._entrance.forget()
        self._typed = None
        self.done.emit(arrival)


def _credentials(name: str, password: str) -> "Credentials":
    from monitor.access.signing_in import Credentials  # noqa: PLC0415 takes 100 ms

    return Credentials(name=name, password=password)


def _signed(
    typed: "Credentials", keeper: "Doorkeeper"
) -> "tuple[SignedIn | Refusal, int, bool]":
    """In the thread of the door; how many were wrong, and whether it was tried."""
    from monitor.access.throttling import NotTried  # noqa: PLC0415 as above

    answer = keeper.sign_in(typed)
    return answer, keeper.failures, not isinstance(answer, NotTried)
