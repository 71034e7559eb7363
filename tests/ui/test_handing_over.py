"""What another thread hands over is done on the screen's, in order, and once."""

from collections.abc import Callable, Iterator
from functools import partial
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from ui.handing_over import HandingOver


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[HandingOver]:  # noqa: ARG001  (an event loop)
    screen = HandingOver()
    screen.open()
    yield screen
    screen.close()


def beside(work: Callable[[], None]) -> None:
    """In another thread, until it is done."""
    thread = Thread(target=work)
    thread.start()
    thread.join()


def test_in_order_on_the_screens_thread(screen: HandingOver, qtbot: QtBot) -> None:
    """Many more than a bell that nobody answers can ring."""
    done: list[int] = []
    threads = set()

    def act(number: int) -> None:
        done.append(number)
        threads.add(current_thread())

    def hand_many() -> None:
        for one in range(20_000):
            screen.hand(partial(act, one))

    beside(hand_many)
    assert done == []
    qtbot.wait_until(lambda: len(done) == 20_000)
    assert done == sorted(done)
    assert threads == {main_thread()}


def test_what_is_handed_over_meanwhile_comes_after(
    screen: HandingOver, qtbot: QtBot
) -> None:
    done: list[str] = []

    def again() -> None:
        done.append("first")
        screen.hand(lambda: done.append("second"))

    screen.hand(again)
    screen.take()
    assert done == ["first"]
    qtbot.wait_until(lambda: done == ["first", "second"])


def test_a_mistake_holds_up_no_other(screen: HandingOver, qtbot: QtBot) -> None:
    done: list[str] = []

    def fail() -> None:
        raise ValueError("of one")

    with capture_exceptions() as mistakes:
        for act in (fail, lambda: done.append("next")):
            screen.hand(act)
        qtbot.wait_until(lambda: done == ["next"])
    assert [kind for kind, _, _ in mistakes] == [ValueError]


def test_one_that_waits_has_the_others_done(screen: HandingOver, qtbot: QtBot) -> None:
    """As a question in a window of its own does."""
    done: list[str] = []
    dialogue = QEventLoop()

    def wait() -> None:
        dialogue.exec()
        done.append("waited")

    def end_it() -> None:
        done.append("other")
        dialogue.quit()

    for act in (wait, end_it):
        screen.hand(act)
    qtbot.wait_until(lambda: done == ["other", "waited"])


def test_at_the_end_all_is_done_that_is_left(screen: HandingOver) -> None:
    """Also behind a mistake, which is told as one."""
    done: list[str] = []

    def fail() -> None:
        raise ValueError("of one")

    for act in (fail, lambda: done.append("next")):
        screen.hand(act)
    with capture_exceptions() as mistakes:
        screen.finish()
    assert done == ["next"]
    assert [kind for kind, _, _ in mistakes] == [ValueError]


def test_what_ends_it_leaves_the_rest_undone(screen: HandingOver) -> None:
    done: list[str] = []
    screen.hand(screen.close)
    screen.hand(lambda: done.append("too late"))
    screen.take()
    QCoreApplication.processEvents()
    assert done == []


@pytest.mark.usefixtures("qtbot")
def test_closed_it_keeps_nothing_for_the_next_time() -> None:
    done: list[str] = []
    screen = HandingOver()
    for word in ("before", "after"):
        screen.open()
        screen.hand(partial(done.append, word))
        if word == "before":
            screen.close()
    screen.take()
    screen.close()
    screen.close()
    assert done == ["after"]
