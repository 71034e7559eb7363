"""Who is offered the page of oversight, and what on it."""

from monitor.chart.entries import Actor
from monitor.chart.keeping_commands import PlaceHold
from monitor.chart.roles import TABLE, standings
from ui.views.figures.who_may import may_review


def may_keep(actor: Actor | None) -> bool:
    """Whether that person may hold records; the recorder says so in the end."""
    may = TABLE[PlaceHold]
    return actor is not None and any(s in may for s in standings(actor))


def may_oversee(actor: Actor | None) -> bool:
    """What the screen offers; whether it is permitted is for the recorder to say."""
    return may_review(actor) or may_keep(actor)
