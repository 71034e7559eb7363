"""What becomes of a command on its way: charted, refused, faulted, or unconfirmed."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import uuid5

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

from monitor.chart.commands import Chart
from monitor.chart.kinds import NoteRecorded
from monitor.chart.refusals import Refusal
from monitor.charting.faults import EnvironmentFault, Unconfirmed
from monitor.charting.reads import Charted
from tests.clocks import ManualClock
from tests.desk import SPACE
from tests.traps.logs import ExpectedLogs
from ui import errands as module
from ui import questions
from ui.bedside import Bedside
from ui.store import Store
from ui.views.snapshot import RecordState, Saving

T = TypeVar("T")
FULL = EnvironmentFault("Not saved.", "The disk is full.", "Make room.")
NO = Refusal(what="Not charted", why="it can't be", remedy="Type it again")
DONE = Charted(entries=())


class Recorder:
    """Answers from a script: each call takes the next answer, or raises it."""

    upkeep = None

    def __init__(self, *answers: object) -> None:
        self.answers = list(answers)
        self.calls: list[str] = []

    def _next(self, call: str) -> Any:
        self.calls.append(call)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def handle(self, *_: object) -> Any:
        return self._next("handle")

    def confirm(self, *_: object) -> Any:
        return self._next("confirm")

    def tick(self, *_: object) -> Any:
        return self._next("tick")


class AtOnce(QObject):
    """A worker without a thread: it answers before ``ask`` returns."""

    broken = Signal(object)

    def __init__(self, recorder: Recorder) -> None:
        super().__init__()
        self._recorder = recorder

    def ask(
        self,
        question: Callable[[Any], T],
        then: Callable[[T], None],
        fail: Callable[[Exception], None],
    ) -> None:
        try:
            answer = question(self._recorder)
        except Exception as fault:  # noqa: BLE001  (as the worker does)
            fail(fault)
        else:
            then(answer)


class Sent:
    """One command sent, with what came back and how saving stood meanwhile."""

    def __init__(self, *answers: object) -> None:
        self.clock = ManualClock()
        self.recorder = Recorder(*answers)
        self.store = Store(self.clock.now(), self.clock.zone)
        self.worker = AtOnce(self.recorder)
        self.bedside = Bedside(self.worker, self.store, self.clock)  # type: ignore[arg-type]  # it asks, that is all
        self.charted: list[Charted] = []
        self.refused: list[Refusal] = []
        self.states: list[Saving] = []
        self.store.changed.connect(lambda s: self.states.append(s.record.saving))
        self.bedside.name_nurse("A. Okafor RN")

    def send(self, charted: Callable[[Charted], None] | None = None) -> "Sent":
        command = Chart(
            id=uuid5(SPACE, "note"),
            stream_id=uuid5(SPACE, "session"),
            at=self.clock.now(),
            fact=NoteRecorded(text="calm"),
        )
        then = charted or self.charted.append
        self.bedside.send(command, then, self.refused.append)
        return self

    def record(self) -> RecordState:
        return self.store.snapshot.record

    def saving(self) -> Saving:
        return self.record().saving


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHECK_AGAIN_MS", 0)


def test_charted_is_saved_from_then_on(qtbot: QtBot) -> None:
    """The answer says since when it is saved."""
    sent = Sent(DONE).send()
    assert sent.charted == [DONE]
    assert sent.refused == []
    assert sent.record().saved_at == sent.clock.now()
    qtbot.waitUntil(lambda: sent.states[-1] is Saving.SAVED)


def test_what_has_no_answer_is_being_saved(qtbot: QtBot) -> None:
    """Saving holds from the moment of sending, and is said until the answer."""
    sent = Sent()
    sent.worker.ask = lambda *_: None  # type: ignore[method-assign]  # a slow disk
    sent.send()
    assert sent.saving() is Saving.SAVING
    qtbot.waitUntil(lambda: sent.states[-1] is Saving.SAVING)


def test_the_form_hears_of_it_before_the_screen(qtbot: QtBot) -> None:
    """The tick is painted first; what else an entry changes comes right after."""
    sent = Sent(DONE)
    heard: list[str] = []
    sent.store.changed.connect(lambda _: heard.append("screen"))
    sent.send(lambda _: heard.append("form"))
    assert heard == ["form"]
    qtbot.waitUntil(lambda: heard == ["form", "screen"])


@pytest.mark.usefixtures("qapp")
def test_refusal_goes_back_to_the_form() -> None:
    """A refusal is no fault: the form gets it and nothing is red."""
    sent = Sent(NO).send()
    assert (sent.charted, sent.refused) == ([], [NO])
    assert sent.saving() is Saving.NOTHING


@pytest.mark.usefixtures("qapp")
def test_fault_is_said_and_goes_back_to_the_form() -> None:
    """A full disk is told until something is saved; the form keeps its text."""
    sent = Sent(FULL, DONE).send()
    assert sent.saving() is Saving.FAULT
    assert sent.record().fault is FULL
    assert [r.sentence for r in sent.refused] == [
        "Not saved: the disk is full. Make room."
    ]
    sent.send()
    assert sent.saving() is Saving.SAVED
    assert sent.record().fault is None


def test_unconfirmed_that_was_saved_is_found(qtbot: QtBot) -> None:
    """Not confirmed is said; once the record has it, it is saved, asked once only."""
    sent = Sent(Unconfirmed((), FULL), DONE).send()
    assert sent.saving() is Saving.CHECKING
    assert (sent.charted, sent.refused) == ([], [])
    qtbot.waitUntil(lambda: sent.charted == [DONE])
    assert sent.recorder.calls == ["handle", "confirm"]
    assert sent.saving() is Saving.SAVED


def test_unconfirmed_that_was_not_saved_is_asked_again(qtbot: QtBot) -> None:
    """What the record does not have is charted again, under the same id."""
    sent = Sent(Unconfirmed((), FULL), None, DONE).send()
    qtbot.waitUntil(lambda: sent.charted == [DONE])
    assert sent.recorder.calls == ["handle", "confirm", "handle"]


def test_checking_goes_on_while_the_record_can_not_be_read(qtbot: QtBot) -> None:
    """As long as nobody can tell, the screen says so and asks again."""
    sent = Sent(Unconfirmed((), FULL), FULL, FULL, DONE).send()
    qtbot.waitUntil(lambda: sent.charted == [DONE])
    assert sent.recorder.calls == ["handle", "confirm", "confirm", "confirm"]
    assert Saving.FAULT not in sent.states


@pytest.mark.usefixtures("qapp")
def test_mistake_of_the_program_makes_the_screen_untrusted(
    expected_logs: ExpectedLogs,
) -> None:
    """A bug is logged and owned up to, and the form keeps what was typed."""
    expected_logs.expect("fault of the program")
    sent = Sent(ZeroDivisionError("mistake")).send()
    assert sent.record().is_untrusted
    assert len(sent.refused) == 1


@pytest.mark.parametrize(("ticks", "is_silent"), [(4, False), (5, False), (6, True)])
def test_rules_that_stay_silent_are_told_by_ticks(
    monkeypatch: pytest.MonkeyPatch, ticks: int, *, is_silent: bool
) -> None:
    """By ticks and not by the clock: it may step, and the demo's runs 20 times as fast.

    One answer is enough to be heard again.
    """
    sent = Sent((), ())
    sent.clock.advance(minutes=1)
    sent.bedside.tick()
    assert not sent.store.snapshot.is_engine_silent

    with monkeypatch.context() as deaf:
        deaf.setattr(sent.worker, "ask", lambda *_: None)
        for _ in range(ticks):
            sent.clock.advance(minutes=1)
            sent.bedside.tick()
    assert sent.store.snapshot.is_engine_silent is is_silent

    sent.bedside.tick()
    assert not sent.store.snapshot.is_engine_silent


class Held(QObject):
    """A worker that is behind: what is asked waits until it is let go."""

    broken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[object, Callable[[Any], None], object]] = []

    def ask(self, question: object, then: Callable[[Any], None], fail: object) -> None:
        self.asked.append((question, then, fail))

    def take_tick(self) -> tuple[Callable[[Any], None], Any]:
        """The one question after the rules that waits: its answer and its fault."""
        ((_, then, fail),) = [a for a in self.asked if a[0] is questions.tick]
        self.asked.clear()
        return then, fail


def beating(worker: Held) -> tuple[Bedside, Store, QTimer]:
    """A bedside that ticks, and the timer of its seconds."""
    clock = ManualClock()
    store = Store(clock.now(), clock.zone)
    bedside = Bedside(worker, store, clock)  # type: ignore[arg-type]  # it asks, that is all
    bedside.watch()
    worker.asked.clear()
    timer = bedside.findChild(QTimer)
    assert isinstance(timer, QTimer)
    timer.stop()
    return bedside, store, timer


@pytest.mark.usefixtures("qapp")
def test_the_rules_are_not_asked_twice_at_once() -> None:
    """Where an answer takes longer than a second, no queue grows before a save."""
    worker = Held()
    _bedside, store, timer = beating(worker)
    for _ in range(5):
        timer.timeout.emit()
    assert store.snapshot.unanswered_ticks == 5
    answer, _ = worker.take_tick()
    answer(())
    assert store.snapshot.unanswered_ticks == 0
    timer.timeout.emit()
    worker.take_tick()


@pytest.mark.usefixtures("qapp")
def test_the_rules_are_asked_again_after_a_fault() -> None:
    """One question that failed is not waited for."""
    worker = Held()
    _bedside, _, timer = beating(worker)
    timer.timeout.emit()
    _, fail = worker.take_tick()
    fail(FULL)
    timer.timeout.emit()
    worker.take_tick()
