"""A clinic in which people sign in, and the page on which they are enrolled."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.access.doorkeeper import Doorkeeper
from monitor.access.record_key import DataKeys
from monitor.access.signing_in import Credentials, SignedIn, open_by_code, sign_in
from monitor.access.slot_file import SlotFile
from monitor.chart.entries import Actor
from monitor.chart.kinds import Role
from monitor.chart.people import Person
from monitor.chart.refusals import Refusal
from monitor.charting.faults import EnvironmentFault
from monitor.charting.recorder import Recorder
from tests.access.keyring import CHEAP, CODE
from tests.clocks import ManualClock
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened
from tests.journeys.protocols import CTRL_SHIFT
from tests.staff import ADMIN, FIRST, SETTING_UP, enrolment, signed_in
from ui.access import Outcome
from ui.panels.people_page.page import PeoplePage
from ui.panels.strip_message import StripMessage

ALT = Qt.KeyboardModifier.AltModifier
ADMINS = Credentials(name="singh", password="kettle grass anvil moss")
GOOD = "puddle harp mitten crow"
WEAK = "passwordpassword"


class Slots:
    """Keeps the slots as the app does, at once; ``fault`` is what goes wrong."""

    def __init__(self, folder: Path, clock: ManualClock) -> None:
        self.folder = folder
        self.keeper = Doorkeeper(folder, clock, lambda _: CHEAP)
        self.keys: DataKeys = self.keeper.begin(ADMIN, ADMINS, CODE, None)
        self.fault: EnvironmentFault | None = None

    def has(self, person: UUID, name: str, password: str) -> None:
        """That person was let in before."""
        typed = Credentials(name=name, password=password)
        self.keeper.let_in(person, typed, self.keys)

    def let_in(
        self, person: UUID, typed: Credentials, then: Callable[[Outcome], None]
    ) -> None:
        if self.fault is None:
            self.keeper.let_in(person, typed, self.keys)
        then(self.fault)

    def shut_out(
        self,
        person: UUID,
        administrators: Collection[UUID],
        then: Callable[[Outcome], None],
    ) -> None:
        then(self.fault or self.keeper.shut_out(person, administrators))

    def replace_code(self, code: bytes, then: Callable[[Outcome], None]) -> None:
        if self.fault is None:
            self.keeper.change_code(code, self.keys)
        then(self.fault)

    def opens(self, code: str) -> bool:
        """Whether that is the recovery code."""
        slots = SlotFile(self.folder).read().slots
        return isinstance(open_by_code(slots, code), DataKeys)

    def who(self, name: str, password: str) -> UUID | None:
        """Who signs in by that, if anybody does."""
        slots = SlotFile(self.folder).read().slots
        answer = sign_in(slots, Credentials(name=name, password=password))
        return answer.person if isinstance(answer, SignedIn) else None


class Administrator(Nurse):
    """At the keyboard as R. Singh, on the page of people."""

    slots: Slots

    @property
    def page(self) -> PeoplePage:
        return self.vigil.parts.people

    @property
    def lines(self) -> list[str]:
        return [line.spoken for line in self.page.model.lines]

    @property
    def message(self) -> str:
        (message,) = self.page.form.findChildren(StripMessage)
        return message.text()

    @property
    def told(self) -> str:
        return self.vigil.notice.words

    def alt(self, key: Qt.Key) -> None:
        self.chord(key, ALT)

    def go_to_people(self) -> None:
        self.chord(Qt.Key.Key_O, CTRL_SHIFT)
        self.settle()

    def settle_form(self) -> None:
        """Until the password is judged and the record and the slots have answered."""
        self.until(lambda: not self.vigil.desks.people.is_busy)
        self.settle()

    def act_as(self, person: UUID, *roles: Role, method: str = "password") -> None:
        actor = Actor(
            person=person, name="R. Singh", auth_method=method, roles=frozenset(roles)
        )
        self.vigil.store.name_actor(actor)

    def put_pin(self, person: UUID) -> None:
        """As the person would have chosen one."""

        def put(recorder: Recorder) -> None:
            assert recorder.pins is not None
            recorder.pins.put("verifier", by=signed_in(person))

        self.vigil.bedside.ask(put, lambda _: None)

    def has_pin(self, person: UUID) -> bool:
        found: list[str | None] = []

        def look(recorder: Recorder) -> None:
            assert recorder.pins is not None
            found.append(recorder.pins.of(person))

        self.vigil.bedside.ask(look, lambda _: None)
        self.settle()
        return found != [None]

    def known(self, name: str) -> Person:
        """As the record has that person."""
        found: list[Person] = []
        self.vigil.bedside.ask(
            lambda recorder: recorder.people(by=signed_in(ADMIN)),
            lambda people: found.extend(p for p in people.everyone if p.name == name),
        )
        self.settle()
        (person,) = found
        return person


@contextmanager
def administrator(
    qtbot: QtBot, qapp: QApplication, folder: Path, clock: ManualClock
) -> Iterator[Administrator]:
    """R. Singh administers, B. Lee is a nurse; slots are kept beside the record."""
    nurse = opened(qtbot, qapp, folder, clock)
    admin = Administrator(nurse.vigil, nurse.window, clock, qtbot)
    try:
        (folder / "slots").mkdir()
        admin.slots = Slots(folder / "slots", clock)
        admin.vigil.desks.people.use(admin.slots)
        admin.type("R. Singh\n")
        admin.settle()
        admin.vigil.bedside.ask(_enrol, lambda _: None)
        admin.act_as(ADMIN, "administrator")
        admin.go_to_people()
        yield admin
    finally:
        admin.vigil.end()


def _enrol(recorder: Recorder) -> None:
    for command, actor in (
        (FIRST, SETTING_UP),
        (enrolment("B. Lee", "nurse"), signed_in(ADMIN)),
    ):
        assert not isinstance(recorder.handle(command, actor), Refusal)
    recorder._authority.sign_in(signed_in(ADMIN))
