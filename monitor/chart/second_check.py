"""The second check: what another person came to, held against the order."""

from decimal import Decimal

from monitor.chart.kinds import (
    DevicesOrdered,
    DoseChecked,
    DoseOrdered,
    InjectionOrdered,
    OralOrdered,
    Order,
)
from monitor.chart.refusals import Refusal
from monitor.chart.same_name import same_name
from monitor.chart.session import Session
from monitor.chart.texts import refuse_blank

Figures = dict[str, Decimal]

UNITS = {"ml": "mL", "rate_ml_per_hour": "mL/h", "devices": "devices", "mg": "mg"}
"""The figures a check may hold, by field, with their units."""


def figures_of(order: Order) -> Figures:
    """What a second person must come to by themselves, by field."""
    match order:
        case DoseOrdered():
            return {"ml": order.infuse_ml, "rate_ml_per_hour": order.rate_ml_per_hour}
        case InjectionOrdered():
            return {"ml": order.draw_ml}
        case DevicesOrdered():
            return {"devices": Decimal(order.devices)}
        case OralOrdered():
            return {"mg": order.mg}


def found_by(check: DoseChecked) -> Figures:
    """What the checker came to, by field."""
    found = {
        "ml": check.ml,
        "rate_ml_per_hour": check.rate_ml_per_hour,
        "devices": None if check.devices is None else Decimal(check.devices),
        "mg": check.mg,
    }
    return {field: figure for field, figure in found.items() if figure is not None}


def agrees(check: DoseChecked, order: Order) -> bool:
    """Whether the two came to the same; rounding is the same for both."""
    return found_by(check) == figures_of(order)


def refuse_check(check: DoseChecked, session: Session) -> Refusal | None:
    """Refuse a check of nothing, by nobody, or by who charted or amended the order.

    A check that disagrees is charted: it is what the checker came to.
    """
    ordered = session.dosing.ordered
    if ordered is None:
        return Refusal(
            what="The check is not charted",
            why="no dose is ordered",
            remedy="Chart the dose first",
        )
    missing = figures_of(ordered.order).keys() - found_by(check).keys()
    other = found_by(check).keys() - figures_of(ordered.order).keys()
    if missing or other:
        field = min(missing or other)
        return Refusal(
            field=field,
            what="The check is not charted",
            why=f"{UNITS[field]} {'missing' if missing else 'not asked for'}",
            remedy="Type what the checker worked out",
        )
    own = _own(check, session)
    if own is not None:
        return Refusal(
            field="checker",
            what="The check is not charted",
            why=f"they {own[1]} the dose",
            remedy="A second person checks it",
        )
    return refuse_blank(check, "checker")


def own_figures(check: DoseChecked, session: Session) -> str:
    """How the figures are the checker's own; empty where they are another's."""
    own = _own(check, session)
    return "" if own is None else f"{own[0]} {own[1]} the dose"


def _own(check: DoseChecked, session: Session) -> tuple[str, str] | None:
    """Whose name is the checker's too, and what they did with the dose."""
    ordered = session.dosing.ordered
    if ordered is None:
        return None
    for person, did in ((ordered.author, "charted"), (ordered.amended_by, "amended")):
        if same_name(check.checker, session.name_of(person)):
            return session.name_of(person), did
    return None
