"""The audit figures of five sessions, each worked out by hand beside it.

Protocol iv40. The infusion of each runs from minute 0 to minute 40. So sets are due at
10, 20, 30 and 40, and after its end at 55, 70, 85 and 100: eight in each session, forty
in all. Those at 10 to 40 may be 3 minutes early or late, the others 5. Each patient
leaves at minute 103. Every set below is charted in the minute it is observed, and is
calm, unless the session says otherwise.

    A1  Patient A. All eight sets when they are due.
    A2  Patient A. At 20 the pressure is 205/95: a high alert, acknowledged after 30
        seconds, acted on after 2 minutes, read again after 2 minutes.
    B1  Patient B. The set of 30 is never charted; that of 40 is observed at 44.
    C1  Patient C. At 10 the pressure is 205/95: a high alert that nobody acknowledges,
        read again at 20. The set of 55 is charted at 67, twelve minutes late.
    D1  Patient D. At 70 the resp rate is not counted, and the reason is charted.
        Patient D vomits at 25.
"""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import ObservationsRecorded, Reading
from monitor.review import (
    answering,
    completeness,
    data_quality,
    documentation,
    endings,
    incidence,
    timeliness,
)
from monitor.review.reviewed import Reviewed
from tests.builders import CALM, Chronicle
from tests.review.ward import reviewed
from tests.typed_sets import observed

SLOTS = (10, 20, 30, 40, 55, 70, 85, 100)
HIGH = "205/95 80 97 14 5 0 1 0"


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def chart(chronicle: Chronicle, minute: float) -> None:
    """A calm set; the infusion ends with that of 40, and comes first."""
    if minute == 40:
        chronicle.infuse(40, "completed")
    chronicle.observe(minute, CALM)


def session_a1(whose: str = "A") -> Reviewed:
    chronicle = Chronicle().start()
    for slot in SLOTS:
        chart(chronicle, slot)
    chronicle.close(103)
    return reviewed(chronicle, whose)


def session_a2() -> Reviewed:
    chronicle = Chronicle().start()
    chart(chronicle, 10)
    chronicle.observe(20, HIGH)
    key = high_key(chronicle, 20)
    chronicle.acknowledge(20.5, key)
    chronicle.act(22, key, 5)
    chronicle.observe(22, CALM)
    for slot in SLOTS[2:]:
        chart(chronicle, slot)
    chronicle.close(103)
    return reviewed(chronicle, "A")


def session_b1() -> Reviewed:
    chronicle = Chronicle().start()
    chart(chronicle, 10)
    chart(chronicle, 20)
    chronicle.infuse(40, "completed")
    chronicle.observe(44, CALM)
    for slot in SLOTS[4:]:
        chart(chronicle, slot)
    chronicle.close(103)
    return reviewed(chronicle, "B")


def session_c1() -> Reviewed:
    chronicle = Chronicle().start()
    chronicle.observe(10, HIGH)
    high_key(chronicle, 10)
    for slot in (20, 30, 40):
        chart(chronicle, slot)
    chronicle.observe(67, CALM, effective=55)
    for slot in (70, 85, 100):
        chart(chronicle, slot)
    chronicle.close(103)
    return reviewed(chronicle, "C")


def session_d1() -> Reviewed:
    chronicle = Chronicle().start()
    chart(chronicle, 10)
    chart(chronicle, 20)
    chronicle.effect(25, "VOM", 2)
    for slot in (30, 40, 55):
        chart(chronicle, slot)
    chronicle.observe(70, without_rr())
    for slot in (85, 100):
        chart(chronicle, slot)
    chronicle.close(103)
    return reviewed(chronicle, "D")


def without_rr() -> ObservationsRecorded:
    whole = observed(CALM)
    readings = tuple(
        Reading(field="rr", not_done="not disturbed") if r.field == "rr" else r
        for r in whole.readings
    )
    return replace(whole, readings=readings)


def high_key(chronicle: Chronicle, minute: float) -> str:
    """Show all that is to be raised; the key of the high alert among it."""
    chronicle.show(minute)
    alerts = chronicle.assess(minute).alerts
    return next(a.key for a in alerts if a.priority == "high")


@pytest.fixture(scope="module")
def ward() -> list[Reviewed]:
    return [session_a1(), session_a2(), session_b1(), session_c1(), session_d1()]


