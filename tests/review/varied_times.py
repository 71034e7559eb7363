"""Sessions in which time decides much: late, partial and corrected sets, snoozes."""

from decimal import Decimal
from random import Random

from monitor.chart.kinds import (
    Answer,
    DoseGiven,
    EmergencyDeclared,
    EmergencyEnded,
    EntryAmended,
    GateAnswered,
    GateOverridden,
    InfusionRecorded,
)
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from tests.builders import Chronicle, iv40
from tests.typed_sets import observed

_WHOLE = "118/72 70 98 14 5 0 1 0"
_LINES = (
    *[_WHOLE] * 6,
    "118/72 70 98 14 5",
    "118/72 70 98 14 5 -A -A -A",
    "118/72 70",
    "-R -R -R 98 14 5 0 1 0",
    "171/72 70 98 14 5 0 1 0",
)


def session(seed: int, *, is_told_quickly: bool = True) -> Session:
    """Of an infusion; others have what is only judged in full."""
    dice = Random(f"times {seed}")  # noqa: S311 no secret
    chronicle = Chronicle()
    chronicle.start()
    _give(chronicle, dice)
    _observe(chronicle, dice)
    closed = dice.choice((55, 70, 103, 118, 131, 152))
    _end(chronicle, dice)
    for _ in range(dice.choice((0, 0, 1, 2))):
        at = dice.randint(8, 100)
        chronicle.snooze(at, at // 10 * 10 + dice.choice((0, 10)), dice.choice((5, 10)))
    if not is_told_quickly:
        _only_in_full(chronicle, dice)
    if dice.random() < 0.8:
        _answer(chronicle, iv40(), dice, closed)
    chronicle.close(closed)
    if dice.random() < 0.3:
        chronicle.observe(closed + 9, _WHOLE, effective=dice.randint(5, closed))
    return chronicle.session


def _give(chronicle: Chronicle, dice: Random) -> None:
    """Single doses beside it, for schedules that are counted anew from each."""
    for minute in dice.choice(((), (), (0.5, 31), (2,))):
        given = DoseGiven(drug="ketamine", mg=Decimal(20), route="SC")
        chronicle.add(given, minute + dice.choice((0, 0, 7)), effective=minute)


def _observe(chronicle: Chronicle, dice: Random) -> None:
    for about in range(10, 150, dice.choice((5, 10, 10, 15))):
        if dice.random() < 0.2:
            continue
        minute = about + dice.choice((-2, 0, 0, 1, 3, 4.5, 6))
        late = dice.choice((0, 0, 0, 0.5, 1, 2, 6, 17))
        id_ = chronicle.observe(minute + late, dice.choice(_LINES), effective=minute)
        corrected = dice.random()
        if corrected < 0.08:
            chronicle.amend(minute + late + dice.choice((1, 9)), id_, observed(_WHOLE))
        elif corrected < 0.14:
            moved = minute + dice.choice((-4, 2))
            chronicle.add(
                EntryAmended(replacement=observed(_WHOLE)),
                minute + late + 8,
                effective=moved,
                over=(id_,),
            )
        elif corrected < 0.2:
            chronicle.retract(minute + late + dice.choice((1, 12)), id_)


def _end(chronicle: Chronicle, dice: Random) -> None:
    if dice.random() < 0.15:
        return
    if dice.random() < 0.3:
        chronicle.infuse(22, "paused")
        chronicle.infuse(26, "resumed", "51.3")
    at = dice.choice((34, 40, 40.5, 41, 46))
    stopped = InfusionRecorded(step="stopped")
    known = at + dice.choice((0, 0, 1, 8, 25))
    id_ = chronicle.add(stopped, known, effective=at)
    if dice.random() < 0.15:
        chronicle.retract(known + 3, id_)
        chronicle.add(stopped, known + 5, effective=at + dice.choice((0, 2)))


def _answer(
    chronicle: Chronicle, protocol: CareProtocol, dice: Random, closed: int
) -> None:
    """The checks before leaving, as one does; some stay as they were."""
    for gate in protocol.gates:
        if gate.phase != "leave" or gate.computed or dice.random() < 0.04:
            continue
        minute = closed - dice.choice((1, 1, 2, 4))
        if dice.random() < 0.05:
            over = GateOverridden(gate=gate.id, prescriber="Dr Meyer", reason="known")
            chronicle.add(over, minute)
            continue
        values = tuple(
            Answer(ask=ask.id, value=ask.wanted[0] if ask.wanted else "Ana Dubois")
            for ask in gate.asks
        )
        chronicle.add(GateAnswered(gate=gate.id, answers=values), minute)


def _only_in_full(chronicle: Chronicle, dice: Random) -> None:
    at = dice.choice((18, 37, 78))
    chronicle.add(EmergencyDeclared(), at)
    if dice.random() < 0.7:
        chronicle.add(EmergencyEnded(outcome="settled"), at + dice.choice((3, 14, 31)))
