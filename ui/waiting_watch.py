"""Counts what waits for whoever is here, whenever it may have become another."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot

from monitor.chart.refusals import Refusal
from monitor.review.filter_text import read_filter
from ui import questions
from ui.permitted import permitted
from ui.store import Store
from ui.views.waiting import NOTHING, TO_ANSWER, TO_CO_SIGN, awaited

if TYPE_CHECKING:
    from monitor.chart.entries import Actor
    from ui.bedside import Bedside
    from ui.views.snapshot import Snapshot

_FIELDS = {TO_CO_SIGN: "to_co_sign", TO_ANSWER: "to_answer"}


class WaitingWatch(QObject):
    """Nothing is asked while somebody charts: only closed sessions wait for anybody."""

    def __init__(self, bedside: "Bedside", store: Store) -> None:
        super().__init__(bedside)
        self._bedside = bedside
        self._store = store
        self._actor: Actor | None = None
        self._open: frozenset[UUID] = frozenset()
        self._asked = 0
        store.changed.connect(self._look)
        bedside.charted.connect(self._look_at)
        bedside.fetched.connect(self._look_at)

    @Slot(object)
    def _look(self, snapshot: "Snapshot") -> None:
        before, self._open = self._open, _open_in(snapshot)
        is_another = snapshot.actor != self._actor
        self._actor = snapshot.actor
        if is_another:
            self._store.note_waiting(NOTHING)
        if is_another or before - self._open:
            self._count()

    @Slot(object)
    def _look_at(self, stream: UUID) -> None:
        """A query, an answer or a signature comes to a session that is closed.

        One that is opened may have been written to by another program.
        """
        if stream not in self._open:
            self._count()

    def _count(self) -> None:
        self._asked += 1
        for typed in awaited(self._actor):
            self._ask(self._asked, typed)

    def _ask(self, nth: int, typed: str) -> None:
        snapshot = self._store.snapshot
        today = snapshot.now.astimezone(ZoneInfo(snapshot.zone)).date()
        sought = read_filter(typed, today).sought
        question = partial(permitted, partial(questions.review_found, sought))
        self._bedside.ask(question, partial(self._take, nth, typed))

    def _take(self, nth: int, typed: str, found: "int | Refusal | None") -> None:
        """Asked again until all is counted; what is charted in between goes first."""
        if nth != self._asked or isinstance(found, Refusal):
            return
        if found is None:
            self._ask(nth, typed)
        else:
            counted = {_FIELDS[typed]: found}
            self._store.note_waiting(replace(self._store.snapshot.waiting, **counted))


def _open_in(snapshot: "Snapshot") -> frozenset[UUID]:
    return frozenset(read.id for read in snapshot.open_sessions)
