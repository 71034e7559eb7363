"""Tells a nurse once who holds several rooms while one of them is infusing."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from ui.views.held_rooms import held_words

if TYPE_CHECKING:
    from ui.store import Store
    from ui.views.snapshot import Snapshot


class HeldRooms(QObject):
    """Watches what the store knows.

    *Signals:* ``told(str)`` once for each person while the app runs.
    """

    told = Signal(str)

    def __init__(self, store: "Store") -> None:
        super().__init__(store)
        self._told: set[UUID] = set()
        store.changed.connect(self._look)

    @Slot(object)
    def _look(self, snapshot: "Snapshot") -> None:
        actor = snapshot.actor
        if actor is None or actor.person in self._told:
            return
        words = held_words(snapshot.rooms, actor)
        if words:
            self._told.add(actor.person)
            self.told.emit(words)
