"""The axis of the chart, and the key below it."""

from decimal import Decimal

from msgspec import structs

from monitor.chart.kinds import DoseDoubtful, EmergencyDeclared, EmergencyStamped
from tests.builders import CALM, Chronicle, at
from tests.typed_sets import observed
from tests.ui.views.test_dosing_words import intranasal
from tests.ui.views.trend_scene import seen
from ui.views.trend.window import WHOLE, TrendWindow


def test_the_axis_shows_minutes_and_clock_together() -> None:
    """Every tick bears minutes since the start and the clock of the session's zone."""
    ticks = seen(Chronicle().start(), 41).ticks
    assert [(t.text, t.clock) for t in ticks] == [
        ("\N{MINUS SIGN}15min", "13:11"),
        ("start", "13:26"),
        ("+15min", "13:41"),
        ("+30min", "13:56"),
        ("+45min", "14:11"),
        ("+60min", "14:26"),
        ("+75min", "14:41"),
    ]
    assert [t.is_start for t in ticks].index(True) == 1


def test_before_the_dose_the_axis_is_a_clock() -> None:
    """Without a start there are no minutes since it, and quarters of the hour."""
    ticks = seen(Chronicle().open(), -10).ticks
    assert {t.text for t in ticks} == {""}
    assert [t.clock for t in ticks[:3]] == ["13:00", "13:15", "13:30"]


def test_the_clock_is_the_session_zones() -> None:
    """In summer the clock of London is an hour ahead of UTC."""
    chronicle = Chronicle().start()
    view = seen(chronicle, 1)
    moved = structs.replace(chronicle.session.opened, zone="Europe/Berlin")
    chronicle.entries[0] = structs.replace(chronicle.entries[0], payload=moved)
    assert (view.now_clock, seen(chronicle, 1).now_clock) == ("13:27", "14:27")


def test_the_key_explains_only_what_is_there() -> None:
    """The key row names the signs that occur, and no others."""
    chronicle = Chronicle().start()
    assert [item.text for item in seen(chronicle, 5).key] == ["start"]
    slip = chronicle.observe(10, "128/78 174 -E 14 5 -D")
    chronicle.amend(11, slip, observed("128/78 74 -E 14 5 -D"))
    chronicle.observe(29, CALM, effective=20)
    assert [item.text for item in seen(chronicle, 30).key] == [
        "start",
        "observed, not disturbed",
        "not measured",
        "amended, first value",
        "charted late",
    ]


def test_the_key_tells_of_the_window_alone() -> None:
    """What happened before it is not explained; a doubt and a device are."""
    chronicle = Chronicle().start()
    chronicle.infuse(10, "paused")
    chronicle.infuse(12, "resumed")
    chronicle.breathe(20, "2")
    chronicle.add(DoseDoubtful(cause="pump alarm", at_most_mg=Decimal("34.2")), 30)

    def told(start: float) -> list[str]:
        window = TrendWindow(60, at(start))
        return [item.text for item in seen(chronicle, 100, window).key]

    assert told(-15) == ["start", "pause", "resume", "dose uncertain"]
    assert told(15) == ["dose uncertain"]
    given = seen(intranasal(0, 5), 10).key
    assert [(item.letter, item.text) for item in given] == [("1 2", "given, by number")]


def test_the_key_tells_stamps_for_what_they_are() -> None:
    """C, O and T of an emergency are no rate change, no look and no treatment."""
    chronicle = Chronicle().start()
    chronicle.add(EmergencyDeclared(), 10)
    for code, label in (("C", "Help called"), ("O", "Oxygen"), ("T", "Team arrived")):
        chronicle.add(EmergencyStamped(code=code, label=label), 11)
    told = {item.letter: item.text for item in seen(chronicle, 12).key if item.letter}
    assert told["C O T"] == "emergency stamps"
    assert not {"rate change", "observed", "treatment"} & set(told.values())
    chronicle.infuse(13, "rate changed", "40")
    told = {item.letter: item.text for item in seen(chronicle, 14).key if item.letter}
    assert told["C"] == "rate change"
    assert told["C O T"] == "emergency stamps"


def test_an_empty_chart_says_what_to_do() -> None:
    """Without a reading the chart says so, and which key begins one."""
    view = seen(Chronicle().open(), -10)
    assert view.empty_words == "No readings yet. F2 opens the observation set."
    assert seen(Chronicle().start(), 1).empty_words == ""


def test_the_window_is_named() -> None:
    """The key row says how wide the window is and how to return."""
    view = seen(Chronicle().start(), 1)
    assert view.window_words == "90min window · End returns to now"
    whole = seen(Chronicle().start(), 1, TrendWindow(WHOLE))
    assert whole.window_words == "Whole session"
