"""What is asked before a room that somebody else charts is opened, without a name."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart
from monitor.chart.entries import Actor
from monitor.chart.holding import holder
from monitor.chart.kinds import SessionTakenOver
from monitor.charting.reads import AnyRead, SessionRead
from ui.views import wording

ASKED = "Type the patient's initials to take the room over, given name then family name"
KEPT = "Who took over, and when, is charted"
SAVING = "saving… the room opens once it is charted; nothing is typed until then"
_MISSING = "The initials are missing"


class TakingView(Struct, frozen=True, kw_only=True):
    """The question; ``message`` is why it was not taken over, or that it is on its way.

    ``is_refused`` where the message is a refusal; ``is_locked`` while nothing more can
    be typed.
    """

    title: str
    asked: str = ASKED
    kept: str = KEPT
    message: str = ""
    is_refused: bool = False
    is_locked: bool = False

    @property
    def spoken(self) -> str:
        return ". ".join(
            part for part in (self.title, self.asked, self.message) if part
        )


def charts_for_another(read: AnyRead, actor: Actor | None) -> bool:
    """Whether somebody else holds this open session."""
    if actor is None or not isinstance(read, SessionRead) or not read.session.is_open:
        return False
    return holder(read.session) != actor.person


def taking_view(
    read: SessionRead, room: str, *, message: str = "", is_refused: bool = False
) -> TakingView:
    """Who charts there, and what is asked; ``room`` as no other is called."""
    name = read.session.name_of(holder(read.session))
    who = "somebody else" if name == wording.NOT_RECORDED else name
    return TakingView(
        title=f"{room if read.room else 'This session'} is charted by {who}",
        message=message or "",
        is_refused=is_refused,
    )


def saving_view(read: SessionRead, room: str) -> TakingView:
    """What is typed meanwhile would be lost, so nothing can be."""
    return replace(taking_view(read, room, message=SAVING), is_locked=True)


def missing(read: SessionRead, room: str) -> TakingView:
    return taking_view(read, room, message=_MISSING, is_refused=True)


def taking(
    read: SessionRead, actor: Actor, typed: str, id_: UUID, at: datetime
) -> Chart:
    """The command that takes the session over."""
    fact = SessionTakenOver(
        by=actor.name, before=holder(read.session), initials=typed.strip().upper()
    )
    return Chart(id=id_, stream_id=read.id, at=at, fact=fact)
