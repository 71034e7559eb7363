"""The recovery code: another password for somebody who can't sign in."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from monitor.access.record_key import DataKeys
from monitor.chart.refusals import Refusal
from ui.views.way_in import steps
from ui.way_in.arriving import find_by_code, give_by_code
from ui.way_in.code_check import CodeCheck
from ui.way_in.judging import refuse_secrets

if TYPE_CHECKING:
    from monitor.chart.people import Person
    from ui.way_in.entrance import Entrance, Typed

GIVEN = "{name} can sign in with the new password"


class Recovering(QObject):
    """Whoever has the code gives one person another password, and signs in as nobody.

    *Signals:* ``done(str)`` with what to say on the sign-in form; ``left()``.
    """

    done = Signal(str)
    left = Signal()

    def __init__(self, entrance: "Entrance", code: CodeCheck) -> None:
        super().__init__(entrance)
        self._entrance = entrance
        self._code = code
        self._generation = 0

    def begin(self) -> None:
        self._entrance.show(steps.FORGOTTEN, self._check, self.left.emit)

    def _check(self, typed: "Typed", _: str) -> None:
        self._code.ask(typed["code"], self._take)

    def _take(self, keys: DataKeys, generation: int) -> None:
        self._generation = generation
        self._entrance.forget()
        send = partial(self._find, keys)
        self._entrance.show(steps.RECOVER, send, self.left.emit)

    def _find(self, keys: DataKeys, typed: "Typed", _: str) -> None:
        self._entrance.wait("Checking…")

        def take(found: "Person | Refusal") -> None:
            if isinstance(found, Refusal):
                self._entrance.refuse(found)
            else:
                send = partial(self._judge, keys, found)
                self._entrance.show(steps.RECOVER_PASSWORD, send, self.left.emit)

        self._entrance.ask_record(partial(find_by_code, typed["name"]), take, keys)

    def _judge(self, keys: DataKeys, person: "Person", typed: "Typed", _: str) -> None:
        self._entrance.wait("Checking…")

        def take(refusal: Refusal | None) -> None:
            if refusal is None:
                self._give(keys, person, typed["password"])
            else:
                self._entrance.refuse(refusal)

        names = (person.sign_in, person.name)
        self._entrance.work(partial(refuse_secrets, typed, names), take)

    def _give(self, keys: DataKeys, person: "Person", password: str) -> None:
        from monitor.access.signing_in import Credentials  # noqa: PLC0415 takes 100 ms

        typed = Credentials(name=person.sign_in, password=password)

        def take(_: None) -> None:
            self._entrance.forget()
            self.done.emit(GIVEN.format(name=person.name))

        def let_in(known: int) -> None:
            self._entrance.ask_door(
                lambda keeper: keeper.let_in(person.id, typed, keys, known), take
            )

        give = partial(give_by_code, person.id, self._generation)
        self._entrance.ask_record(give, let_in)
