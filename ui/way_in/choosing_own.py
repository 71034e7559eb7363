"""The password and the PIN that people choose for themselves, one after the other."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from monitor.chart.audit import NewDeed, PasswordChosen
from monitor.chart.refusals import Refusal
from monitor.clock import new_id
from ui.views.way_in import steps
from ui.way_in.arriving import Arrival, keep_own
from ui.way_in.judging import refuse_secrets

if TYPE_CHECKING:
    from collections.abc import Callable

    from monitor.access.doorkeeper import Doorkeeper
    from monitor.access.signing_in import Credentials
    from ui.way_in.entrance import Entrance, Typed


class ChoosingOwn(QObject):
    """Who has a PIN may keep both; who has none turns back to sign in another time.

    The password is changed first. Where the PIN can't be kept after it, as on a full
    disk, the PIN alone is tried again: what was typed as the present password is none
    any more.

    *Signals:* ``done(Arrival)``; ``turned_back(str)`` with what to say on the sign-in
    form.
    """

    done = Signal(object)
    turned_back = Signal(str)

    def __init__(self, entrance: "Entrance") -> None:
        super().__init__(entrance)
        self._entrance = entrance
        self._arrival = Arrival(who=None)
        self._typed: Credentials | None = None
        self._chosen: NewDeed | None = None

    def begin(self, arrival: Arrival, typed: "Credentials") -> None:
        """``typed`` is what that person signed in with."""
        self._arrival, self._typed, self._chosen = arrival, typed, None
        step = steps.ANOTHER_PASSWORD if arrival.has_pin else steps.OWN_PASSWORD
        self._entrance.show(step, self._judge_password, self._turn_back)

    def leave(self) -> None:
        """Nothing is kept of what was typed."""
        self._typed = self._chosen = None

    def _judge_password(self, typed: "Typed", _: str) -> None:
        who, password = self._arrival.who, typed["password"]
        names = (self._arrival.sign_in, "" if who is None else who.name)
        self._judge(typed, names, partial(self._ask_pin, password))

    def _ask_pin(self, password: str) -> None:
        step = steps.ANOTHER_PIN if self._arrival.has_pin else steps.OWN_PIN
        self._entrance.show(step, partial(self._judge_pin, password), self._turn_back)

    def _judge_pin(self, password: str, typed: "Typed", _: str) -> None:
        self._judge(typed, (), partial(self._change, password, typed["pin"]))

    def _judge(
        self, typed: "Typed", names: tuple[str, ...], then: "Callable[[], None]"
    ) -> None:
        self._entrance.wait("Checking…")

        def take(refusal: Refusal | None) -> None:
            if refusal is None:
                then()
            else:
                self._entrance.refuse(refusal)

        self._entrance.work(partial(refuse_secrets, typed, names), take)

    def _change(self, password: str, pin: str) -> None:
        """Both, or the PIN alone where the password is another one already."""
        if self._chosen is not None:
            self._entrance.work(partial(_verifier, pin), self._keep_pin)
            return
        old = self._typed
        if old is None:
            raise RuntimeError("Nobody has signed in.")

        def take(answer: Refusal | str) -> None:
            if isinstance(answer, Refusal):
                self._entrance.refuse(answer)
            else:
                self._note_changed(password)
                self._keep_pin(answer)

        self._entrance.ask_door(partial(_changed, old, password, pin), take)

    def _note_changed(self, password: str) -> None:
        """From here on the page tells that the password holds, whatever comes."""
        self._typed = None
        self._chosen = NewDeed(id=new_id(), deed=PasswordChosen())
        left = steps.ANOTHER_PIN_LEFT if self._arrival.has_pin else steps.OWN_PIN_LEFT
        self._entrance.show(left, partial(self._judge_pin, password), self._turn_back)
        self._entrance.wait("Keeping the PIN…")

    def _keep_pin(self, verifier: str) -> None:
        who, chosen = self._arrival.who, self._chosen
        if who is None or chosen is None:
            raise RuntimeError("Nobody has changed a password.")
        keep = partial(keep_own, chosen, verifier, who)
        self._entrance.ask_record(keep, lambda _: self._end())

    def _turn_back(self) -> None:
        if self._arrival.has_pin:
            self._end()
            return
        said = steps.CHOOSE_LATER if self._chosen is not None else ""
        self.leave()
        self._entrance.forget()
        self.turned_back.emit(said)

    def _end(self) -> None:
        self.leave()
        self._entrance.forget()
        self.done.emit(self._arrival)


def _changed(
    old: "Credentials", password: str, pin: str, keeper: "Doorkeeper"
) -> Refusal | str:
    """In the thread of the door: another password, and the verifier of the PIN.

    The latter first: where there is too little memory for it, nothing is changed.
    """
    from msgspec.structs import replace  # noqa: PLC0415 the screen is painted before

    verifier = _verifier(pin)
    return keeper.change_password(old, replace(old, password=password)) or verifier


def _verifier(pin: str) -> str:
    from monitor.access.pins import verifier_of  # noqa: PLC0415 takes 100 ms

    return verifier_of(pin)
