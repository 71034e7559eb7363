from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import InfusionRecorded, SessionClosed
from monitor.charting.faults import EnvironmentFault
from tests.builders import Chronicle
from tests.desk import DOSE, NURSE, Desk, minutes
from ui.views.rooms import tab_of
from ui.views.top_bar import (
    ProgramState,
    StatusView,
    board_tab,
    room_tab,
    top_bar_view,
)
from ui.widgets.faces import Health

NOW = datetime(2026, 3, 14, 14, 7, tzinfo=UTC)
FINE = ProgramState(
    now=NOW,
    zone=ZoneInfo("Europe/London"),
    actor=NURSE,
    saving="saved",
    saved_at=NOW - timedelta(minutes=1),
    checked_at=NOW,
)


def running() -> Desk:
    desk = Desk().ready()
    start = InfusionRecorded(step="started", rate_ml_per_hour=DOSE.rate_ml_per_hour)
    assert desk.chart(0, start) is None
    return desk


def statuses(**changes: object) -> tuple[StatusView, ...]:
    return top_bar_view((), "sessions", replace(FINE, **changes)).statuses


def test_all_is_well() -> None:
    """Quiet, rules running, saved: each with its time, none with colour."""
    shown = statuses()
    assert [s.text for s in shown] == [
        "Silent",
        "Rules engine running, checked 14:07",
        "Saved 14:06",
    ]
    assert {s.health for s in shown} == {Health.FINE}


def test_alerts_that_are_off_are_said_for_good() -> None:
    """Under a record-only protocol the first status is that, in a frame."""
    first = statuses(is_record_only=True, record_only_rooms=("Room 1",))[0]
    assert first.text == "Alerts off, record only"
    assert first.health is Health.OFF


@pytest.mark.parametrize(
    ("rooms", "words"),
    [
        (("Room 2",), "Alerts off in Room 2"),
        (("Room 2", "Room 3"), "Alerts off in 2 sessions"),
    ],
)
def test_alerts_off_elsewhere_are_said_everywhere(
    rooms: tuple[str, ...], words: str
) -> None:
    """Any screen says in which other rooms nothing alerts."""
    assert statuses(record_only_rooms=rooms)[0].text == words


def test_silent_engine() -> None:
    """A rules engine that stopped turns red and says since when."""
    rules = statuses(is_engine_silent=True, checked_at=NOW - timedelta(minutes=4))[1]
    assert rules.text == "Rules engine stopped at 14:03"
    assert rules.health is Health.BROKEN


def test_a_clock_that_was_set_is_told_while_it_is_wrong() -> None:
    """The rules go on by the time that is shown, not by the workstation's clock."""
    rules = statuses(clock_ahead=timedelta(hours=-2))[1]
    assert (rules.text, rules.short) == (
        "Workstation clock 2hr behind",
        "Clock 2hr behind",
    )
    assert rules.health is Health.OFF
    late = statuses(clock_ahead=timedelta(hours=2), is_engine_silent=True)[1]
    assert late.health is Health.BROKEN


def test_engine_before_its_first_check() -> None:
    """Nothing is claimed to be checked before it was."""
    rules = statuses(checked_at=None)[1]
    assert rules.text == "Rules engine starting"
    assert rules.health is Health.BUSY


@pytest.mark.parametrize(
    ("unchecked", "words"),
    [
        (("BP-HI",), "Rule BP-HI could not be checked"),
        (("BP-HI", "HR-LO"), "2 rules could not be checked"),
    ],
)
def test_unchecked_rule(unchecked: tuple[str, ...], words: str) -> None:
    """A rule that could not be checked turns the engine's status red by name."""
    rules = statuses(unchecked=unchecked)[1]
    assert (rules.text, rules.health) == (words, Health.BROKEN)


@pytest.mark.parametrize(
    ("rooms", "words"),
    [
        (("Room 4",), "Rules not checked in Room 4"),
        (("",), "Rules not checked in a session without room"),
        (("Room 4", "Room 5"), "Rules not checked in 2 sessions"),
    ],
)
def test_unread_room(rooms: tuple[str, ...], words: str) -> None:
    """An open session that can't be read is not said to be checked."""
    rules = statuses(unread_rooms=rooms)[1]
    assert (rules.text, rules.health) == (words, Health.BROKEN)


