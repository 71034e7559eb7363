"""That a patient was erased, which leaves the chain and takes the content."""

from datetime import datetime
from uuid import UUID

from monitor.chart.kinds.kind import Kind


class PatientErased(Kind, frozen=True, kw_only=True, tag="patient-erased/1"):
    """The content of what stands before it in this stream was deleted.

    It stands in the patient's own stream, and in that of each session, with what the
    list still tells of that one. The reason stands in the header.
    """

    patient: UUID
    opened_at: datetime | None = None
    closed_at: datetime | None = None
