"""Who works here, as entries: reading it, and changing it."""

from collections.abc import Sequence
from datetime import datetime

from monitor.chart.commands import PeopleCommand
from monitor.chart.enrolling import decide_people
from monitor.chart.entries import Actor, Entry
from monitor.chart.people import PEOPLE, fold_people
from monitor.chart.refusals import Refusal
from monitor.charting import refused
from monitor.charting.faults import UnknownKind
from monitor.charting.ports import Circumstances, Journal
from monitor.charting.reads import Charted
from monitor.charting.repeats import Decided, charted_before


def enrol(
    journal: Journal,
    command: PeopleCommand,
    actor: Actor,
    circumstances: Circumstances,
) -> Charted | Refusal:
    """Make it durable that a person was enrolled, changed or disabled, or say why not.

    Where anything said of people can't be read here, nothing is added: it might end the
    access that this would give.
    """
    try:
        entries = journal.entries(PEOPLE)
    except UnknownKind:
        return refused.UNREADABLE_PEOPLE

    def judge(before: Sequence[Entry], now: datetime) -> Decided:
        return decide_people(fold_people(before), command, actor, now)

    written = charted_before(entries, command.id, actor, judge)
    if not written:
        decided = judge(entries, circumstances.recorded_at)
        if isinstance(decided, Refusal):
            return decided
        written = journal.append(decided, actor, circumstances)
    return Charted(entries=written)
