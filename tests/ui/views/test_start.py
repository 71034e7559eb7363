"""What the start page says."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from ui.views.start import (
    LONGEST_NAME,
    MOST_ROWS,
    RunningRow,
    refuse_name,
    start_view,
    with_fault,
)
from ui.widgets.faces import Due

NOW = datetime(2026, 7, 14, 13, 7, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
ROW = RunningRow("Room 1", "Infusing 41min", "no alert open")


def test_place_and_local_time() -> None:
    """Station, date and clock are those of the zone, not of UTC."""
    view = start_view(NOW, LONDON, "Ward 3, workstation B")

    assert view.place == "Ward 3, workstation B · 14-Jul-2026"
    assert view.clock == "14:07"


def test_before_the_record_is_open() -> None:
    """The page says what it waits for, and a name can be typed meanwhile."""
    view = start_view(NOW, LONDON, "B")

    assert view.message == "Opening the record…"
    assert view.notice == ""


def test_no_session_says_what_to_do() -> None:
    """The empty state is a sentence and the one action with its key."""
    view = start_view(NOW, LONDON, "B", rows=())

    assert view.message == "No session is running"
    assert "Ctrl+N" in view.message_detail


def test_rows_without_names() -> None:
    """The panel says that it shows no names."""
    view = start_view(NOW, LONDON, "B", rows=(ROW,))

    assert view.rows == (ROW,)
    assert view.rows_note == "1 session, no names shown"
    assert view.message == ""


def test_more_rooms_than_fit_are_counted() -> None:
    """No running session is left out in silence."""
    view = start_view(NOW, LONDON, "B", rows=(ROW,) * (MOST_ROWS + 2))

    assert len(view.rows) == MOST_ROWS
    assert view.rows_note.endswith("2 more in the session list")


def test_a_fault_says_what_why_and_what_to_do() -> None:
    """A record that can't be opened keeps one from starting."""
    view = with_fault(
        start_view(NOW, LONDON, "B", rows=(ROW,)),
        "The record can't be opened.",
        "Another window has it open.",
        "Close the other window.",
    )

    assert view.rows == ()
    assert view.message == "The record can't be opened."
    assert view.message_detail == "Another window has it open. Close the other window."
    assert view.notice


def test_recent_names_have_initials() -> None:
    """At most three, in the order given."""
    view = start_view(NOW, LONDON, "B", names=("A. Okafor RN", "J. Marsh", "L", "M"))

    assert [r.initials for r in view.recent] == ["AO", "JM", "L"]


def test_a_row_is_spoken_whole() -> None:
    """The room comes first, what is due last."""
    row = RunningRow(
        "Room 1", "1 alert", "open", "Full set", "3min late", Due.LATE, "medium"
    )

    assert row.spoken == "Room 1, medium, 1 alert, open, Full set, 3min late"


@pytest.mark.parametrize("name", ["A. Okafor RN", "Ø", "李", "x" * LONGEST_NAME])
def test_a_name_is_taken(name: str) -> None:
    """Any letters will do, up to the limit."""
    assert refuse_name(name) == ""


@pytest.mark.parametrize(
    "name", ["", "  ", "123", "x" * (LONGEST_NAME + 1), "A\x07B", "A\u202eB"]
)
def test_what_is_no_name_is_refused(name: str) -> None:
    """Nobody charts under nothing, a number, or marks that can't be shown."""
    assert refuse_name(name)
