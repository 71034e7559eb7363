"""NEWS2 of a set: from its own values, the oxygen of its time, and no guess."""

from decimal import Decimal

import pytest

from monitor.chart.early_warning import early_warning, has_vital_signs
from monitor.chart.kinds import OxygenRecorded, ScoreRecorded
from monitor.scales.news2 import News2
from tests.desk import Desk, vitals


def of_last_set(desk: Desk) -> News2:
    return early_warning(desk.session, desk.session.sets[-1])


def test_without_temperature_it_is_incomplete(desk: Desk) -> None:
    """Everything else is there, and scores nothing; still it is no total."""
    desk.chart(0, OxygenRecorded(litres_per_minute=None))
    desk.chart(1, vitals("118/72 70 98 14 5 0"))
    score = of_last_set(desk)
    assert score.missing == ("temperature",)
    assert score.words == "incomplete, at least 0"


def test_each_value_of_the_set_is_scored(desk: Desk) -> None:
    """SBP 100 scores 2, HR 91 1, SpO2 95 1, RR 21 2, lethargic 3; air 0."""
    desk.chart(0, OxygenRecorded(litres_per_minute=None))
    desk.chart(1, vitals("100/72 91 95 21 4 0"))
    assert of_last_set(desk).sub_scores == {
        "respiratory_rate": 2,
        "spo2": 1,
        "on_oxygen": 0,
        "systolic": 2,
        "pulse": 1,
        "consciousness": 3,
        "temperature": None,
    }


def test_the_oxygen_of_its_time_counts(desk: Desk) -> None:
    """What was breathed then, not what is breathed now; before it was said, unknown."""
    desk.chart(0, vitals("118/72 70 98 14 5 0"))
    assert of_last_set(desk).sub_scores["on_oxygen"] is None
    desk.chart(1, OxygenRecorded(litres_per_minute=None))
    desk.chart(2, vitals("118/72 70 98 14 5 0"))
    assert of_last_set(desk).sub_scores["on_oxygen"] == 0
    desk.chart(3, OxygenRecorded(litres_per_minute=Decimal(2)))
    assert of_last_set(desk).sub_scores["on_oxygen"] == 0
    desk.chart(4, vitals("118/72 70 98 14 5 0"))
    assert of_last_set(desk).sub_scores["on_oxygen"] == 2


@pytest.mark.parametrize(("minute", "points"), [(1, 3), (2, 0)])
def test_an_acvpu_of_the_same_minute_stands_before_responsiveness(
    desk: Desk, minute: int, points: int
) -> None:
    """MOAA/S 5 does not tell new confusion, and the ACVPU does."""
    desk.chart(1, ScoreRecorded(scale="acvpu", version="acvpu-2017", result="C"))
    desk.chart(minute, vitals("118/72 70 98 14 5 0"))
    assert of_last_set(desk).sub_scores["consciousness"] == points


@pytest.mark.parametrize(
    ("line", "is_there"),
    [("118/72 70 98 14 5", True), ("118/72 70 98 14", False), ("118/72", False)],
)
def test_it_asks_for_all_vital_signs(desk: Desk, line: str, is_there: bool) -> None:
    """Responsiveness is one of them."""
    desk.chart(1, vitals(line))
    assert has_vital_signs(desk.session.sets[-1]) is is_there
