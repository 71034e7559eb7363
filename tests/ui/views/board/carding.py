"""The card of one room."""

from tests.builders import Chronicle
from tests.ui.board_rooms import NOW, read_of
from ui.views.board.card import CardView
from ui.views.board.cards import room_cards


def card_of(chronicle: Chronicle, minute: float = NOW) -> CardView:
    (card,) = room_cards([read_of(chronicle, minute)], (), is_name_hidden=False)
    return card
