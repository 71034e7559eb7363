"""What is told of an emergency: on a call, on the sheet, in the timeline."""

from msgspec.structs import replace

from monitor.chart.kinds import EmergencyDeclared, EmergencyEnded
from monitor.charting.reads import SessionRead
from tests.ui.views.alert_scene import story
from tests.ui.views.emergency_scene import emergency, read_of
from tests.ui.views.test_alert_life import HIGH
from tests.ui.views.timeline_scene import row, shown, struck
from ui.views.call_text import call_text
from ui.views.emergency import emergency_view
from ui.views.state_card import state_card
from ui.views.summary.text import summary_text
from ui.views.transfer_sheet import transfer_sheet


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


def test_the_summary_tells_it() -> None:
    """What was stamped when, and how it ended."""
    text = summary_text(read_of(emergency(14), 15), "0.1")
    assert (
        "Emergency: declared 13:36, Help called 13:37, ended 13:40, Transferred" in text
    )


def test_whoever_takes_over_reads_it() -> None:
    """In words, while it runs."""
    lines = [
        line for row in state_card(read_of(emergency(), 12)).rows for line in row.lines
    ]
    assert "EMERGENCY Room 1 since 13:36" in lines
    assert "prompts paused since 13:36" in lines
