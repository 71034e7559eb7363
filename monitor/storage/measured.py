"""Single values of many sessions, read from the derived table of measurements."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from monitor.charting.measured import MeasuredGroup, MeasuredQuery, MeasuredRow
from monitor.storage.database import Database
from monitor.storage.tables import MEASUREMENT, SESSION_INDEX


class FileMeasurements:
    """The values in force of a record that is open; for the thread that opened it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def measured(
        self, fields: Sequence[str], query: MeasuredQuery
    ) -> tuple[MeasuredRow, ...]:
        """A row for each set that has one of these fields, by session and time."""
        values = [_value(field) for field in fields]
        if not values:
            return ()
        statement = (
            select(
                MEASUREMENT.c.session,
                SESSION_INDEX.c.started_ms,
                MEASUREMENT.c.effective_ms,
                SESSION_INDEX.c.patient,
                *values,
            )
            .join(SESSION_INDEX, SESSION_INDEX.c.session == MEASUREMENT.c.session)
            .where(*_conditions(query), or_(*(value.is_not(None) for value in values)))
            .order_by(MEASUREMENT.c.session, MEASUREMENT.c.effective_ms)
        )
        with self._database.reading() as connection:
            return tuple(
                MeasuredRow(row[0], row[1], row[2], tuple(row[4:]), row[3])
                for row in connection.execute(statement)
            )

    def groups(self, query: MeasuredQuery) -> tuple[MeasuredGroup, ...]:
        """Of which versions of protocols such sessions are, by id and version."""
        columns = SESSION_INDEX.c
        version = (columns.protocol_id, columns.protocol_version)
        statement = (
            select(*version, func.count())
            .where(*_conditions(query))
            .group_by(*version)
            .order_by(*version)
        )
        with self._database.reading() as connection:
            found = connection.execute(statement)
            return tuple(MeasuredGroup(row[0], row[1], row[2]) for row in found)


def _value(field: str) -> ColumnElement[Any]:
    return func.json_extract(MEASUREMENT.c.readings, f'$."{field}"')


def _conditions(query: MeasuredQuery) -> list[ColumnElement[bool]]:
    columns = SESSION_INDEX.c
    found = [
        columns.erased == 0,
        columns.closed_ms.is_not(None),
        columns.started_ms.is_not(None),
    ]
    if query.protocol_id is not None:
        found.append(columns.protocol_id == query.protocol_id)
    if query.protocol_version is not None:
        found.append(columns.protocol_version == query.protocol_version)
    if query.first_day is not None:
        found.append(columns.opened_day >= query.first_day.isoformat())
    if query.last_day is not None:
        found.append(columns.opened_day <= query.last_day.isoformat())
    return found
