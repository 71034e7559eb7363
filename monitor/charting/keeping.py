"""Holds and the years of keeping, as the record has them, and changing them."""

from collections.abc import Sequence
from datetime import datetime

from monitor.chart.entries import Actor, Entry, Stream
from monitor.chart.keeping import (
    Hold,
    Retention,
    decide_keeping,
    fold_holds,
    fold_retention,
)
from monitor.chart.keeping_commands import KeepingCommand, PlaceHold
from monitor.chart.lock_times import SITE
from monitor.chart.refusals import Refusal
from monitor.charting import refused
from monitor.charting.faults import Erased, UnknownKind
from monitor.charting.ports import Circumstances, Journal
from monitor.charting.reads import Charted
from monitor.charting.repeats import Decided, charted_before

UNREADABLE = Refusal(
    what="Nothing is changed",
    why="a newer version of Vigil wrote whose records are held, and this one"
    " can't read it",
    remedy="Update Vigil on this workstation first",
)
_NOBODY = Refusal(
    what="The hold is not placed",
    why="there is no such patient in this record",
    remedy="Check the number",
)


def holds(journal: Journal) -> tuple[Hold, ...]:
    """Raises UnknownKind where this version can't read them."""
    return fold_holds(journal.entries(SITE))


def retention(journal: Journal) -> Retention | None:
    """None where nobody chose; raises UnknownKind."""
    return fold_retention(journal.entries(SITE))


def keep(
    journal: Journal,
    command: KeepingCommand,
    actor: Actor,
    circumstances: Circumstances,
) -> Charted | Refusal:
    """Make it durable, or say why not."""

    def judge(before: Sequence[Entry], now: datetime) -> Decided:
        return decide_keeping(before, command, now)

    try:
        entries = journal.entries(SITE)
    except UnknownKind:
        return UNREADABLE
    written = charted_before(entries, command.id, actor, judge)
    if written:
        return Charted(entries=written)
    refusal = _refuse_patient(journal, command)
    decided = refusal or judge(entries, circumstances.recorded_at)
    if isinstance(decided, Refusal):
        return decided
    return Charted(entries=journal.append(decided, actor, circumstances))


def _refuse_patient(journal: Journal, command: KeepingCommand) -> Refusal | None:
    """What is erased can't be kept; what can't be read here can."""
    if not isinstance(command, PlaceHold):
        return None
    try:
        known = journal.entries(Stream("patient", command.patient))
    except Erased:
        return refused.ERASED_PATIENT
    except UnknownKind:
        return None
    return None if known else _NOBODY
