"""What an emergency looks like: in its panel, in other rooms, in the record."""

from datetime import timedelta
from uuid import uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import EmergencyDeclared, EmergencyEnded, EmergencyStamped
from monitor.charting.reads import SessionRead
from monitor.protocol.emergency import NO_TABLE
from tests.builders import SPACE, Chronicle, at
from tests.desk import PATIENT
from tests.ui.views.alert_scene import raised, story
from tests.ui.views.test_alert_life import HIGH, alerting
from tests.ui.views.timeline_scene import LONDON, row, shown, struck
from ui.views.alert_life import life_line
from ui.views.alert_strip import most_urgent
from ui.views.board.board import board_view
from ui.views.board.cards import room_cards
from ui.views.board.order import arranged
from ui.views.call_text import call_text
from ui.views.elsewhere import elsewhere_view
from ui.views.emergency import emergency_view, in_seconds, outcome_of
from ui.views.ring import ring_view
from ui.views.rooms import running_row, tab_of
from ui.views.state_card import state_card
from ui.views.summary.text import summary_text
from ui.views.transfer_sheet import transfer_sheet
from ui.views.trend.flags import event_lane
from ui.views.trend.subject import subject


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-1, "0:00"), (0, "0:00"), (59.9, "0:59"), (60, "1:00"), (3661, "61:01")],
)
def test_seconds_are_counted_from_time_zero(seconds: float, words: str) -> None:
    """Minutes and seconds, whole ones; never before zero."""
    assert in_seconds(timedelta(seconds=seconds)) == words


def emergency(until: float | None = None) -> Chronicle:
    """Declared at minute 10, one stamp 65 seconds later."""
    chronicle = story()
    chronicle.add(EmergencyDeclared(), 10)
    chronicle.add(EmergencyStamped(code="C", label="Help called"), 10 + 65 / 60)
    if until is not None:
        chronicle.add(EmergencyEnded(outcome="Transferred"), until)
    return chronicle


def read_of(chronicle: Chronicle, minute: float, room: str = "Room 1") -> SessionRead:
    opened = replace(chronicle.session.opened, room=room)
    return SessionRead(
        session=replace(chronicle.session, id=uuid5(SPACE, room), opened=opened),
        patient=PATIENT,
        protocol=chronicle.protocol,
        assessment=chronicle.assess(minute),
        entries=(),
        at=at(minute),
    )


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


def situation(read: SessionRead) -> str:
    return call_text(read, "A. Okafor RN").parts[0].text


def test_a_call_tells_it_before_any_alert() -> None:
    """That one runs, since when, what was stamped; the alert comes after."""
    chronicle = emergency()
    chronicle.observe(11, HIGH)
    chronicle.show(11)
    told = situation(read_of(chronicle, 12))
    running = (
        "It is about Alex Demo, 45 years, Room 1. An emergency is running, declared"
        " at 13:36, 2 minutes ago. Stamped so far, Help called 13:37. There is a"
    )
    assert running in told


def test_a_call_says_that_nothing_is_stamped() -> None:
    """Silence about stamps could mean that they are not told."""
    chronicle = story()
    chronicle.add(EmergencyDeclared(), 10)
    assert "ago. Nothing is stamped yet." in situation(read_of(chronicle, 12))


def test_a_call_tells_one_that_is_over_unless_it_was_none() -> None:
    """From when to when and its outcome; one that was started in error was none."""
    told = situation(read_of(emergency(14), 15))
    was = "There was an emergency from 13:36 to 13:40, Transferred. Stamped, Help"
    assert was in told
    chronicle = story()
    chronicle.add(EmergencyDeclared(), 10)
    error = EmergencyEnded(outcome="Started in error", in_error=True)
    chronicle.add(error, 11)
    assert "mergency" not in situation(read_of(chronicle, 12))


def test_a_call_names_who_is_called_in_an_emergency() -> None:
    """In place of the contact of alerts, while one runs and the site named somebody."""
    chronicle = emergency(14)
    table = replace(chronicle.protocol.emergency, contact="Team", number="2222")
    protocol = replace(chronicle.protocol, emergency=table)
    running = replace(read_of(emergency(), 12), protocol=protocol)
    assert call_text(running, "").contact == "Team 2222"
    over = replace(read_of(chronicle, 15), protocol=protocol)
    assert call_text(over, "").contact == "Named contact not set"


def test_the_transfer_sheet_tells_it() -> None:
    """Whoever takes the patient over reads it next to the dose."""
    parts = {p.heading: p.lines for p in transfer_sheet(read_of(emergency(), 12)).parts}
    assert parts["Emergency"] == (
        "An emergency is running, declared at 13:36, 2min ago",
        "Stamped so far, Help called 13:37",
    )
    none = {p.heading: p.lines for p in transfer_sheet(read_of(story(), 12)).parts}
    assert none["Emergency"] == ("none",)


def test_the_timeline_tells_it() -> None:
    """Time zero, each stamp with its time since, and the end with its outcome."""
    chronicle = emergency(14)
    assert row(chronicle, 15, "EMERGENCY declared").detail.startswith("time zero")
    assert row(chronicle, 15, "Help called").detail == "emergency, T+1:05"
    assert row(chronicle, 15, "Emergency ended").detail == "Transferred · T+4:00"


def test_a_stamp_that_was_struck_out_keeps_its_row() -> None:
    """Struck through, at its own time since zero, and told nowhere else."""
    chronicle = emergency()
    stamp = chronicle.session.emergencies[0].stamps[0].id
    chronicle.retract(12, stamp)
    rows = shown(chronicle, 13).rows
    (row_of,) = [r for r in rows if struck(r) == ["Help called"]]
    assert row_of.target is None
    assert row_of.detail == "retracted · typing slip · emergency, T+1:05"
    read = read_of(chronicle, 13)
    view = emergency_view(read, read.session.emergencies[0], "stamps")
    assert [s.words for s in view.stamps] == ["Time zero"]
    assert "Nothing is stamped yet" in situation(read)


def test_a_stamp_is_amended_from_its_row() -> None:
    """The row of a stamp leads to the form; that of time zero does not."""
    chronicle = emergency()
    stamp = chronicle.session.emergencies[0].stamps[0].id
    assert row(chronicle, 12, "Help called").target == stamp
    assert row(chronicle, 12, "EMERGENCY declared").target is None


def test_the_chart_draws_its_stretch() -> None:
    """From time zero to the end, with a flag for each stamp; to now while it runs."""
    for until, end in ((None, 12.0), (11.5, 11.5)):
        read = read_of(emergency(until), 12)
        lane = event_lane(subject(read.session, read.protocol, read.assessment))
        (span,) = lane.spans
        assert (span.start, span.end) == (10, end)
        assert "emergency, Help called" in [flag.words for flag in lane.flags]


def test_the_summary_tells_it() -> None:
    """What was stamped when, and how it ended."""
    text = summary_text(read_of(emergency(14), 15), "0.1")
    assert (
        "Emergency: declared 13:36, Help called 13:37, ended 13:40, Transferred" in text
    )


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


def test_whoever_takes_over_reads_it() -> None:
    """In words, while it runs."""
    lines = [
        line for row in state_card(read_of(emergency(), 12)).rows for line in row.lines
    ]
    assert "EMERGENCY Room 1 since 13:36" in lines
    assert "prompts paused since 13:36" in lines


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
