"""What was made ready for a dose: which lot, checked by whom, and what was wasted."""

from datetime import date
from decimal import Decimal

from monitor.chart.kinds.kind import Kind


class DrugPrepared(Kind, frozen=True, kw_only=True, tag="drug-prepared/1"):
    """The lot the drug came from, good up to and including the day of its expiry.

    ``stock_mg_per_ml`` is the strength on its label; None for devices and by mouth.
    """

    lot: str
    expiry: date
    stock_mg_per_ml: Decimal | None = None


class DoseChecked(Kind, frozen=True, kw_only=True, tag="dose-checked/1"):
    """A second person worked the dose out without seeing the result.

    What they came to: the volume to infuse or to draw, mL; the rate, mL/h; the number
    of devices; or the mg. ``checker`` is a name in words.
    """

    checker: str
    ml: Decimal | None = None
    rate_ml_per_hour: Decimal | None = None
    devices: int | None = None
    mg: Decimal | None = None


class WasteRecorded(Kind, frozen=True, kw_only=True, tag="waste-recorded/1"):
    """What was left of the drug was thrown away, in mL or mg, before a witness."""

    ml: Decimal | None = None
    mg: Decimal | None = None
    witness: str = ""
