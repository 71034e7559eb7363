"""The rooms of earlier sessions in which none is open now."""

from collections.abc import Iterable

from monitor.charting.ports import SessionRow
from ui.views.board.cards import EmptyRoom


def empty_rooms(
    closed: Iterable[SessionRow], taken: Iterable[str]
) -> tuple[EmptyRoom, ...]:
    """A room for each name, with when its latest session closed."""
    occupied = {_plain(room) for room in taken}
    found: dict[str, EmptyRoom] = {}
    for row in closed:
        name = _plain(row.room)
        if not name or name in occupied or row.closed_at is None:
            continue
        known = found.get(name)
        if known is None or row.closed_at > known.closed_at:
            found[name] = EmptyRoom(
                room=" ".join(row.room.split()), closed_at=row.closed_at, zone=row.zone
            )
    return tuple(found.values())


def _plain(room: str) -> str:
    return " ".join(room.split()).casefold()
