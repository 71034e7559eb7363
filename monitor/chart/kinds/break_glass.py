"""Charting without having signed in: by a typed name, for a reason, to be co-signed."""

from uuid import UUID

from monitor.chart.kinds.kind import Kind


class BreakGlassOpened(Kind, frozen=True, kw_only=True, tag="break-glass-opened/1"):
    """What ``person`` charts from here on was charted without signing in.

    Nobody checked the name; the reason is as it was typed.
    """

    person: UUID
    name: str
    reason: str


class BreakGlassCoSigned(Kind, frozen=True, kw_only=True, tag="break-glass-cosigned/1"):
    """Somebody who signed in looked at what was charted so, up to here.

    ``opening`` is the entry that it began with.
    """

    opening: UUID
    note: str = ""
