"""One nurse leaves a running session to another, or takes it over."""

from uuid import UUID

from monitor.chart.kinds.kind import Kind


class HandedOver(Kind, frozen=True, kw_only=True, tag="handed-over/1"):
    """The author left the session to somebody, who typed the patient's initials.

    ``stood`` is what both were shown of it then, line by line.
    """

    to: str
    to_person: UUID
    initials: str
    stood: tuple[str, ...]


class SessionTakenOver(Kind, frozen=True, kw_only=True, tag="session-taken-over/1"):
    """The author, ``by``, opened a room that ``before`` charted in until then.

    Nobody left it to the author, who typed the patient's initials.
    """

    by: str
    before: UUID
    initials: str


HandoverFact = HandedOver | SessionTakenOver
"""Who holds a session from now on."""
