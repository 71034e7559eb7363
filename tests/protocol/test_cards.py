"""One card for each parameter: what of its alerts stands on it."""

from decimal import Decimal

from monitor.chart.kinds import AlertSnoozed
from tests.builders import Chronicle, at
from tests.protocol.pressures import bp_card, running
from tests.protocol.relative import with_baseline
from tests.typed_sets import readings

MEDIUM, WORSE, HIGH = 185, 195, 205


def charted(chronicle: Chronicle, minute: float, value: int) -> str:
    """A pressure with an alert of its own; its key."""
    chronicle.observe(minute, readings(sbp=value))
    (key,) = [k for k in chronicle.show(minute) if k.startswith("SBP")]
    return key


def snoozed(chronicle: Chronicle, minute: float, key: str) -> None:
    chronicle.add(AlertSnoozed(key=key, minutes=5, reason="Prescriber knows"), minute)


def test_it_is_open_since_the_first_of_its_alerts() -> None:
    """However much worse it has grown since."""
    chronicle = running()
    charted(chronicle, 10, MEDIUM)
    charted(chronicle, 12, WORSE)
    card = bp_card(chronicle, 13)
    assert card.open_since == at(10)
    assert len(card.alerts) == 2


def test_it_is_silent_until_the_first_of_its_alerts_speaks() -> None:
    """Two snoozes end one after the other."""
    chronicle = running()
    snoozed(chronicle, 11, charted(chronicle, 10, MEDIUM))
    snoozed(chronicle, 13, charted(chronicle, 12, WORSE))
    assert bp_card(chronicle, 14).snoozed_until == at(16)


def test_an_advisory_beside_it_speaks_for_nothing() -> None:
    """What calls nobody ends no silence."""
    chronicle = running()
    chronicle.observe(8, readings(sbp=165))
    chronicle.show(8)
    snoozed(chronicle, 11, charted(chronicle, 10, MEDIUM))
    card = bp_card(chronicle, 12)
    assert {a.priority for a in card.alerts} == {"low", "medium"}
    assert card.snoozed_until == at(16)


def test_one_high_alert_ends_the_silence_of_the_others() -> None:
    """Also where somebody has acknowledged it."""
    chronicle = running()
    snoozed(chronicle, 11, charted(chronicle, 10, MEDIUM))
    chronicle.acknowledge(13, charted(chronicle, 12, HIGH))
    card = bp_card(chronicle, 14)
    assert {a.priority for a in card.alerts} == {"medium", "high"}
    assert card.snoozed_until is None


def test_it_is_latched_only_where_nothing_is_beyond_its_limit() -> None:
    """A high alert that is over stands beside a medium one that is not."""
    chronicle = running()
    charted(chronicle, 10, HIGH)
    chronicle.observe(12, readings(sbp=190))
    charted(chronicle, 14, 190)
    card = bp_card(chronicle, 15)
    assert [(a.priority, a.is_active) for a in card.alerts] == [
        ("high", False),
        ("medium", True),
    ]
    assert not card.is_latched
    for minute in (16, 18):
        chronicle.observe(minute, readings(sbp=150))
    assert bp_card(chronicle, 19).is_latched


def test_an_advisory_latches_nothing() -> None:
    """It goes when its value does."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=165))
    chronicle.show(10)
    assert not bp_card(chronicle, 11).is_latched


def test_the_course_is_of_the_value_that_alerted() -> None:
    """The systolic one, where it is beyond its limit by itself."""
    chronicle = running()
    for minute, value in ((10, 120), (20, 150), (30, 185)):
        chronicle.observe(minute, readings(sbp=value, dbp=80))
        chronicle.show(minute)
    assert [int(point.value) for point in bp_card(chronicle, 31).trend] == [
        120,
        150,
        185,
    ]


def test_the_course_is_of_the_last_four() -> None:
    """With that of now among them."""
    chronicle = running()
    for minute, value in enumerate((110, 120, 130, 150, 185), start=10):
        chronicle.observe(minute, readings(sbp=value))
    assert [int(p.value) for p in bp_card(chronicle, 15).trend] == [120, 130, 150, 185]


def test_the_change_is_in_percent_of_the_baseline() -> None:
    """185 is 85 over 100."""
    chronicle = with_baseline(sbp=100)
    chronicle.observe(10, readings(sbp=185))
    shift = bp_card(chronicle, 11).top.shift
    assert shift is not None
    assert (shift.change, shift.percent) == (Decimal(85), Decimal(85))


def test_of_one_moment_they_come_in_the_order_of_the_protocol() -> None:
    """A set that is overdue last."""
    chronicle = running()
    chronicle.observe(15, readings(spo2=91, hr=125, sbp=185))
    chronicle.show(15)
    found = chronicle.assess(15).strip
    assert {card.open_since for card in found} == {at(15)}
    assert [card.parameter for card in found] == ["bp", "hr", "spo2", "overdue"]


def test_it_tells_what_holds_beside_one_that_has_cleared() -> None:
    """Of the reading read last, and not of the one that fired."""
    chronicle = running()
    charted(chronicle, 10, MEDIUM)
    for minute in (11, 12):
        chronicle.observe(minute, readings(sbp=118))
    charted(chronicle, 14, WORSE)
    chronicle.observe(15, readings(sbp=184))
    card = bp_card(chronicle, 15)
    assert {a.state for a in card.alerts} == {"cleared", "active"}
    assert card.reasons[0] == "SBP 184 mmHg, limit 180"


def test_what_holds_has_the_time_it_was_read_at() -> None:
    """Not that of a limit which was changed since."""
    chronicle = running()
    charted(chronicle, 10, MEDIUM)
    assert bp_card(chronicle, 40).held_at == at(10)
    chronicle.observe(12, readings(sbp=184))
    assert bp_card(chronicle, 40).held_at == at(12)
    chronicle.limit(15, "SBP-HIGH-2", 182)
    assert bp_card(chronicle, 40).held_at == at(12)
    chronicle.observe(17, readings(sbp=118))
    assert bp_card(chronicle, 40).held_at is None