@pytest.mark.parametrize(
    ("saving", "words", "health"),
    [
        ("saving", "Saving…", Health.BUSY),
        ("checking", "Not confirmed, checking", Health.BUSY),
        ("fault", "Not saved", Health.BROKEN),
        ("nothing", "Saved 14:06", Health.FINE),
    ],
)
def test_saving(saving: str, words: str, health: Health) -> None:
    """Saved is said only of what is durable."""
    shown = statuses(saving=saving)[2]
    assert (shown.text, shown.health) == (words, health)


def test_nothing_saved_yet() -> None:
    """Before the first save no time of saving is claimed."""
    assert statuses(saving="nothing", saved_at=None)[2].text == "Record open"


def test_fault_stands_in_sentences() -> None:
    """A fault says what, why and what to do."""
    fault = EnvironmentFault("The disk is full.", "Nothing fits.", "Free some space.")
    view = top_bar_view((), "sessions", replace(FINE, fault=fault))
    assert view.fault == "The disk is full. Nothing fits. Free some space."


def test_mistake_of_the_program() -> None:
    """After a mistake of the program the screen is not trusted until a restart."""
    view = top_bar_view((), "sessions", replace(FINE, is_untrusted=True))
    assert "this screen may be wrong" in view.fault


def test_nurse_is_unverified() -> None:
    """The name that nobody checked says so, short or long."""
    view = top_bar_view((), "sessions", FINE)
    assert view.nurse == "A. Okafor RN (unverified)"
    assert view.nurse_short == "AO (unverified)"
    assert view.clock == "14:07"


def test_demo_is_marked() -> None:
    """Only a demo says that its patient is not real."""
    assert top_bar_view((), "", FINE).watermark == ""
    assert (
        top_bar_view((), "", replace(FINE, is_demo=True)).watermark
        == "Demo, not a real patient"
    )


def test_board_tab() -> None:
    """The first tab counts the open sessions."""
    assert board_tab(3).note == "3 active"


def test_room_before_and_after_the_start() -> None:
    """A room tells its progress from the start of the dose."""
    before = Desk().ready()
    assert room_tab(before.session, before.now).note == "before start"
    desk = running()
    tab = room_tab(desk.session, desk.at(41))
    assert (tab.text, tab.note) == ("Room 1", "T+41min")


def test_late_room() -> None:
    """A late room says by how much instead of its progress."""
    desk = running()
    tab = room_tab(desk.session, desk.at(13), late_by=minutes(3))
    assert (tab.note, tab.is_late) == ("3min late", True)


def test_alert_goes_before_lateness() -> None:
    """An unacknowledged alert is shown rather than lateness."""
    desk = running()
    tab = room_tab(desk.session, desk.at(41), priority="medium", late_by=minutes(3))
    assert (tab.note, tab.priority, tab.is_late) == ("T+41min", "medium", False)


def test_closed_room() -> None:
    """A closed session is never late."""
    desk = running()
    closing = SessionClosed(ready_at=desk.at(105), left_at=desk.at(109))
    closed = replace(desk.session, closed=closing, closed_at=desk.at(109))
    tab = room_tab(closed, desk.at(130), late_by=minutes(3))
    assert (tab.note, tab.is_late) == ("closed", False)


def test_low_alert_calls_nobody_to_its_room() -> None:
    """Once the medium alert is acknowledged, a low one below leaves the tab plain."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "150/90 70 98 14 5 0 1 0")
    chronicle.show(10)
    chronicle.observe(20, "183/107 92 96 13 4 8 3 1")
    chronicle.show(20)
    assert tab_of(chronicle.session, chronicle.assess(20)).priority == "medium"
    for alert in chronicle.session.alerts:
        if alert.alert.priority == "medium":
            chronicle.acknowledge(21, alert.key)
    assert tab_of(chronicle.session, chronicle.assess(21)).priority is None
