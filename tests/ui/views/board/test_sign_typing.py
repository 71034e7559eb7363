"""What stands typed of a room's key on the board, and what comes of it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.builders import at
from ui.views.board.sign_typing import (
    NOTHING_TYPED,
    TYPED_FOR,
    SignTyped,
    sign_entered,
    sign_taken_back,
    sign_typed,
    takes_enter,
)

SIGNS = ["1", "12", "B", ""]
"""Of two rooms, a bay, and an empty one."""


def typed(keys: str) -> SignTyped:
    """What stands once each was typed; a line end is Enter, and < takes one back."""
    found = NOTHING_TYPED
    for key in keys:
        if key == "\n":
            found = sign_entered(SIGNS, found)
        elif key == "<":
            found = sign_taken_back(SIGNS, found, at(0))
        else:
            found = sign_typed(SIGNS, found.typed + key, at(0))
    return found


@pytest.mark.parametrize(
    ("keys", "stands", "opens"),
    [
        ("1", "1", ""),
        ("1\n", "", "1"),
        ("12", "", "12"),
        ("B", "", "B"),
        ("2", "2", ""),
        ("2\n", "2", ""),
        ("13\n", "13", ""),
        ("13\n\n", "13", ""),
        ("131\n", "", "1"),
        ("13<", "1", ""),
        ("13<2", "", "12"),
        ("13<<", "", ""),
        ("1<", "", ""),
    ],
)
def test_a_sign_is_typed_whole(keys: str, stands: str, opens: str) -> None:
    """And what no room has opens none, whatever comes of Enter otherwise."""
    found = typed(keys)
    assert (found.stands, found.opens) == (stands, opens)


@pytest.mark.parametrize(
    ("keys", "opens"),
    [("", True), ("1", True), ("2", False), ("13", False), ("1\n", True)],
)
def test_whether_enter_opens_a_room(keys: str, *, opens: bool) -> None:
    """The one whose key stands typed, or, where nothing does, that with the focus."""
    assert takes_enter(SIGNS, typed(keys)) is opens
    left = typed(keys).still(at(0) + TYPED_FOR)
    assert takes_enter(SIGNS, left) is not bool(left.stands)


def test_a_key_taken_back_opens_nothing_by_itself() -> None:
    """Where Room 12 is closed meanwhile, 1 still waits for Enter."""
    before = typed("1")
    found = sign_taken_back(["1"], replace(before, typed="12"), at(0))
    assert (found.typed, found.opens) == ("1", "")
    assert sign_entered(["1"], found).opens == "1"


def test_enter_refuses_a_room_that_was_closed_meanwhile() -> None:
    """It is told by its key."""
    found = sign_entered(["2"], typed("1"))
    assert (found.refused, found.opens) == ("1", "")
    assert found.words == "No open room has the key 1"


@pytest.mark.parametrize("seconds", [-1, 10, 11])
def test_what_was_typed_long_ago_is_refused(seconds: int) -> None:
    """Also where the clock was set back meanwhile; Enter changes nothing of it."""
    left = typed("1").still(at(0) + timedelta(seconds=seconds))
    assert (left.typed, left.refused, left.opens) == ("", "1", "")
    assert left.still(at(1)) == left
    assert sign_entered(SIGNS, left) == left
    assert left.words == (
        "1, typed too long ago, no longer counts; Backspace, or type another"
    )


def test_till_then_it_stands() -> None:
    """And what was refused stays refused."""
    now, tick = at(0) + TYPED_FOR, timedelta(seconds=1)
    assert typed("1").still(now - tick) == typed("1")
    assert typed("13").still(now) == typed("13")


def test_a_key_of_long_ago_is_no_part_of_the_next() -> None:
    """The next to type begins anew; taken back, nothing is left of it."""
    left = typed("1").still(at(0) + TYPED_FOR)
    assert sign_typed(SIGNS, left.typed + "2", at(1)).stands == "2"
    assert sign_taken_back(SIGNS, left, at(1)).stands == ""
