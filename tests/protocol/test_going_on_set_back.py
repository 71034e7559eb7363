"""What goes by time alone goes by time that passes, also where the clock was set back.

Nothing is charted after the step, so that the other clock alone tells of it.
"""

import pytest

from monitor.chart.as_read import as_read
from monitor.chart.clock_steps import ClockReading
from monitor.protocol.assessment import Alert
from monitor.protocol.gates import gates
from tests.builders import CALM, Chronicle, at, readings
from tests.protocol.leaving_ward import Ward

LASTING = "DISTRESS-PANIC-LASTING-3"


def panicking() -> Chronicle:
    """Panic since minute 10, shown at once."""
    chronicle = Chronicle().start()
    chronicle.observe(8, CALM)
    chronicle.effect(10, "PANIC", 2)
    chronicle.show(10)
    return chronicle


def lasting(chronicle: Chronicle, minute: float) -> list[Alert]:
    return [a for a in chronicle.assess(minute).alerts if a.rule == LASTING]


def reading(chronicle: Chronicle, minute: float) -> ClockReading:
    return ClockReading(
        at=at(minute), boot=chronicle.boot, seconds=chronicle.seconds(minute)
    )


@pytest.mark.parametrize(("minute", "is_told"), [(-15.1, False), (-15, True)])
def test_panic_is_told_once_it_has_lasted(minute: float, *, is_told: bool) -> None:
    """Five minutes after its onset, which is at -20 by the clock of now."""
    chronicle = panicking()
    chronicle.set_back = 30
    assert bool(lasting(chronicle, minute)) is is_told


@pytest.mark.parametrize("boot", ["boot", "the next boot"])
def test_panic_that_was_told_goes_on(boot: str) -> None:
    """The clock shows a time before that alert: it is still open, and not latched."""
    chronicle = panicking()
    assert [key.split(":")[0] for key in chronicle.show(15)] == [LASTING]
    chronicle.set_back, chronicle.boot = 10, boot
    (alert,) = lasting(chronicle, 6)
    assert alert.is_active
    card = chronicle.assess(6).card("distress")
    assert card is not None
    assert not card.is_latched


def test_after_what_is_charted_next_it_goes_on() -> None:
    """The same alert, with the same key."""
    chronicle = panicking()
    told = chronicle.show(15)
    chronicle.set_back = 10
    chronicle.observe(6, readings(hr=70))
    (alert,) = lasting(chronicle, 7)
    assert (alert.key, alert.is_active) == (told[0], True)


def test_nobody_leaves_over_it() -> None:
    """As of a time that the clock has not reached again."""
    ward = Ward()
    ward.observe(85, CALM)
    ward.effect(90, "PANIC", 2)
    ward.show(90)
    ward.show(95)
    ward.set_back = 20
    read = as_read(ward.session, reading(ward, 80))
    found = {g.gate.id: g.standing for g in gates(ward.protocol, read, "leave", at(80))}
    assert found["leave_alerts"] == "not met"


def test_a_clock_that_was_not_set_back_changes_nothing() -> None:
    """Nor one that is ahead: the workstation slept."""
    chronicle = panicking()
    session = chronicle.session
    assert as_read(session, None) is session
    for minute in (10, 11, 60):
        assert as_read(session, reading(chronicle, minute)) is session
    chronicle.set_back = -30
    assert as_read(session, reading(chronicle, 60)) is session
    chronicle.boot = "the next boot"
    assert as_read(session, reading(chronicle, 10)) is session


def test_the_clock_is_read_each_time() -> None:
    """Set back twice, and put right again: each time as it stands then."""
    chronicle = panicking()
    session = chronicle.session
    (panic,) = [f for f in session.facts if f.effective_at == at(10)][:1]
    for back, shown in ((30, -20), (40, -30), (30, -20), (0, 10)):
        chronicle.set_back = back
        session = as_read(session, reading(chronicle, 12 - back))
        assert session.times.of(panic) == at(shown)
        assert as_read(session, reading(chronicle, 13 - back)) is session
