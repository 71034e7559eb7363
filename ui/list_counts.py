"""How many sessions of the review list have each thing, and how many each view has."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from monitor.charting.review_list import FacetCounts, Sought
from monitor.review.filter_text import read_filter
from ui import questions
from ui.views.review_list.page import VIEWS

if TYPE_CHECKING:
    from monitor.charting.recorder import Recorder

Ask = Callable[["Callable[[Recorder], Any]", Callable[[Any], None]], None]


class ListCounts:
    """Asks for counts until they are told; ``tell`` is called whenever some are.

    ``of_facets`` are None before the first answer; ``of_views`` by what is typed.
    ``is_sought`` is whether somebody still waits for the counts of that.
    """

    def __init__(
        self,
        ask: Ask,
        is_sought: Callable[[Sought], bool],
        tell: Callable[[], None],
    ) -> None:
        self._ask = ask
        self._is_sought = is_sought
        self._tell = tell
        self.of_facets: FacetCounts | None = None
        self.of_views: Mapping[str, int] = {}

    def ask(self, sought: Sought, today: date, own: tuple[str, ...]) -> None:
        """Of what is sought, and then of each view, of which ``own`` are some."""
        counts = partial(questions.review_counts, sought, today)
        self._ask(counts, partial(self._take, sought, today, own))

    def _take(
        self,
        sought: Sought,
        today: date,
        own: tuple[str, ...],
        counts: FacetCounts | None,
    ) -> None:
        """Asked again until all is counted; what is charted in between goes first."""
        if not self._is_sought(sought):
            return
        if counts is None:
            self.ask(sought, today, own)
            return
        self.of_facets = counts
        self._tell()
        self.ask_views(today, own)

    def ask_views(self, today: date, own: tuple[str, ...]) -> None:
        for typed in (*VIEWS.values(), *own):
            found = read_filter(typed, today)
            if found.fault is None:
                question = partial(questions.review_found, found.sought)
                self._ask(question, partial(self._take_view, typed))

    def _take_view(self, typed: str, count: int | None) -> None:
        if count is not None:
            self.of_views = {**self.of_views, typed: count}
            self._tell()
