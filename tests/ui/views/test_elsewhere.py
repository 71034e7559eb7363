"""What the screen of one room tells of the others."""

from uuid import UUID, uuid5

from msgspec.structs import replace

from monitor.charting.reads import SessionRead
from tests.builders import SPACE, at
from tests.desk import PATIENT
from tests.ui.views.alert_scene import story
from tests.ui.views.test_alert_life import HIGH
from ui.views.elsewhere import elsewhere_view


def room(number: int, minute: float, alerts_at: float | None = 10) -> SessionRead:
    """A room as it stands at a minute, whose alert nobody answers."""
    chronicle = story()
    if alerts_at is not None:
        chronicle.observe(alerts_at, HIGH)
        chronicle.show(alerts_at)
    opened = replace(chronicle.session.opened, room=f"Room {number}")
    session = replace(
        chronicle.session, id=uuid5(SPACE, f"room {number}"), opened=opened
    )
    return SessionRead(
        session=session,
        patient=PATIENT,
        protocol=chronicle.protocol,
        assessment=chronicle.assess(minute),
        entries=(),
        at=at(minute),
    )


def words(minute: float, here: UUID | None = None) -> list[str]:
    found = elsewhere_view([room(1, minute), room(2, minute, None)], here)
    return [told.spoken for told in found.rooms]


def test_a_room_is_told_once_its_alert_left_it() -> None:
    """Not before its time; then the room, what it is, for how long, and the key."""
    assert words(10.9) == []
    assert words(11) == ["Room 1 HIGH BP unanswered 1min, Ctrl+1"]
    assert words(13) == ["Room 1 HIGH BP unanswered 3min, Ctrl+1"]


def test_the_room_on_the_screen_is_not_told_of_itself() -> None:
    """Its card is there."""
    assert words(13, room(1, 13).id) == []
    assert len(words(13, room(2, 13).id)) == 1


def test_the_longest_unanswered_comes_first_and_some_are_counted() -> None:
    """Three rooms have their place, and the others are not hidden."""
    rooms = [room(n, 20, alerts_at=14 - n) for n in range(1, 6)]
    found = elsewhere_view(rooms, None)

    assert [told.words[:6] for told in found.rooms] == ["Room 5", "Room 4", "Room 3"]
    assert found.more == "and 2 more rooms"
    assert elsewhere_view(rooms[:4], None).more == "and 1 more room"
    assert elsewhere_view(rooms[:3], None).more == ""


def test_a_medium_alert_stays_on_the_board() -> None:
    """Its level is the board, and no other room is told."""
    chronicle_room = room(1, 20, None)
    chronicle = story()
    chronicle.observe(10, "183/95 80 97 14 5 0 1 0")
    chronicle.show(10)
    read = replace(
        chronicle_room,
        session=replace(chronicle.session, id=chronicle_room.id),
        assessment=chronicle.assess(20),
    )
    assert chronicle.assess(20).strip[0].alerts[0].level == "board"
    assert elsewhere_view([read], None).rooms == ()
