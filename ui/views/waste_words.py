"""What is not accounted for of the drug, where somebody closes or signs."""

from datetime import datetime

from monitor.chart.kinds import WasteRecorded
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.wasting import (
    left_by_pump,
    overdrawn,
    unlike_pump,
    unwasted_ml,
)
from ui.views import wording


def unwasted(session: Session, protocol: CareProtocol, at: datetime) -> str:
    """``14 mL left in the bag (calculated), no waste charted``; else empty."""
    left = unwasted_ml(protocol, session, at)
    if left is None:
        return ""
    how = "calculated" if left_by_pump(session) is None else "by the pump"
    return f"{wording.amount(left, 'mL')} left in the bag ({how}), no waste charted"


def wrongly_wasted(
    session: Session, at: datetime, also: WasteRecorded | None = None
) -> str:
    """What is wasted, where what was given or read leaves another amount; else empty.

    Where the pump was read at the end it alone judges: what was given by calculation
    may be more or less than that. ``also`` is a waste that is about to be charted.
    """
    if left_by_pump(session) is not None:
        return unlike_pump(session, also)
    return overdrawn(session, at, also)


def waste_open(
    session: Session, protocol: CareProtocol, at: datetime
) -> tuple[str, ...]:
    """All that is not accounted for by then."""
    told = (unwasted(session, protocol, at), wrongly_wasted(session, at))
    return tuple(words for words in told if words)
