"""What is ordered and what was given: weight, order, infusion, single doses."""

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


class InjectionOrdered(Kind, frozen=True, kw_only=True, tag="injection-ordered/1"):
    """An ordered injection with every step of its working; ``draw_ml`` is of stock."""

    drug: str
    route: str
    ordered_by: str
    weight_kg: Decimal
    mg_per_kg: Decimal
    mg: Decimal
    stock_mg_per_ml: Decimal
    draw_ml: Decimal


class DevicesOrdered(Kind, frozen=True, kw_only=True, tag="devices-ordered/1"):
    """So many ordered nasal devices, each of the same mg."""

    drug: str
    route: str
    ordered_by: str
    mg_per_device: Decimal
    devices: int
    mg: Decimal


class OralOrdered(Kind, frozen=True, kw_only=True, tag="oral-ordered/1"):
    """An ordered dose by mouth or under the tongue."""

    drug: str
    route: str
    ordered_by: str
    mg: Decimal


Order = DoseOrdered | InjectionOrdered | DevicesOrdered | OralOrdered
"""An order in each of its forms; ``DoseOrdered`` is the one of an infusion."""


class InfusionRecorded(Kind, frozen=True, kw_only=True, tag="infusion-recorded/1"):
    """What the nurse did at, or read from, the pump; Vigil controls none.

    ``pump_ml`` is the volume read from the pump, asked at pause and stop.
    """

    step: InfusionStep
    rate_ml_per_hour: Decimal | None = None
    pump_ml: Decimal | None = None
    cause: str = ""


class DoseGiven(Kind, frozen=True, kw_only=True, tag="dose-given/1"):
    """One dose that is no infusion was given, at the entry's effective time.

    ``device`` is the number of a nasal device, from 1; ``site`` is where it was given,
    empty where nobody said.
    """

    drug: str
    mg: Decimal
    route: str
    device: int | None = None
    site: str = ""


class DosesEnded(Kind, frozen=True, kw_only=True, tag="doses-ended/1"):
    """No further one of the ordered doses is given; ``cause`` is why."""

    cause: str


DoubtCause = Literal["infiltration", "pump alarm", "line", "partly lost"]


class DoseDoubtful(Kind, frozen=True, kw_only=True, tag="dose-doubtful/1"):
    """From this time on it is not known how much of the drug reached the patient.

    Until then it was ``at_most_mg``. ``new_site`` is where it goes on, empty where
    nobody said.
    """

    cause: DoubtCause
    at_most_mg: Decimal
    new_site: str = ""
