"""Runs the unlocking of the screen: who it is, and whether PIN or password is right."""

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from monitor.access.signing_in import Credentials, SignedIn
from monitor.access.throttling import MOST_PINS, NotTried
from monitor.chart.entries import Actor
from monitor.chart.refusals import Refusal
from monitor.charting.faults import EnvironmentFault, NotPermitted, Unconfirmed
from ui import questions
from ui.views.lock import Asked, Unlocker, Unlocking

if TYPE_CHECKING:
    from monitor.access.doorkeeper import Doorkeeper
    from monitor.chart.audit import SignInMethod
    from monitor.chart.people import Person
    from ui.bedside import Bedside
    from ui.panels.unlock_form import UnlockForm

T = TypeVar("T")
_Tried = tuple[SignedIn | Refusal, int]
_TriedPin = tuple[Refusal | None, int, str | None]
"""Why not, how many tries are left, and what to check it against from now on."""
_log = logging.getLogger(__name__)
_NO_PIN = "{name} has chosen no PIN yet. Sign in anew, Alt+S"
_SPENT = "Five wrong PINs were typed, or their count is lost: the password unlocks"
_LONG = "So long after the last password, or the last key, only a password unlocks"
_ANOTHER = "That is the password of somebody else; choose who you are with Tab"
_NOT_CHECKED = "It could not be checked. Try again"


class AsksDoor(Protocol):
    """Whoever asks the doorkeeper, in a thread that may wait."""

    def ask(
        self,
        question: "Callable[[Doorkeeper], T]",
        then: Callable[[T], None],
        fail: Callable[[Exception], None],
    ) -> None: ...


