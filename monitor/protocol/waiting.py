"""After how long a side effect that goes on is judged once more, with no new fact."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from monitor.protocol.known import Known


class Waits(Struct, frozen=True):
    """After how long a side effect of a code is judged again, and until when."""

    spans: Mapping[str, tuple[timedelta, ...]]
    until: datetime | None

    def times(self, known: Known) -> list[tuple[datetime, UUID]]:
        """When each effect that goes on is judged again, the earliest first."""
        return sorted(
            (effect.since + span, id_)
            for id_, effect in known.ongoing.items()
            for span in self.spans.get(effect.code, ())
        )

    def between(
        self, known: Known, after: datetime | None, before: datetime | None
    ) -> list[tuple[datetime, UUID]]:
        """Those of them after one time and before another, and not past ``until``."""
        return [
            (at, id_)
            for at, id_ in (self.times(known) if self.spans else ())
            if (after is None or at >= after)
            and (before is None or at < before)
            and (self.until is not None and at <= self.until)
        ]


NO_WAITS = Waits({}, None)
