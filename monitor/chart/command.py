"""What every wish has: whose stream it is about, and when it was so."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct


class Command(Struct, frozen=True, kw_only=True):
    """A wish about one session or patient, ``stream_id``.

    ``id`` becomes the id of the entry and is minted when the form opens, so that
    asking twice charts once. ``at`` is when it was true of the patient, aware UTC.
    """

    id: UUID
    stream_id: UUID
    at: datetime
