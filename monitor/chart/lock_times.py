"""After how many idle minutes the screens of a site lock, and who chose that."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.commands import SetLockTimes
from monitor.chart.entries import Entry, NewEntry, Stream, as_written
from monitor.chart.kinds import LockTimesSet
from monitor.chart.refusals import Refusal

SITE = Stream("site", UUID("3e8f5b0a-91d7-4c42-b6a5-7d20c4e1f953"))
"""Where it stands what was chosen for the workstations here."""

FEWEST_MINUTES, MOST_MINUTES = 1, 15
DURING, OTHERWISE = "minutes_during_session", "minutes_otherwise"
_WHAT = "The lock is not changed"


class LockTimes(Struct, frozen=True, kw_only=True):
    """In minutes; it can't be set never to (ruling 34).

    ``during_session`` while a session is open on the workstation.
    """

    during_session: int = 15
    otherwise: int = 5


def fold_lock_times(entries: Iterable[Entry]) -> LockTimes:
    """What was chosen last, on whatever workstation."""
    times = LockTimes()
    for entry in as_written(entries):
        if isinstance(entry.payload, LockTimesSet):
            times = lock_times(entry.payload)
    return times


def decide_lock_times(
    times: LockTimes, command: SetLockTimes, now: datetime
) -> tuple[NewEntry, ...] | Refusal:
    """Judge a wish about the lock; pure, and not about the actor's role."""
    if command.at > now:
        why = "the time lies in the future"
        return Refusal(what=_WHAT, why=why, remedy="Check the clock")
    chosen = LockTimesSet(
        minutes_during_session=command.minutes_during_session,
        minutes_otherwise=command.minutes_otherwise,
    )
    refusal = refuse_minutes(DURING, command.minutes_during_session) or refuse_minutes(
        OTHERWISE, command.minutes_otherwise
    )
    if refusal is not None:
        return refusal
    if lock_times(chosen) == times:
        why = "it locks after these minutes already"
        return Refusal(what=_WHAT, why=why, remedy="Change a number, or leave it")
    entry = NewEntry(
        id=command.id, stream=SITE, payload=chosen, effective_at=command.at
    )
    return (entry,)


def refuse_minutes(field: str, minutes: int) -> Refusal | None:
    """Refuse what a site may not choose."""
    if FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        return None
    return Refusal(
        field=field,
        what=_WHAT,
        why=f"the screen locks after {FEWEST_MINUTES} to {MOST_MINUTES} minutes",
        remedy=f"Type a number from {FEWEST_MINUTES} to {MOST_MINUTES}",
    )


def lock_times(chosen: LockTimesSet | SetLockTimes) -> LockTimes:
    return LockTimes(
        during_session=chosen.minutes_during_session,
        otherwise=chosen.minutes_otherwise,
    )
