"""Sessions charted through the recorder, as they are handed out."""

import json
import re
from typing import Any
from uuid import UUID

from monitor.chart.commands import Amend, Retract
from monitor.chart.kinds import Amendable
from monitor.charting.reads import SessionRead
from monitor.reports.compiling import compile_record
from monitor.reports.json_export import to_json
from monitor.reports.session_record import ObservationOut, SessionRecord
from tests.charting.clinic import Clinic
from tests.charting.signed import FIRST, SignedWard
from tests.charting.standing import who

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def read_of(ward: SignedWard) -> SessionRead:
    """The first session, as a supervisor reads it."""
    found = ward.recorder.session(FIRST, by=who("supervisor"))
    assert isinstance(found, SessionRead)
    return found


def record_of(clinic: Clinic) -> SessionRecord:
    return compile_record(clinic.read, "A. Okafor RN", "0.1.0")


def exported(clinic: Clinic) -> dict[str, Any]:
    """As somebody else's script would read the JSON."""
    found: dict[str, Any] = json.loads(to_json(record_of(clinic)))
    return found


def rows_of(clinic: Clinic, minute: float, field: str) -> list[ObservationOut]:
    """The rows of one field, of what was observed at that minute."""
    at = clinic.at(minute)
    rows = record_of(clinic).observations
    return [r for r in rows if r.field == field and r.observed_at == at]


def set_at(clinic: Clinic, minute: float) -> UUID:
    at = clinic.at(minute)
    return next(s.id for s in clinic.read.session.sets if s.observed_at == at)


def amend(clinic: Clinic, target: UUID, fact: Amendable, reason: str) -> UUID:
    """Amend what was charted; the id of the amendment."""
    found = clinic.read.session.fact(target)
    assert found is not None
    command = Amend(
        id=clinic.mint(),
        stream_id=clinic.session_id,
        at=found.effective_at,
        target=target,
        replacement=fact,
        reason=reason,
    )
    clinic.charted(command)
    return command.id


def retract(clinic: Clinic, target: UUID, reason: str) -> UUID:
    """Strike out what was charted; the id of the retraction."""
    command = Retract(
        id=clinic.mint(),
        stream_id=clinic.session_id,
        at=clinic.clock.now(),
        target=target,
        reason=reason,
    )
    clinic.charted(command)
    return command.id
