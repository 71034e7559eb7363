"""Keeping a value that was saved unconfirmed: an amendment that says it was kept."""

from uuid import UUID, uuid5

from msgspec.structs import replace

from monitor.chart.amendments import Settled
from monitor.chart.commands import Amend
from ui.views.entry.scene import Echo, Outcome

KEPT = "kept by a second Enter"
"""What was done, and no more: whether a value was read again nobody is asked."""


def is_asking(echo: Echo | None) -> bool:
    """Whether the set told back was saved with a question that stands beside it."""
    if echo is None or echo.outcome is not Outcome.SAVED:
        return False
    return bool(echo.questions)


def confirmation(echo: Echo, fact: Settled, session: UUID) -> Amend:
    """The same set with its unconfirmed values confirmed; asked twice, charted once."""
    readings = tuple(
        replace(r, challenge="confirmed") if r.challenge == "unconfirmed" else r
        for r in echo.keyed.observations.readings
    )
    return Amend(
        id=uuid5(fact.id, "confirmed"),
        stream_id=session,
        at=fact.effective_at,
        target=fact.id,
        replacement=replace(echo.keyed.observations, readings=readings),
        reason=KEPT,
    )
