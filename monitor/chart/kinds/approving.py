"""Who approved a protocol for this site: an act of its own, by a named person."""

from datetime import datetime

from msgspec import Struct

from monitor.chart.kinds.kind import Kind


class ProtocolPin(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The exact protocol a session runs under."""

    id: str
    version: int
    sha256: str


class ApprovedThen(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose approval a protocol had when a session was opened, and since when."""

    by: str
    at: datetime


class ProtocolApproved(Kind, frozen=True, kw_only=True, tag="protocol-approved/1"):
    """Exactly this text of a protocol was approved, by a name that nobody checked.

    Any other text has another hash, and is not approved.
    """

    protocol: ProtocolPin
    by: str
    note: str = ""


class ApprovalWithdrawn(Kind, frozen=True, kw_only=True, tag="approval-withdrawn/1"):
    """Every approval that exactly this text had is taken back, by a name unchecked.

    The approvals stay in the record, and sessions keep whose they had when opened.
    """

    protocol: ProtocolPin
    by: str
    reason: str
