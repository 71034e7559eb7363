"""Whose record must not be erased, and for how long all are kept here."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct, structs

from monitor.chart.entries import Entry, NewEntry, as_written
from monitor.chart.keeping_commands import (
    KeepingCommand,
    LiftHold,
    PlaceHold,
    SetRetention,
)
from monitor.chart.kinds import (
    HoldLifted,
    HoldPlaced,
    KeepingFact,
    RetentionSet,
)
from monitor.chart.lock_times import SITE
from monitor.chart.names import refuse_name, refuse_reason
from monitor.chart.refusals import Refusal
from monitor.chart.texts import refuse_text

FEWEST_YEARS, MOST_YEARS = 1, 100


class Hold(Struct, frozen=True, kw_only=True):
    """One hold on a patient's record; ``placed_by`` and ``lifted_by`` are person ids.

    The times are when each was recorded.
    """

    id: UUID
    patient: UUID
    reason: str
    asked_by: str
    placed_at: datetime
    placed_by: UUID
    lifted_at: datetime | None = None
    lifted_by: UUID | None = None
    lifted_for: str = ""

    @property
    def stands(self) -> bool:
        return self.lifted_at is None


class Retention(Struct, frozen=True, kw_only=True):
    """For how many years after the last session, and what asks for it."""

    years: int
    source: str


def fold_holds(entries: Iterable[Entry]) -> tuple[Hold, ...]:
    """Every hold in the order in which they were placed, also those that were lifted.

    Where two workstations lifted one, the first counts.
    """
    found: dict[UUID, Hold] = {}
    for entry in as_written(entries):
        match entry.payload:
            case HoldPlaced() as placed:
                found[entry.id] = _placed(entry, placed)
            case HoldLifted(hold=id_) as lifted if id_ in found:
                found[id_] = _lifted(found[id_], entry, lifted)
            case _:
                pass
    return tuple(found.values())


def holds_on(holds: Iterable[Hold], patient: UUID) -> tuple[Hold, ...]:
    """Those that stand on that patient's record."""
    return tuple(h for h in holds if h.stands and h.patient == patient)


def fold_retention(entries: Iterable[Entry]) -> Retention | None:
    """What was chosen last; None where nobody chose."""
    chosen = [
        e.payload for e in as_written(entries) if isinstance(e.payload, RetentionSet)
    ]
    if not chosen:
        return None
    return Retention(years=chosen[-1].years, source=chosen[-1].source)


def decide_keeping(
    before: Sequence[Entry], command: KeepingCommand, now: datetime
) -> tuple[NewEntry, ...] | Refusal:
    """Judge a wish; pure, and not about role, nor whether there is such a patient."""
    if command.at > now:
        what = "Nothing is changed"
        why = "the time lies in the future"
        return Refusal(what=what, why=why, remedy="Check the clock")
    decided = _decided(before, command)
    if isinstance(decided, Refusal):
        return decided
    entry = NewEntry(
        id=command.id, stream=SITE, payload=decided, effective_at=command.at
    )
    return (entry,)


def _decided(before: Sequence[Entry], command: KeepingCommand) -> KeepingFact | Refusal:
    match command:
        case PlaceHold():
            return _refuse_placing(command) or HoldPlaced(
                patient=command.patient,
                reason=command.reason.strip(),
                asked_by=" ".join(command.asked_by.split()),
            )
        case LiftHold():
            return _refuse_lifting(fold_holds(before), command) or HoldLifted(
                hold=command.hold, reason=command.reason.strip()
            )
        case SetRetention():
            return _refuse_retention(fold_retention(before), command) or RetentionSet(
                years=command.years, source=command.source.strip()
            )


def _refuse_placing(command: PlaceHold) -> Refusal | None:
    return _refuse_reason(command.reason) or refuse_name("asked by", command.asked_by)


def _refuse_lifting(holds: Iterable[Hold], command: LiftHold) -> Refusal | None:
    found = next((hold for hold in holds if hold.id == command.hold), None)
    if found is None:
        return _no("The hold is not lifted", "there is no such hold here")
    if not found.stands:
        return _no("The hold is not lifted", "it was lifted before")
    return _refuse_reason(command.reason)


def _refuse_retention(
    chosen: Retention | None, command: SetRetention
) -> Refusal | None:
    what = "How long records are kept is not changed"
    if not FEWEST_YEARS <= command.years <= MOST_YEARS:
        return Refusal(
            field="years",
            what=what,
            why=f"records are kept {FEWEST_YEARS} to {MOST_YEARS} years",
            remedy=f"Type a number from {FEWEST_YEARS} to {MOST_YEARS}",
        )
    if chosen == Retention(years=command.years, source=command.source.strip()):
        return _no(what, "it is so already")
    return refuse_text("source", command.source)


def _refuse_reason(reason: str) -> Refusal | None:
    return refuse_text("reason", reason) or refuse_reason("reason", reason)


def _no(what: str, why: str) -> Refusal:
    return Refusal(what=what, why=why, remedy="Nothing is left to do")


def _placed(entry: Entry, placed: HoldPlaced) -> Hold:
    return Hold(
        id=entry.id,
        patient=placed.patient,
        reason=placed.reason,
        asked_by=placed.asked_by,
        placed_at=entry.recorded_at,
        placed_by=entry.author,
    )


def _lifted(hold: Hold, entry: Entry, lifted: HoldLifted) -> Hold:
    if not hold.stands:
        return hold
    return structs.replace(
        hold,
        lifted_at=entry.recorded_at,
        lifted_by=entry.author,
        lifted_for=lifted.reason,
    )
