"""A workstation on which people sign in: who is enrolled, and by what they unlock."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID, uuid5

from argon2 import PasswordHasher
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from monitor.access.doorkeeper import Doorkeeper
from monitor.access.pins import verifier_of
from monitor.access.signing_in import Credentials
from monitor.chart.entries import Actor
from monitor.chart.kinds import Role
from monitor.charting.reads import Charted
from monitor.charting.recorder import Recorder
from tests.access.keyring import CHEAP, CODE
from tests.desk import SPACE
from tests.journeys.nurse import Nurse
from tests.staff import ADMIN, FIRST, SETTING_UP, enrolment, signed_in
from ui import questions
from ui.guard import Guard

T = TypeVar("T")
OKAFOR, MARSH = "Anna Okafor RN", "Jo Marsh RN"
PINS = {OKAFOR: "739164", MARSH: "285037"}
PASSWORDS = {OKAFOR: "kettle grass anvil moss", MARSH: "puddle harp mitten crow"}
_QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
_NONE = Qt.KeyboardModifier.NoModifier


def person(name: str) -> UUID:
    return uuid5(SPACE, name)


class NextTurn:
    """A door that answers in the thread of the screen, when that is free."""

    def __init__(self, keeper: Doorkeeper) -> None:
        self.keeper = keeper

    def ask(
        self,
        question: Callable[[Doorkeeper], T],
        then: Callable[[T], None],
        fail: Callable[[Exception], None],
    ) -> None:
        try:
            answer = question(self.keeper)
        except Exception as fault:  # noqa: BLE001 as the real one
            fail(fault)
        else:
            then(answer)


@dataclass
class Staffed:
    """The nurse at a workstation that watches who is at it."""

    nurse: Nurse
    door: NextTurn
    guard: Guard
    answers: list[object] = field(default_factory=list)

    @property
    def window(self) -> QWindow:
        window = self.nurse.window.windowHandle()
        assert window is not None
        return window

    @property
    def cover(self) -> str:
        return self.nurse.vigil.screens.cover

    @property
    def actor(self) -> Actor | None:
        return self.nurse.vigil.store.snapshot.actor

    def wait(self, minutes: float) -> None:
        """Nobody touches anything for so long."""
        self.nurse.wait_until(self.nurse.minute + minutes)
        self.guard.watch.look()
        self.nurse.settle()

    def press(self, key: Qt.Key, text: str = "") -> None:
        """As the system brings it: to the window, before anything in it."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            if kind is QEvent.Type.KeyPress and not text:
                QTest.keyClick(self.window, key)
                return
            QApplication.sendEvent(self.window, QKeyEvent(kind, key, _NONE, text))

    def click(self, place: QPoint) -> None:
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, _NONE, place)

    def lock(self) -> None:
        self.guard.lock()
        self.nurse.settle()

    def enter(self, typed: str) -> None:
        """Type it at the lock, and wait for what comes of it."""
        self.nurse.type(typed + "\n")
        self.nurse.settle()
        self.nurse.settle()


def staffed(nurse: Nurse, folder: Path) -> Staffed:
    """Enrol a staff of three, sign the first nurse in, and set the guard."""
    folder.mkdir()
    keeper = Doorkeeper(folder, nurse.clock, lambda _: CHEAP)
    typed = {name: _typed(name) for name in PASSWORDS}
    keys = keeper.begin(person(OKAFOR), typed[OKAFOR], CODE, None)
    keeper.let_in(person(MARSH), typed[MARSH], keys)
    door = NextTurn(keeper)
    _ask(nurse, _enrol)
    for name, pin in PINS.items():
        _ask(nurse, partial(_choose_pin, name, verifier_of(pin, _QUICK)))
    who = Actor(person=person(OKAFOR), name=OKAFOR, auth_method="password")
    admitted = _ask(nurse, partial(questions.sign_in, who))
    assert isinstance(admitted, Actor)
    guard = nurse.vigil.guard
    guard.unlock.door = door
    nurse.vigil.navigation.enter(admitted)
    guard.begin(admitted)
    nurse.settle()
    return Staffed(nurse, door, guard)


def _typed(name: str) -> Credentials:
    return Credentials(name=name.split()[1].casefold(), password=PASSWORDS[name])


def _enrol(recorder: Recorder) -> None:
    now = recorder.clock.now()
    _charted(recorder.handle(replace(FIRST, at=now), SETTING_UP))
    staff: tuple[tuple[str, Role], ...] = ((OKAFOR, "nurse"), (MARSH, "nurse"))
    for name, role in staff:
        asked = enrolment(name, role, at=now)
        _charted(recorder.handle(asked, signed_in(ADMIN)))


def _charted(answer: object) -> None:
    assert isinstance(answer, Charted), answer


def _choose_pin(name: str, verifier: str, recorder: Recorder) -> None:
    assert recorder.pins is not None
    recorder.pins.put(verifier, by=signed_in(person(name)))


def _ask(nurse: Nurse, question: Callable[[Recorder], T]) -> T:
    answers: list[T] = []
    nurse.vigil.bedside.ask(question, answers.append)
    nurse.until(lambda: bool(answers))
    return answers[0]
