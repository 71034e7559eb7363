"""What is said when the window is closed while a session is open."""

import pytest

from ui.views.leaving import leaving_view


@pytest.mark.parametrize(
    ("rooms", "title", "where"),
    [
        (["Room 1"], "A session is open", "Open in Room 1."),
        (["Room 1", "Room 3"], "2 sessions are open", "Open in Room 1 and Room 3."),
    ],
)
def test_every_open_room_is_named(rooms: list[str], title: str, where: str) -> None:
    """One or several, in a line that wraps, so that none is cut."""
    view = leaving_view(rooms, "")
    assert (view.title, view.sentences[0]) == (title, where)


def test_it_is_said_whether_all_is_saved() -> None:
    """Closing while the disk is slow is a decision of its own."""
    assert (
        "Not confirmed, checking."
        in leaving_view(["Room 1"], "Not confirmed, checking").sentences
    )
