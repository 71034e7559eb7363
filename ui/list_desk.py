"""Runs the session list: what is sought, what was found, and what is opened."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from monitor.charting.ports import SessionQuery, SessionRow
from monitor.charting.reads import AnyRead, UnreadableSession
from ui import questions
from ui.store import Store
from ui.views.session_list import (
    Listed,
    SessionFigures,
    session_figures,
    session_list_view,
)
from ui.views.session_search import ListedState, query_of

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.panels.session_list_panel import SessionListPanel
    from ui.views.snapshot import Snapshot


_COUNTED: tuple[ListedState, ...] = (
    "review",
    "sign",
    "asked",
    "answered",
    "call",
)
"""The filters that say how many they let through in all."""


class ListDesk(QObject):
    """Asks the record a page at a time, and for the figures of what is listed.

    *Signals:* ``chosen(UUID)``, ``new_wanted()``.
    """

    chosen = Signal(object)
    new_wanted = Signal()

    def __init__(
        self, panel: "SessionListPanel", bedside: "Bedside", store: Store
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._bedside = bedside
        self._store = store
        self._listed = Listed(now=store.snapshot.now)
        self._answered: SessionQuery | None = None
        self._is_awaited = False
        panel.searched.connect(self._search)
        panel.state_chosen.connect(self._choose_state)
        panel.more_requested.connect(self._read_more)
        panel.chosen.connect(self.chosen)
        panel.entered.connect(self._enter)
        panel.new_requested.connect(self.new_wanted)
        bedside.charted.connect(self._forget)

    def hide_names(self, *, is_hidden: bool) -> None:
        self._listed = replace(self._listed, is_name_hidden=is_hidden)

    def begin(self) -> None:
        """Read the list afresh, as it was last sought."""
        self._read(self._query())
        for state in _COUNTED:
            query = replace(query_of("", self._today, state), limit=None)
            take = partial(self._take_count, state)
            self._bedside.ask(partial(questions.how_many, query), take)

    def leave(self) -> None:
        """The nurse goes elsewhere; a late answer opens nothing."""
        self._is_awaited = False

    def display(self, snapshot: "Snapshot") -> None:
        """Show the list, with what is known better of the open sessions."""
        running = {read.id: _figures(read) for read in snapshot.open_sessions}
        figures = {**self._listed.figures, **running}
        listed = replace(self._listed, figures=figures, now=snapshot.now)
        self._panel.display(session_list_view(listed))

    @Slot()
    def _enter(self) -> None:
        """Open what is marked, once the list is of what is sought."""
        marked = self._panel.marked
        self._is_awaited = self._answered != self._query()
        if marked is not None and not self._is_awaited:
            self.chosen.emit(marked.id)

    @Slot(str)
    def _search(self, typed: str) -> None:
        self._is_awaited = False
        self._listed = replace(self._listed, typed=typed)
        self.begin()

    @Slot(str)
    def _choose_state(self, state: ListedState) -> None:
        self._is_awaited = False
        self._listed = replace(self._listed, state=state)
        self.begin()

    @Slot()
    def _read_more(self) -> None:
        rows = self._listed.rows
        if rows:
            self._read(replace(self._query(), after=rows[-1]))

    def _query(self) -> SessionQuery:
        return query_of(self._listed.typed, self._today, self._listed.state)

    @property
    def _today(self) -> date:
        snapshot = self._store.snapshot
        return snapshot.now.astimezone(ZoneInfo(snapshot.zone)).date()

    def _read(self, query: SessionQuery) -> None:
        self._bedside.ask(
            partial(questions.sessions, query), partial(self._take, query)
        )

    def _take(self, query: SessionQuery, rows: tuple[SessionRow, ...]) -> None:
        """Add a page to the list, unless something else is sought by now."""
        if replace(query, after=None) != self._query():
            return
        before = self._listed.rows if query.after is not None else ()
        self._listed = replace(self._listed, rows=(*(before or ()), *rows))
        self._answered = self._query()
        self.display(self._store.snapshot)
        if self._is_awaited:
            self._is_awaited = False
            if len(rows) == 1:
                self.chosen.emit(rows[0].id)
        for row in rows:
            if row.id not in self._listed.figures:
                take = partial(self._take_figures, row.id)
                self._bedside.ask(partial(questions.session, row.id), take)

    def _take_count(self, state: ListedState, count: int) -> None:
        counts = {**self._listed.counts, state: count}
        self._listed = replace(self._listed, counts=counts)
        self.display(self._store.snapshot)

    @Slot(object)
    def _forget(self, id_: UUID) -> None:
        """Something was charted of that session or patient: its figures are others."""
        figures = self._listed.figures.items()
        left = {k: known for k, known in figures if id_ not in (k, known.patient)}
        self._listed = replace(self._listed, figures=left)

    def _take_figures(self, id_: UUID, read: AnyRead) -> None:
        known = {**self._listed.figures, id_: _figures(read)}
        self._listed = replace(self._listed, figures=known)
        self.display(self._store.snapshot)


def _figures(read: AnyRead) -> SessionFigures:
    if isinstance(read, UnreadableSession):
        erased_at = None if read.erasure is None else read.erasure.at
        return SessionFigures(is_unreadable=True, erased_at=erased_at)
    return session_figures(read.session, read.protocol, read.patient)
