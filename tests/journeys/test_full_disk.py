"""Where no file may grow any more the window says so, and nothing typed is lost."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from monitor.chart.kinds import ObservationsRecorded
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import go
from ui.panels.top_bar import FaultBar
from ui.views.snapshot import Saving
from ui.widgets.button import ActionButton

NO_MORE = 4096
"""Bytes: the log of a record has more than that with the first entry."""


@contextmanager
def no_room() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (NO_MORE, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def saving(nurse: Nurse) -> Saving:
    return nurse.vigil.store.snapshot.record.saving


def sets(nurse: Nurse) -> list[ObservationsRecorded]:
    payloads = [entry.payload for entry in nurse.session.entries]
    return [one for one in payloads if isinstance(one, ObservationsRecorded)]


def test_it_is_said_and_the_set_is_charted_once_there_is_room(roomed: Nurse) -> None:
    """By a real write that fails: not confirmed first, and charted once in the end."""
    go(roomed, 1)
    before = len(sets(roomed))
    with no_room():
        roomed.type("118 72 70 98 14 5 \n")
        roomed.until(lambda: saving(roomed) is Saving.FAULT)
    bar = roomed.window.findChild(FaultBar)
    assert bar is not None
    assert bar.isVisible()
    assert "no room left" in bar.accessibleName()
    message = roomed.vigil.parts.strip.set.message
    assert message == "Not confirmed, checking. 118/72 · 70 · 98 · 14 · 5 alert"

    retry = bar.findChild(ActionButton)
    assert retry is not None
    QTest.mouseClick(retry, Qt.MouseButton.LeftButton)
    roomed.until(lambda: not bar.isVisible())
    roomed.until(lambda: len(sets(roomed)) > before)
    roomed.settle()

    assert len(sets(roomed)) == before + 1
    assert [str(reading.value) for reading in sets(roomed)[-1].readings[:2]] == [
        "118",
        "72",
    ]