class UnlockDesk(QObject):
    """Keeps who is to unlock; what they type it passes on, and does not keep.

    *Signals:* ``changed()``; ``let_in(Actor, SignInMethod)``; ``failed(Person,
    SignInMethod, int)``: so many wrong tries in a row.
    """

    changed = Signal()
    let_in = Signal(object, str)
    failed = Signal(object, str, int)

    def __init__(self, form: "UnlockForm", bedside: "Bedside", door: AsksDoor) -> None:
        super().__init__(form)
        self._form = form
        self._bedside = bedside
        self.door = door
        self._people: tuple[Person, ...] = ()
        self._at = 0
        self._left = MOST_PINS
        self._refused = ""
        self._is_checking = False
        self._is_entered = False
        self.is_long = False
        form.pin_entered.connect(self._try_pin)
        form.password_entered.connect(self._try_password)
        form.user_changed.connect(self.turn)
        form.letter_typed.connect(self.turn_to)

    def begin(self, first: UUID | None) -> None:
        """The screen was locked; ``first`` was there, and most likely comes back."""
        self._refused, self._is_checking, self.is_long = "", False, False
        self._is_entered, self._people = False, ()
        self._form.empty()
        take = partial(self._take_people, first)
        self._bedside.try_to_ask(questions.unlockers, take, self._fail)

    @property
    def unlocking(self) -> Unlocking | None:
        """None until it is known who may."""
        person = self._person
        if person is None:
            return None
        return Unlocking(
            who=Unlocker(str(person.id), person.name),
            others=len(self._people) - 1,
            asks=self._asks,
            why_password=self._why_password,
            refused=self._refused,
            is_checking=self._is_checking,
        )

    @Slot(int)
    def turn(self, by: int) -> None:
        """Another person is to unlock."""
        if len(self._people) > 1 and not self._is_checking:
            self._choose((self._at + by) % len(self._people))

    @Slot(str)
    def turn_to(self, letter: str) -> None:
        """The next whose first or last name begins so."""
        count = len(self._people)
        for place in (at % count for at in range(self._at + 1, self._at + count)):
            words = self._people[place].name.casefold().replace(".", " ").split()
            if any(word.startswith(letter.casefold()) for word in words):
                self.turn(place - self._at)
                return

    @property
    def _person(self) -> "Person | None":
        return self._people[self._at] if self._people else None

    @property
    def _asks(self) -> Asked:
        return "password" if self._why_password else "pin"

    @property
    def _why_password(self) -> str:
        if self.is_long:
            return _LONG
        if self._left == 0:
            return _SPENT
        return ""

    def _choose(self, place: int) -> None:
        self._at, self._refused = place, ""
        self._form.empty()
        self.changed.emit()
        self._count_left()

    def _take_people(self, first: UUID | None, people: "tuple[Person, ...]") -> None:
        self._people = people
        ids = [person.id for person in people]
        self._at = ids.index(first) if first in ids else 0
        self.changed.emit()
        self._count_left()
        if self._is_entered:
            self._is_entered = False
            self._form.boxes.enter()

    def _count_left(self) -> None:
        """Wrong PINs are counted by the doorkeeper, also those before a restart."""
        person = self._person
        if person is not None:
            left = partial(_pins_left, person.id)
            self.door.ask(left, partial(self._take_left, person), self._fail)

    def _take_left(self, person: "Person", left: int) -> None:
        if person is self._person:
            self._left = left
            self.changed.emit()

    @Slot(str)
    def _try_pin(self, pin: str) -> None:
        person = self._person
        # Typed at once, before it was known who may: it stands there until that is.
        self._is_entered = person is None
        if person is None or self._is_checking or self._asks != "pin":
            return
        self._begin_checking()
        check = partial(self._check_pin, person, pin)
        self._bedside.try_to_ask(
            partial(questions.pin_of, person.id), check, self._fail
        )

    def _check_pin(self, person: "Person", pin: str, verifier: str | None) -> None:
        if verifier is None:
            self._end_checking(_NO_PIN.format(name=person.name))
            return
        checked = partial(_checked, person.id, pin, verifier)
        self.door.ask(checked, partial(self._take_pin, person, verifier), self._fail)

    def _take_pin(self, person: "Person", verifier: str, tried: "_TriedPin") -> None:
        refusal, self._left, anew = tried
        if refusal is None:
            self._admit(person, "pin")
            if anew is not None:
                who = Actor(person=person.id, name=person.name, auth_method="pin")
                renew = partial(questions.renew_pin, verifier, anew, who)
                self._bedside.try_to_ask(renew, questions.take_nothing, _not_renewed)
        else:
            if not isinstance(refusal, NotTried):
                self.failed.emit(person, "pin", MOST_PINS - self._left)
            # That five are spent is said beside the password that is asked for now.
            self._end_checking(refusal.sentence if self._left else "")

    @Slot(str)
    def _try_password(self, password: str) -> None:
        person = self._person
        if person is None or self._is_checking:
            return
        self._begin_checking()
        typed = Credentials(name=person.sign_in, password=password)
        signing = partial(_signed, typed)
        self.door.ask(signing, partial(self._take_password, person), self._fail)

    def _take_password(self, person: "Person", tried: "_Tried") -> None:
        answer, failures = tried
        if isinstance(answer, Refusal):
            if not isinstance(answer, NotTried):
                self.failed.emit(person, "password", failures)
            self._end_checking(answer.sentence)
        elif answer.person != person.id:
            self._end_checking(_ANOTHER)
        else:
            take = partial(self._admit_own, person)
            question = partial(questions.pin_of, person.id)
            self._bedside.try_to_ask(question, take, self._fail)

    def _admit_own(self, person: "Person", verifier: str | None) -> None:
        """Without a PIN it may be the password that somebody else typed for them."""
        if verifier is None:
            self._end_checking(_NO_PIN.format(name=person.name))
        else:
            self._admit(person, "password")

    def _admit(self, person: "Person", method: "SignInMethod") -> None:
        """Whether access goes on, and with which roles, the record alone knows."""
        actor = Actor(person=person.id, name=person.name, auth_method=method)
        take = partial(self._take_admitted, method)
        self._bedside.try_to_ask(partial(questions.sign_in, actor), take, self._fail)

    def _take_admitted(self, method: "SignInMethod", who: Actor | Refusal) -> None:
        if isinstance(who, Refusal):
            self._end_checking(who.sentence)
            return
        self._is_checking = False
        self._form.empty()
        self.let_in.emit(who, method)

    def _begin_checking(self) -> None:
        self._is_checking, self._refused = True, ""
        self.changed.emit()

    def _end_checking(self, refused: str) -> None:
        self._is_checking, self._refused = False, refused
        self._form.empty()
        self.changed.emit()

    def _fail(self, fault: Exception) -> None:
        """It was neither right nor wrong; what is wrong is said where it is known."""
        said = _NOT_CHECKED
        if isinstance(fault, EnvironmentFault):
            said = f"{fault.what}: {fault.why}. {fault.remedy}."
        self._end_checking(said)


def _checked(
    person: UUID, pin: str, verifier: str, keeper: "Doorkeeper"
) -> "_TriedPin":
    from monitor.access.pins import renewed  # noqa: PLC0415 takes 100 ms

    refusal = keeper.check_pin(person, pin, verifier)
    anew = renewed(pin, verifier) if refusal is None else None
    return refusal, keeper.pins_left(person), anew


def _not_renewed(fault: Exception) -> None:
    """The one there does as well; it is tried again at the next unlocking."""
    if not isinstance(fault, EnvironmentFault | NotPermitted | Unconfirmed):
        raise fault
    _log.warning("A PIN's verifier is not made anew: %s", type(fault).__name__)


def _pins_left(person: UUID, keeper: "Doorkeeper") -> int:
    return keeper.pins_left(person)


def _signed(typed: Credentials, keeper: "Doorkeeper") -> _Tried:
    return keeper.sign_in(typed), keeper.failures
