"""The app as a supervisor finds it the day after a session was closed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.entries import Actor
from monitor.chart.kinds import Role
from tests.clocks import ManualClock
from tests.desk import START
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened

N = TypeVar("N", bound=Nurse)


@contextmanager
def day_after(
    kind: type[N], qtbot: QtBot, qapp: QApplication, folder: Path
) -> Iterator[N]:
    """B. Lee, by name alone, in the record of that folder."""
    clock = ManualClock(START + timedelta(days=1))
    nurse = opened(qtbot, qapp, folder, clock)
    supervisor = kind(nurse.vigil, nurse.window, clock, qtbot)
    try:
        supervisor.type("B. Lee\n")
        supervisor.settle()
        yield supervisor
    finally:
        supervisor.vigil.end()


def act_as(supervisor: Nurse, *roles: Role) -> None:
    """As if whoever is there had signed in with these roles."""
    known = supervisor.vigil.bedside.actor
    assert known is not None
    actor = Actor(
        person=known.person,
        name="B. Lee",
        auth_method="password",
        roles=frozenset(roles),
    )
    supervisor.vigil.store.name_actor(actor)
