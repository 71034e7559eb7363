"""An alert clears by what fired: by its own fields, and in its own direction."""

import pytest

from monitor.chart.kinds import ObservationsRecorded
from monitor.protocol.parsing import parse_protocol
from tests.builders import CALM, Chronicle, iv40_text
from tests.protocol.pressures import running
from tests.protocol.relative import with_baseline
from tests.typed_sets import readings

NO_MARGIN = parse_protocol(iv40_text().replace("margin = 5\n", ""))


def is_open(chronicle: Chronicle, minute: float, card: str = "bp") -> bool:
    found = chronicle.assess(minute).card(card)
    return found is not None and found.top.is_active and found.priority != "low"


def cleared_by(first: dict[str, int], *others: dict[str, int]) -> bool:
    """Whether the one alert is over after these readings."""
    chronicle = running()
    chronicle.observe(10, readings(**first))
    chronicle.show(10)
    assert is_open(chronicle, 10)
    for minute, values in enumerate(others, start=11):
        chronicle.observe(minute, readings(**values))
        chronicle.show(minute)
    return not is_open(chronicle, 20)


SBP = {"sbp": 205, "dbp": 90}
BOTH = {"sbp": 205, "dbp": 125}
IN = {"sbp": 150, "dbp": 85}


def test_half_a_pressure_clears_no_more_than_its_half() -> None:
    """A diastolic read alone is no reading of the systolic that alerted."""
    assert cleared_by(SBP, IN, IN)
    assert not cleared_by(SBP, IN, {"dbp": 85})
    assert not cleared_by(SBP, {"dbp": 85}, {"dbp": 85}, IN)
    assert cleared_by(SBP, IN, {"dbp": 85}, IN)
    assert cleared_by(SBP, IN, {"sbp": 150})
    assert not cleared_by(SBP, IN, {"hr": 70})


def test_two_halves_that_alerted_are_both_read_again() -> None:
    """Where both were high, a reading of one of them is half an answer."""
    assert cleared_by(BOTH, IN, IN)
    assert not cleared_by(BOTH, IN, {"sbp": 150})
    assert not cleared_by(BOTH, IN, {"dbp": 85})


def test_a_half_that_joins_later_is_read_again_too() -> None:
    """What began as a high systolic goes on until the diastolic is back as well."""
    assert not cleared_by(SBP, {"sbp": 206, "dbp": 125}, IN, {"sbp": 150})
    assert cleared_by(SBP, {"sbp": 206, "dbp": 125}, IN, IN)


def test_only_what_is_as_urgent_is_asked_for() -> None:
    """An advisory diastolic under a high systolic keeps nothing open."""
    assert cleared_by({"sbp": 205, "dbp": 101}, IN, {"sbp": 150})


@pytest.mark.parametrize(
    ("fired", "back", "is_over"),
    [
        ({"hr": 125}, {"hr": 52}, True),
        ({"hr": 125}, {"hr": 50}, True),
        ({"hr": 125}, {"hr": 49}, False),
        ({"hr": 125}, {"hr": 116}, True),
        ({"hr": 125}, {"hr": 117}, False),
        ({"hr": 45}, {"hr": 117}, True),
        ({"hr": 45}, {"hr": 54}, True),
        ({"hr": 45}, {"hr": 53}, False),
        ({"hr": 45}, {"hr": 121}, False),
        ({"sbp": 185}, {"sbp": 91}, True),
        ({"sbp": 185}, {"sbp": 89}, False),
        ({"sbp": 85}, {"sbp": 178}, True),
    ],
)
def test_the_margin_is_of_the_side_that_alerted(
    fired: dict[str, int], back: dict[str, int], *, is_over: bool
) -> None:
    """Back by the margin where it was beyond; on the other side just inside."""
    card = "hr" if "hr" in fired else "bp"
    chronicle = running()
    for minute, values in ((10, fired), (12, back), (14, back)):
        chronicle.observe(minute, readings(**values))
        chronicle.show(minute)

    assert is_open(chronicle, 15, card) != is_over


@pytest.mark.parametrize(("back", "is_over"), [(99, True), (98, False)])
def test_the_other_side_is_inside_by_any_fraction(back: int, *, is_over: bool) -> None:
    """98.7 is 30 % under a baseline of 141: 99 is inside after a high pressure."""
    chronicle = with_baseline(sbp=141)
    for minute, value in ((10, 185), (12, back), (14, back)):
        chronicle.observe(minute, readings(sbp=value))
        chronicle.show(minute)

    assert is_open(chronicle, 15) != is_over


@pytest.mark.parametrize(("back", "is_over"), [(158, True), (159, False)])
def test_a_field_without_a_margin_is_back_by_any_fraction(
    back: int, *, is_over: bool
) -> None:
    """158.5 is the limit of a rise by 40 from 118.5."""
    chronicle = Chronicle(protocol=NO_MARGIN).open()
    for minute, value in ((-10, 118), (-5, 119)):
        chronicle.observe(minute, readings(sbp=value))
    chronicle.infuse(0, "started", "51.3")
    for minute, value in ((10, 185), (12, back), (14, back)):
        chronicle.observe(minute, readings(sbp=value))
        chronicle.show(minute)

    assert is_open(chronicle, 15) != is_over


def test_a_low_alert_is_back_by_any_fraction() -> None:
    """141.6 is 20 % over a baseline of 118: 142 is an alert, and 141 is none."""
    for back, is_over in ((142, False), (141, True)):
        chronicle = with_baseline(sbp=118)
        for minute, value in ((10, 150), (12, back)):
            chronicle.observe(minute, readings(sbp=value))
        (alert,) = chronicle.assess(13).alerts
        assert (alert.priority, alert.is_active) == ("low", not is_over)


def test_a_fast_pulse_clears_in_whose_pulse_is_slow() -> None:
    """Back at a baseline of 52, the alert about 125 is over."""
    slow = "118/72 52 98 14 5 0 1 0"
    chronicle = Chronicle().open()
    for minute in (-14, -9, -4):
        chronicle.observe(minute, slow)
    chronicle.infuse(0, "started", "51.3")
    chronicle.observe(10, "118/72 125 98 14 5 0 1 0")
    chronicle.show(10)
    chronicle.observe(12, slow)
    assert is_open(chronicle, 12, "hr")
    chronicle.observe(14, slow)

    assert not is_open(chronicle, 14, "hr")


def test_a_side_that_joins_has_its_margin_too() -> None:
    """After 125 and then 45 both sides have alerted, and 52 is inside of neither."""
    chronicle = running()
    for minute, pulse in enumerate((125, 45, 52, 52), start=10):
        chronicle.observe(minute, readings(hr=pulse))
        chronicle.show(minute)
    assert is_open(chronicle, 15, "hr")
    for minute in (16, 17):
        chronicle.observe(minute, readings(hr=54))

    assert not is_open(chronicle, 18, "hr")


@pytest.mark.parametrize("after", [readings(dbp=85), readings(hr=70)])
def test_what_a_sign_alone_began_clears_by_any_reading(
    after: ObservationsRecorded,
) -> None:
    """Oxygen that was started has no value of its own to come back inside."""
    chronicle = Chronicle().start()
    chronicle.observe(9, CALM)
    chronicle.breathe(10, "4")
    chronicle.show(10)
    assert is_open(chronicle, 10, "spo2")
    chronicle.breathe(11, None)
    chronicle.observe(12, readings(spo2=98))
    chronicle.observe(13, after)
    assert is_open(chronicle, 13, "spo2")
    chronicle.observe(14, readings(spo2=98))

    assert not is_open(chronicle, 14, "spo2")
