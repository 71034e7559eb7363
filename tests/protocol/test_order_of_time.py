"""What was true later is later, also where the clock was set back in between."""

import pytest

from monitor.chart.clock_steps import lines_of, set_back_after
from monitor.chart.kinds import EntryAmended
from tests.builders import CALM, Chronicle, at, readings
from tests.protocol.pressures import running, value_alerts
from tests.protocol.unanswered import MEDIUM, alert, shown

SECOND = 1 / 60
DEEP = "118/72 70 98 14 1 0 1 0"


def sedation(chronicle: Chronicle, minute: float) -> tuple[str, str | None]:
    """The state of the one alert about responsiveness, and how far it is told."""
    (found,) = (a for a in chronicle.assess(minute).alerts if a.rule == "SEDATION-3")
    return found.state, found.level


@pytest.mark.parametrize("boot", ["boot", "next boot"])
def test_a_reading_after_the_clock_was_set_back_is_the_last(boot: str) -> None:
    """An hour fast, then put right: the reading of before clears nothing."""
    chronicle = Chronicle().start()
    chronicle.observe(70, CALM)
    chronicle.show(70)
    chronicle.set_back, chronicle.boot = 59, boot
    chronicle.observe(12, DEEP)
    chronicle.show(12)

    assert sedation(chronicle, 13 - SECOND) == ("active", None)
    assert sedation(chronicle, 13) == ("active", "rooms")
    assert sedation(chronicle, 16) == ("active", "contact")
    chronicle.observe(17, CALM)
    assert sedation(chronicle, 17)[0] == "cleared"


def test_a_clock_set_on_changes_no_order() -> None:
    """What was read before it comes before what was read after it."""
    chronicle = Chronicle().start()
    chronicle.observe(10, DEEP)
    chronicle.show(10)
    chronicle.set_back = -30
    chronicle.observe(45, CALM)

    assert sedation(chronicle, 45)[0] == "cleared"


def test_a_value_charted_late_keeps_its_place() -> None:
    """Charted after the step, for a time before the reading of before the step."""
    chronicle = Chronicle().start()
    chronicle.observe(70, CALM)
    chronicle.set_back = 59
    chronicle.observe(12, DEEP, effective=10)
    chronicle.show(12)

    assert sedation(chronicle, 12)[0] == "cleared"


@pytest.mark.parametrize(("effective", "state"), [(10, "active"), (12, "cleared")])
def test_an_amendment_that_keeps_the_time_keeps_the_place(
    effective: float, state: str
) -> None:
    """Amended after the step: by the old clock if its time stays, else by the new."""
    chronicle = Chronicle().start()
    reading = chronicle.observe(10, readings(sedation=4))
    chronicle.set_back = 5
    chronicle.observe(11, DEEP)
    chronicle.show(11)
    fact = chronicle.session.fact(reading)
    assert fact is not None
    calm = EntryAmended(replacement=readings(sedation=5))
    chronicle.add(calm, 12, effective=effective, over=fact.chain)

    assert sedation(chronicle, 13)[0] == state


def test_the_dose_began_before_what_was_read_after_the_step() -> None:
    """A fast clock at the start: what is read later is still held against baseline."""
    chronicle = Chronicle().start()
    chronicle.set_back = 30
    chronicle.observe(-10, "172/72 70 98 14 5 0 1 0")

    assert [a.rule for a in value_alerts(chronicle, -10) if a.priority == "medium"] == [
        "SBP-RISE-2"
    ]


def test_a_run_is_timed_by_what_passed() -> None:
    """Twice running is what was read one after the other, whatever the clock showed."""
    chronicle = running()
    chronicle.observe(20, readings(spo2=91))
    chronicle.set_back = 15
    chronicle.observe(6, readings(spo2=91))

    assert "SPO2-TWICE-3" in [a.rule for a in value_alerts(chronicle, 7)]


