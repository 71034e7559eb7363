"""One closing of each ending, at minute 60."""

from monitor.chart.kinds import (
    Admitted,
    AgainstAdvice,
    Cancelled,
    Died,
    LeftUnseen,
    SessionClosed,
    Transferred,
)
from tests.desk import Desk

DESK = Desk()
LEFT = DESK.at(60)
TRANSFERRED = SessionClosed(
    ending="transferred",
    left_at=LEFT,
    facts=Transferred(where="Ward 4", taken_over_by="Dr Ito"),
)
ADMITTED = SessionClosed(
    ending="admitted", left_at=LEFT, facts=Admitted(where="Cardiology")
)
AGAINST = SessionClosed(
    ending="against advice",
    left_at=LEFT,
    facts=AgainstAdvice(
        capacity_judged_by="Dr Meyer",
        risks_explained_by="A. Okafor RN",
        is_cannula_out=True,
    ),
)
UNSEEN = SessionClosed(
    ending="left unseen", facts=LeftUnseen(last_seen_at=LEFT, told="Dr Meyer")
)
CANCELLED = SessionClosed(
    ending="cancelled", left_at=LEFT, facts=Cancelled(cause="fever")
)
DIED = SessionClosed(ending="died", facts=Died(died_at=LEFT, confirmed_by="Dr Ito"))
DISCHARGED = SessionClosed(ready_at=LEFT, left_at=LEFT)
ALL = [TRANSFERRED, ADMITTED, AGAINST, UNSEEN, CANCELLED, DIED, DISCHARGED]
LEAVING = [TRANSFERRED, ADMITTED, AGAINST, CANCELLED]
DOSED = [c for c in ALL if c is not CANCELLED]


def named(closing: SessionClosed) -> str:
    return closing.ending
