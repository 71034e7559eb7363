"""The first start: the first administrator, the recovery code, and a PIN."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from monitor.access.recovery_code import new_code, printed, refuse_typed_back
from monitor.chart.kinds import Role
from monitor.chart.names import fault_of_name
from monitor.chart.refusals import Refusal
from monitor.chart.sign_in_names import refuse_sign_in
from monitor.clock import new_id
from ui.views.way_in import steps
from ui.way_in.arriving import Arrival, First, enrol_first
from ui.way_in.code_check import CodeCheck
from ui.way_in.judging import refuse_secrets

if TYPE_CHECKING:
    from monitor.access.doorkeeper import Doorkeeper
    from monitor.access.record_key import DataKeys
    from ui.way_in.entrance import Entrance, Typed

_MAKING = "Making the record…"


class SettingUp(QObject):
    """Nothing is written before the last step: whoever leaves finds nothing begun.

    Where the last step fails, as on a full disk, sending it again goes on with what is
    left of it.

    *Signals:* ``done(Arrival)``; ``print_wanted(str)`` with the code as it is printed.
    """

    done = Signal(object)
    print_wanted = Signal(str)

    def __init__(self, entrance: "Entrance", folder: Path, code: CodeCheck) -> None:
        super().__init__(entrance)
        self._entrance = entrance
        self._code_check = code
        self._folder = folder
        self._person = UUID(int=0)
        self._name = self._sign_in = self._password = ""
        self._roles: frozenset[Role] = frozenset()
        self._code = b""
        # Read and written in the thread of the door alone.
        self._keys: DataKeys | None = None

    def begin(self) -> None:
        self._person, self._code = new_id(), new_code()
        self._entrance.show(steps.WHO, self._take_who)

    def finish(self, person: UUID, sign_in: str) -> None:
        """Slots are there, and the record knows nobody.

        Set-up was cut short, or a damaged record lost who was enrolled: a password
        alone makes nobody an administrator.
        """
        self._person, self._sign_in = person, sign_in
        self._entrance.show(steps.UNFINISHED, self._take_name)

    def _take_who(self, typed: "Typed", choice: str) -> None:
        refusal = _refuse_name(typed["name"]) or refuse_sign_in(typed["sign_in"])
        if refusal is not None:
            self._entrance.refuse(refusal)
            return
        self._name, self._sign_in = typed["name"], typed["sign_in"]
        self._roles = _roles(choice)
        self._ask_password()

    def _ask_password(self) -> None:
        self._entrance.show(steps.PASSWORD, self._judge_password, self.begin)

    def _judge_password(self, typed: "Typed", _: str) -> None:
        self._entrance.wait("Checking…")
        self._password = typed["password"]
        names = (self._name, self._sign_in)
        self._judged(partial(refuse_secrets, typed, names), self._ask_code)

    def _judged(
        self, judge: Callable[[], Refusal | None], then: Callable[[], None]
    ) -> None:
        def take(refusal: Refusal | None) -> None:
            if refusal is None:
                then()
            else:
                self._entrance.refuse(refusal)

        self._entrance.work(judge, take)

    def _ask_code(self) -> None:
        shown = printed(self._code)
        step, on_paper = steps.code_step(shown), partial(self.print_wanted.emit, shown)
        self._entrance.show(step, self._compare_code, on_paper, self._ask_password)

    def _compare_code(self, typed: "Typed", _: str) -> None:
        refusal = refuse_typed_back(typed["code"], self._code)
        if refusal is not None:
            self._entrance.refuse(refusal)
        else:
            self._entrance.show(steps.PIN, self._judge_pin)

    def _judge_pin(self, typed: "Typed", _: str) -> None:
        self._entrance.wait(_MAKING)
        self._judged(partial(refuse_secrets, typed, ()), partial(self._make, typed))

    def _make(self, typed: "Typed") -> None:
        """Slots first: a record is made only once there is a way to its key."""

        def take(made: "tuple[DataKeys, str]") -> None:
            keys, verifier = made
            self._password = ""
            self._entrance.show(steps.PIN_LEFT, self._judge_pin)
            self._entrance.wait(_MAKING)
            self._enrol(self._first(verifier), keys)

        self._entrance.ask_door(partial(self._slots, typed["pin"]), take)

    def _slots(self, pin: str, keeper: "Doorkeeper") -> "tuple[DataKeys, str]":
        """In the thread of the door; slots that it made are not made once more."""
        from monitor.access.pins import verifier_of  # noqa: PLC0415
        from monitor.access.signing_in import Credentials  # noqa: PLC0415
        from ui.first_slots import drop_key_file, first_slots  # noqa: PLC0415

        verifier = verifier_of(pin)
        if self._keys is None:
            typed = Credentials(name=self._sign_in, password=self._password)
            of = (self._person, typed, self._code)
            self._keys = first_slots(keeper, self._folder, *of)
        drop_key_file(self._folder, self._keys)
        return self._keys, verifier

    def _take_name(self, typed: "Typed", choice: str) -> None:
        refusal = _refuse_name(typed["name"])
        if refusal is not None:
            self._entrance.refuse(refusal)
            return
        self._name, self._roles = typed["name"], _roles(choice)
        self._code_check.ask(typed["code"], self._end)

    def _end(self, _: "DataKeys", generation: int) -> None:
        self._entrance.wait(_MAKING)
        self._enrol(self._first("")._replace(generation=generation), None)

    def _first(self, verifier: str) -> First:
        return First(self._person, self._name, self._sign_in, self._roles, verifier)

    def _enrol(self, first: First, keys: "DataKeys | None") -> None:
        def take(answer: Arrival | Refusal) -> None:
            if isinstance(answer, Refusal):
                self._entrance.refuse(answer)
            else:
                self.done.emit(answer)

        self._entrance.ask_record(partial(enrol_first, first), take, keys)


def _refuse_name(name: str) -> Refusal | None:
    fault = fault_of_name(name)
    if not fault:
        return None
    what = "The name is not taken"
    return Refusal(field="name", what=what, why=fault, remedy="Type who you are")


def _roles(choice: str) -> frozenset[Role]:
    return frozenset(steps.ROLES[choice])
