"""What is done about an alert is done about the one that stands on the screen."""

import pytest

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import go
from ui.views.alert_strip import AlertStripView

MEDIUM = "184 90 70 98 14 5 \n"
HIGHER = "204 90 70 98 14 5 \n"


@pytest.fixture
def nurse(roomed: Nurse) -> Nurse:
    """In Room 1."""
    go(roomed, 1)
    return roomed


def chart(nurse: Nurse, line: str) -> None:
    """A set a minute later, kept where it is asked about, until it is on the screen."""
    nurse.clock.advance(seconds=60)
    nurse.vigil.bedside.tick()
    nurse.settle()
    nurse.type(line)
    nurse.settle()
    announced = nurse.vigil.store
    nurse.until(lambda: not announced._soon.isActive())


def acknowledged(nurse: Nurse) -> set[str]:
    raised = nurse.session.session.alerts
    return {alert.key for alert in raised if alert.acknowledged_at is not None}


def shown(nurse: Nurse) -> AlertStripView:
    """The card as the bar renders it."""
    card = nurse.vigil.parts.live.alert_bar._view
    assert card is not None
    return card


def press_at_tick(nurse: Nurse, number: int) -> list[str]:
    """Press a key in the turn of the tick; returns what was acknowledgeable then."""
    seen: list[str] = []

    def press(_: object) -> None:
        bar = nurse.vigil.parts.live.alert_bar._view
        seen.extend(() if bar is None else bar.unacknowledged)
        nurse.press(number)

    nurse.vigil.desks.sets.saved.connect(press)
    return seen


def test_key_acknowledges_no_alert_before_it_is_shown(nurse: Nurse) -> None:
    """The tick comes first: F8 then is not about the alert that the set raised."""
    press_at_tick(nurse, 8)
    chart(nurse, MEDIUM)
    assert acknowledged(nurse) == set()
    assert (
        nurse.vigil.notice.words == "The alert was not on the screen yet; press again"
    )
    assert shown(nurse).unacknowledged


def test_key_acknowledges_only_what_the_card_showed(nurse: Nurse) -> None:
    """An alert that worsens in that moment stays unacknowledged."""
    chart(nurse, MEDIUM)
    before = press_at_tick(nurse, 8)
    chart(nurse, HIGHER)
    nurse.settle()
    assert acknowledged(nurse) == set(before) != set()
    assert shown(nurse).priority == "high"
    assert shown(nurse).unacknowledged


def test_key_records_no_action_about_an_alert_before_it_is_shown(nurse: Nurse) -> None:
    """F9 then opens no form."""
    press_at_tick(nurse, 9)
    chart(nurse, MEDIUM)
    assert not nurse.vigil.desks.forms.is_open


def test_new_high_alert_is_shown_though_the_card_was_turned(nurse: Nurse) -> None:
    """Looking at the next card holds until something else is raised."""
    chart(nurse, "184 90 125 98 14 5 \n")
    nurse.vigil.parts.live.alert_bar.next_requested.emit()
    assert shown(nurse).state.text == "HR"
    chart(nurse, "186 90 125 86 14 5 \n")
    assert (shown(nurse).state.text, shown(nurse).priority) == ("SpO₂", "high")


def test_key_says_why_it_does_nothing_on_an_acknowledged_card(nurse: Nurse) -> None:
    """Another alert waits behind the one that was turned to."""
    chart(nurse, "184 90 125 98 14 5 \n")
    nurse.vigil.parts.live.alert_bar.next_requested.emit()
    for _ in range(2):
        nurse.press(8)
        nurse.settle()
        nurse.until(lambda: not nurse.vigil.store._soon.isActive())
    assert nurse.vigil.notice.words.startswith("This alert is acknowledged")
    assert len(acknowledged(nurse)) == 1
