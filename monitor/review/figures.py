"""What a line of the review list tells of one session that is closed; pure."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from msgspec import Struct

from monitor.chart.alert_history import RaisedAlert
from monitor.chart.closing import was_afterwards
from monitor.chart.follow_up import call_day
from monitor.chart.holding import holder
from monitor.chart.kept_values import how_corrected
from monitor.chart.kinds import InfusionRecorded
from monitor.chart.patient import Patient
from monitor.chart.session import Session
from monitor.chart.signed_state import signed_state
from monitor.chart.transcribed import charted_late_by
from monitor.charting.review_list import UNKNOWN
from monitor.protocol.baseline import medians
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.schedule import slots
from monitor.review.delays import delay_figures

_ANSWERED = ("high", "medium")


class Response(Struct, frozen=True, kw_only=True):
    """How high and medium alerts were acknowledged.

    ``median`` is None where half of them never were, and ``slow`` where the protocol
    does not say what that is.
    """

    median: timedelta | None
    unacknowledged: int
    slow: int | None


class Timeliness(Struct, frozen=True, kw_only=True):
    """Sets that were read or charted late, and scheduled ones that never were."""

    late: int
    missed: int


class Figures(Struct, frozen=True, kw_only=True):
    """How a session went, in numbers; None where there is nothing to tell."""

    nurse: str
    route: str
    drug: str
    state: str
    peak_sbp: Decimal | None
    rise: Decimal | None
    lowest_spo2: Decimal | None
    peak_dissociation: Decimal | None
    peak_distress: Decimal | None
    high: int
    medium: int
    low: int
    response: Response
    timeliness: Timeliness | None
    amended: int
    pauses: int
    overrides: int
    series_of: int | None
    call_day: str | None


def figures(
    session: Session, protocol: CareProtocol | None, patient: Patient | None
) -> Figures:
    """Without its protocol, which this version may not read, what the record tells."""
    priorities = [raised.alert.priority for raised in session.alerts]
    peak, calls = _most(session, "sbp"), call_day(session)
    return Figures(
        nurse=session.name_of(holder(session)),
        route=_route(session, protocol),
        drug="" if session.order is None else session.order.drug,
        state=UNKNOWN if patient is None else signed_state(session, patient),
        peak_sbp=peak,
        rise=_rise(session, protocol, peak),
        lowest_spo2=min(_values(session, "spo2"), default=None),
        peak_dissociation=_most(session, "dissociation"),
        peak_distress=_most(session, "distress"),
        high=priorities.count("high"),
        medium=priorities.count("medium"),
        low=priorities.count("low"),
        response=response(
            (
                raised
                for raised in session.alerts
                if not was_afterwards(session, raised.raised_at)
            ),
            _slow_after(protocol),
        ),
        timeliness=None if protocol is None else timeliness(protocol, session),
        amended=amended(session),
        pauses=sum(
            isinstance(f.payload, InfusionRecorded) and f.payload.step == "paused"
            for f in session.facts
        ),
        overrides=len(session.overrides),
        series_of=_series_of(protocol),
        call_day=None if calls is None else calls.isoformat(),
    )


def response(
    alerts: Iterable[RaisedAlert], slow_after: timedelta | None = None
) -> Response:
    """Until each was acknowledged; what nobody acknowledged took longer than any."""
    asked = [raised for raised in alerts if raised.alert.priority in _ANSWERED]
    delays = [_delay(raised) for raised in asked]
    found = delay_figures(delays)
    return Response(
        median=found.median,
        unacknowledged=found.never,
        slow=None if slow_after is None else _longer(delays, slow_after),
    )


def timeliness(protocol: CareProtocol, session: Session) -> Timeliness:
    """What nobody charted because of an emergency was not missed."""
    at = session.closed_at or session.opened_at
    scheduled = slots(protocol, session, at)
    late = {slot.filled_by for slot in scheduled if slot.filled_late}
    late |= {
        charted.id
        for charted in session.sets
        if charted_late_by(charted.fact, protocol.charting)
    }
    missed = (s for s in scheduled if s.state == "missed" and not s.in_emergency)
    return Timeliness(late=len(late), missed=sum(1 for _ in missed))


def amended(session: Session) -> int:
    """How many facts stand otherwise than they were first charted, or not at all.

    One whose value was questioned, and kept, stands as it was.
    """
    changed = {f.id for f in session.facts if how_corrected(f) == "amended"}
    return len(changed | {f.id for f in session.settlement.retracted})


def first_nurse(session: Session) -> str:
    """Who opened it: all that is known of an open session without its course."""
    return session.name_of(session.opened_by)


def _slow_after(protocol: CareProtocol | None) -> timedelta | None:
    slow = None if protocol is None else protocol.audit.slow
    return None if slow is None else timedelta(seconds=slow.after_seconds)


def _longer(delays: Iterable[timedelta | None], limit: timedelta) -> int:
    return sum(delay is not None and delay > limit for delay in delays)


def _delay(raised: RaisedAlert) -> timedelta | None:
    """None where nobody acknowledged it."""
    if raised.acknowledged_at is None:
        return None
    return max(raised.acknowledged_at - raised.raised_at, timedelta())


def _values(session: Session, field: str) -> list[Decimal]:
    return [v for s in session.sets if (v := s.value(field)) is not None]


def _most(session: Session, field: str) -> Decimal | None:
    return max(_values(session, field), default=None)


def _rise(
    session: Session, protocol: CareProtocol | None, peak: Decimal | None
) -> Decimal | None:
    """Over the baseline; None where there is none, as without a dose."""
    if protocol is None or peak is None or session.dose_started_at is None:
        return None
    before = medians(protocol, session, session.dose_started_at).get("sbp")
    return None if before is None else peak - before


def _route(session: Session, protocol: CareProtocol | None) -> str:
    ordered = getattr(session.order, "route", "")
    if ordered:
        return str(ordered)
    return "" if protocol is None else protocol.route


def _series_of(protocol: CareProtocol | None) -> int | None:
    if protocol is None or protocol.series is None:
        return None
    return protocol.series.sessions
