"""Who is offered figures over many sessions."""

from monitor.chart.entries import Actor
from monitor.chart.roles import TABLE, standings


def may_review(actor: Actor | None) -> bool:
    """What the screen offers; whether it is permitted is for the recorder to say."""
    return actor is not None and any(s in TABLE["review"] for s in standings(actor))
