"""What waits for an answer in the other rooms of this workstation."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds import Priority
from monitor.charting.reads import AnyRead, SessionRead
from ui.views import wording
from ui.views.alert_life import for_so_long, unanswered
from ui.views.alert_words import PRIORITY_WORDS
from ui.views.emergency import emergency_words
from ui.views.room_keys import room_chord, room_keys

MOST = 3


class ElsewhereRoom(Struct, frozen=True, kw_only=True):
    """A room in which nobody has answered: ``Room 1 HIGH BP unanswered 3min``."""

    session: UUID
    priority: Priority
    words: str
    key: str

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.words, self.key) if part)


class ElsewhereView(Struct, frozen=True, kw_only=True):
    """The rooms to be told of, the longest unanswered first, and how many more."""

    rooms: tuple[ElsewhereRoom, ...] = ()
    more: str = ""


def elsewhere_view(sessions: Sequence[AnyRead], here: UUID | None) -> ElsewhereView:
    """Every open room but the one on the screen whose alert has left its room."""
    keys = room_keys(sessions)
    found = [
        (told.since, _room(read, keys[read.id]))
        for read in sessions
        if isinstance(read, SessionRead) and read.id != here
        if (told := unanswered(read.assessment)) is not None
        and told.level in ("rooms", "contact")
    ]
    found.sort(key=lambda pair: pair[0])
    emergencies = _emergencies(sessions, here)
    told_already = {room.session for room in emergencies}
    rooms = (
        *emergencies,
        *(room for _, room in found if room.session not in told_already),
    )
    left = len(rooms) - MOST
    more = f"and {wording.counted(left, 'more room')}" if left > 0 else ""
    return ElsewhereView(rooms=rooms[:MOST], more=more)


def _emergencies(
    sessions: Sequence[AnyRead], here: UUID | None
) -> tuple[ElsewhereRoom, ...]:
    """The other rooms in which an emergency runs."""
    keys = room_keys(sessions)
    return tuple(
        ElsewhereRoom(
            session=read.id,
            priority="high",
            words=emergency_words(read),
            key=room_chord(keys[read.id]),
        )
        for read in sessions
        if isinstance(read, SessionRead)
        and read.id != here
        and read.session.emergency is not None
    )


def _room(read: SessionRead, key: str) -> ElsewhereRoom:
    told = unanswered(read.assessment)
    if told is None:
        raise ValueError("Nothing waits for an answer in that room.")
    card = told.card
    word = PRIORITY_WORDS[card.priority]
    label = wording.spelled(card.label)
    waits = for_so_long(told.since, read.assessment.at)
    return ElsewhereRoom(
        session=read.id,
        priority=card.priority,
        words=f"{read.room or 'No room'} {word} {label} {waits}",
        key=room_chord(key),
    )
