"""What the strip says of an alert that is silent, and of values that came late."""

import pytest

from tests.builders import CALM, Chronicle
from tests.typed_sets import readings
from tests.ui.views.alert_scene import maybe_strip, raised, story, strip
from ui.views.alert_strip import EdgeView, edge_view


def snoozed() -> Chronicle:
    """BP 183/107 at minute 10, snoozed for 5min at 11."""
    chronicle = raised()
    key = next(a.key for a in chronicle.session.alerts if a.alert.priority == "medium")
    chronicle.silence(11, key, 5)
    return chronicle


@pytest.mark.parametrize(("minute", "left"), [(11, 5), (12.5, 4), (15.99, 1)])
def test_a_snoozed_alert_counts_down(minute: float, left: int) -> None:
    """It is a line with the time it ends and how long that is; the edge is dark."""
    chronicle = snoozed()
    view = strip(chronicle, minute)
    assert view.form == "chip"
    assert view.standing is not None
    assert view.standing.text == "snoozed until 13:42"
    assert view.standing.detail == f"{left}min left"
    assert edge_view(chronicle.assess(minute)) == EdgeView()


def test_it_is_a_card_again_when_the_time_is_over() -> None:
    """Card and light come back by themselves, and F8 is asked for as before."""
    chronicle = snoozed()
    view = strip(chronicle, 16)
    assert (view.form, view.standing) == ("card", None)
    assert view.unacknowledged
    assert edge_view(chronicle.assess(16)).priority == "medium"


def test_what_is_worse_comes_before_what_is_silent() -> None:
    """Another alert stands first, and names the silent one behind it."""
    chronicle = snoozed()
    chronicle.observe(12, readings(hr=125))
    chronicle.show(12)
    view = strip(chronicle, 12)
    assert (view.state.text, view.form) == ("HR", "card")
    assert view.others == ("BP, medium priority",)
    assert edge_view(chronicle.assess(12)).priority == "medium"


def late(count: int) -> Chronicle:
    chronicle = story()
    for minute in (10, 20, 30, 40):
        chronicle.observe(minute, CALM)
    for place in range(count):
        values = readings(spo2=91 - 2 * place)
        chronicle.observe(48, values, effective=31 + place)
    chronicle.show(48)
    return chronicle


def test_late_values_are_one_line() -> None:
    """One list with times and values, without light, answered with one key."""
    chronicle = late(1)
    chronicle.observe(48, readings(sbp=205), effective=33)
    chronicle.show(48)
    view = strip(chronicle, 48)
    assert view.form == "chip"
    assert view.state.label == "Late-arriving abnormal values"
    assert view.standing is not None
    assert view.standing.text == "13:59 SBP 205 mmHg and 13:57 SpO₂ 91 %"
    assert len(view.unacknowledged) == 2
    assert edge_view(chronicle.assess(48)) == EdgeView()


def test_many_late_values_are_counted() -> None:
    """Three are named, the rest is counted."""
    view = strip(late(5), 48)
    assert view.standing is not None
    assert view.standing.text.endswith("and 2 more")


def test_a_called_alert_stands_before_the_late_ones() -> None:
    """The list waits behind every card, and goes once it is acknowledged."""
    chronicle = late(1)
    chronicle.observe(49, readings(hr=125))
    chronicle.show(49)
    view = strip(chronicle, 49)
    assert view.state.text == "HR"
    assert view.others == ("Late-arriving abnormal values, medium priority",)
    chronicle = late(1)
    for alert in chronicle.assess(49).late:
        chronicle.acknowledge(49, alert.key)
    assert maybe_strip(chronicle, 49) is None
