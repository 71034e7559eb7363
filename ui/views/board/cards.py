"""The cards of the board, built from what is known of each room."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.patient import Patient
from monitor.charting.reads import AnyRead, SessionRead, UnreadableSession
from ui.views import wording
from ui.views.alert_words import unacknowledged
from ui.views.board.card import CardView, NextView, StateView
from ui.views.board.progress import progress_view
from ui.views.board.spark import spark_view
from ui.views.board.standing import state_view, urgency_of, waiting_card
from ui.views.board.values import value_views
from ui.views.new_session.protocol_words import pinned_words
from ui.views.ring import ring_view
from ui.views.room_keys import NO_ROOM, board_key, room_keys
from ui.views.series import series_words
from ui.views.unreadable import NOT_CHECKED, READ_ONLY

HIDDEN = "Name hidden"
NEW_KEY = "N"
_TAIL = 3


class EmptyRoom(Struct, frozen=True, kw_only=True):
    """A room of an earlier session in which none is open; when that one closed."""

    room: str
    closed_at: datetime
    zone: str


def room_cards(
    reads: Sequence[AnyRead], empty: Sequence[EmptyRoom], *, is_name_hidden: bool
) -> tuple[CardView, ...]:
    """A card for each open session in the order of the tabs, then the empty rooms."""
    names = _names([read.patient for read in reads])
    keys = room_keys(reads)
    cards = []
    for place, read in enumerate(reads):
        card = _card(read, board_key(keys[read.id]))
        name = HIDDEN if is_name_hidden and names[place] else names[place]
        cards.append(replace(card, name=name, who=_who(read, is_hidden=is_name_hidden)))
    return (*cards, *(_empty(room) for room in empty))


def _card(read: AnyRead, sign: str) -> CardView:
    if isinstance(read, UnreadableSession):
        return _unreadable(read, sign)
    ring = ring_view(read.session, read.protocol, read.assessment)
    alert = waiting_card(read)
    return CardView(
        key=str(read.id),
        kind="running",
        room=read.room or NO_ROOM,
        session=read.id,
        sign=sign,
        protocol=_unapproved(read),
        progress=progress_view(read),
        state=state_view(read, sign),
        values=value_views(read),
        spark=spark_view(read),
        next=NextView(
            title=ring.title, clock=ring.clock, pill=ring.words, state=ring.state
        ),
        alert="" if alert is None else wording.spelled(alert.label),
        waiting=sum(bool(unacknowledged(c)) for c in read.assessment.strip),
        alerts=() if alert is None else unacknowledged(alert),
        urgency=urgency_of(read),
    )


def _unapproved(read: SessionRead) -> str:
    """A protocol that nobody has approved, for as long as the session runs by it."""
    approved = read.session.opened.approved
    return "" if approved is not None else pinned_words(read.protocol, approved)


def _unreadable(session: UnreadableSession, sign: str) -> CardView:
    return CardView(
        key=str(session.id),
        kind="unreadable",
        room=session.room or NO_ROOM,
        session=session.id,
        sign=sign,
        state=StateView(
            mark="framed",
            tag=READ_ONLY,
            title="Can't be read here",
            detail=wording.sentence(NOT_CHECKED),
            button="Open room",
            key=sign,
        ),
    )


def _empty(room: EmptyRoom) -> CardView:
    closed = wording.clock(room.closed_at, ZoneInfo(room.zone))
    day = wording.day(wording.local_day(room.closed_at, ZoneInfo(room.zone)))
    return CardView(
        key=f"empty {room.room.casefold()}",
        kind="empty",
        room=room.room,
        state=StateView(
            title="Empty",
            detail=f"Last session closed {closed}, {day}",
            act="new",
            button="New session",
            key=NEW_KEY,
        ),
    )


def _names(patients: Sequence[Patient | None]) -> tuple[str, ...]:
    """``HALVORSEN, I.``; the given name whole where two would read the same."""
    short = [_named(patient, whole=False) for patient in patients]
    count = Counter(short)
    return tuple(
        _named(patient, whole=True) if count[name] > 1 else name
        for patient, name in zip(patients, short, strict=True)
    )


def _named(patient: Patient | None, *, whole: bool) -> str:
    if patient is None:
        return ""
    given = patient.details.given
    told = given if whole else f"{given[:1]}." if given else ""
    return wording.patient_name(patient.details.family, told)


def _who(read: AnyRead, *, is_hidden: bool) -> str:
    patient = read.patient
    if patient is None:
        return ""
    number = f"\N{HORIZONTAL ELLIPSIS}{patient.details.identifier[-_TAIL:]}"
    if is_hidden or not isinstance(read, SessionRead):
        return number
    zone = ZoneInfo(read.session.opened.zone)
    age = patient.age_on(wording.local_day(read.session.opened_at, zone))
    return "  ".join(part for part in (f"{age}y", number, _series(read)) if part)


def _series(read: SessionRead) -> str:
    words = series_words(read)
    return words[:1].lower() + words[1:]
