"""Sets as a protocol asks for them: slots, rechecks, what is due, ages of values."""

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from msgspec import Struct

Phase = Literal["baseline", "during", "recovery", "closed"]
SlotState = Literal["upcoming", "snoozed", "due", "late", "overdue", "missed", "filled"]
DueKind = Literal["baseline", "slot", "recheck", "nothing", "closed", "paused"]
DueState = Literal["next", "snoozed", "due", "late", "overdue", "done"]


def overdue_key(slot: datetime) -> str:
    """The key of the alert that a slot was not charted."""
    return f"overdue:{slot:%Y-%m-%dT%H:%MZ}"


class Slot(Struct, frozen=True, kw_only=True):
    """One scheduled set.

    ``at`` is the slot, ``due_at`` what snoozing made of it; an alert comes at
    ``alert_at``. ``needs`` are the fields a set must answer to fill it.
    ``filled_late`` when the filling set was observed outside the tolerance.
    ``excused_at`` is when the emergency began that is why nobody charted it.
    ``is_closing`` after the last slot of the schedule, while the patient can't leave.
    """

    at: datetime
    phase: Phase
    is_closing: bool = False
    needs: tuple[str, ...]
    tolerance: timedelta
    due_at: datetime
    alert_at: datetime
    state: SlotState
    filled_by: UUID | None = None
    observed_at: datetime | None = None
    filled_late: bool = False
    snoozed_until: datetime | None = None
    cause: str = ""
    excused_at: datetime | None = None

    @property
    def in_emergency(self) -> bool:
        return self.excused_at is not None

    @property
    def key(self) -> str:
        """The key of its overdue alert; it names the slot's minute in UTC."""
        return overdue_key(self.at)


class Recheck(Struct, frozen=True, kw_only=True):
    """A reading asked for by the action *repeat measurement*, or by the protocol."""

    parameter: str
    label: str
    asked_at: datetime
    due_at: datetime
    fulfilled_by: UUID | None = None


class Due(Struct, frozen=True, kw_only=True):
    """What the due pill says.

    ``at`` is when it is or was due. ``late_by`` is zero until then. ``number`` counts
    baseline sets; ``parameter`` is what a recheck is of. ``missed`` counts slots that
    were due and never filled. Of ``nothing``, ``at`` is the last set's time and
    ``until`` the end of the observation. ``until`` and ``cause`` are of a snooze. Where
    all is ``paused``, ``at`` is since when. ``also`` names what is repeated at the same
    time; ``others`` counts what else is due then.
    """

    kind: DueKind
    state: DueState
    at: datetime | None = None
    late_by: timedelta = timedelta(0)
    number: int = 0
    parameter: str = ""
    label: str = ""
    slot: datetime | None = None
    needs: tuple[str, ...] = ()
    until: datetime | None = None
    cause: str = ""
    missed: int = 0
    also: tuple[str, ...] = ()
    others: int = 0


class Age(Struct, frozen=True, kw_only=True):
    """How old the last value of a field is, and whether that is too old."""

    field: str
    at: datetime
    age: timedelta
    is_stale: bool
