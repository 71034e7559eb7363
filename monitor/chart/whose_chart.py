"""Whose a chart becomes by a move, looked at and asked for again before it is moved."""

from decimal import Decimal

from msgspec import Struct

from monitor.chart.kinds import PatientDetails
from monitor.chart.refusals import Refusal


class WeightChanged(Struct, frozen=True):
    """The weight of the chart, and the one of that patient's last session, in kg."""

    kg: Decimal
    before_kg: Decimal


class Becomes(Struct, frozen=True, kw_only=True):
    """The chart of one room, and whose it becomes.

    ``weight`` only where its protocol asks about such a change.
    """

    room: str
    to: PatientDetails
    weight: WeightChanged | None = None


class MoveToConfirm(Refusal, frozen=True, kw_only=True):
    """Not a no: asked for again as seen, each chart goes to that patient."""

    becomes: tuple[Becomes, ...]


def refuse_unseen(
    becomes: tuple[Becomes, ...], seen: tuple[Becomes, ...]
) -> MoveToConfirm | None:
    """Asked once, and anew where it has become another patient or weight."""
    if seen == becomes:
        return None
    return MoveToConfirm(
        what="The chart stays where it is",
        why="nobody has looked yet at whose it becomes",
        remedy="Move it again, and look at the name",
        becomes=becomes,
    )
