"""How the dose stands: what was given of it, and since when the infusion is paused."""

from datetime import datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal

from monitor.chart.infusion import Infusion
from monitor.chart.session import Session
from ui.views import wording

CALCULATED = "given, calculated"
"""Nobody measures what is given: it is worked out from rate and time (ruling 31)."""

_TENTH = Decimal("0.1")


def given(session: Session, at: datetime) -> str:
    """``33.3 mg of 34.2 mg``, rounded to a tenth; empty where no dose is ordered."""
    dose = session.dose
    if dose is None:
        return ""
    mg = session.infusion.volume_ml(at) * dose.mg_per_ml
    so_far = wording.amount(mg.quantize(_TENTH, ROUND_HALF_UP), "mg")
    return f"{so_far} of {wording.amount(dose.mg, 'mg')}"


def paused(infusion: Infusion, zone: tzinfo) -> str:
    """``paused since 14:20``; empty while it runs, and before and after it."""
    since = infusion.paused_at
    return "" if since is None else f"paused since {wording.clock(since, zone)}"
