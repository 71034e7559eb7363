"""What of an ordered dose is not told until a second person has charted theirs."""

from monitor.chart.kinds import DevicesOrdered, OralOrdered
from monitor.chart.session import Session
from ui.views import dose_words, wording

UNCHECKED = "not checked yet"


def is_unchecked(session: Session) -> bool:
    """Whether somebody may still have to come to the dose by themselves (ruling 31).

    Whoever opened the page may look away from it, but not from the whole screen; so
    what the check is of is told nowhere then, but where the order itself is typed.
    """
    if session.order is None or not session.is_open:
        return False
    is_ready = session.cleared_at is not None or session.dose_started_at is not None
    return not is_ready and session.dosing.check is None


def told_course(session: Session) -> str:
    """How the dose is given; empty while that is what the second person comes to."""
    order = session.order
    is_checked_of = isinstance(order, DevicesOrdered | OralOrdered)
    if order is None or (is_checked_of and is_unchecked(session)):
        return ""
    return dose_words.course(order)


def told_mg(session: Session) -> str:
    """The ordered mg; empty while that is what the second person comes to."""
    order = session.order
    if order is None or (isinstance(order, OralOrdered) and is_unchecked(session)):
        return ""
    return wording.amount(order.mg, "mg")
