"""What is said when the window is closed while a session is open."""

import pytest

from ui.views.leaving import leaving_view


@pytest.mark.parametrize(
    ("rooms", "title"),
    [
        (["Room 1"], "The session in Room 1 is open"),
        (["Room 1", "Room 3"], "The sessions in Room 1 and Room 3 are open"),
    ],
)
def test_every_open_room_is_named(rooms: list[str], title: str) -> None:
    """One or several."""
    assert leaving_view(rooms, "").title == title


def test_it_is_said_whether_all_is_saved() -> None:
    """Closing while the disk is slow is a decision of its own."""
    assert (
        "Not confirmed, checking."
        in leaving_view(["Room 1"], "Not confirmed, checking").sentences
    )
