"""Reads the review list a page at a time, and each line that changes meanwhile."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from monitor.charting.review_list import PAGE, OfSession, Place, ReviewRow, Sought
from ui import questions
from ui.views.review_list.pages import Pages, first_page

if TYPE_CHECKING:
    from monitor.charting.recorder import Recorder

Ask = Callable[["Callable[[Recorder], Any]", Callable[[Any], None]], None]


class ListReading:
    """Of several things sought in haste the last is read.

    ``pages`` are what was read, None before the first answer; ``take_first`` is called
    when the list was read afresh, ``take_rest`` when more of it was, ``take_changed``
    when a line of it is another by now: none of them unless somebody ``is_here``.
    """

    def __init__(
        self,
        sought: Sought,
        ask: Ask,
        take_first: Callable[[], None],
        take_rest: Callable[[], None],
        take_changed: Callable[[], None],
    ) -> None:
        self._ask = ask
        self._take_first, self._take_rest = take_first, take_rest
        self._take_changed = take_changed
        self.sought = sought
        self.pages: Pages | None = None
        self._answered: Sought | None = None
        self._is_asking = False
        self.is_here = False

    @property
    def is_answered(self) -> bool:
        """Whether what was read is of what is sought."""
        return self._answered == self.sought

    def waits_for(self, sought: Sought) -> bool:
        """Whether somebody is here to see what comes of that."""
        return self.is_here and sought == self.sought

    def refuse(self) -> None:
        """There is no answer."""
        self._is_asking = False

    def read(self) -> None:
        """The first page; while one is on its way the last filter waits its turn."""
        if self._is_asking:
            return
        self._is_asking = True
        take = partial(self._take, self.sought)
        self._ask(partial(questions.reviewed, self.sought, None), take)

    def read_more(self) -> None:
        pages = self.pages
        if pages is None or pages.until is None or not pages.has_more:
            return
        if self.is_answered:
            take = partial(self._take_more, self.sought, pages.until)
            self._ask(partial(questions.reviewed, self.sought, pages.until), take)

    def look_again(self, charted: UUID) -> None:
        """Something was charted in a session, or of a patient: the first page is read.

        Of several pages these lines alone are: one may stand among those by now.
        """
        if not self.is_here or self.pages is None:
            return
        if len(self.pages.rows) <= PAGE:
            self.read()
            return
        for session in self.pages.of_patient(charted.bytes) or (charted.bytes,):
            self._ask_line(UUID(bytes=session))

    def _ask_line(self, session: UUID) -> None:
        one = self.sought.also(OfSession(session))
        take = partial(self._take_line, self.sought, session)
        self._ask(partial(questions.reviewed, one, None), take)

    def _take(self, sought: Sought, rows: Sequence[ReviewRow]) -> None:
        """Show the page, unless something else is sought by now."""
        self._is_asking = False
        if not self.is_here:
            return
        if sought != self.sought:
            self.read()
            return
        self._answered = sought
        self.pages = first_page(sought.order, rows)
        self._take_first()

    def _take_more(
        self, sought: Sought, after: Place, rows: Sequence[ReviewRow]
    ) -> None:
        """A page of which each line is listed already is no answer: the next may be."""
        pages = self._pages_of(sought)
        if pages is None or pages.until != after:
            return
        self.pages = pages.followed(rows)
        if len(self.pages.rows) == len(pages.rows):
            self.read_more()
        self._take_rest()

    def _take_line(
        self, sought: Sought, session: UUID, rows: Sequence[ReviewRow]
    ) -> None:
        """Sought no more it is listed no more; a page on its way has it anyway."""
        pages = self._pages_of(sought)
        if pages is None:
            return
        if rows:
            self.pages = pages.with_line(rows[0])
        else:
            self.pages = pages.without(session.bytes)
        self._take_changed()

    def _pages_of(self, sought: Sought) -> Pages | None:
        """What was read of that; None where it is of something else, or nobody's."""
        is_of = self.waits_for(sought) and self.is_answered
        return self.pages if is_of else None
