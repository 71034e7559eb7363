"""A patient as known here, and what was known here at a time."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from monitor.chart.entries import Entry, Stream
from monitor.chart.patient import Patient, fold_patient
from monitor.charting.ports import Header, Journal

H = TypeVar("H", Entry, Header)


def load_patient(journal: Journal, id_: UUID, as_of: datetime | None = None) -> Patient:
    """Raises KeyError where there was none, and UnknownKind."""
    entries = known_by(journal.entries(Stream("patient", id_)), as_of)
    if not entries:
        raise KeyError(id_)
    return fold_patient(entries)


def known_by(entries: Sequence[H], at: datetime | None) -> tuple[H, ...]:
    """The entries that had come to this workstation by then."""
    return tuple(e for e in entries if at is None or e.received_at <= at)
