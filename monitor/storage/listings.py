"""The lists that people choose from: sessions and patients."""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    func,
    or_,
    select,
    true,
    tuple_,
)

from monitor.chart.patient import Patient
from monitor.charting.patient_search import number_key, words_of
from monitor.charting.ports import SessionQuery, SessionRow
from monitor.storage.projections import details_of
from monitor.storage.rows import from_ms, to_ms
from monitor.storage.tables import PATIENT_INDEX, REVIEW_INDEX, SESSION_INDEX

_WRONG = PATIENT_INDEX.alias("wrong_patient")
_SESSIONS = (
    select(
        SESSION_INDEX, PATIENT_INDEX.c.details, _WRONG.c.details.label("wrong_details")
    )
    .outerjoin(PATIENT_INDEX, PATIENT_INDEX.c.patient == SESSION_INDEX.c.patient)
    .outerjoin(_WRONG, _WRONG.c.patient == SESSION_INDEX.c.moved_from)
    .order_by(SESSION_INDEX.c.opened_ms.desc(), SESSION_INDEX.c.session.desc())
)
_PATIENTS = select(PATIENT_INDEX.c.patient, PATIENT_INDEX.c.details).order_by(
    PATIENT_INDEX.c.sort_key, PATIENT_INDEX.c.patient
)


def list_sessions(
    connection: Connection, query: SessionQuery
) -> tuple[SessionRow, ...]:
    statement: Select[Any] = _SESSIONS.where(*_conditions(query)).limit(query.limit)
    return tuple(_session_row(row) for row in connection.execute(statement))


def list_patients(
    connection: Connection, text: str, limit: int | None
) -> tuple[Patient, ...]:
    statement = _PATIENTS.where(*_occurring(text)).limit(limit)
    return tuple(_patient(*row) for row in connection.execute(statement))


def find_patient(connection: Connection, identifier: str) -> Patient | None:
    key = number_key(identifier)
    statement = _PATIENTS.where(PATIENT_INDEX.c.number_key == key)
    row = connection.execute(statement).first()
    return _patient(*row) if key and row else None


def _conditions(query: SessionQuery) -> list[ColumnElement[bool]]:
    columns = SESSION_INDEX.c
    found: list[ColumnElement[bool]] = []
    if query.text:
        either = (_occurring(query.text, index) for index in (PATIENT_INDEX, _WRONG))
        found.append(or_(*(and_(true(), *words) for words in either)))
    if query.patient is not None:
        found.append(columns.patient == query.patient.bytes)
    if query.first_day is not None:
        found.append(columns.opened_day >= query.first_day.isoformat())
    if query.last_day is not None:
        found.append(columns.opened_day <= query.last_day.isoformat())
    if query.state is not None:
        is_open = columns.closed_ms.is_(None)
        of_state = {
            "open": is_open,
            "closed": ~is_open,
            "review": columns.to_review > 0,
            "to sign": columns.to_sign > 0,
            "asked": _reviewed(REVIEW_INDEX.c.asked),
            "answered": _reviewed(REVIEW_INDEX.c.answered),
        }
        found.append(of_state[query.state])
    if query.call_by is not None:
        found.append(columns.call_day <= query.call_by.isoformat())
    if query.after is not None:
        last = (to_ms(query.after.opened_at), query.after.id.bytes)
        found.append(tuple_(columns.opened_ms, columns.session) < last)
    return found


def _reviewed(count: ColumnElement[int]) -> ColumnElement[bool]:
    """Of which the review list counts any of that."""
    found = select(REVIEW_INDEX.c.session).where(count > 0)
    return SESSION_INDEX.c.session.in_(found)


def _occurring(
    text: str, index: FromClause = PATIENT_INDEX
) -> list[ColumnElement[bool]]:
    return [func.instr(index.c.search, word) > 0 for word in words_of(text)]


def _session_row(row: Row[Any]) -> SessionRow:
    return SessionRow(
        id=UUID(bytes=row.session),
        patient=_patient(row.patient, row.details) if row.details else None,
        moved_from=_patient(row.moved_from, row.wrong_details)
        if row.wrong_details
        else None,
        opened_at=from_ms(row.opened_ms),
        started_at=None if row.started_ms is None else from_ms(row.started_ms),
        ended_at=None if row.ended_ms is None else from_ms(row.ended_ms),
        closed_at=None if row.closed_ms is None else from_ms(row.closed_ms),
        zone=row.zone,
        room=row.room,
        protocol_id=row.protocol_id,
        protocol_version=row.protocol_version,
        is_erased=bool(row.erased),
    )


def _patient(id_: bytes, details: bytes) -> Patient:
    return Patient(id=UUID(bytes=id_), details=details_of(details))
