"""What was done about each alert, and when it was first done."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    AlertResolved,
    AlertSeen,
    ClinicianArrived,
    ClinicianCalled,
)
from monitor.review.alert_response import (
    STEPS,
    AlertResponse,
    Step,
    alert_responses,
    response_figures,
)
from tests.builders import CALM, Chronicle, at
from tests.typed_sets import readings

HIGH = "205/95 80 97 14 5 0 1 0"


def raised() -> tuple[Chronicle, str]:
    """A blood pressure read at minute 10 whose alert was shown at once, and its key."""
    chronicle = Chronicle().start()
    chronicle.observe(10, HIGH)
    keys = chronicle.show(10)
    shown = next(a for a in chronicle.assess(10).alerts if a.priority == "high")
    assert shown.key in keys
    return chronicle, shown.key


def responses(chronicle: Chronicle, minute: float = 60) -> tuple[AlertResponse, ...]:
    alerts = chronicle.assess(minute).alerts
    return alert_responses(chronicle.session, chronicle.protocol, alerts)


def response(chronicle: Chronicle, key: str) -> AlertResponse:
    return next(r for r in responses(chronicle) if r.key == key)


def test_each_step_has_when_it_was_first_done() -> None:
    chronicle, key = raised()
    chronicle.add(AlertSeen(key=key), 10.5)
    chronicle.acknowledge(11, key)
    chronicle.act(12, key, 1)
    chronicle.act(13, key, 2)
    chronicle.add(ClinicianCalled(key=key, who="Dr Meyer", number="2222"), 14)
    chronicle.add(ClinicianArrived(key=key, who="Dr Meyer"), 17)
    chronicle.observe(15, CALM)
    chronicle.observe(20, CALM)
    found = response(chronicle, key)
    delays = [found.delay(step) for step in STEPS]
    assert delays == [timedelta(minutes=m) for m in (0.5, 1, 2, 4, 7, 5, 10)]
    assert (found.raised_at, found.was_shown) == (at(10), True)


def test_what_nobody_did_is_none() -> None:
    chronicle, key = raised()
    found = response(chronicle, key)
    assert [found.delay(step) for step in STEPS] == [None] * len(STEPS)


def test_an_end_by_a_person_counts() -> None:
    chronicle, key = raised()
    chronicle.add(AlertResolved(key=key, cause="cuff on the wrong arm"), 12)
    assert response(chronicle, key).delay("resolved") == timedelta(minutes=2)


def test_only_a_reading_of_its_own_card_is_a_recheck() -> None:
    chronicle, key = raised()
    chronicle.observe(13, readings(hr=80))
    assert response(chronicle, key).delay("rechecked") is None
    chronicle.observe(16, readings(sbp=150, dbp=90))
    assert response(chronicle, key).delay("rechecked") == timedelta(minutes=6)


def test_a_recheck_counts_from_the_reading_and_not_from_its_charting() -> None:
    """Read at 10, charted at 14, read again at 13: three minutes."""
    chronicle = Chronicle().start()
    chronicle.observe(14, HIGH, effective=10)
    (key, *_) = chronicle.show(14)
    chronicle.observe(14, CALM, effective=13)
    found = response(chronicle, key)
    assert (found.measured_at, found.raised_at) == (at(10), at(14))
    assert found.delay("rechecked") == timedelta(minutes=3)


def test_what_was_over_before_it_was_raised_took_no_time() -> None:
    chronicle = Chronicle().start()
    for minute, line in ((10, HIGH), (12, CALM), (13, CALM)):
        chronicle.observe(14, line, effective=minute)
    chronicle.show(14)
    delays = [r.delay("resolved") for r in responses(chronicle) if r.priority == "high"]
    assert delays == [timedelta(0)]


def test_a_set_that_was_missed_has_nothing_to_read_again() -> None:
    chronicle = Chronicle().start()
    chronicle.show(15)
    chronicle.observe(20, CALM)
    (missed,) = [r for r in responses(chronicle, 20) if r.parameter == "overdue"]
    assert missed.delay("rechecked") is None


@pytest.mark.parametrize("step", ["acknowledged", "acted"])
def test_figures_are_by_priority_and_keep_those_never_answered(step: Step) -> None:
    chronicle, key = raised()
    one = response(chronicle, key)
    acknowledged = [
        replace(one, acknowledged_at=at(10 + m), acted_at=at(10 + m)) for m in (1, 3)
    ]
    told = response_figures(
        [one, *acknowledged, replace(one, priority="medium")], "high", step
    )
    assert (told.n, told.happened) == (3, 2)
    assert told.median == timedelta(minutes=3)
    assert told.p90 is None


def test_one_that_nobody_was_shown_is_not_counted_as_unanswered() -> None:
    chronicle, key = raised()
    unseen = replace(response(chronicle, key), was_shown=False)
    assert response_figures([unseen], "high").n == 0
