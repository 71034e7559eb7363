"""Sessions with all that a rule can judge, drawn so that limits are often crossed."""

from random import Random
from uuid import UUID

from monitor.chart.session import Session
from tests.builders import Chronicle, at

NOW = at(300)


def session(seed: int, closed: int = 100) -> Session:
    """Values that wander about the limits, with all that can be charted of them."""
    dice = Random(seed)  # noqa: S311 no secret
    chronicle = _begun(dice)
    systolic, diastolic, pulse, oxygen = 130, 78, 80, 96
    begun: list[UUID] = []
    sets: list[UUID] = []
    for minute in (10, 16, 20, 24, 30, 31, 40, 45, 55, 70):
        systolic = min(max(systolic + dice.randint(-35, 40), 76), 215)
        diastolic = min(max(diastolic + dice.randint(-18, 20), 48), systolic - 20)
        pulse = min(max(pulse + dice.randint(-25, 30), 45), 145)
        oxygen = min(max(oxygen + dice.randint(-4, 4), 88), 100)
        line = f"{systolic}/{diastolic} {pulse} {oxygen} 14 5 0 1 0"
        late = dice.choice((0, 0, 0, 25))
        sets.append(chronicle.observe(minute + late, line, effective=minute))
        if dice.random() < 0.2:
            begun.append(
                chronicle.effect(minute + 1, dice.choice(("CP", "HEAD", "PANIC")), 2)
            )
        if begun and dice.random() < 0.4:
            chronicle.end_effect(minute + 2, begun.pop())
        if dice.random() < 0.15:
            chronicle.breathe(minute + 1, dice.choice(("2", "4", None)))
    if dice.random() < 0.3:
        chronicle.retract(96, dice.choice(sets))
    if dice.random() < 0.15:
        chronicle.limit(22, "SBP-HIGH-2", 185)
    if dice.random() < 0.7:
        chronicle.infuse(40, "stopped")
    chronicle.close(closed)
    return chronicle.session


def _begun(dice: Random) -> Chronicle:
    """Of some a fourth set of the baseline is charted after the start."""
    chronicle = Chronicle().start()
    if dice.random() < 0.5:
        chronicle.observe(1, "138/86 84 97 14 5 0 1 0", effective=-17)
    return chronicle


SESSIONS = [session(seed) for seed in range(30)]
