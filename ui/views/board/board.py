"""The whole board: what it counts, its cards in order, and what stands without any."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from monitor.charting.reads import AnyRead
from ui.views import wording
from ui.views.board.card import CardView
from ui.views.board.cards import EmptyRoom, room_cards
from ui.views.board.order import Sort, arranged
from ui.views.emergency import EMERGENCY

NO_CARD_CHOSEN = "Choose a room with Up and Down first"
NOTHING_WAITS = "No alert waits to be acknowledged in {room}"
MOVED = "The order has changed"


class BoardView(Struct, frozen=True, kw_only=True):
    """The board as it is at that time; ``message`` takes the place of cards."""

    counts: tuple[str, ...] = ()
    sort: Sort = "urgency"
    cards: tuple[CardView, ...] = ()
    message: str = ""
    detail: str = ""
    at: datetime | None = None


def board_view(
    reads: Sequence[AnyRead],
    empty: Sequence[EmptyRoom],
    sort: Sort,
    *,
    is_name_hidden: bool = False,
) -> BoardView:
    """``reads`` are in the order of the tabs, which the digits follow."""
    cards = room_cards(reads, empty, is_name_hidden=is_name_hidden)
    if not cards:
        return BoardView(
            sort=sort,
            message="No session is charted here yet",
            detail="Ctrl+N starts the first one",
        )
    return BoardView(counts=_counts(cards), sort=sort, cards=arranged(cards, sort))


def _counts(cards: Sequence[CardView]) -> tuple[str, ...]:
    active = sum(card.session is not None for card in cards)
    alerts = sum(card.waiting for card in cards)
    late = sum(bool(card.urgency.late_by) for card in cards)
    counts = [wording.counted(len(cards), "room"), f"{active} active"]
    urgent = [card.room for card in cards if card.state.tag == EMERGENCY]
    if urgent:
        counts.insert(0, f"{EMERGENCY} in {wording.listed(urgent)}")
    if alerts:
        counts.append(f"{wording.counted(alerts, 'alert')} not acknowledged")
    if late:
        counts.append(f"{wording.counted(late, 'set')} late")
    return tuple(counts)
