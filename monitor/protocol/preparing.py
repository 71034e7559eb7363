"""What is still missing of a dose before the session is ready to start."""

from collections.abc import Iterator

from monitor.chart.numbers import written
from monitor.chart.refusals import Refusal
from monitor.chart.second_check import UNITS, agrees, figures_of, found_by
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


def refuse_unlike(session: Session) -> Refusal | None:
    """Refuse the first of the drug over a check that no longer agrees with the order.

    Either may have been amended since the session was declared ready; one struck out
    takes that back.
    """
    unlike = disagreement(session)
    if not unlike:
        return None
    return Refusal(
        what="The start is not charted",
        why=f"the second check does not agree: {unlike}",
        remedy="Amend the order or the check",
    )


def refuse_unprepared(protocol: CareProtocol, session: Session) -> Refusal | None:
    """Refuse the start while the protocol wants something of the dose."""
    obstacles = dose_obstacles(protocol, session)
    if not obstacles:
        return None
    why = "; ".join(f"{o[:1].lower()}{o[1:]}" for o in obstacles)
    return Refusal(
        what="Not ready to start", why=why, remedy="Complete section 2 of the page"
    )
