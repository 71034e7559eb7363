"""A dose as it is handed out: ordered, run or given, in doubt, wasted."""

from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct


class InfusionOut(Struct, frozen=True, kw_only=True):
    """One infusion step; ``volume_ml`` is calculated, ``pump_ml`` was read."""

    at: datetime
    what: str
    rate_ml_per_h: Decimal | None
    volume_ml: Decimal
    pump_ml: Decimal | None
    reason: str


class GivenDoseOut(Struct, frozen=True, kw_only=True):
    """A single dose as given: a device, an injection, a dose by mouth."""

    at: datetime
    drug: str
    mg: Decimal
    route: str
    device: int | None
    site: str


class DosesEndedOut(Struct, frozen=True, kw_only=True):
    """Since when no further one of the ordered doses is given, and why."""

    at: datetime
    by: str
    cause: str


class DoubtOut(Struct, frozen=True, kw_only=True):
    """Since when the dose is uncertain, and at most how much was given by then."""

    at: datetime
    cause: str
    at_most_mg: Decimal
    new_site: str


class DoseOut(Struct, frozen=True, kw_only=True):
    """A dose as ordered; what its form does not have is null."""

    at: datetime
    drug: str
    mg: Decimal
    mg_per_kg: Decimal | None
    concentration_mg_per_ml: Decimal | None
    route: str
    ordered_by: str
    weight_kg: Decimal | None
    devices: int | None = None
    lot: str | None = None
    second_checker: str | None = None
    lot_expiry: date | None = None


class WasteOut(Struct, frozen=True, kw_only=True):
    """What was left of the drug and thrown away, before whom."""

    at: datetime
    ml: Decimal | None
    mg: Decimal | None
    witness: str
