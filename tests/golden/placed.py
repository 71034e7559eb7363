"""Where and when the facts of the chronicle stand."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from msgspec.structs import replace

from monitor.chart.entries import NewEntry, Stream
from monitor.chart.kinds import AnyKind, ObservationsRecorded, Reading

SPACE = UUID("5d0c7d6e-5f0a-4f0f-9d3f-676f6c64656e")
SESSION = Stream("session", uuid5(SPACE, "session"))
PATIENT = Stream("patient", uuid5(SPACE, "patient"))
NURSE = uuid5(SPACE, "A. Okafor RN")
START = datetime(2026, 3, 14, 13, 26, tzinfo=UTC)


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def set_of(line: str) -> ObservationsRecorded:
    fields = "sbp dbp hr spo2 rr sedation dissociation distress nausea"
    return ObservationsRecorded(
        readings=tuple(
            Reading(field=field, value=Decimal(value))
            for field, value in zip(fields.split(), line.split(), strict=True)
        )
    )


def entry(
    name: str, minute: float, payload: AnyKind, reason: str | None = None
) -> NewEntry:
    return NewEntry(
        id=uuid5(SPACE, name),
        stream=SESSION,
        payload=payload,
        effective_at=at(minute),
        reason=reason,
    )


def of_patient(
    name: str, minute: float, payload: AnyKind, reason: str | None = None
) -> NewEntry:
    return replace(entry(name, minute, payload, reason), stream=PATIENT)
