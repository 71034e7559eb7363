"""The card of the drill in words."""

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from monitor.simulation.drilling import DrillResult
from tests.builders import at, iv40
from tests.typed_sets import readings
from ui.views.drill import card_view, ready_view, result_view

ZONE = ZoneInfo("Europe/London")


def result(seconds: float = 9.4, keys: float = 18, errors: int = 0) -> DrillResult:
    return DrillResult(
        at=at(0), median_seconds=seconds, median_keys=keys, errors=errors
    )


def lines(now: DrillResult, earlier: Sequence[DrillResult] = ()) -> tuple[str, ...]:
    return result_view(now, earlier, ZONE).lines


def test_a_card_reads_as_a_monitor_does() -> None:
    """The pressures as one, each number alone; what is asked is shown apart."""
    shown = readings(sbp=128, dbp=76, spo2=98, sedation=5).readings
    view = card_view(3, shown, iv40().charting)
    assert view.title == "Drill, set 3 of 10"
    assert [(c.label, c.value, c.is_score) for c in view.cells] == [
        ("BP", "128/76", False),
        ("SpO₂", "98", False),
        ("Responsiveness", "5", True),
    ]
    assert view.button == ""


@pytest.mark.parametrize(
    ("seconds", "keys", "errors", "told"),
    [
        (9.4, 18, 0, "Median 9.4sec a set, 18 keys a set, no uncorrected error"),
        (10.0, 18.5, 1, "Median 10sec a set, 18.5 keys a set, 1 uncorrected error,"),
        (8, 20, 12, "Median 8sec a set, 20 keys a set, 12 uncorrected errors,"),
    ],
)
def test_the_result_is_told(
    seconds: float, keys: float, errors: int, told: str
) -> None:
    """No decimal that is none, and errors counted."""
    (head,) = result_view(result(seconds, keys, errors), (), ZONE).heads
    assert head.startswith(told)


def test_it_is_compared_with_the_one_before() -> None:
    """Slower, quicker, as quick; the first has none."""
    assert lines(result()) == ("It is the first drill on this workstation.",)
    before = [result(12), result(9)]
    assert lines(result(9.4), before)[0] == (
        "0.4sec a set slower than the drill before it."
    )
    assert lines(result(8), before)[0] == "1sec a set quicker than the drill before it."
    assert lines(result(9), before)[0] == "As quick as the drill before it."


def test_the_latest_drills_stand_first() -> None:
    """Four of them, with day and time."""
    earlier = [
        DrillResult(
            at=at(0) + timedelta(days=n), median_seconds=n, median_keys=18, errors=0
        )
        for n in range(1, 7)
    ]
    found = ready_view(earlier, ZONE).lines
    assert found[1] == "Earlier drills on this workstation"
    assert len(found) == 2 + 4
    assert found[2].startswith("20-Mar-2026 13:26  Median 6sec")
    assert "Earlier" not in " ".join(ready_view((), ZONE).lines)
