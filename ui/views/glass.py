"""Charting without having signed in: what is typed goes in, and nothing comes out."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from monitor.chart.entries import Actor
from monitor.chart.keying.asking import AskOxygen, AskTime
from monitor.chart.keying.state import Keying
from monitor.charting.reads import SessionRead
from ui.views import wording
from ui.views.room_keys import room_names
from ui.widgets.faces import Choice

RULE = "Nothing charted before is shown. All of it is listed for a co-signature."
NO_ROOM = "No session is open here"
_PRESSURES = ("sbp", "dbp")
_FAR = "Unlikely, or far from the value before. Enter once more keeps it"
_OLD = "Typed a while ago. Enter once more charts it for then; @14:05 says another time"
_BREATHES = "Type o and A for air, or o and the L/min, behind the values"
_KEPT = (
    "{at}, {fields} unconfirmed: unlikely, or far from before. Enter keeps it as read"
)
_MORE = "Not all fields that are due are typed. Enter once more charts these"


class Told(NamedTuple):
    """What is said below a field, and whether it is a refusal, or a question."""

    words: str = ""
    is_refused: bool = False
    is_asked: bool = False


class GlassView(NamedTuple):
    """The page: who charts and why, the rooms, and what is said of what was typed.

    ``clock`` is the time of now.
    """

    sign: str
    rooms: tuple[Choice, ...]
    room: str
    fields: str
    of_set: Told = Told()
    of_note: Told = Told()
    clock: str = ""


def glass_view(
    who: Actor,
    reads: Sequence[SessionRead],
    chosen: UUID | None,
    of_set: Told,
    of_note: Told,
) -> GlassView:
    """Of the sessions it takes which rooms there are, and which fields are asked."""
    names = room_names(reads)
    rooms = tuple(
        Choice(str(place), names[read.id], marked=read.id == chosen)
        for place, read in enumerate(reads, start=1)
    )
    here = next((read for read in reads if read.id == chosen), None)
    return GlassView(
        sign=f"Not signed in: {who.name} charts, because: {who.reason}",
        rooms=rooms,
        room=NO_ROOM if here is None else names[here.id],
        fields="" if here is None else fields_of(here),
        of_set=of_set,
        of_note=of_note,
    )


def fields_of(read: SessionRead) -> str:
    """The order in which a line is typed."""
    shorts = [spec.short for spec in read.protocol.charting.fields]
    return wording.spelled(" ".join(shorts).replace("SBP DBP", "BP"))


def told_of(keying: Keying) -> Told:
    """Why a set was not charted, without the value that it is held against."""
    if keying.questions and keying.asking is None:
        return Told(_FAR, is_asked=True)
    line, notice = keying.line, keying.notice
    refusal = None if line is None else line.refusal
    if refusal is None and notice is not None:
        refusal = notice.refusal
    if refusal is not None:
        return Told(refusal.sentence, is_refused=True)
    if isinstance(keying.asking, AskTime):
        return Told(_OLD, is_asked=True)
    if isinstance(keying.asking, AskOxygen):
        return Told(_BREATHES, is_refused=True)
    return Told(_MORE, is_refused=True)


def kept_unconfirmed(charted: str, fields: Sequence[str], read: SessionRead) -> Told:
    """A value in an alert range never waits; that it is one is no reading of the chart.

    So it was charted at the first Enter, and stays to be confirmed (ruling 4).
    """
    shorts = {spec.code: spec.short for spec in read.protocol.charting.fields}
    names = dict.fromkeys(
        "BP" if code in _PRESSURES else shorts.get(code, code) for code in fields
    )
    listed = wording.spelled(wording.listed(list(names)))
    return Told(_KEPT.format(at=charted, fields=listed), is_asked=True)
