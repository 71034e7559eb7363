"""Runs the question that is asked before a room of another nurse is opened."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.refusals import Refusal
from monitor.charting.reads import AnyRead, Charted, SessionRead
from monitor.clock import new_id
from ui.store import Store
from ui.views.room_keys import room_names
from ui.views.taking_over import (
    charts_for_another,
    missing,
    saving_view,
    taking,
    taking_view,
)

if TYPE_CHECKING:
    from ui.bedside import Bedside
    from ui.panels.taking_panel import TakingPanel


class TakingDesk(QObject):
    """Keeps which room is asked about, and lets it be opened once it is taken over.

    *Signals:* ``taken(SessionRead)`` where the question still stands; ``told(str)``:
    why a room that was left meanwhile is not taken over.
    """

    taken = Signal(object)
    told = Signal(str)

    def __init__(self, panel: "TakingPanel", bedside: "Bedside", store: Store) -> None:
        super().__init__(panel)
        self._panel = panel
        self._bedside = bedside
        self._store = store
        self._asked: SessionRead | None = None
        self._sent: UUID | None = None
        # A demo plays by itself, and whoever watches takes nothing over.
        self.is_needed = True
        panel.submitted.connect(self._submit)

    def has_to_ask(self, read: AnyRead) -> bool:
        return self.is_needed and charts_for_another(read, self._store.snapshot.actor)

    def begin(self, read: SessionRead) -> None:
        """Ask about that room."""
        self._asked, self._sent = read, None
        self._panel.clear()
        self._panel.display(taking_view(read, self._room(read)))

    def leave(self) -> None:
        """The nurse goes elsewhere; a late answer opens nothing."""
        self._asked = self._sent = None

    @Slot(str)
    def _submit(self, typed: str) -> None:
        read, actor = self._asked, self._store.snapshot.actor
        if read is None or actor is None or self._sent is not None:
            return
        if not typed.strip():
            self._panel.display(missing(read, self._room(read)))
            return
        command = taking(read, actor, typed, new_id(), self._bedside.now())
        self._sent = command.id
        self._panel.display(saving_view(read, self._room(read)))
        refuse = partial(self._refuse, read, command.id)
        self._bedside.send(command, partial(self._take, command.id), refuse)

    def _take(self, sent: UUID, charted: Charted) -> None:
        read = charted.session
        if sent == self._sent:
            self._sent = None
        if read is not None and self._asked is not None and read.id == self._asked.id:
            self._asked = None
            self.taken.emit(read)

    def _refuse(self, read: SessionRead, sent: UUID, refusal: Refusal) -> None:
        """On the page where that room is still asked about, else in words."""
        if sent != self._sent:
            self.told.emit(f"{self._room(read)} is not taken over. {refusal.sentence}")
            return
        self._sent = None
        self._panel.clear()
        said = refusal.sentence
        self._panel.display(
            taking_view(read, self._room(read), message=said, is_refused=True)
        )

    def _room(self, read: SessionRead) -> str:
        names = room_names(self._store.snapshot.open_sessions)
        return names.get(read.id, read.room)
