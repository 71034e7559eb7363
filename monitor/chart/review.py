"""What of a session a person has to look at again, whatever came of it."""

from monitor.chart.break_glass import BrokenGlass, broken_glass
from monitor.chart.scores import unreviewed
from monitor.chart.session import Session


def to_co_sign(session: Session) -> tuple[BrokenGlass, ...]:
    """What was charted without signing in and waits for a co-signature; see its due."""
    return tuple(glass for glass in broken_glass(session) if glass.is_to_co_sign)


def is_to_review(session: Session) -> bool:
    """Whether anything of it waits for another look.

    An emergency, a check that was overridden or has a flagged answer, an alert that a
    person ended over its value, a flagged score that nobody reviewed, a chart that was
    moved from a wrong patient, or charting without having signed in that nobody
    co-signed.
    """
    return bool(
        session.overrides
        or any(gate.answered.flags for gate in session.gates)
        or session.emergencies
        or unreviewed(session.scores)
        or session.moves
        or to_co_sign(session)
        or any(
            alert.life.resolved is not None and alert.alert.opened_by is not None
            for alert in session.alerts
        )
    )
