"""The rooms of earlier sessions in which none is open now."""

from monitor.charting.ports import SessionRow
from tests.builders import at
from tests.ui.board_rooms import id_of
from ui.views.board.empty import empty_rooms


def row(room: str, closed: float) -> SessionRow:
    return SessionRow(
        id=id_of(f"{room} {closed}"),
        patient=None,
        opened_at=at(closed - 120),
        started_at=None,
        ended_at=None,
        closed_at=at(closed),
        zone="Europe/London",
        room=room,
        protocol_id="iv40",
        protocol_version=1,
    )


def test_the_latest_closing_counts() -> None:
    """A room is named once, with the last time a session closed there."""
    rows = [row("Room 4", -300), row("Room 4", -100), row("room 4 ", -200)]
    (found,) = empty_rooms(rows, ())
    assert (found.room, found.closed_at) == ("Room 4", at(-100))


def test_a_room_in_use_is_not_empty() -> None:
    """However it is spelled."""
    assert empty_rooms([row("Room 4", -100)], ["ROOM  4"]) == ()


def test_a_session_without_room_leaves_none() -> None:
    """No room has no name to begin a session in."""
    assert empty_rooms([row(" ", -100)], ()) == ()
