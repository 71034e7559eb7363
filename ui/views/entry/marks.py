"""From which values on a field is marked: those the protocol's rules alert at."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from monitor.chart.fields import FieldSpec
from monitor.chart.numbers import written
from monitor.protocol.limit_changes import protocol_at
from monitor.protocol.limits import AbsoluteLimit
from ui.views.entry.scene import Scene
from ui.views.trend.limits import drawn_limits


class Marks(Struct, frozen=True, kw_only=True):
    """The first value marked on each side, itself included; None where none is."""

    low: Decimal | None = None
    high: Decimal | None = None

    def has(self, value: Decimal) -> bool:
        is_low = self.low is not None and value <= self.low
        return is_low or (self.high is not None and value >= self.high)

    @property
    def words(self) -> str:
        """``marked 89 or below, 180 or above``; empty where nothing is."""
        low = "" if self.low is None else f"{written(self.low)} or below"
        high = "" if self.high is None else f"{written(self.high)} or above"
        told = ", ".join(side for side in (low, high) if side)
        return f"marked {told}" if told else ""


def marks_of(spec: FieldSpec, scene: Scene) -> Marks:
    """Where a medium or high rule of one value fires now, or the soft range ends.

    Whichever of the two comes first; a limit changed for this patient stands alone.
    """
    limits = drawn_limits(
        protocol_at(scene.protocol, scene.session, scene.now), spec.code
    )
    step = Decimal(1).scaleb(-spec.decimals)
    low = None if spec.soft_low is None else spec.soft_low - step
    high = None if spec.soft_high is None else spec.soft_high + step
    below = [limit for limit in limits if limit.side == "below"]
    above = [limit for limit in limits if limit.side == "above"]
    return Marks(
        low=max(_edges(low, below), default=None),
        high=min(_edges(high, above), default=None),
    )


def _edges(soft: Decimal | None, limits: Iterable[AbsoluteLimit]) -> list[Decimal]:
    ruled = list(limits)
    is_changed = any(limit.is_changed for limit in ruled)
    edges = [Decimal(limit.limit) for limit in ruled]
    return edges if soft is None or is_changed else [soft, *edges]
