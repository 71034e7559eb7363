"""What sessions came to, kept in memory for those that are looked at beside them."""

from collections.abc import Callable
from uuid import UUID

from monitor.chart.earlier import EarlierSession
from monitor.charting.patient_sessions import PatientSession

MOST_KEPT = 256
"""Sessions: a patient has 60 at most here, and who goes through a list has a few."""


class KeptEarlier:
    """Each is worked out once, and anew when something more is charted in it."""

    def __init__(self) -> None:
        self._kept: dict[UUID, tuple[int, EarlierSession]] = {}

    def of(
        self, session: PatientSession, find: Callable[[], EarlierSession | None]
    ) -> EarlierSession | None:
        """As ``find`` gives it; nothing is kept of one that can't be read."""
        last, known = self._kept.pop(session.id, (None, None))
        found = known if last == session.last else find()
        if found is not None:
            # Behind all others: the first one is that which was not asked for longest.
            self._kept[session.id] = (session.last, found)
        if len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return found

    def forget(self) -> None:
        self._kept.clear()
