"""What was ordered and asked for another patient, before the chart was moved."""

from collections.abc import Iterator

from msgspec.structs import replace

from monitor.chart.amendments import Settled, Settlement
from monitor.chart.kinds import (
    ChartReattributed,
    DoseChecked,
    DoseGiven,
    DrugPrepared,
    GateAnswered,
    GateOverridden,
    InfusionRecorded,
    Kind,
    Order,
    SessionClosed,
    StartCleared,
)
from monitor.chart.true_times import Written

_OF_PATIENT = (
    Order | DrugPrepared | DoseChecked | GateAnswered | GateOverridden | StartCleared
)
_DOSE = InfusionRecorded | DoseGiven
_MADE_ANEW = Order | StartCleared


def of_this_patient(settlement: Settlement) -> Settlement:
    """All but what a move of the chart before its first dose made void.

    An order, a check and *Ready* are of the patient they were made for; they are made
    anew for whom the chart is found to be of. What was read is of whoever was in the
    room. A move after the dose, or after the end, takes nothing back.
    """
    moves = _of(settlement, ChartReattributed)
    last = max((at for at in moves if _asks_anew(settlement, at)), default=None)
    if last is None:
        return settlement

    def stays(fact: Settled) -> bool:
        is_theirs = isinstance(fact.payload, _OF_PATIENT)
        return not is_theirs or settlement.times.written(fact.first) > last

    return replace(
        settlement,
        in_force=tuple(filter(stays, settlement.in_force)),
        retracted=tuple(filter(stays, settlement.retracted)),
    )


def is_void(settlement: Settlement, fact: Settled) -> bool:
    """Whether it was made for the patient that the chart was moved from."""
    own = of_this_patient(settlement)
    return own is not settlement and fact not in own.in_force


def _asks_anew(settlement: Settlement, move: Written) -> bool:
    """Whether nobody was dosed, nor the session ended, when the chart was moved.

    What a dose was charted upon stands: before versions that ask anew, one could be
    charted upon what was there before the move.
    """
    written = settlement.times.written
    if any(at < move for at in _of(settlement, SessionClosed)):
        return False
    doses = [f for f in _ever(settlement) if isinstance(f.payload, _DOSE)]
    stood = [f for f in doses if not f.is_retracted or written(f.entry) > move]
    if any(written(fact.first) < move for fact in stood):
        return False
    since = [at for fact in doses if (at := written(fact.first)) > move]
    made = (f.first for f in _ever(settlement) if isinstance(f.payload, _MADE_ANEW))
    return not since or any(move < written(entry) < min(since) for entry in made)


def _of(settlement: Settlement, kind: type[Kind]) -> Iterator[Written]:
    """When those in force were first charted."""
    facts = (f for f in settlement.in_force if isinstance(f.payload, kind))
    return (settlement.times.written(fact.first) for fact in facts)


def _ever(settlement: Settlement) -> tuple[Settled, ...]:
    return (*settlement.in_force, *settlement.retracted)