def test_sets_charted(ward: list[Reviewed]) -> None:
    """5 sessions of 8 sets are 40 due; B1 lacks the one of 30. So 39 of 40."""
    found = completeness.completeness(ward)
    assert (found.numerator, found.denominator, found.of) == (39, 40, 5)


def test_by_field(ward: list[Reviewed]) -> None:
    """Resp rate: asked 40 times; not read in B1 at 30 nor in D1 at 70. So 38 of 40.

    Nausea is asked at 20 and 40 and after the end, so in 6 of the 8 sets of a session:
    30 times, and read each time. The set that B1 lacks, of 30, does not ask for it.
    """
    shares = {s.name: s for s in completeness.completeness_by_field(ward)}
    breaths, nausea = shares["Resp rate charted"], shares["Nausea charted"]
    assert (breaths.numerator, breaths.denominator) == (38, 40)
    assert (nausea.numerator, nausea.denominator) == (30, 30)


def test_left_out_with_a_reason(ward: list[Reviewed]) -> None:
    """B1 leaves out the 6 values of the set of 30 (SBP, DBP, HR, SpO2, RR, MOAA/S) and
    says of none why; D1 leaves out the resp rate and says so. So 1 of 7.
    """
    found = completeness.omissions_with_reason(ward)
    assert (found.numerator, found.denominator) == (1, 7)


def test_sets_in_time(ward: list[Reviewed]) -> None:
    """Not in time are the one B1 lacks and the one it has at 44 for 40, which is 4
    minutes late where 3 are allowed. So 38 of 40. That C1 charted a set late does not
    count here: it was observed when it was due.
    """
    found = timeliness.timeliness(ward)
    assert (found.numerator, found.denominator) == (38, 40)


def test_lateness(ward: list[Reviewed]) -> None:
    """38 are not late, one is 4 minutes late, one never came. The middle ones and the
    36th, which is the ninth tenth of 40, are among the 38.
    """
    figures = timeliness.lateness(ward).figures
    assert (figures.n, figures.happened) == (40, 39)
    assert (figures.median, figures.p90) == (minutes(0), minutes(0))


def test_charting_after_observing(ward: list[Reviewed]) -> None:
    """Sets charted: 3 of each baseline make 15; 39 of the schedule; and A2 has one
    more, at 22. So 55. One of them was charted 12 minutes after, more than 5.
    """
    late = documentation.charted_late(ward)
    lag = documentation.documentation_lag(ward).figures
    afterwards = documentation.charted_afterwards(ward)
    assert (late.numerator, late.denominator) == (1, 55)
    assert (lag.n, lag.median, lag.p90) == (55, minutes(0), minutes(0))
    assert (afterwards.numerator, afterwards.denominator) == (0, 55)


def test_high_alerts_answered(ward: list[Reviewed]) -> None:
    """Two high alerts, one acknowledged after 30 seconds and one never. So 1 of 2
    within 1 minute, and 1 of 2 within 5. Of two the median lies half way between the
    two: one never ended, so it is not reached. Neither is the ninth tenth.
    """
    for limit in (1, 5):
        quick = answering.answered_within(ward, "high", limit)
        assert (quick.numerator, quick.denominator, quick.of) == (1, 2, 2)
    (acknowledged, acted, arrived) = answering.answer_delays(ward, "high")
    assert (acknowledged.figures.n, acknowledged.figures.happened) == (2, 1)
    assert (acknowledged.figures.median, acknowledged.figures.p90) == (None, None)
    assert (acted.figures.happened, arrived.figures.happened) == (1, 0)


def test_delays_of_each_alert(ward: list[Reviewed]) -> None:
    """A2: 30 seconds, 2 minutes, read again after 2. C1: read again after 10."""
    of_a2, of_c1 = (
        next(r for r in ward[place].responses if r.priority == "high")
        for place in (1, 3)
    )
    assert of_a2.delay("acknowledged") == timedelta(seconds=30)
    assert of_a2.delay("acted") == minutes(2)
    assert of_a2.delay("rechecked") == minutes(2)
    assert of_c1.delay("acknowledged") is None
    assert of_c1.delay("rechecked") == minutes(10)


def test_burden(ward: list[Reviewed]) -> None:
    """One medium or high alert in each of A2 and C1, on the pressure. D1 has one on the
    vomiting, which nobody was shown: the record has none of it, so it does not count.
    In order 0, 0, 0, 1, 1: in the middle 0, in all 2.
    """
    found = answering.burden(ward)
    assert (found.total, found.median, found.p95, found.of) == (2, 0, 1, 5)


