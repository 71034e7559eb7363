"""How the dose stands: what was given of it, and since when the infusion is paused."""

from datetime import datetime, tzinfo

from monitor.chart.given import Given
from monitor.chart.given import given as given_by
from monitor.chart.infusion import Infusion
from monitor.chart.kinds import (
    DevicesOrdered,
    DoseOrdered,
    InjectionOrdered,
    Order,
)
from monitor.chart.session import Session
from ui.views import wording

CALCULATED = "given, calculated"
"""Nobody measures what is given: it is worked out from rate and time (ruling 31)."""

GIVEN = "given"
UNCERTAIN = "uncertain"
MORE = "more than ordered"
OVER = "over order"
ALL = "whole bag"


def given(session: Session, at: datetime) -> str:
    """``33.3 mg of 34.2 mg``, rounded to a tenth; empty where no dose is ordered.

    Where the dose is uncertain, ``at most 18.4 mg of 34.2 mg``.
    """
    found = given_by(session, at)
    if found is None:
        return ""
    so_far = wording.amount(found.mg, "mg")
    if found.at_most_mg is not None:
        so_far = f"at most {wording.amount(found.at_most_mg, 'mg')}"
    return f"{so_far} of {wording.amount(found.ordered_mg, 'mg')}"


def note(session: Session, at: datetime) -> str:
    """What to say beside it: that it is a sum, and where that is over the order."""
    return _noted(session, at, (f"{MORE}, calculated", f"{MORE}, {ALL}"))


def told(session: Session, at: datetime) -> str:
    """Both in one line; empty where no dose is ordered."""
    so_far, said = given(session, at), note(session, at)
    joint = "," if said == UNCERTAIN else ""
    return f"{so_far}{joint} {said}" if so_far else ""


def brief_note(session: Session, at: datetime) -> str:
    """The same where room is short."""
    return _noted(session, at, (f"{OVER}, calculated", f"{OVER}, {ALL}"))


def _noted(session: Session, at: datetime, over: tuple[str, str]) -> str:
    """The words for what is within the order; ``over`` for what is beyond it."""
    found = given_by(session, at)
    if found is not None and found.is_uncertain:
        return UNCERTAIN
    if found is not None and not isinstance(session.order, DoseOrdered):
        return GIVEN
    if found is None or not found.is_over:
        return CALCULATED
    return over[1] if found.is_whole_bag else over[0]


def uncertain(found: Given | None) -> str:
    """``at most 18.4 mg, uncertain``; empty while the dose is not."""
    if found is None or found.at_most_mg is None:
        return ""
    return f"at most {wording.amount(found.at_most_mg, 'mg')}, {UNCERTAIN}"


def paused(infusion: Infusion, zone: tzinfo) -> str:
    """``paused since 14:20``; empty while it runs, and before and after it."""
    since = infusion.paused_at
    return "" if since is None else f"paused since {wording.clock(since, zone)}"


def course(order: Order) -> str:
    """``0.5 mg/kg over 40min``, ``84 mg in 3 devices``, ``0.5 mg/kg IM``."""
    match order:
        case DoseOrdered():
            per_kg = wording.amount(order.mg_per_kg, "mg/kg")
            return f"{per_kg} over {order.minutes}min"
        case InjectionOrdered():
            return f"{wording.amount(order.mg_per_kg, 'mg/kg')} {order.route}"
        case DevicesOrdered():
            count = wording.counted(order.devices, "device")
            return f"{wording.amount(order.mg, 'mg')} in {count}"
        case _:
            return f"{wording.amount(order.mg, 'mg')} {order.route}"


def since(session: Session, now: datetime) -> str:
    """``T+41min since the first device``; empty before the first dose."""
    started, order = session.dose_started_at, session.order
    if started is None or order is None:
        return ""
    match order:
        case DoseOrdered():
            anchor = "start"
        case DevicesOrdered():
            anchor = "first device"
        case InjectionOrdered():
            anchor = "injection" if len(session.doses) == 1 else "first injection"
        case _:
            anchor = "dose" if len(session.doses) == 1 else "first dose"
    return f"{wording.since_start(now, started)} since the {anchor}"
