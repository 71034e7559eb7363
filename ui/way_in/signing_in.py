"""Signing in, and what a person chooses who does so for the first time."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from monitor.chart.refusals import Refusal
from ui.views.start import Recent
from ui.views.way_in import steps
from ui.views.way_in.step import Step
from ui.way_in.arriving import Arrival, arrive_by, keep_own
from ui.way_in.judging import refuse_secrets

if TYPE_CHECKING:
    from monitor.access.doorkeeper import Doorkeeper
    from monitor.access.signing_in import Credentials, SignedIn
    from monitor.chart.entries import Actor
    from ui.way_in.entrance import Entrance, Typed


class SigningIn(QObject):
    """From name and password to a person whom the record knows.

    *Signals:* ``done(Arrival)``; ``unfinished(UUID, str)`` with the sign-in name: the
    record knows nobody yet; ``forgotten()``: the password is; ``failed(int)``: what was
    typed lets nobody in, so often in a row.
    """

    done = Signal(object)
    unfinished = Signal(object, str)
    forgotten = Signal()
    failed = Signal(int)

    def __init__(self, entrance: "Entrance") -> None:
        super().__init__(entrance)
        self._entrance = entrance
        self._typed: Credentials | None = None
        self._chooses_anew = False

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
        elif not answer.has_pin:
            self._choose_own(steps.OWN_PASSWORD, steps.OWN_PIN, answer)
        elif self._chooses_anew:
            self._choose_own(steps.ANOTHER_PASSWORD, steps.ANOTHER_PIN, answer)
        else:
            self._end(answer)

    def _choose_own(self, password: Step, pin: Step, arrival: Arrival) -> None:
        """Whoever has a PIN may keep both."""
        keep = partial(self._end, arrival) if arrival.has_pin else _nothing
        then = partial(self._ask_pin, pin, keep, arrival)
        self._entrance.show(
            password, partial(self._judge_password, arrival, then), keep
        )

    def _judge_password(
        self, arrival: Arrival, then: Callable[[str], None], typed: "Typed", _: str
    ) -> None:
        names = (arrival.sign_in, "" if arrival.who is None else arrival.who.name)
        self._judge(typed, names, partial(then, typed["password"]))

    def _ask_pin(
        self, step: Step, keep: Callable[[], None], arrival: Arrival, password: str
    ) -> None:
        def sent(typed: "Typed", _: str) -> None:
            self._judge(
                typed, (), partial(self._change, arrival, password, typed["pin"])
            )

        self._entrance.show(step, sent, keep)

    def _judge(
        self, typed: "Typed", names: tuple[str, ...], then: Callable[[], None]
    ) -> None:
        self._entrance.wait("Checking…")

        def take(refusal: Refusal | None) -> None:
            if refusal is None:
                then()
            else:
                self._entrance.refuse(refusal)

        self._entrance.work(partial(refuse_secrets, typed, names), take)

    def _change(self, arrival: Arrival, password: str, pin: str) -> None:
        old = self._typed
        if old is None:
            raise RuntimeError("Nobody has signed in.")
        new = _credentials(old.name, password)

        def take(answer: Refusal | str) -> None:
            if isinstance(answer, Refusal):
                self._entrance.refuse(answer)
            elif arrival.who is not None:
                self._keep(arrival, arrival.who, answer)

        self._entrance.ask_door(partial(_changed, old, new, pin), take)

    def _keep(self, arrival: Arrival, who: "Actor", verifier: str) -> None:
        self._entrance.ask_record(
            partial(keep_own, verifier, who), lambda _: self._end(arrival)
        )

    def _end(self, arrival: Arrival) -> None:
        self._entrance.forget()
        self._typed = None
        self.done.emit(arrival)


def _nothing() -> None:
    """A password that somebody else typed is not kept."""


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


def _changed(
    old: "Credentials", new: "Credentials", pin: str, keeper: "Doorkeeper"
) -> Refusal | str:
    """In the thread of the door: another password, and the verifier of the PIN."""
    from monitor.access.pins import verifier_of  # noqa: PLC0415

    return keeper.change_password(old, new) or verifier_of(pin)
