"""Notes whose chart was brought to the screen, once for each person and session."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from monitor.chart.audit import SessionViewed
from monitor.charting.noting import touched_by

if TYPE_CHECKING:
    from monitor.charting.reads import AnyRead
    from ui.bedside import Bedside
    from ui.noting import Noting
    from ui.screens import Screens
    from ui.store import Store


class ViewWatch(QObject):
    """Looks at what the screen shows, whichever way it came there.

    A room that is open is shown at once, and its view is owed to the log: nobody at an
    infusion waits for a row. What is fetched from the record is noted first.
    """

    def __init__(
        self,
        bedside: "Bedside",
        store: "Store",
        screens: "Screens",
        noting: "Noting",
    ) -> None:
        super().__init__(screens)
        self._store = store
        self._screens = screens
        self._noting = noting
        self._person: UUID | None = None
        self._told: set[UUID] = set()
        bedside.fetched.connect(self._take_fetched)
        store.changed.connect(self.look)
        screens.moved.connect(self.look)

    @Slot(object)
    def _take_fetched(self, id_: UUID) -> None:
        self._told.add(id_)

    @Slot()
    def look(self) -> None:
        actor = self._store.snapshot.actor
        person = None if actor is None else actor.person
        if person != self._person:
            self._person, self._told = person, set()
        for read in self._seen():
            if read.id not in self._told:
                self._told.add(read.id)
                self._noting.note(SessionViewed(), actor, *touched_by(read))

    def _seen(self) -> "tuple[AnyRead, ...]":
        """The sessions of which something charted is on the screen."""
        snapshot = self._store.snapshot
        if self._screens.cover:
            # What lies below is not seen, and nobody has signed in.
            return ()
        match self._screens.screen:
            case "board":
                return snapshot.open_sessions
            case "live" | "opening" if snapshot.shown is not None:
                return (snapshot.shown,)
            case _:
                return ()
