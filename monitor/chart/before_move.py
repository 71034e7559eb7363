"""What was ordered and asked for another patient, before the chart was moved."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from types import UnionType

from msgspec.structs import replace

from monitor.chart.amendments import Settled, Settlement
from monitor.chart.entries import Written
from monitor.chart.kinds import (
    DoseChecked,
    DoseGiven,
    DrugPrepared,
    GateAnswered,
    GateOverridden,
    InfusionRecorded,
    Order,
    StartCleared,
)
from monitor.chart.moves import moves_of

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
    return made_since(settlement, anew_since(settlement))


def anew_since(
    settlement: Settlement, dosed_at: datetime | None = None
) -> Written | None:
    """The last move that asks for it all anew; None where none does.

    ``dosed_at`` is the time of a dose that is about to be charted.
    """
    moves = (move.first.written for move in moves_of(settlement.in_force))
    asking = (move for move in moves if _asks_anew(settlement, move, dosed_at))
    return max(asking, default=None)


def made_since(settlement: Settlement, move: Written | None) -> Settlement:
    """All but what was ordered and asked before that move."""
    if move is None:
        return settlement

    def stays(fact: Settled) -> bool:
        is_theirs = isinstance(fact.payload, _OF_PATIENT)
        return not is_theirs or fact.first.written > move

    return replace(
        settlement,
        in_force=tuple(filter(stays, settlement.in_force)),
        retracted=tuple(filter(stays, settlement.retracted)),
    )


def is_void(settlement: Settlement, fact: Settled) -> bool:
    """Whether it was made for the patient that the chart was moved from."""
    own = of_this_patient(settlement)
    return own is not settlement and fact not in own.in_force


def _asks_anew(
    settlement: Settlement, move: Written, dosed_at: datetime | None
) -> bool:
    """Whether nobody was dosed when the chart was moved.

    What a dose was charted upon stands: before versions that ask anew, one could be
    charted upon what was there before the move. A dose that is struck out was none.
    """
    doses = list(_of(settlement.in_force, _DOSE))
    if any(at < move for at in doses):
        return False
    if not doses and not _is_charted_again(settlement, move, dosed_at):
        return True
    made = _of((*settlement.in_force, *settlement.retracted), _MADE_ANEW)
    return any(move < at and (not doses or at < min(doses)) for at in made)


def _is_charted_again(
    settlement: Settlement, move: Written, dosed_at: datetime | None
) -> bool:
    """Whether a dose of that time is one of before the move that was struck out since.

    Only how it was charted was wrong; a dose of since the move is of this patient.
    """
    if dosed_at is None or dosed_at >= move[0]:
        return False
    struck = (f for f in settlement.retracted if isinstance(f.payload, _DOSE))
    return any(fact.first.written < move < fact.entry.written for fact in struck)


def _of(facts: Iterable[Settled], kind: type | UnionType) -> Iterator[Written]:
    """When those of that kind were first charted."""
    return (fact.first.written for fact in facts if isinstance(fact.payload, kind))
