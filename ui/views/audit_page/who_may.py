"""Who is offered the page of the audit log."""

from monitor.chart.entries import Actor
from monitor.chart.roles import TABLE, standings


def may_read_audit(actor: Actor | None) -> bool:
    """What the screen offers; whether it is permitted is for the recorder to say."""
    return actor is not None and any(s in TABLE["audit"] for s in standings(actor))
