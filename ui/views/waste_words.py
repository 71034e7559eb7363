"""What is not accounted for of the drug, where somebody closes or signs."""

from datetime import datetime

from monitor.chart.kinds import WasteRecorded
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.wasting import (
    bag_balance,
    overdrawn,
    unlike_pump,
    unwasted_ml,
)
from ui.views import wording


def unwasted(session: Session, protocol: CareProtocol, at: datetime) -> str:
    """``14 mL left in the bag (calculated), no waste charted``; else empty.

    Where the pump was read and a waste is charted, ``wrongly_wasted`` tells it.
    """
    left, found = unwasted_ml(protocol, session, at), bag_balance(session, at)
    if left is None or found is None or (found.by_pump and found.wasted_ml):
        return ""
    how = "by the pump" if found.by_pump else "calculated"
    told = wording.amount(found.left_ml, "mL")
    wasted = wording.amount(found.wasted_ml, "mL") if found.wasted_ml else ""
    so_far = f"{wasted} wasted" if wasted else "no waste charted"
    return f"{told} left in the bag ({how}), {so_far}"


def wrongly_wasted(
    session: Session, at: datetime, also: WasteRecorded | None = None
) -> str:
    """What is wasted, where what was given or read leaves another amount; else empty.

    Where the pump was read at the end it alone judges: what was given by calculation
    may be more or less than that. ``also`` is a waste that is about to be charted.
    """
    return unlike_pump(session, at, also) or overdrawn(session, at, also)


def waste_open(
    session: Session, protocol: CareProtocol, at: datetime
) -> tuple[str, ...]:
    """All that is not accounted for by then."""
    told = (unwasted(session, protocol, at), wrongly_wasted(session, at))
    return tuple(words for words in told if words)
