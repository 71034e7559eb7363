"""What an emergency looks like: in its panel, in other rooms, on the chart."""

from datetime import timedelta

import pytest

from monitor.chart.kinds import EmergencyDeclared, EmergencyEnded
from monitor.protocol.emergency import NO_TABLE
from tests.ui.views.alert_scene import raised, story
from tests.ui.views.emergency_scene import emergency, read_of
from tests.ui.views.test_alert_life import HIGH, alerting
from tests.ui.views.timeline_scene import LONDON
from ui.views.alert_life import life_line
from ui.views.alert_strip import most_urgent
from ui.views.board.board import board_view
from ui.views.board.cards import room_cards
from ui.views.board.order import arranged
from ui.views.elsewhere import elsewhere_view
from ui.views.emergency import emergency_view, in_seconds, outcome_of
from ui.views.ring import ring_view
from ui.views.rooms import running_row, tab_of
from ui.views.state_card import state_card
from ui.views.summary.text import summary_text
from ui.views.trend.flags import event_lane
from ui.views.trend.subject import subject


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-1, "0:00"), (0, "0:00"), (59.9, "0:59"), (60, "1:00"), (3661, "61:01")],
)
def test_seconds_are_counted_from_time_zero(seconds: float, words: str) -> None:
    """Minutes and seconds, whole ones; never before zero."""
    assert in_seconds(timedelta(seconds=seconds)) == words


def test_the_panel_counts_from_zero_and_lists_the_newest_first() -> None:
    """The room and no name, since when prompts pause, each stamp since zero."""
    read = read_of(emergency(), 12)
    (running,) = read.session.emergencies
    view = emergency_view(read, running, "stamps")
    assert view.title == "EMERGENCY Room 1"
    assert view.elapsed == "2:00"
    assert view.note == "Due prompts paused since 13:36, emergency"
    assert [(s.elapsed, s.clock, s.words) for s in view.stamps] == [
        ("1:05", "13:37:05", "Help called"),
        ("0:00", "13:36:00", "Time zero"),
    ]
    assert len(view.letters) == 10
    assert view.contact == "Protocol names nobody to call"


def test_the_end_is_asked_by_letter_and_can_be_an_error() -> None:
    """The protocol's outcomes, and that there was none."""
    read = read_of(emergency(), 12)
    (running,) = read.session.emergencies
    view = emergency_view(read, running, "ending")
    assert [letter.key for letter in view.letters] == ["R", "T", "D", "X"]
    assert outcome_of(read.protocol.emergency, "T") == "Transferred"
    assert outcome_of(read.protocol.emergency, "X") == "Started in error"
    assert outcome_of(read.protocol.emergency, "Q") is None


def test_a_protocol_without_a_table_still_has_an_end() -> None:
    """Time zero, notes and an end need nothing of the protocol."""
    assert outcome_of(NO_TABLE, "O") == "Over"
    assert NO_TABLE.stamps == ()


def test_other_rooms_are_told_in_words() -> None:
    """While it runs, before any other room that waits; not in its own room."""
    here = read_of(emergency(), 12)
    (told,) = elsewhere_view([here], None).rooms
    assert told.words == "EMERGENCY Room 1 since 13:36"
    assert elsewhere_view([here], here.id).rooms == ()
    assert elsewhere_view([read_of(emergency(14), 15)], None).rooms == ()


def test_the_board_puts_it_first_and_keeps_the_alerts() -> None:
    """Before a room whose high alert is older; what alerts there stays told."""
    loud = story()
    loud.observe(5, HIGH)
    loud.show(5)
    running = emergency()
    running.observe(11, HIGH)
    running.show(11)
    cards = room_cards(
        [read_of(loud, 12, "Room 1"), read_of(running, 12, "Room 2")],
        (),
        is_name_hidden=True,
    )
    first = arranged(cards, "urgency")[0]
    assert first.room == "Room 2"
    assert (first.state.tag, first.edge) == ("EMERGENCY", "high")
    assert first.state.title == "EMERGENCY Room 2 since 13:36"
    assert first.state.standing == "also HIGH BP 205/95"
    assert "BP" in first.state.standing


def test_tab_and_start_page_say_it() -> None:
    """In words, with the shape of what is most urgent."""
    read = read_of(emergency(), 12)
    tab = tab_of(read.session, read.assessment)
    assert (tab.note, tab.priority) == ("EMERGENCY", "high")
    row = running_row(read.session, read.protocol, read.assessment, LONDON)
    assert (row.state, row.urgency) == ("EMERGENCY since 13:36", "high")
    assert row.due_text == "Due prompts paused since 13:36, emergency"
    assert row.tag == "EMERGENCY"
    assert row.spoken.startswith("Room 1, EMERGENCY, ")


def test_the_board_counts_it_first() -> None:
    """Above the cards, by its room; nothing once it has ended."""
    rooms = [read_of(story(), 12, "Room 1"), read_of(emergency(), 12, "Room 2")]
    counts = board_view(rooms, (), "urgency").counts
    assert counts[0] == "EMERGENCY in Room 2"
    over = [read_of(emergency(11.5), 12)]
    assert board_view(over, (), "urgency").counts[0] == "1 room"


def test_the_chart_draws_its_stretch() -> None:
    """From time zero to the end, with a flag for each stamp; to now while it runs."""
    for until, end in ((None, 12.0), (11.5, 11.5)):
        read = read_of(emergency(until), 12)
        lane = event_lane(subject(read.session, read.protocol, read.assessment))
        (span,) = lane.spans
        assert (span.start, span.end) == (10, end)
        assert "emergency, Help called" in [flag.words for flag in lane.flags]


def test_the_frame_of_the_window_is_that_of_a_high_alert() -> None:
    """While it runs; a high alert elsewhere lights it up anew, and no medium one."""
    calm, medium = read_of(story(), 11), read_of(raised(), 11)
    high = read_of(alerting()[0], 11, "Room 2")
    running, over = read_of(emergency(), 11), read_of(emergency(10.9), 11)
    assert most_urgent([calm, over]).priority is None
    edge = most_urgent([medium, running])
    assert (edge.priority, edge.key) == ("high", str(running.session.emergencies[0].id))
    assert most_urgent([running, high]) == most_urgent([high])


def test_the_ring_counts_down_to_nothing() -> None:
    """From across the room: prompts are paused; no clock stands for a due time."""
    read = read_of(emergency(), 12)
    ring = ring_view(read.session, read.protocol, read.assessment)
    assert (ring.title, ring.clock, ring.words) == (
        "Prompts paused",
        "",
        "since 13:36",
    )


def test_a_set_missed_in_it_is_told_as_such() -> None:
    """To whoever takes over, and in the summary; never as a set that was missed."""
    read = read_of(emergency(22), 31)
    told = "Set of 13:36 not charted, emergency"
    lines = [line for row in state_card(read).rows for line in row.lines]
    assert told in lines
    assert "1 set missed" in lines
    assert told in summary_text(read, "0.1")


def test_nobody_is_told_that_nobody_answers() -> None:
    """The line below an alert says so before and after, and not while it runs."""
    for until, is_told in ((None, False), (11.5, True)):
        chronicle = story()
        chronicle.observe(9, HIGH)
        chronicle.show(9)
        chronicle.add(EmergencyDeclared(), 10)
        if until is not None:
            chronicle.add(EmergencyEnded(outcome="Over"), until)
        read = read_of(chronicle, 13)
        (card,) = read.assessment.strip
        line = life_line(card, read.session, read.protocol, read.at, LONDON)
        assert ("no answer" in line.lower()) is is_told
