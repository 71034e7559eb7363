"""The line of the review list that follows from a session's entries; pure."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from monitor.chart.days import opened_day
from monitor.chart.kinds import PatientErased
from monitor.chart.patient import Patient
from monitor.chart.queries import queries_answered, queries_to_answer
from monitor.chart.session import Session
from monitor.chart.signed_state import (
    waits_for_a_co_signature,
    waits_for_a_signature,
)
from monitor.charting.review_list import ERASED, NEVER_MS, ReviewRow
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.still_to_review import to_review
from monitor.review.figures import Figures, Response, figures, first_nurse
from monitor.review.reports_due import reports_due

PLACE_BITS = 20
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


def indexed(
    session: Session, protocol: CareProtocol | None, patient: Patient | None
) -> ReviewRow:
    """Of an open session what its opening tells: charting in it changes no line."""
    row = _opened(session, protocol)
    if session.is_open:
        return row
    told = figures(session, protocol, patient)
    return row._replace(
        started_ms=_ms(session.dose_started_at),
        closed_ms=_ms(session.closed_at),
        to_sign=int(waits_for_a_signature(session, patient)),
        to_co_sign=int(waits_for_a_co_signature(session, patient)),
        asked=queries_to_answer(session),
        answered=queries_answered(session),
        reports=sum(due.state == "needed" for due in reports_due(session, protocol)),
        dosed=int(session.dose_started_at is not None),
        **_told(told),
    )


def as_it_goes(session: Session, protocol: CareProtocol, patient: Patient) -> ReviewRow:
    """Of an open session all that is known by now; what is shown and kept nowhere."""
    told = _told(figures(session, protocol, patient))
    kept = {name: told[name] for name in told.keys() - {"state", "is_open"}}
    started = _ms(session.dose_started_at)
    return _opened(session, protocol)._replace(started_ms=started, **kept)


def erased(session: UUID, gone: PatientErased, at: datetime) -> ReviewRow:
    """All that is left of a session whose patient was erased at that time."""
    opened_at = gone.opened_at or at
    return _bare(session, gone.patient, opened_at)._replace(
        opened_day=opened_at.date().isoformat(),
        closed_ms=_ms(gone.closed_at or at),
        state=ERASED,
        is_open=0,
        erased=_ms(at) or 1,
    )


def place(session: UUID, opened_at: datetime) -> int:
    """Where it wants to stand: by its time, and by its id where two share that."""
    low = session.int & ((1 << PLACE_BITS) - 1)
    return (((opened_at - _EPOCH) // _MS) << PLACE_BITS) | low


def _opened(session: Session, protocol: CareProtocol | None) -> ReviewRow:
    opened = session.opened
    pin = opened.protocol
    return _bare(session.id, session.patient, session.opened_at)._replace(
        moved_from=opened.patient.bytes if session.moves else None,
        opened_day=opened_day(session),
        zone=opened.zone,
        room=opened.room,
        nurse=first_nurse(session),
        protocol=f"{pin.id} v{pin.version}",
        to_review=to_review(protocol, session),
    )


def _bare(session: UUID, patient: UUID, opened_at: datetime) -> ReviewRow:
    return ReviewRow(
        session=session.bytes,
        number=place(session, opened_at),
        patient=patient.bytes,
        opened_ms=(opened_at - _EPOCH) // _MS,
    )


def _told(told: Figures) -> dict[str, Any]:
    timely = told.timeliness
    return {
        "nurse": told.nurse,
        "route": told.route,
        "drug": told.drug,
        "series_of": told.series_of,
        "state": told.state,
        "peak_sbp": _number(told.peak_sbp),
        "rise": _number(told.rise),
        "lowest_spo2": _number(told.lowest_spo2),
        "peak_dissociation": _number(told.peak_dissociation),
        "peak_distress": _number(told.peak_distress),
        "high": told.high,
        "medium": told.medium,
        "low": told.low,
        "median_ack_ms": _acknowledged_ms(told.response),
        "unacknowledged": told.response.unacknowledged,
        "slow": told.response.slow,
        "late": None if timely is None else timely.late,
        "missed": None if timely is None else timely.missed,
        "untimely": None if timely is None else timely.late + timely.missed,
        "amended": told.amended,
        "pauses": told.pauses,
        "overrides": told.overrides,
        "call_day": told.call_day,
        "is_open": 0,
    }


def _acknowledged_ms(response: Response) -> int | None:
    if response.median is not None:
        return response.median // _MS
    return NEVER_MS if response.unacknowledged else None


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _ms(moment: datetime | None) -> int | None:
    return None if moment is None else (moment - _EPOCH) // _MS
