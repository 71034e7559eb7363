"""What the next set is typed for, from the session as it stands."""

from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.chart.fields import FieldSpec
from monitor.chart.keying.occasion import OXYGEN, Occasion
from monitor.chart.session import Session
from monitor.protocol.assessment import Assessment
from monitor.protocol.breathing import is_oxygen_unsaid
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.schedule import needed_at

_SATURATION = "spo2"


def occasion_of(
    session: Session,
    protocol: CareProtocol,
    assessment: Assessment,
    timed_at: datetime | None = None,
) -> Occasion:
    """The fields asked now, or by the slot of the time that was typed.

    At baseline also what the patient breathes, once; and again after oxygen was
    stamped in an emergency.
    """
    at = assessment.at
    needed = frozenset(assessment.needs)
    if timed_at is not None and timed_at < at:
        at, needed = timed_at, frozenset(needed_at(protocol, session, timed_at))
    is_first = assessment.phase == "baseline" and not session.oxygen
    if is_first or is_oxygen_unsaid(protocol, session, at):
        needed |= {OXYGEN}
    return Occasion(
        charting=protocol.charting,
        zone=ZoneInfo(session.opened.zone),
        needed=needed,
        sets=session.sets,
        oxygen=_flow(protocol),
        oxygen_beside=_SATURATION,
        started_at=session.dose_started_at,
    )


def _flow(protocol: CareProtocol) -> FieldSpec:
    oxygen = protocol.oxygen
    return FieldSpec(
        code=OXYGEN,
        label="Oxygen",
        short="O2",
        unit="L/min",
        lowest=oxygen.lowest_litres_per_minute,
        highest=oxygen.highest_litres_per_minute,
        decimals=oxygen.decimals,
        source=oxygen.source,
    )
