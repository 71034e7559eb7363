"""What the rows of alerts say while they are open, acknowledged and over."""

import pytest

from tests.builders import CALM
from tests.typed_sets import observed
from tests.ui.views.test_call_text import read_at
from tests.ui.views.timeline_scene import raised, row, shown, story
from ui.views.left_uncharted import missed_sets


def test_alert_stands_above_the_set_that_raised_it() -> None:
    """Of the same minute, what came later stands above."""
    chronicle = story()
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    texts = [r.text for r in shown(chronicle, 10).rows]
    assert texts.index("SBP 183 mmHg, limit 180") < texts.index(
        "Set 183/107 · 92 · 96 · 13"
    )


def test_open_alert() -> None:
    """While nobody knows of it an alert presses, with how far off the value is."""
    found = row(raised(), 11, "SBP 183")
    assert (found.priority, found.group) == ("medium", "alerts")
    assert found.detail == "up 65 over baseline 118 · SBP-HIGH-2"
    assert (found.note, found.is_pressing) == ("open 1min", True)


def test_acknowledged_alert() -> None:
    """Acknowledged, it tells how fast and what was done, and presses no longer."""
    chronicle = raised()
    key = next(a.key for a in chronicle.session.alerts if "SBP-HIGH" in a.key)
    chronicle.acknowledge(10 + 22 / 60, key)
    chronicle.act(11, key, 1)
    found = row(chronicle, 12, "SBP 183")
    assert found.detail == "acknowledged in 22sec · repeat measurement"
    assert (found.note, found.is_pressing) == ("open 2min", False)


def test_alert_that_ended() -> None:
    """An alert that was acknowledged and ended tells until when it went on."""
    chronicle = raised()
    for alert in chronicle.session.alerts:
        chronicle.acknowledge(11, alert.key)
    chronicle.observe(15, CALM)
    chronicle.observe(20, CALM)
    assert row(chronicle, 21, "SBP 183").note == "until 13:46"


def test_latched_alert_presses() -> None:
    """Ended before anybody knew of it, it still asks to be acknowledged."""
    chronicle = raised()
    chronicle.observe(15, CALM)
    chronicle.observe(20, CALM)
    found = row(chronicle, 21, "SBP 183")
    assert (found.note, found.is_pressing) == ("not acknowledged", True)


def test_alert_on_an_amended_value() -> None:
    """An alert whose value was a slip stays, and says that it was."""
    chronicle = story()
    slip = chronicle.observe(10, "128/78 174 98 14 5 2 1 0")
    chronicle.show(10)
    chronicle.amend(11, slip, observed("128/78 74 98 14 5 2 1 0"))
    found = row(chronicle, 12, "HR 174")
    assert found.detail == "raised on an amended value"
    assert (found.note, found.is_pressing) == ("until 13:37", False)


def test_overdue_row_tells_the_slot_by_the_clock() -> None:
    """A set that was not charted is told by the time it was due."""
    chronicle = story()
    chronicle.show(15)
    found = row(chronicle, 16, "Set due")
    assert found.text.startswith("Set due 13:36, limit 5min")
    assert found.detail == "not charted yet"


@pytest.mark.parametrize(
    ("charted", "told", "signed"),
    [
        (16, "charted", ()),
        (17, "missed, a later set charted", ("13:36",)),
        (20, "missed, a later set charted", ("13:36",)),
    ],
)
def test_set_is_missed_in_the_timeline_where_it_is_signed_as_missed(
    charted: int, told: str, signed: tuple[str, ...]
) -> None:
    """A set of 13:42 is that of 13:36, and one of 13:43 that of 13:46."""
    chronicle = story()
    chronicle.show(15)
    chronicle.observe(charted, CALM)
    assert row(chronicle, 21, "Set due").detail == told
    assert missed_sets(read_at(chronicle, 21)) == signed


def test_set_that_can_be_charted_no_more_is_missed() -> None:
    """From when the next one is due, also while nothing is charted."""
    chronicle = story()
    chronicle.show(15)
    assert row(chronicle, 19.9, "Set due 13:36").detail == "not charted yet"
    assert row(chronicle, 20, "Set due 13:36").detail == "missed"
    assert missed_sets(read_at(chronicle, 20)) == ("13:36",)
