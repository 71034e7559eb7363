"""Widgets are destroyed on the screen's thread, whoever makes the garbage."""

import gc
from collections.abc import Iterator
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.collecting import Collecting
from ui.overriding import override


@pytest.fixture
def collecting() -> Iterator[Collecting]:
    made = Collecting()
    yield made
    made.end()
    gc.disable()


def left_in_a_cycle() -> list[Thread]:
    """Answers with the thread that destroys it, once one does."""
    threads: list[Thread] = []

    class Widget(QWidget):
        me: QWidget

    widget = Widget()
    widget.me = widget
    widget.destroyed.connect(
        lambda: threads.append(current_thread()), Qt.ConnectionType.DirectConnection
    )
    return threads


class Worker(Thread):
    """As the thread of the record: it makes, and keeps, more than the thresholds."""

    @override
    def run(self) -> None:
        self.made: list[list[int]] = [[] for _ in range(100_000)]


def work_beside() -> Worker:
    worker = Worker()
    worker.start()
    worker.join()
    return worker


@pytest.mark.usefixtures("qapp")
def test_by_itself_python_destroys_a_widget_on_any_thread() -> None:
    gc.enable()
    try:
        threads = left_in_a_cycle()
        worker = work_beside()
        assert threads == [worker]
    finally:
        gc.disable()


def test_the_screens_thread_destroys_it(qtbot: QtBot, collecting: Collecting) -> None:
    gc.enable()
    collecting.begin()
    threads = left_in_a_cycle()
    worker = work_beside()
    assert worker.made
    assert threads == []
    qtbot.wait_until(lambda: threads == [main_thread()])


@pytest.mark.parametrize("was_on", [True, False])
def test_after_it_all_is_as_before(collecting: Collecting, *, was_on: bool) -> None:
    if was_on:
        gc.enable()
    collecting.begin()
    assert not gc.isenabled()
    collecting.end()
    assert gc.isenabled() is was_on


@pytest.fixture
def ages(collecting: Collecting, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The generations that are collected once the program has begun."""
    ages: list[int] = []
    monkeypatch.setattr(gc, "collect", ages.append)
    monkeypatch.setattr(gc, "freeze", list)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    monkeypatch.setattr(gc, "get_count", lambda: (701, 11, 11))
    collecting.look()
    assert ages == [1]
    ages.clear()
    return ages


@pytest.mark.parametrize(
    ("counts", "age"),
    [
        ((700, 10, 10), None),
        ((701, 10, 10), 0),
        ((701, 11, 10), 1),
        ((0, 10, 11), None),
        ((0, 11, 11), 2),
    ],
)
def test_the_oldest_that_is_due_is_collected(
    collecting: Collecting,
    ages: list[int],
    monkeypatch: pytest.MonkeyPatch,
    counts: tuple[int, int, int],
    age: int | None,
) -> None:
    """At a threshold nothing is due; above it is, and with it what is younger."""
    monkeypatch.setattr(gc, "get_count", lambda: counts)
    collecting.look()
    assert ages == ([] if age is None else [age])


@pytest.mark.parametrize(("old", "age"), [(125, 1), (126, 2)])
def test_all_is_looked_through_once_a_quarter_was_added(
    collecting: Collecting,
    ages: list[int],
    monkeypatch: pytest.MonkeyPatch,
    old: int,
    age: int,
) -> None:
    """Since the time before, when there were 100."""
    monkeypatch.setattr(gc, "get_count", lambda: (701, 11, 11))
    for count in (100, old):
        monkeypatch.setattr(gc, "get_objects", lambda _, many=count: [None] * many)
        collecting.look()
    assert ages == [2, age]


def test_what_the_program_is_made_of_is_looked_through_no_more(
    collecting: Collecting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Set aside once, when all of it would be due; at the end it is taken back."""
    kept: list[list[int]] = [[] for _ in range(1000)]
    collecting.begin()
    monkeypatch.setattr(gc, "get_count", lambda: (701, 11, 11))

    collecting.look()

    aside = gc.get_freeze_count()
    assert aside > len(kept)
    later: list[list[int]] = [[] for _ in range(1000)]
    collecting.look()
    assert gc.get_freeze_count() <= aside
    collecting.end()
    assert gc.get_freeze_count() == 0
    assert len(later) == len(kept)


def test_a_widget_that_was_left_after_it_is_destroyed_all_the_same(
    qtbot: QtBot, collecting: Collecting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was set aside are not those that come later."""
    collecting.begin()
    monkeypatch.setattr(gc, "get_count", lambda: (701, 11, 11))
    collecting.look()
    threads = left_in_a_cycle()

    qtbot.wait_until(lambda: threads == [main_thread()])
