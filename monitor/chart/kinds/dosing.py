"""What is ordered and what was given: weight, dose, infusion."""

from decimal import Decimal
from typing import Literal

from monitor.chart.kinds.kind import Kind

InfusionStep = Literal[
    "started", "rate changed", "paused", "resumed", "stopped", "completed"
]


class WeightRecorded(Kind, frozen=True, kw_only=True, tag="weight-recorded/1"):
    """Body weight in kg, with what was typed where that was in pounds."""

    kg: Decimal
    typed: str
    typed_unit: Literal["kg", "lb"]


class DoseOrdered(Kind, frozen=True, kw_only=True, tag="dose-ordered/1"):
    """The ordered dose with every step of its working, amounts as in the names."""

    drug: str
    route: str
    ordered_by: str
    weight_kg: Decimal
    mg_per_kg: Decimal
    mg: Decimal
    stock_mg_per_ml: Decimal
    bag_ml: Decimal
    bag_mg: Decimal
    mg_per_ml: Decimal
    infuse_ml: Decimal
    remain_ml: Decimal
    minutes: int
    rate_ml_per_hour: Decimal


class InfusionRecorded(Kind, frozen=True, kw_only=True, tag="infusion-recorded/1"):
    """What the nurse did at, or read from, the pump; Vigil controls none.

    ``pump_ml`` is the volume read from the pump, asked at pause and stop.
    """

    step: InfusionStep
    rate_ml_per_hour: Decimal | None = None
    pump_ml: Decimal | None = None
    cause: str = ""
