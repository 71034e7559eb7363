"""Another recovery code, shown on the page of people to whoever may replace it."""

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from monitor.access.recovery_code import new_code, printed
from monitor.chart.refusals import Refusal
from ui import questions
from ui.store import Store
from ui.views.people_page.asked import Asked, about_code

if TYPE_CHECKING:
    from monitor.chart.entries import Actor
    from ui.bedside import Bedside
    from ui.panels.people_page.page import PeoplePage


class Forms(Protocol):
    """The desk of the page, which alone knows the code that its form shows."""

    @property
    def code_shown(self) -> bytes:
        """Empty where none is, or no more."""

    def refuses_another(self) -> bool:
        """Whether something that was asked is not answered yet; it says so then."""

    def show_asked(self, asked: Asked) -> None:
        """Open that form, in the place of another one."""


class CodeShowing(QObject):
    """Makes a code, has its form opened, and prints what that shows.

    *Signals:* ``told(str)``: why not, or whether it printed.
    """

    told = Signal(str)

    def __init__(
        self, page: "PeoplePage", bedside: "Bedside", store: Store, forms: Forms
    ) -> None:
        super().__init__(page)
        self._page = page
        self._bedside = bedside
        self._store = store
        self._forms = forms
        self._asking: Actor | None = None
        page.code_requested.connect(self.begin)
        page.print_requested.connect(self._print)

    @Slot()
    def begin(self) -> None:
        """Whoever may not is told before a code is shown and typed."""
        actor = self._store.snapshot.actor
        if actor is None or self._forms.refuses_another():
            return
        self._asking = actor
        question = partial(questions.why_not, "recovery-code", actor)
        self._bedside.ask(question, partial(self._show, actor))

    def forget(self) -> None:
        """The page was left, or another form was opened: no code is wanted."""
        self._asking = None

    def _show(self, asked_by: "Actor", refusal: Refusal | None) -> None:
        """To whoever asked for it, where they still are there and want it."""
        asking, self._asking = self._asking, None
        if asking is None or asked_by != self._store.snapshot.actor:
            return
        if refusal is not None:
            self.told.emit(refusal.sentence)
        elif not self._forms.refuses_another():
            self._forms.show_asked(about_code(new_code()))

    @Slot()
    def _print(self) -> None:
        from ui.printing.recovery_page import print_code  # noqa: PLC0415

        code = self._forms.code_shown
        if code:
            self.told.emit(print_code(printed(code), self._page))