@pytest.mark.parametrize(
    ("seconds", "steps"), [(0.9, []), (1, [1.0]), (1.1, [1.1]), (-60, [])]
)
def test_less_than_a_second_is_no_step(seconds: float, steps: list[float]) -> None:
    """Two clocks drift apart; from a second on it is a step, and only backwards."""
    chronicle = Chronicle().open()
    chronicle.set_back = seconds * SECOND
    chronicle.observe(5, CALM)

    found = set_back_after(lines_of(chronicle.entries))

    assert [round(step.total_seconds(), 3) for step in found.values()] == steps * 3


@pytest.mark.parametrize(("minute", "steps"), [(5, 0), (-19, 0), (-21, 3)])
def test_from_boot_to_boot_times_that_go_back_are_a_step(
    minute: float, steps: int
) -> None:
    """Nobody knows how long it was off; at the least what the times go back."""
    chronicle = Chronicle().open()
    chronicle.boot, chronicle.set_back = "next boot", 60
    chronicle.observe(minute, CALM)

    found = set_back_after(lines_of(chronicle.entries))

    assert list(found.values()) == [at(1) - at(0)] * steps


def test_steps_add_up() -> None:
    """What was charted before two steps was set back by both."""
    chronicle = Chronicle().start()
    first = chronicle.entries[0].id
    for back in (5, 12):
        chronicle.set_back = back
        chronicle.observe(10, CALM)

    found = set_back_after(lines_of(chronicle.entries))

    assert (found[first], next(iter(found.values()))) == (at(12) - at(0), at(7) - at(0))
    assert chronicle.entries[-1].id not in found


@pytest.mark.parametrize("by", [0, 3, 59])
def test_a_clock_set_back_prolongs_no_snooze(by: float) -> None:
    """Five minutes are five minutes by the seconds that never step."""
    chronicle, key = shown(MEDIUM)
    chronicle.silence(10, key, 5)
    chronicle.set_back = by

    assert alert(chronicle, key, 10 - by).snoozed_until == at(15 - by)
    assert alert(chronicle, key, 15 - by - SECOND).snoozed_until == at(15 - by)
    assert alert(chronicle, key, 15 - by).snoozed_until is None


def test_a_snooze_of_another_boot_ahead_of_the_clock_is_over() -> None:
    """Nobody knows how long ago it was: the alert speaks again."""
    chronicle, key = shown(MEDIUM)
    chronicle.silence(10, key, 5)
    chronicle.boot = "next boot"

    assert alert(chronicle, key, 9).snoozed_until is None
    assert alert(chronicle, key, 10).snoozed_until == at(15)
    assert alert(chronicle, key, 14).snoozed_until == at(15)


def baseline_of(chronicle: Chronicle) -> tuple[int, int]:
    """The median SBP of the baseline, and of how many sets."""
    (found,) = (b for b in chronicle.assess(30).baselines if b.field == "sbp")
    return int(found.median), found.n


@pytest.mark.parametrize("boot", ["boot", "next boot"])
@pytest.mark.parametrize("minute", [-9, -0.1, 0])
def test_a_set_under_the_drug_is_no_baseline(minute: float, boot: str) -> None:
    """The clock was set back by half an hour: it shows a time before the dose."""
    chronicle = Chronicle().start()
    before = baseline_of(chronicle)
    chronicle.observe(20, CALM)
    chronicle.set_back, chronicle.boot = 30, boot
    chronicle.observe(minute, "175/95 90 97 14 5 0 1 0")
    assert baseline_of(chronicle) == before


def test_one_charted_late_is_of_the_baseline_still() -> None:
    """Read at -2 and charted at 3, with no step of the clock, and with one later."""
    for back in (0, 30):
        chronicle = Chronicle().start()
        median, count = baseline_of(chronicle)
        chronicle.observe(3, CALM, effective=-2)
        chronicle.set_back = back
        chronicle.observe(-5 if back else 5, readings(hr=80))
        assert baseline_of(chronicle) == (median, count + 1)


def test_what_was_before_the_dose_stays_the_baseline() -> None:
    """A clock that was set back before the start: the sets of before it count."""
    chronicle = Chronicle().open()
    for minute in (-9, -4):
        chronicle.observe(minute, CALM)
    chronicle.set_back = 3
    chronicle.infuse(0, "started", "51.3")
    chronicle.observe(10, CALM)
    assert baseline_of(chronicle)[1] == 2
