"""What is still missing of a dose before the session is ready to start."""

from collections.abc import Iterator

from monitor.chart.kinds import DoseOrdered, InjectionOrdered
from monitor.chart.numbers import written
from monitor.chart.refusals import Refusal
from monitor.chart.second_check import (
    UNITS,
    agrees,
    figures_of,
    found_by,
    own_figures,
)
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol


def dose_obstacles(protocol: CareProtocol, session: Session) -> tuple[str, ...]:
    """One sentence for each thing this protocol wants charted and is not."""
    if session.order is None:
        return ()
    return tuple(_obstacles(protocol, session))


def _obstacles(protocol: CareProtocol, session: Session) -> Iterator[str]:
    if protocol.dose.lot_needed and session.dosing.prepared is None:
        yield "No lot and expiry are charted"
    check = session.dosing.check
    if check is None:
        if protocol.dose.second_check_needed:
            yield "No second person has checked the dose"
    elif disagreement(session):
        yield f"The second check does not agree: {disagreement(session)}"
    elif own_figures(check, session):
        yield f"The second check is of the checker's own figures: {_own(session)}"
    if unlike_lot(session):
        yield f"The lot is not of the order's strength: {unlike_lot(session)}"


def disagreement(session: Session) -> str:
    """What the second person came to beside the order; empty where they agree."""
    check, order = session.dosing.check, session.order
    if check is None or order is None or agrees(check, order):
        return ""
    wanted, found = figures_of(order), found_by(check)
    unlike = (
        f"{written(found[field])} {UNITS[field]} by {check.checker}, "
        f"{written(figure)} {UNITS[field]} in the order"
        for field, figure in wanted.items()
        if found.get(field, figure) != figure
    )
    return "; ".join(unlike) or "the order has another form now"


def unlike_lot(session: Session) -> str:
    """The strength on the label beside the order's; empty where they are the same.

    Neither is refused over the other when it is charted, for either may be the wrong
    one, and is amended by itself.
    """
    lot, order = session.dosing.prepared, session.order
    if lot is None or not isinstance(order, DoseOrdered | InjectionOrdered):
        return ""
    label = lot.stock_mg_per_ml
    if label is None or label == order.stock_mg_per_ml:
        return ""
    ordered = f"{written(order.stock_mg_per_ml)} mg/mL in the order"
    return f"{written(label)} mg/mL on the label, {ordered}"


def unlike_weight(session: Session) -> str:
    """The weight the dose was worked from beside the one in force; empty where same."""
    worked, weight = session.dosed_at_kg, session.weight
    if worked is None or weight is None:
        return ""
    now = f"the weight is {written(weight.kg)} kg"
    return f"worked from {written(worked)} kg, {now}"


def _own(session: Session) -> str:
    check = session.dosing.check
    return "" if check is None else own_figures(check, session)


def refuse_unlike(session: Session) -> Refusal | None:
    """Refuse the first of the drug over a weight, check or lot unlike the order.

    The order itself, or any of these, may have been amended since the session was
    declared ready; one struck out takes that back, and so does another weight.
    """
    if unlike_weight(session):
        why = f"the dose is not of the weight: {unlike_weight(session)}"
        remedy = "Chart the dose again, or amend it to that weight"
    elif disagreement(session):
        why = f"the second check does not agree: {disagreement(session)}"
        remedy = "Amend the order or the check"
    elif _own(session):
        why = f"the second check is of the checker's own figures: {_own(session)}"
        remedy = "Strike out the check, and let a second person chart theirs"
    elif unlike_lot(session):
        why = f"the lot is not of the order's strength: {unlike_lot(session)}"
        remedy = "Amend the lot or the order"
    else:
        return None
    return Refusal(what="The start is not charted", why=why, remedy=remedy)


def refuse_unprepared(protocol: CareProtocol, session: Session) -> Refusal | None:
    """Refuse the start while the protocol wants something of the dose."""
    obstacles = dose_obstacles(protocol, session)
    if not obstacles:
        return None
    why = "; ".join(f"{o[:1].lower()}{o[1:]}" for o in obstacles)
    return Refusal(
        what="Not ready to start", why=why, remedy="Complete section 2 of the page"
    )
