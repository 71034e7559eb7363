"""No saturation after a stamp of oxygen is told as read on air, wherever it is told."""

from collections.abc import Callable

import pytest

from monitor.chart.kinds import EmergencyDeclared, EmergencyEnded, EmergencyStamped
from monitor.charting.reads import SessionRead
from tests.builders import CALM, Chronicle
from tests.ui.views.test_call_text import read_at
from tests.ui.views.trend_scene import seen, vital
from ui.views.board.values import value_views
from ui.views.eyes_on import eyes_on_view
from ui.views.labelled import labelled_set
from ui.views.news2_words import news2_told
from ui.views.state_words import last_values


def chronicle(*, is_stamped: bool = True) -> Chronicle:
    """Air is said before it, and a set read after it."""
    found = Chronicle().start()
    found.breathe(5, None)
    if is_stamped:
        found.add(EmergencyDeclared(), 9)
        found.add(EmergencyStamped(code="O", label="Oxygen"), 10)
        found.add(EmergencyEnded(outcome="Recovered, stays here"), 11)
    found.observe(12, CALM)
    return found


def on_board(read: SessionRead) -> str:
    return next(v.note for v in value_views(read) if v.label == "SpO₂")


def on_eyes(read: SessionRead) -> str:
    view = eyes_on_view(read.session, read.protocol, read.assessment)
    return next(n.unit for n in view.numerals if n.label == "SpO₂")


def on_state_card(read: SessionRead) -> str:
    return " ".join(last_values(read))


def in_a_set(read: SessionRead) -> str:
    return " ".join(labelled_set(read, read.session.sets[-1]))


@pytest.mark.parametrize("place", [on_board, on_eyes, on_state_card, in_a_set])
def test_what_was_said_before_it_is_not_told(
    place: Callable[[SessionRead], str],
) -> None:
    """Without the stamp it is."""
    assert "air" not in place(read_at(chronicle(), 13))
    assert "air" in place(read_at(chronicle(is_stamped=False), 13))


@pytest.mark.parametrize(
    ("is_stamped", "told"), [(True, "O₂ not recorded"), (False, "air")]
)
def test_beside_the_last_value_of_the_chart(told: str, *, is_stamped: bool) -> None:
    """And in the words of each reading."""
    view = seen(chronicle(is_stamped=is_stamped), 13)
    assert vital(view, "spo2").last.context == told


def strip_of(told: Chronicle, minute: float) -> list[tuple[float, str]]:
    """What stands along the foot of the lane of the chart, and from when."""
    lane = vital(seen(told, minute), "spo2")
    return [(change.minute, change.text) for change in lane.changes]


def test_from_the_stamp_on_the_chart_draws_no_air() -> None:
    """That it is not recorded, until somebody says; then that, air or a flow."""
    told = chronicle()
    assert strip_of(told, 13) == [(5, "air"), (10, "O₂ not recorded")]
    told.breathe(13, None)
    assert strip_of(told, 14)[2:] == [(13, "air")]
    told.breathe(15, "4")
    assert strip_of(told, 16)[3:] == [(15, "4 L/min")]


@pytest.mark.parametrize(("said", "drawn"), [(9, "2 L/min"), (10, "4 L/min")])
def test_what_was_said_at_the_stamp_itself_is_drawn(said: float, drawn: str) -> None:
    """What was said before it is drawn up to the stamp alone."""
    told = chronicle()
    told.breathe(said, drawn.partition(" ")[0])
    assert (said, drawn) in strip_of(told, 13)
    assert (strip_of(told, 13)[-1][1] == drawn) is (said == 10)


def test_a_second_stamp_is_drawn_as_the_first() -> None:
    """Nothing is known between the two, and nothing after."""
    told = chronicle()
    told.add(EmergencyDeclared(), 14)
    told.add(EmergencyStamped(code="O", label="Oxygen"), 15)
    assert strip_of(told, 16) == [(5, "air"), (10, "O₂ not recorded")]


def test_it_is_told_once_somebody_said() -> None:
    """Of what is read from then on."""
    told = chronicle()
    told.breathe(13, None)
    told.observe(14, CALM)
    assert on_board(read_at(told, 15)) == "air"


def test_news2_is_not_scored_on_air() -> None:
    """It lacks what was breathed."""
    found = chronicle()
    told = news2_told(found.protocol, found.session)
    assert "without oxygen or air and temperature" in told
    before = chronicle(is_stamped=False)
    assert "without temperature" in news2_told(before.protocol, before.session)
