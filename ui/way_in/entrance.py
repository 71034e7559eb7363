"""The form of the start page, and the threads that its steps ask."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.refusals import Refusal
from ui.views.way_in.answers import busy, faulty, refused
from ui.views.way_in.step import Step
from ui.views.way_in.steps import LOOKING

if TYPE_CHECKING:
    from monitor.access.doorkeeper import Doorkeeper
    from monitor.access.record_key import DataKeys
    from monitor.charting.recorder import Recorder
    from ui.door import Door
    from ui.panels.step_form import StepForm
    from ui.worker import Worker

T = TypeVar("T")
Typed = dict[str, str]


def _nothing() -> None:
    """The step has no other way."""


class Entrance(QObject):
    """Shows one step, and hands what is typed to whoever showed it.

    *Signals:* ``keys_found(DataKeys)``: the record can be opened with them;
    ``waiting()``: for some tenths of a second nobody types.
    """

    keys_found = Signal(object)
    waiting = Signal()

    def __init__(self, form: "StepForm", door: "Door", worker: "Worker") -> None:
        super().__init__(form)
        self._form = form
        self._door = door
        self._worker = worker
        self._step = LOOKING
        self._sent: Callable[[Typed, str], None] = lambda _typed, _choice: None
        self._other: Callable[[], None] = _nothing
        self._left: Callable[[], None] = _nothing
        form.submitted.connect(self._take)
        form.other_requested.connect(self._take_other)
        form.left.connect(self._take_left)
        form.display(LOOKING)

    @property
    def step(self) -> Step:
        return self._step

    @property
    def is_busy(self) -> bool:
        return self._form.step.is_busy

    def show(
        self,
        step: Step,
        sent: Callable[[Typed, str], None],
        other: Callable[[], None] = _nothing,
        left: Callable[[], None] | None = None,
    ) -> None:
        """Ask this from now on; ``other`` is what the second button does.

        Escape does ``left``, or the same where that is not given.
        """
        self._sent, self._other, self._left = sent, other, left or other
        self._become(step)
        self._form.take_focus()

    def wait(self, doing: str) -> None:
        """What was typed is being looked at."""
        self._form.display(busy(self._step, doing))
        self.waiting.emit()

    def refuse(self, refusal: Refusal) -> None:
        self._form.display(refused(self._step, refusal))
        self._form.take_focus()

    def fail(self, fault: Exception) -> None:
        """The workstation is not well; what was typed can be sent again."""
        self._form.display(faulty(self._step, fault))

    def fill(self, key: str, text: str) -> None:
        self._form.fill(key, text)

    def forget(self, *keys: str) -> None:
        self._form.forget(*keys)

    def ask_door(
        self, question: "Callable[[Doorkeeper], T]", then: Callable[[T], None]
    ) -> None:
        self._door.ask(question, then, self.fail)

    def work(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Anything that takes long, beside screen and record."""
        self._door.do(work, then, self.fail)

    def ask_record(
        self,
        question: "Callable[[Recorder], T]",
        then: Callable[[T], None],
        keys: "DataKeys | None" = None,
    ) -> None:
        """``keys`` open the record where it is not open yet."""
        if keys is not None:
            self.keys_found.emit(keys)
        self._worker.ask(question, then, self.fail)

    def _become(self, step: Step) -> None:
        self._step = step
        self._form.display(step)

    @Slot(object, str)
    def _take(self, typed: Typed, choice: str) -> None:
        self._sent(typed, choice)

    @Slot()
    def _take_other(self) -> None:
        self._other()

    @Slot()
    def _take_left(self) -> None:
        """What is being looked at ends by its answer."""
        if not self._form.step.is_busy:
            self._left()
