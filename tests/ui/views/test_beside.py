"""Demo and drill lie over no session that is open."""

from tests.ui.views.alert_scene import story
from tests.ui.views.test_call_text import read_at
from ui.views.beside import refuse_beside


def test_nothing_is_refused_where_nothing_is_open() -> None:
    """Nobody is charted here whose alerts could be hidden."""
    assert refuse_beside("drill", (), are_all_known=True) == ""


def test_it_is_refused_while_it_is_not_known_what_is_open() -> None:
    """As while the record is being opened."""
    refused = refuse_beside("demo", (), are_all_known=False)
    assert refused.startswith("The demo is not opened. Which sessions are open here")


def test_an_open_session_refuses_it_by_its_room() -> None:
    """With or without an alert: one may come while the other window lies there."""
    read = read_at(story(), 2)
    one = refuse_beside("drill", (read,), are_all_known=True)
    assert one.startswith("The drill is not opened. Room 1 is open here")
    two = refuse_beside("demo", (read, read), are_all_known=True)
    assert two.startswith("The demo is not opened. Room 1 and Room 1 are open here")
