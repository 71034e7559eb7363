"""That no further one of the ordered doses is given: when it can be said."""

from datetime import datetime

from monitor.chart.kinds import DosesEnded
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.texts import refuse_blank


def refuse_no_further(
    ended: DosesEnded, session: Session, at: datetime
) -> Refusal | None:
    """Refuse it before the last dose, and where nothing is left to be given.

    Who was given nothing at all has no dose that could end: that session is cancelled.
    """
    given = session.doses
    if not given:
        why, remedy = "no single dose is given", "Close the session as cancelled"
    elif at < given[-1].at:
        why, remedy = "a dose was given after that", "Check the time"
    elif session.dosing.is_all_given:
        why, remedy = "all that was ordered is given", "Leave the form"
    elif session.dosing.no_further is not None:
        why, remedy = "it is charted already", "Amend that entry"
    else:
        return refuse_blank(ended, "cause")
    return Refusal(field="time", what="It is not charted", why=why, remedy=remedy)
