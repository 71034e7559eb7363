"""What the start page says."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from monitor.chart.names import fault_of_name
from ui.views.start import (
    LONGEST_NAME,
    MOST_ROWS,
    RunningRow,
    for_first_start,
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
    assert view.rows_note.endswith("and 2 more, none with an alert")


def test_the_most_urgent_rooms_are_the_ones_shown() -> None:
    """An emergency, high, medium, late; the others in the order they were opened."""
    rows = [RunningRow(f"Room {n}", "Infusing") for n in range(1, 6)]
    rows += [
        RunningRow("Room 6", "late", due=Due.LATE),
        RunningRow("Room 7", "1 alert", urgency="medium"),
        RunningRow("Room 8", "1 alert", urgency="high"),
        RunningRow("Room 9", "EMERGENCY", urgency="high", tag="EMERGENCY"),
    ]
    view = start_view(NOW, LONDON, "B", rows=rows)
    shown = [row.room for row in view.rows]
    assert shown == ["Room 9", "Room 8", "Room 7", "Room 6", "Room 1"]


def test_an_alert_that_does_not_fit_is_named() -> None:
    """Where even the urgent rooms are more than there is place for."""
    high = [RunningRow(f"Room {n}", "1 alert", urgency="high") for n in range(1, 7)]
    medium = RunningRow("Room 7", "1 alert", urgency="medium")
    view = start_view(NOW, LONDON, "B", rows=(medium, *high))
    assert view.rows_note.endswith("and 2 more, Room 6 HIGH and Room 7 MED")


def test_a_first_start_says_that_nothing_is_kept() -> None:
    view = for_first_start(start_view(NOW, LONDON, "B"), "nothing kept")
    assert view.message == "Nothing is kept here yet"
    assert "once you are set up" in view.message_detail


def test_a_first_start_over_a_record_of_before() -> None:
    view = for_first_start(start_view(NOW, LONDON, "B"), "record of before")
    assert view.message == "The record is closed"
    assert "once you are set up" in view.message_detail


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


@pytest.mark.parametrize("name", ["A. Okafor RN", "李", "-", ".", "123", " ", "A\x07B"])
def test_nobody_signs_in_by_what_the_record_takes_for_no_name(name: str) -> None:
    """The page may import nothing of the core, and says the same all the same."""
    assert bool(refuse_name(name)) is bool(fault_of_name(name))
