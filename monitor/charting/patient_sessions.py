"""The sessions of one patient, as a store has to list them."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol
from uuid import UUID


class PatientSession(NamedTuple):
    """One of them; ``last`` is the number of its last entry, greater for each more."""

    id: UUID
    opened_at: datetime
    last: int


class PatientSessions(Protocol):
    """Which sessions a patient has, without what was charted in them."""

    def sessions_of(self, patient: UUID) -> Sequence[PatientSession]:
        """All of them, the newest first."""
