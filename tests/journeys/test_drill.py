"""The drill: ten sets typed with real keys, on a clock that is moved by hand."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.kinds import Reading
from monitor.chart.numbers import written
from monitor.simulation.drilling import SETS, drill_sets
from tests.builders import iv40
from tests.clocks import ManualClock
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened
from tests.journeys.typed_rows import CTRL
from ui.command_line.drill_folder import prepare_drill
from ui.drill import Drill
from ui.drill_book import BOOK, DrillBook

TABS_TO_THE_REASON = "\t" * 8


class Driller:
    """A nurse with the drill on her screen."""

    def __init__(self, nurse: Nurse, folder: Path) -> None:
        self.nurse = nurse
        self.folder = folder
        self.drill = Drill(nurse.vigil, nurse.clock, DrillBook(folder))
        self.drill.offer()

    @property
    def said(self) -> str:
        view = self.drill.panel.view
        assert view is not None
        return f"{view.title}. {view.spoken}"

    def begin(self) -> None:
        self.nurse.type("\n")

    def chart(self, readings: Sequence[Reading], seconds: int) -> None:
        """As the card shows it, so many seconds after it came."""
        self.nurse.clock.advance(seconds=seconds)
        self.nurse.type(f"{typed(readings)}\n")
        self.nurse.settle()


def typed(readings: Sequence[Reading]) -> str:
    return " ".join(written(r.value) for r in readings if r.value is not None)


def shown(nth: int = 1) -> tuple[tuple[Reading, ...], ...]:
    return drill_sets(nth, iv40().charting)


@pytest.fixture
def driller(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Driller]:
    folder, clock = tmp_path / "drill", ManualClock()
    folder.mkdir()
    prepare_drill(folder, clock)
    nurse = opened(qtbot, qapp, folder, clock)
    nurse.type("A. Okafor RN\n")
    nurse.settle()
    nurse.chord(Qt.Key.Key_1, CTRL)
    nurse.settle()
    if nurse.vigil.screens.screen == "taking":
        nurse.vigil.desks.taking.is_needed = False
        nurse.chord(Qt.Key.Key_1, CTRL)
        nurse.settle()
    yield Driller(nurse, folder)
    nurse.vigil.end()


def test_ten_sets_are_timed_and_compared(driller: Driller) -> None:
    """The median of their seconds, the keys, no error; the next drill tells of it."""
    assert "Ten sets of a made-up patient" in driller.said
    driller.begin()
    for number, readings in enumerate(shown(), start=1):
        assert f"set {number} of {SETS}" in driller.said
        driller.chart(readings, seconds=number)
    assert "the clock stands" in driller.said
    driller.begin()
    keys = sorted(len(typed(readings)) + 1 for readings in shown())
    middle = (keys[4] + keys[5]) / 2
    told = f"{middle:.1f}".removesuffix(".0")
    assert (
        f"Median 5.5sec a set, {told} keys a set, no uncorrected error" in driller.said
    )
    assert "first drill on this workstation" in driller.said
    driller.begin()
    for readings in shown(2):
        driller.chart(readings, seconds=7)
    driller.begin()
    assert "Median 7sec a set" in driller.said
    assert "1.5sec a set slower than the drill before it" in driller.said
    assert "5.5sec" in driller.said


def test_what_is_saved_other_than_shown_is_an_error_until_put_right(
    driller: Driller,
) -> None:
    """Two wrong values, one of them amended before the result: one is left."""
    driller.begin()
    sets = shown()
    for number, readings in enumerate(sets, start=1):
        wrong = number in (3, SETS)
        driller.chart(off_by_one(readings) if wrong else readings, seconds=4)
    nurse = driller.nurse
    nurse.chord(Qt.Key.Key_Z, CTRL)
    rate = next(r.value for r in sets[-1] if r.field == "hr")
    assert rate is not None
    nurse.type(f"\t\t{written(rate)}{TABS_TO_THE_REASON}1\n")
    nurse.settle()
    driller.drill.panel.setFocus()
    driller.begin()
    assert "1 uncorrected error" in driller.said


def off_by_one(readings: Sequence[Reading]) -> list[Reading]:
    return [
        Reading(field=r.field, value=r.value + 1)
        if r.field == "hr" and r.value is not None
        else r
        for r in readings
    ]


def test_the_book_has_no_patient_and_no_name(driller: Driller) -> None:
    """Seconds, keys, errors and when; nothing of who drilled, or of whom."""
    driller.begin()
    for readings in shown():
        driller.chart(readings, seconds=4)
    driller.begin()
    kept = (driller.folder / BOOK).read_text(encoding="utf-8")
    assert "median_seconds" in kept
    for name in ("Okafor", "Robin", "Example", "T-0002"):
        assert name not in kept
