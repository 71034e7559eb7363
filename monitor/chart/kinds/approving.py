"""Who proposed and who approved a protocol for this site: acts of named persons."""

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


class ProtocolProposed(Kind, frozen=True, kw_only=True, tag="protocol-proposed/1"):
    """A text was imported to be approved; the whole of it, since nothing runs by it.

    ``file`` is what the file was called. ``by`` is who imported it.
    """

    protocol: ProtocolPin
    text: str
    by: str
    file: str = ""


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
