"""Notes that an alert card stood before whoever charts, once for each of them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from monitor.chart.commands import Chart
from monitor.chart.kinds import AlertSeen
from monitor.clock import new_id
from ui.questions import take_nothing

if TYPE_CHECKING:
    from monitor.chart.refusals import Refusal
    from monitor.charting.reads import SessionRead
    from ui.bedside import Bedside
    from ui.overlays import Overlays
    from ui.screens import Screens
    from ui.store import Store

LONG_ENOUGH = timedelta(seconds=2)
"""For how long a card must have stood on the screen of the active window."""


class SeenWatch(QObject):
    """Looks each second whether the card that stood there still does.

    What lies over the card, another window, or nobody who charts: then nobody saw it.
    """

    def __init__(
        self,
        bedside: "Bedside",
        store: "Store",
        screens: "Screens",
        overlays: "Overlays",
    ) -> None:
        super().__init__(screens)
        self._bedside = bedside
        self._store = store
        self._screens = screens
        self._overlays = overlays
        self._since: dict[str, datetime] = {}
        self._person: UUID | None = None
        self._told: set[tuple[UUID, str]] = set()
        store.changed.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Note what has stood there for long enough, and what has only come."""
        snapshot = self._store.snapshot
        now, shown = snapshot.now, self._shown()
        person = None if snapshot.actor is None else snapshot.actor.person
        if person != self._person:
            self._person, self._since = person, {}
        self._since = {key: min(self._since.get(key, now), now) for key in shown}
        read = self._store.snapshot.readable
        if read is None:
            return
        for key, since in self._since.items():
            if now - since >= LONG_ENOUGH:
                self._note(read, key)

    def _shown(self) -> tuple[str, ...]:
        """The alerts of the card that somebody can look at now."""
        card = self._screens.card
        is_covered = self._overlays.covers_alerts
        is_there = self._screens.is_in_front and not is_covered
        if card is None or not card.can_act or not is_there:
            return ()
        return card.keys

    def _note(self, read: "SessionRead", key: str) -> None:
        actor = self._store.snapshot.actor
        raised = read.session.alert(key)
        if actor is None or raised is None or raised.life.was_seen_by(actor.person):
            return
        once = (actor.person, key)
        if once in self._told:
            return
        self._told.add(once)
        seen = Chart(
            id=new_id(),
            stream_id=read.id,
            at=self._bedside.now(),
            fact=AlertSeen(key=key),
        )
        self._bedside.send(seen, take_nothing, self._forget(once))

    def _forget(self, once: tuple[UUID, str]) -> Callable[["Refusal"], None]:
        """What could not be charted is tried again as long as the card stands there."""

        def forget(_: "Refusal") -> None:
            self._told.discard(once)

        return forget
