"""What was ordered and asked for another patient, before the chart was moved."""

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    ChartReattributed,
    DoseChecked,
    DoseGiven,
    DrugPrepared,
    GateAnswered,
    GateOverridden,
    InfusionRecorded,
    Order,
    StartCleared,
)
from monitor.chart.true_times import TrueTimes, Written

_OF_PATIENT = (
    Order | DrugPrepared | DoseChecked | GateAnswered | GateOverridden | StartCleared
)
_DOSES = (InfusionRecorded, DoseGiven)


def of_this_patient(
    facts: tuple[Settled, ...], times: TrueTimes
) -> tuple[Settled, ...]:
    """All but what a move of the chart before its first dose made void.

    An order, a check and *Ready* are of the patient they were made for; they are made
    anew for whom the chart is found to be of. What was read is of whoever was in the
    room. A move after the dose takes nothing back of what it was given on.
    """
    moves = [f for f in facts if isinstance(f.payload, ChartReattributed)]
    if not moves:
        return facts
    doses = [_charted(f, times) for f in facts if isinstance(f.payload, _DOSES)]
    moved = [_charted(f, times) for f in moves]
    before = [at for at in moved if not doses or at < min(doses)]
    if not before:
        return facts
    last = max(before)
    return tuple(
        f
        for f in facts
        if not isinstance(f.payload, _OF_PATIENT) or _charted(f, times) > last
    )


def _charted(fact: Settled, times: TrueTimes) -> Written:
    return times.written(fact.first)
