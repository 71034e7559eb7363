"""What the keys of the board ask for, and of which room."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import at
from tests.ui.board_rooms import infusing, read_of
from tests.ui.panels.board.conftest import MINUTE, rooms, view_of
from ui.panels.board.identity_column import lines_of
from ui.panels.board.panel import BoardPanel
from ui.views.board.board import NO_CARD_CHOSEN
from ui.views.board.card import CardView, ProgressView


class Heard:
    """What was asked of the board."""

    def __init__(self, board: BoardPanel) -> None:
        self.said: list[tuple[str, str]] = []
        board.open_requested.connect(self._open)
        board.acknowledge_requested.connect(self._acknowledge)
        board.new_requested.connect(self._new)
        board.told.connect(self._tell)

    def _open(self, card: CardView) -> None:
        self.said.append(("open", card.room))

    def _acknowledge(self, card: CardView) -> None:
        self.said.append(("acknowledge", card.room))

    def _new(self, room: str) -> None:
        self.said.append(("new", room))

    def _tell(self, words: str) -> None:
        self.said.append(("told", words))


@pytest.fixture
def heard(board: BoardPanel) -> Heard:
    return Heard(board)


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


@pytest.mark.usefixtures("board")
def test_digits_open_by_tab(heard: Heard) -> None:
    """Wherever the room stands on the board."""
    press(Qt.Key.Key_1, Qt.Key.Key_3)
    assert heard.said == [("open", "Room 1"), ("open", "Room 3")]


@pytest.mark.usefixtures("board")
def test_a_digit_without_room_says_so(heard: Heard) -> None:
    """No key does nothing in silence."""
    press(Qt.Key.Key_7)
    assert heard.said == [("told", "No open room has the key 7")]


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize(
    ("released", "then"),
    [
        (Qt.Key.Key_Backspace, ("told", "Nothing is typed")),
        (Qt.Key.Key_Home, None),
        (Qt.Key.Key_1, ("open", "Room 1")),
    ],
)
def test_enter_after_a_key_without_room_opens_none(
    heard: Heard, released: Qt.Key, then: tuple[str, str] | None
) -> None:
    """Not the room with the focus either, until another key was pressed."""
    press(Qt.Key.Key_Down, Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert heard.said == [("told", "No open room has the key 7")] * 3
    press(released, Qt.Key.Key_Return)
    said = [] if then is None else [then]
    assert heard.said[3:] == [*said, ("open", "Room 3")]


@pytest.mark.parametrize(
    ("seconds", "opened"), [(9, ["Room 1"]), (10, []), (11, []), (3600, [])]
)
def test_enter_after_a_digit_of_long_ago_opens_no_other_room(
    board: BoardPanel, heard: Heard, seconds: int, opened: list[str]
) -> None:
    """Not the room with the focus; it says why, until the digit is taken back."""
    view = view_of(rooms(**{"Room 12": read_of(infusing(), MINUTE, room="Room 12")}))
    board.display(replace(view, at=at(MINUTE)))
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_1)
    later = at(MINUTE) + timedelta(seconds=seconds)
    board.display(replace(view, at=later))
    heard.said.clear()
    press(Qt.Key.Key_Return)
    assert [room for what, room in heard.said if what == "open"] == opened
    if not opened:
        told = "1, typed too long ago, no longer counts; Backspace, or type another"
        assert heard.said == [("told", told)]
        press(Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Return)
        said = [("told", told), ("told", "Nothing is typed"), ("open", "Room 2")]
        assert heard.said[1:] == said


def test_it_says_when_enter_opens_no_room(board: BoardPanel) -> None:
    """From the key that none has, or of long ago, until that is taken back."""
    said: list[bool] = []
    board.enter_changed.connect(said.append)
    view = view_of(rooms(**{"Room 12": read_of(infusing(), MINUTE, room="Room 12")}))
    board.display(replace(view, at=at(MINUTE)))
    press(Qt.Key.Key_Down, Qt.Key.Key_1)
    assert said == []
    board.display(replace(view, at=at(MINUTE + 1)))
    assert said == [False]
    press(Qt.Key.Key_Return)
    assert said == [False]
    press(Qt.Key.Key_Backspace, Qt.Key.Key_7)
    assert said == [False, True, False]
    board.take_focus()
    assert said == [False, True, False, True]


def test_another_order_and_another_pane_forget_what_was_typed(
    board: BoardPanel, heard: Heard
) -> None:
    """Enter is then of the room with the focus."""
    for leave in (board.sort_now, board.next_pane, board.take_focus):
        heard.said.clear()
        press(Qt.Key.Key_7)
        leave()
        press(Qt.Key.Key_Return)
        assert "No open room has the key 7" not in str(heard.said[1:])


@pytest.mark.usefixtures("board")
def test_enter_opens_the_room_with_the_focus(heard: Heard) -> None:
    """Down enters the list at its top, and goes on from there."""
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert heard.said == [("open", "Room 2")]


@pytest.mark.usefixtures("board")
def test_enter_in_an_empty_room_begins_a_session(heard: Heard) -> None:
    """In that room."""
    press(Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_N)
    assert heard.said == [("new", "Room 4"), ("new", "Room 4")]


@pytest.mark.usefixtures("board")
def test_a_acknowledges_the_room_with_the_focus(heard: Heard) -> None:
    """And no other."""
    press(Qt.Key.Key_Down, Qt.Key.Key_A)
    assert heard.said == [("acknowledge", "Room 3")]


@pytest.mark.usefixtures("board")
def test_without_a_room_a_acknowledges_nothing(heard: Heard) -> None:
    """It says what to do first."""
    press(Qt.Key.Key_A, Qt.Key.Key_Return)
    assert heard.said == [("told", NO_CARD_CHOSEN)] * 2


def test_enter_opens_the_only_room(board: BoardPanel, heard: Heard) -> None:
    """Beside empty rooms there is nothing to choose; of two, one is chosen first."""
    board.display(view_of(rooms()[:1]))
    press(Qt.Key.Key_Return)
    assert heard.said == [("open", "Room 1")]
    board.display(view_of(rooms()[:2]))
    press(Qt.Key.Key_Return)
    assert heard.said[1:] == [("told", NO_CARD_CHOSEN)]


@pytest.mark.parametrize(
    ("notes", "lines"),
    [
        ((), ("A. Okafor RN",)),
        (("33 mg",), ("33 mg", "A. Okafor RN")),
        (("at most 33 mg", "uncertain"), ("at most 33 mg", "uncertain, A. Okafor RN")),
    ],
)
def test_two_lines_tell_dose_and_nurse(
    notes: tuple[str, ...], lines: tuple[str, ...]
) -> None:
    """A third would run into the edge of the card."""
    progress = ProgressView(words="", notes=notes, nurse="A. Okafor RN")
    assert lines_of(progress) == lines


@pytest.mark.usefixtures("board")
def test_up_and_down_end_at_the_ends(heard: Heard) -> None:
    """Nothing wraps around: the last stays the last."""
    press(Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_Return)
    press(*[Qt.Key.Key_Down] * 9, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert heard.said == [("open", "Room 3"), ("open", "Room 1")]


def test_a_button_means_the_card_it_stands_on(board: BoardPanel, heard: Heard) -> None:
    """Acknowledge where an alert waits, open where none does."""
    for card in board.rooms.cards:
        card.button.click()
    assert heard.said == [
        ("acknowledge", "Room 3"),
        ("open", "Room 2"),
        ("open", "Room 1"),
        ("new", "Room 4"),
    ]


def test_each_card_has_a_name_and_says_all(board: BoardPanel) -> None:
    """A screen reader hears room, patient, alert, values with ages and what is next."""
    card = board.rooms.cards[0]
    assert card.accessibleName() == "Room 3"
    told = card.accessibleDescription()
    for words in (
        "HALVORSEN, Ingrid",
        "not acknowledged",
        "BP 183/107, 3min old",
        "next",
    ):
        assert words in told
    assert card.button.accessibleName() == "Acknowledge, Room 3"


def test_targets_are_large_enough(board: BoardPanel) -> None:
    """Every button is 36 px high or more, at the smallest window too."""
    board.resize(1280, 560)
    QApplication.processEvents()
    for card in board.rooms.cards:
        assert card.button.contentsRect().height() >= 36
        assert card.rect().contains(card.button.geometry())


def test_the_same_again_paints_nothing(board: BoardPanel) -> None:
    """A second in which nothing changes costs no painting."""
    before = [card.view for card in board.rooms.cards]
    board.display(view_of(rooms()))
    assert all(
        card.view is view for card, view in zip(board.rooms.cards, before, strict=True)
    )
