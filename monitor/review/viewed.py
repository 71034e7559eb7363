"""Who viewed a patient's record, and who took something of it out; pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.audit import Copied, Exported, PastViewed, Printed, SessionViewed
from monitor.charting.ports import AuditRow

_VIEWED = (SessionViewed, PastViewed)
_TAKEN = (Copied, Exported, Printed)


class Viewer(Struct, frozen=True, kw_only=True):
    """One person, None who had not signed in: how often they viewed, and took out.

    ``first`` and ``last`` are when either was.
    """

    who: UUID | None
    name: str
    viewed: int = 0
    taken: int = 0
    first: datetime
    last: datetime


def viewers(rows: Iterable[AuditRow], names: Mapping[UUID, str]) -> tuple[Viewer, ...]:
    """Of rows about one patient in any order; who was there last comes first."""
    found: dict[UUID | None, Viewer] = {}
    for row in rows:
        if not isinstance(row.deed, (*_VIEWED, *_TAKEN)):
            continue
        name = names.get(row.who, row.who.hex[:8]) if row.who else ""
        before = found.get(row.who) or Viewer(
            who=row.who, name=name, first=row.at, last=row.at
        )
        found[row.who] = replace(
            before,
            viewed=before.viewed + isinstance(row.deed, _VIEWED),
            taken=before.taken + isinstance(row.deed, _TAKEN),
            first=min(before.first, row.at),
            last=max(before.last, row.at),
        )
    return tuple(sorted(found.values(), key=lambda one: one.last, reverse=True))
