"""What was charted of patients after their sessions were signed: told, and no fault."""

from collections.abc import Iterator
from functools import cache
from uuid import UUID

from sqlalchemy import Connection

from monitor.chart.manifest import Part
from monitor.chart.signed_patient import facts_since, is_somebody_else
from monitor.storage.signatures import signatures_of
from monitor.storage.signed_listing import patients_in


def since_signed(connection: Connection) -> Iterator[str]:
    """In how many sessions, by the last signature of each; names nobody."""
    patient = cache(patients_in(connection))
    parts: dict[UUID, Part] = {}
    for signature in signatures_of(connection):
        parts[signature.manifest.session.id] = signature.manifest.patient
    since = [
        is_somebody_else(part, known)
        for part in parts.values()
        if (known := patient(part.id)) is not None and facts_since(part, known)
    ]
    for is_other, how in ((True, "in"), (False, "but not in")):
        if count := since.count(is_other):
            yield (
                f"Patient corrected since the last signature, {how} name, birth date or"
                f" number: {count} session{'s' if count > 1 else ''}"
            )
