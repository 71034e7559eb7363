"""What the tag of a room says, as it is painted."""

from msgspec.structs import replace
from PySide6.QtGui import QImage

from ui.panels.board.panel import BoardPanel


def test_the_tag_says_an_emergency_in_words(board: BoardPanel) -> None:
    """The word of the state is painted, and not how urgent it is in its place."""
    column = next(c for c in board.rooms.cards if c.view.room == "Room 3").state
    state = next(c for c in board.rooms.cards if c.view.room == "Room 3").view.state

    def painted(tag: str) -> QImage:
        column.display(replace(state, mark="high", tag=tag, label=""))
        return column.grab().toImage()

    assert painted("EMERGENCY") != painted("YCNEGREME")
    assert painted("EMERGENCY") == painted("EMERGENCY")
