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


def test_what_was_typed_is_forgotten_after_a_while() -> None:
    """Also where the clock was set back meanwhile; what was refused stays refused."""
    now, tick = at(0) + TYPED_FOR, timedelta(seconds=1)
    found = typed("1")
    assert found.still(now - tick) == found
    assert found.still(now) == NOTHING_TYPED
    assert found.still(at(0) - tick) == NOTHING_TYPED
    refused = typed("13")
    assert refused.still(now) == refused