def test_what_led_to_action(ward: list[Reviewed]) -> None:
    """Of the two alerts that were shown one had an action: a prescriber was called."""
    found = answering.led_to_action(ward)
    assert (found.numerator, found.denominator) == (1, 2)


def test_incidence_per_session_and_per_patient(ward: list[Reviewed]) -> None:
    """A high pressure alert: in A2 and C1, so in 2 of 5 sessions; patients A and C of
    A, B, C and D, so 2 of 4. Vomiting: in D1, so 1 of 5 and 1 of 4.
    """
    events = {event.label: event for event in incidence.events(ward)}
    for label, sessions, patients in (
        ("High alert BP", (2, 5), (2, 4)),
        ("Vomiting", (1, 5), (1, 4)),
        ("Emergency", (0, 5), (0, 4)),
    ):
        each = incidence.per_session(ward, events[label])
        ever = incidence.per_patient(ward, events[label])
        assert (each.numerator, each.denominator) == sessions
        assert (ever.numerator, ever.denominator) == patients


def test_groups_that_are_too_small_are_hidden(ward: list[Reviewed]) -> None:
    """Five sessions of four patients are too few, and of five just enough; so are not
    the two of them in which there was a high alert.
    """
    events = {event.label: event for event in incidence.events(ward)}
    of_five = [*ward, session_a1("E")]
    for sessions, is_hidden in ((ward, True), (of_five, False)):
        for told in (incidence.per_session, incidence.per_patient):
            assert told(sessions, events["Emergency"]).is_hidden == is_hidden
    assert answering.answered_within(of_five, "high", 1).is_hidden


def test_no_event_in_five_sessions_has_an_upper_bound(ward: list[Reviewed]) -> None:
    """So rare an event that 5 sessions without one come up once in 20 times has the
    chance p with (1 - p) ** 5 = 0.05. So p = 1 - 0.05 ** 0.2 = 0.4507.
    """
    events = {event.label: event for event in incidence.events(ward)}
    interval = incidence.per_session(ward, events["Emergency"]).interval
    assert interval is not None
    assert (interval.low, interval.method) == (0, "upper bound")
    assert interval.high == pytest.approx(1 - 0.05**0.2, abs=1e-9)


def test_endings(ward: list[Reviewed]) -> None:
    """No infusion was stopped early. All were ready at 103, so before 120; they left 63
    minutes after the end of the dose, where 60 are the least: none stayed 2 hours more.
    """
    found = {share.name: share for share in endings.all_endings(ward)}
    for name in ("Infusion stopped early", "Prolonged stay", "Not ready at 120min"):
        assert (found[name].numerator, found[name].denominator) == (0, 5)


def test_pressures_on_0_or_5(ward: list[Reviewed]) -> None:
    """Calm sets have 118/72: neither value counts. The baseline has 118/72, 116/70 and
    120/74: 70 and 120 do, so 2 of 6 in each session and 10 in all. 205/95 twice: 4. So
    14, of twice 55 values.
    """
    found = data_quality.round_pressures(ward)
    assert (found.numerator, found.denominator) == (14, 110)


def test_sets_like_the_one_before(ward: list[Reviewed]) -> None:
    """The last baseline set is not calm, so the first of 8 calm sets is new and the
    next 7 are copies. A1: 7 of 10 pairs. A2: of its sets after the baseline, calm,
    high, calm (22), then six calm: 6 of 11. B1 with one less: 6 of 9. C1: high, then
    seven calm: 6 of 10. D1: calm at 10, 20, 30, 40, 55: 4; then without resp rate, 3
    vital signs and a pressure are 4 values, but not the same as 5: 0; then calm at 85,
    not like it: 0; at 100: 1. So 5 of 10. In all 30 of 50.
    """
    found = data_quality.identical_sets(ward)
    assert (found.numerator, found.denominator) == (30, 50)


def test_nothing_was_corrected_nor_questioned(ward: list[Reviewed]) -> None:
    """As a number of all values: 55 sets of 9, of which one was not read."""
    questioned = data_quality.questioned_values(ward)
    assert (questioned.numerator, questioned.denominator) == (0, 55 * 9 - 1)
    assert data_quality.corrected_entries(ward).numerator == 0


def test_a_share_is_told_as_its_value(ward: list[Reviewed]) -> None:
    """39 of 40."""
    assert completeness.completeness(ward).value == 0.975
