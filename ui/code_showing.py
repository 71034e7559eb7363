"""Another recovery code, shown on the page of people to whoever may replace it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from monitor.access.recovery_code import new_code, printed
from monitor.chart.refusals import Refusal
from ui import questions
from ui.store import Store
from ui.views.people_page.asked import Asked, about_code

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.panels.people_page.page import PeoplePage


class CodeShowing(QObject):
    """Makes a code and keeps it while its form is shown, to be printed.

    ``show`` opens the form. *Signals:* ``told(str)``: why not, or whether it printed.
    """

    told = Signal(str)

    def __init__(
        self,
        page: "PeoplePage",
        bedside: "Bedside",
        store: Store,
        show: Callable[[Asked], None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._bedside = bedside
        self._store = store
        self._open = show
        self._code = b""
        page.code_requested.connect(self.begin)
        page.print_requested.connect(self._print)

    @Slot()
    def begin(self) -> None:
        """Whoever may not is told before a code is shown and typed."""
        actor = self._store.snapshot.actor
        if actor is not None:
            question = partial(questions.why_not, "recovery-code", actor)
            self._bedside.ask(question, self._show)

    def forget(self) -> None:
        """The form was left, or the code holds."""
        self._code = b""

    def _show(self, refusal: Refusal | None) -> None:
        if refusal is not None:
            self.told.emit(refusal.sentence)
            return
        code = new_code()
        self._open(about_code(code))
        self._code = code

    @Slot()
    def _print(self) -> None:
        from ui.printing.recovery_page import print_code  # noqa: PLC0415

        if self._code:
            self.told.emit(print_code(printed(self._code), self._page))
