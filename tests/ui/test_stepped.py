"""What takes many frames is done in steps, between which the screen is free."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from tests.ui.printing.varied import infused
from ui.making import Making
from ui.printing.report.pdf import PdfFile
from ui.stepped import Stepped
from ui.views.report.build import report_view


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()
    qtbot.wait_until(lambda: True)


def _never(_: RuntimeError) -> None:
    raise AssertionError("Nothing was to fail.")


def test_events_come_in_between(qtbot: QtBot, parent: QObject) -> None:
    """A timer of the screen fires while a thing without end is being done."""
    stepped, fired, count = Stepped(parent), list[int](), 0

    def steps() -> Iterator[None]:
        nonlocal count
        while not fired:
            count += 1
            yield

    done: list[bool] = []
    stepped.run(steps(), lambda: done.append(True), _never)
    QTimer.singleShot(0, lambda: fired.append(count))
    qtbot.wait_until(lambda: bool(done))
    assert not stepped.is_under_way


def test_what_fails_is_told_and_what_is_dropped_is_let_go(
    qtbot: QtBot, parent: QObject
) -> None:
    stepped, told, ended = Stepped(parent), list[str](), list[bool]()

    def failing() -> Iterator[None]:
        yield
        raise RuntimeError("no paper")

    stepped.run(failing(), lambda: None, lambda fault: told.append(str(fault)))
    qtbot.wait_until(lambda: bool(told))
    assert told == ["no paper"]

    begun: list[bool] = []

    def endless() -> Iterator[None]:
        try:
            while True:
                begun.append(True)
                yield
        finally:
            ended.append(True)

    stepped.run(endless(), lambda: told.append("done"), _never)
    qtbot.wait_until(lambda: bool(begun))
    stepped.drop()
    assert ended == [True]
    assert told == ["no paper"]


def test_of_two_things_made_the_last_is_told(qtbot: QtBot, parent: QObject) -> None:
    making, found = Making(parent), list[int]()
    making.make(lambda: 1, found.append)
    making.make(lambda: 2, found.append)
    qtbot.wait_until(lambda: bool(found))
    making.finish()
    assert found == [2]


@pytest.mark.usefixtures("qapp")
def test_a_report_is_set_in_many_steps() -> None:
    """So many that none holds the screen up; the chart alone is one for each lane."""
    report = report_view(infused().read, "A. Okafor RN", "0.1.0")
    file = PdfFile(report)
    assert sum(1 for _ in file.steps()) > 100
    assert file.content.startswith(b"%PDF-")
