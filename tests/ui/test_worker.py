"""The record's own thread: questions in order, answers on the screen's thread."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from weakref import ref

import pytest
from pytestqt.qtbot import QtBot

from tests.traps.logs import ExpectedLogs
from ui.worker import Worker


class Book:
    """Stands in for a recorder: remembers in which thread it was used."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.threads = {current_thread()}
        self.is_closed = False

    def write(self, line: str) -> int:
        self.threads.add(current_thread())
        self.lines.append(line)
        return len(self.lines)


class Opened:
    """What was opened, for a look from outside."""

    book: Book | None = None


@contextmanager
def opening(opened: Opened) -> Iterator[Book]:
    opened.book = Book()
    yield opened.book
    opened.book.is_closed = True


@pytest.fixture
def opened() -> Opened:
    return Opened()


@pytest.fixture
def worker(opened: Opened, qtbot: QtBot) -> Iterator[Worker]:  # noqa: ARG001  (an event loop)
    worker = Worker(lambda: opening(opened))  # type: ignore[arg-type, return-value]  # a Book will do
    worker.start()
    yield worker
    worker.stop()


def unexpected(fault: Exception) -> None:
    raise fault


def write(line: str) -> Callable[[object], int]:
    return lambda book: book.write(line)  # type: ignore[attr-defined]  # a Book comes


def test_questions_are_answered_in_order_on_the_screens_thread(
    worker: Worker, opened: Opened, qtbot: QtBot
) -> None:
    """Three questions give three answers, in order, each on the main thread."""
    answers: list[tuple[int, bool]] = []
    failures: list[Exception] = []

    def take(answer: int) -> None:
        answers.append((answer, current_thread() is main_thread()))

    for line in ("a", "b", "c"):
        worker.ask(write(line), take, failures.append)
    qtbot.waitUntil(lambda: len(answers) == 3)

    assert answers == [(1, True), (2, True), (3, True)]
    assert failures == []
    assert opened.book is not None
    assert main_thread() not in opened.book.threads
    assert len(opened.book.threads) == 1


def test_failure_goes_to_whoever_asked_and_the_next_is_answered(
    worker: Worker, qtbot: QtBot
) -> None:
    """An exception is handed over, not lost, and does not end the thread."""
    failures: list[Exception] = []
    answers: list[int] = []

    def fail(_: object) -> int:
        raise OSError("no room")

    worker.ask(fail, answers.append, failures.append)
    worker.ask(write("a"), answers.append, failures.append)
    qtbot.waitUntil(lambda: len(answers) == 1)

    assert [str(f) for f in failures] == ["no room"]


def test_stopping_finishes_what_was_asked_and_closes(
    worker: Worker, opened: Opened
) -> None:
    """Whatever was asked before the end is done before the end."""
    for _ in range(20):
        worker.ask(write("x"), lambda _: None, lambda _: None)
    worker.stop()

    assert opened.book is not None
    assert len(opened.book.lines) == 20
    assert opened.book.is_closed


def test_record_that_does_not_open_is_announced(
    qtbot: QtBot, expected_logs: ExpectedLogs
) -> None:
    """A record that can't be opened is told once, with its cause."""

    class Closed:
        def __enter__(self) -> Book:
            raise OSError("locked")

        def __exit__(self, *_: object) -> None:
            raise AssertionError("it was never opened")

    worker = Worker(Closed)  # type: ignore[arg-type]  # a Book will do
    expected_logs.expect("be used")
    with qtbot.waitSignal(worker.broken) as told:
        worker.start()
    worker.stop()

    assert str(told.args[0]) == "locked"


def test_what_is_asked_once_it_can_be_opened_is_told_no_fault_of_before(
    qtbot: QtBot, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("be used")
    failures: list[Exception] = []
    answers: list[int] = []

    @contextmanager
    def opening() -> Iterator[Book]:
        if len(failures) < 2:
            raise OSError("no room")
        yield Book()

    worker = Worker(opening)  # type: ignore[arg-type]  # a Book will do
    worker.start()
    worker.ask(write("a"), answers.append, failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    worker.ask(write("a"), answers.append, failures.append)
    qtbot.waitUntil(lambda: len(failures) == 2)
    worker.ask(write("a"), answers.append, failures.append)
    qtbot.waitUntil(lambda: len(answers) + len(failures) == 3)
    worker.stop()
    assert answers == [1]


def test_a_record_that_can_not_be_closed_ends_all_the_same(
    qtbot: QtBot, expected_logs: ExpectedLogs
) -> None:
    """A full disk at the very end keeps no process alive without a window."""
    expected_logs.expect("be used")

    @contextmanager
    def opening() -> Iterator[Book]:
        yield Book()
        raise OSError("no room")

    worker = Worker(opening)  # type: ignore[arg-type]  # a Book will do
    with qtbot.waitSignal(worker.broken):
        worker.start()
        worker.stop()
    assert not worker._thread.is_alive()


def test_its_thread_is_the_last_to_hold_nobody_who_asked(
    worker: Worker, qtbot: QtBot
) -> None:
    """It would destroy a widget in the middle of what the screen's thread does."""

    class Asker:
        def take(self, _: int) -> None:
            """Waits for it, and goes."""

    asker = Asker()
    gone = ref(asker)
    worker.ask(write("a"), asker.take, unexpected)
    del asker
    qtbot.waitUntil(lambda: gone() is None)


def test_a_mistake_in_an_answer_leaves_none_of_the_last_undone(
    opened: Opened, qtbot: QtBot
) -> None:
    """They are handed over when the window closes, and the record with it."""
    worker = Worker(lambda: opening(opened))  # type: ignore[arg-type, return-value]  # a Book will do
    answers: list[int] = []

    def fail(_: int) -> None:
        raise ValueError("of one")

    worker.start()
    worker.ask(write("a"), fail, unexpected)
    worker.ask(write("b"), answers.append, unexpected)
    with qtbot.captureExceptions() as mistakes:
        worker.stop()
    assert answers == [2]
    assert [kind for kind, _, _ in mistakes] == [ValueError]
