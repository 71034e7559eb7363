"""How charting goes wrong: sets charted late or left out, slips of the finger.

Shares are those of the clinical reference, 5.2; the tidy nurse does none of it.
"""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.kinds import Reading
from monitor.simulation.dice import Dice
from monitor.simulation.sampling import draw_lateness

_LEFT_OUT = 0.05
_SLIP = 0.0075
"""Of each value; 0.5 to 1 % in the reference."""

_ROUNDED = 0.25
"""Of the pressures; the size is an assumption."""

_PRESSURES = ("sbp", "dbp")
_SLIPPING = ("sbp", "dbp", "hr", "spo2", "rr")


class Nurse(Struct, frozen=True, kw_only=True):
    """Whether what goes wrong on a ward goes wrong."""

    is_tidy: bool = False

    def lateness(self, dice: Dice) -> float:
        """Minutes after the slot."""
        return 0.0 if self.is_tidy else draw_lateness(dice)

    def leaves_out(self, dice: Dice) -> bool:
        return not self.is_tidy and dice.random() < _LEFT_OUT

    def read(self, readings: tuple[Reading, ...], dice: Dice) -> tuple[Reading, ...]:
        """Pressures are read to the nearest 0 or 5 more often than they are there."""
        if self.is_tidy or dice.random() >= _ROUNDED:
            return readings
        return tuple(
            replace(r, value=_to_five(r.value))
            if r.field in _PRESSURES and r.value is not None
            else r
            for r in readings
        )

    def typed(self, readings: tuple[Reading, ...], dice: Dice) -> tuple[Reading, ...]:
        """What is typed where a finger slips; empty where none does."""
        if self.is_tidy:
            return ()
        slipped = tuple(_slipped(r, dice) for r in readings)
        if dice.random() < _SLIP:
            slipped = _swapped(slipped)
        return slipped if slipped != readings else ()


def _to_five(value: Decimal) -> Decimal:
    return Decimal(5 * round(int(value) / 5))


def _slipped(reading: Reading, dice: Dice) -> Reading:
    if reading.field not in _SLIPPING or reading.value is None:
        return reading
    if dice.random() >= _SLIP:
        return reading
    digits = str(int(reading.value))
    if dice.random() < 0.5 and len(digits) > 1:
        digits = digits[:-2] + digits[-1] + digits[-2]
    else:
        digits = digits[:-1] or digits
    return replace(reading, value=Decimal(int(digits)))


def _swapped(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    values = {r.field: r.value for r in readings}
    other = {"sbp": "dbp", "dbp": "sbp"}
    return tuple(
        replace(r, value=values[other[r.field]]) if r.field in other else r
        for r in readings
    )
