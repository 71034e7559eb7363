"""How a session begins: who charts, whose session it is, under which protocol."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds.approving import ApprovedThen, ProtocolPin
from monitor.chart.kinds.kind import Kind


class StaffNamed(Kind, frozen=True, kw_only=True, tag="staff-named/1"):
    """A person who charts gave this name."""

    person: UUID
    name: str
    verified: bool


class IdentityTyped(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The two identifiers typed again to confirm the patient."""

    initials: str
    birth_year: int


class SessionOpened(Kind, frozen=True, kw_only=True, tag="session-opened/1"):
    """A session began for a confirmed patient under a pinned protocol.

    ``last_dose_at`` is the patient's last dose before, as far as was known then;
    ``approved`` says whose approval the protocol had then, if anybody's.
    """

    patient: UUID
    protocol: ProtocolPin
    zone: str
    room: str
    identity: IdentityTyped
    last_dose_at: datetime | None = None
    approved: ApprovedThen | None = None


class StartCleared(Kind, frozen=True, kw_only=True, tag="start-cleared/1"):
    """The nurse declared the session ready to start, on these baseline sets."""

    baseline_sets: tuple[UUID, ...]
