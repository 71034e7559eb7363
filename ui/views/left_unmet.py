"""The checks before leaving that a patient was discharged over, in words."""

from monitor.charting.reads import SessionRead
from monitor.protocol.readiness import readiness
from ui.views.wording import spelled


def left_unmet(read: SessionRead) -> tuple[str, ...]:
    """``Advice given, not answered``, as of when the patient left.

    Empty while the session is open and after another ending than a discharge, before
    which no check is asked.
    """
    closed = read.session.closed
    if closed is None or closed.ending != "discharged":
        return ()
    states = readiness(read.protocol, read.session, read.at).states
    return tuple(spelled(state.sentence) for state in states if state.is_unmet)
