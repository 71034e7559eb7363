"""A session charted through the recorder of the running app, and closed."""

from functools import partial
from typing import cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from monitor.chart.commands import OpenSession, RecordPatient
from monitor.chart.entries import Actor
from monitor.chart.kinds import IdentityTyped, ObservationsRecorded, Reading
from monitor.charting.recorder import Recorder
from monitor.steady_clock import SteadyClock
from tests.charting.clinic import CALM, HIGH, Clinic, observed
from tests.clocks import ManualClock
from tests.journeys.doorway import Doorway
from tests.reports.exported import amend, set_at

_PARTLY = ObservationsRecorded(
    readings=tuple(
        Reading(field="spo2", not_done="equipment") if r.field == "spo2" else r
        for r in observed("118/72 77 98 14 5 0 1 0", "confirmed").readings
    )
)
NAME = ("Halvorsen", "Alex")


class Bedside(Clinic):
    """The same, in the thread of the record and by its recorder."""

    name = NAME

    @override
    def recording(self, **changes: object) -> RecordPatient:
        family, given = self.name
        return super().recording(family=family, given=given, **changes)

    @override
    def opening(self, **changes: object) -> OpenSession:
        initials = "".join(word[0] for word in reversed(self.name))
        identity = IdentityTyped(initials=initials, birth_year=1981)
        return super().opening(identity=identity, **changes)


def chart_and_close(here: Doorway, name: tuple[str, str] = NAME) -> UUID:
    """By whoever has signed in; it is shown then."""
    by, done = here.is_in(), list[UUID]()
    ask = partial(_chart, by, here.clock, name)
    # An hour goes by in no time, and nobody is at the keyboard meanwhile.
    here.vigil.guard.watch.rest()
    here.vigil.bedside.ask(ask, done.append)
    here.until(lambda: bool(done))
    here.vigil.guard.begin(by)
    show(here, done[0])
    return done[0]


def show(here: Doorway, session: UUID) -> None:
    """That session is on the screen."""
    here.vigil.navigation.open_session(session)
    store = here.vigil.store
    here.until(lambda: getattr(store.snapshot.shown, "id", None) == session)
    here.is_in()


def press(key: Qt.Key, with_: Qt.KeyboardModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, with_)


def _chart(
    by: Actor, clock: ManualClock, name: tuple[str, str], recorder: Recorder
) -> UUID:
    """An alert that nobody acknowledged, a value not measured, and an amendment."""
    clinic = Bedside(nurse=by)
    clinic.name, clinic.clock, clinic.recorder = name, clock, recorder
    clinic.steady = cast("SteadyClock", recorder.clock)
    clinic.start()
    clinic.chart(10, HIGH)
    clinic.chart(20, _PARTLY)
    clinic.chart(30, CALM)
    amend(clinic, set_at(clinic, 30), observed("119/72 70 98 14 5 0 1 0"), "read again")
    clinic.close(41)
    return clinic.session_id
