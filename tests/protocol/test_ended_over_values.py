"""An alert that a person ended over its value, and what comes of it later."""

import pytest

from monitor.chart.kinds import AlertResolved
from monitor.protocol.alerts import evaluate
from tests.builders import at
from tests.protocol.unanswered import HIGH, alert, shown


def test_a_person_ends_it_whatever_the_values() -> None:
    """The card leaves, the alert says by whom; its value still stands in the chart."""
    chronicle, key = shown(HIGH)
    chronicle.add(AlertResolved(key=key, cause="cuff slipped"), 11)

    found = alert(chronicle, key, 12)

    assert (found.state, found.resolved_how) == ("cleared", "person")
    assert found.resolved_at == at(11)
    assert found.life.resolved is not None
    assert found.life.resolved.cause == "cuff slipped"
    assert all(card.top.key != key for card in chronicle.assess(12).strip)


def test_a_worse_value_is_raised_after_a_person_ended_it() -> None:
    """Ending is of what was shown then, not of what comes."""
    chronicle, key = shown(HIGH)
    chronicle.add(AlertResolved(key=key, cause="cuff slipped"), 11)
    chronicle.observe(14, "216/95 80 97 14 5 0 1 0")

    assert [a.priority for a in chronicle.assess(14).to_raise] == ["high"]


def test_a_latched_card_leaves_when_a_person_ends_it() -> None:
    """It cleared by its values; ending it takes the card away as well."""
    chronicle, key = shown(HIGH)
    chronicle.observe(12, "118/72 70 98 14 5 0 1 0")
    chronicle.observe(14, "118/72 70 98 14 5 0 1 0")
    assert alert(chronicle, key, 15).is_latched
    chronicle.add(AlertResolved(key=key), 15)

    found = alert(chronicle, key, 16)

    assert (found.is_visible, found.resolved_how) == (False, "value")


@pytest.mark.parametrize(("ended", "is_raised"), [(25, False), (25.1, True)])
def test_what_a_person_ended_is_not_raised_for_want_of_a_reading(
    ended: float, *, is_raised: bool
) -> None:
    """An acknowledged alert comes back after 15min, unless it was ended by then."""
    chronicle, key = shown(HIGH)
    chronicle.acknowledge(10, key)
    chronicle.add(AlertResolved(key=key, cause="cuff slipped"), ended)

    found = evaluate(chronicle.protocol, chronicle.session, at(26))

    assert (found.alert(f"{key}:recheck") is not None) == is_raised
