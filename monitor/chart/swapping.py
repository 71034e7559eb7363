"""Deciding that two open sessions were each charted under the other's patient."""

from datetime import datetime
from uuid import UUID, uuid5

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Reattribute
from monitor.chart.entries import Actor, NewEntry
from monitor.chart.reattribution import RightPatient, decide_reattribution, marks
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session

OWN = "own_"
"""What the fields are called that confirm whose the other chart is."""
_BACK = "swap"


class Swapped(Struct, frozen=True, kw_only=True):
    """Two sessions, and of each the patient whose chart it is; neither is its own."""

    here: Session
    there: Session
    of_here: RightPatient
    of_there: RightPatient


def decide_swap(
    swapped: Swapped,
    command: Reattribute,
    actor: Actor,
    now: datetime,
) -> tuple[NewEntry, ...] | Refusal:
    """Exchange the charts of two patients in one act; sessions and patients say so."""
    here, there = swapped.here, swapped.there
    back = _way_back(command, there.id)
    gone = decide_reattribution(here, swapped.of_here, command, actor, now)
    if isinstance(gone, Refusal):
        return gone
    come = decide_reattribution(there, swapped.of_there, back, actor, now)
    if isinstance(come, Refusal):
        is_typed = come.field in ("initials", "birth_year")
        return replace(come, field=f"{OWN}{come.field}") if is_typed else come
    return (
        *gone,
        *marks(here, swapped.of_here.patient.id, command),
        *come,
        *marks(there, swapped.of_there.patient.id, back),
    )


def _way_back(command: Reattribute, there: UUID) -> Reattribute:
    """The move of the other chart; its right patient was confirmed along with it."""
    return replace(
        command,
        id=uuid5(command.id, _BACK),
        stream_id=there,
        identity=command.swap or command.identity,
        swap=command.identity,
    )
