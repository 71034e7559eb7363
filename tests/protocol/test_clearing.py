"""When an alert clears: how many readings, and how far inside."""

import pytest

from tests.builders import Chronicle, at
from tests.protocol.pressures import charted, running
from tests.typed_sets import readings

CLEARING = [
    ("sbp", 180, 175, 176),
    ("dbp", 110, 105, 106),
    ("hr", 121, 116, 117),
    ("hr", 49, 54, 53),
    ("spo2", 91, 92, 91),
    ("rr", 25, 24, 25),
    ("rr", 9, 10, 9),
    ("sbp", 89, 94, 93),
]


@pytest.mark.parametrize(("field", "fires", "inside", "short"), CLEARING)
def test_medium_clears_after_two_readings_by_the_margin(
    field: str, fires: int, inside: int, short: int
) -> None:
    """Two readings running at the margin clear it; one, or one short of it, don't."""
    assert _is_open(charted(fires, inside, field=field))
    assert not _is_open(charted(fires, inside, inside, field=field))
    assert _is_open(charted(fires, inside, short, field=field))
    assert _is_open(charted(fires, inside, short, inside, field=field))


def _is_open(chronicle: Chronicle) -> bool:
    alerts = chronicle.assess(14).alerts
    return any(a.is_active for a in alerts if a.priority in ("medium", "high"))


@pytest.mark.parametrize(
    ("value", "is_open"), [(152, False), (153, False), (154, True)]
)
def test_margin_of_a_rise(value: int, is_open: bool) -> None:
    """A rise of 40 clears at a rise of 35 or less."""
    chronicle = Chronicle().start()
    for minute, pressure in ((10, 160), (12, value), (14, value)):
        chronicle.observe(minute, readings(sbp=pressure))
    assert _is_open(chronicle) == is_open


def test_margin_of_a_percentage() -> None:
    """30 % under a baseline of 150 is 105, and clears from 110 on."""
    for value, is_open in ((109, True), (110, False)):
        chronicle = Chronicle().open()
        chronicle.observe(-5, readings(sbp=150))
        chronicle.infuse(0, "started", "51.3")
        for minute, pressure in ((10, 105), (12, value), (13, value)):
            chronicle.observe(minute, readings(sbp=pressure))
        assert _is_open(chronicle) == is_open


@pytest.mark.parametrize(
    ("field", "fires", "inside"),
    [("sbp", 160, 159), ("hr", 101, 100), ("spo2", 93, 94), ("distress", 4, 3)],
)
def test_low_clears_after_one_reading_inside(
    field: str, fires: int, inside: int
) -> None:
    """A low alert needs no margin and no second reading."""
    assert chronicle_has_active(charted(fires, field=field))
    assert not chronicle_has_active(charted(fires, inside, field=field))


def chronicle_has_active(chronicle: Chronicle) -> bool:
    return any(a.is_active for a in chronicle.assess(14).alerts)


@pytest.mark.parametrize(("fires", "inside"), [(7, 6), (3, 4), (2, 3)])
def test_scale_clears_after_one_reading_inside(fires: int, inside: int) -> None:
    """Medium and high alerts on a scale clear with one reading, by no margin."""
    field = "distress" if fires == 7 else "sedation"
    chronicle = charted(fires, inside, field=field)
    first, *_ = chronicle.assess(12).alerts
    assert first.state == "cleared"
    assert first.resolved_at == at(11)


def test_set_without_the_parameter_neither_clears_nor_opens() -> None:
    """A set without a pressure is no reading of BP."""
    chronicle = charted(185)
    for minute in (11, 12, 13):
        chronicle.observe(minute, readings(hr=70))
    (alert,) = chronicle.assess(14).alerts
    assert alert.is_active


def test_oxygen_keeps_the_alert_until_air_and_two_readings() -> None:
    """Good readings on oxygen do not clear the alert that oxygen was started."""
    chronicle = running()
    chronicle.breathe(10, "2")
    for minute in (11, 12):
        chronicle.observe(minute, readings(spo2=98))
    assert _is_open(chronicle)
    chronicle.breathe(13, None)
    chronicle.observe(13.5, readings(spo2=98))
    assert _is_open(chronicle)
    chronicle.observe(13.8, readings(spo2=98))
    assert not _is_open(chronicle)
