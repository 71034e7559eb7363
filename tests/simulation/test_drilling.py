"""What the drill shows, and what it makes of what was charted."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import ObservationsRecorded, Reading
from monitor.chart.observations import ObservationSet
from monitor.simulation.drilling import (
    SETS,
    Timed,
    drill_sets,
    result_of,
    wrong_values,
)
from tests.builders import Chronicle, at, iv40
from tests.typed_sets import readings

SHOWN = readings(sbp=128, dbp=76, hr=72).readings


def charted(**values: int) -> ObservationSet:
    chronicle = Chronicle().start()
    chronicle.observe(10, readings(**values))
    return chronicle.session.sets[-1]


def test_a_drill_shows_ten_whole_sets() -> None:
    """Every field of the protocol, and each set another."""
    charting = iv40().charting
    sets = drill_sets(1, charting)
    assert len(sets) == len(set(sets)) == SETS == 10
    for one in sets:
        assert [r.field for r in one] == [spec.code for spec in charting.fields]


def test_each_drill_shows_others_and_always_the_same() -> None:
    """What was learned by heart in the last one is of no use."""
    charting = iv40().charting
    assert drill_sets(3, charting) == drill_sets(3, charting)
    assert drill_sets(3, charting) != drill_sets(4, charting)


@pytest.mark.parametrize("nth", range(1, 40))
def test_nothing_in_a_drill_alerts(nth: int) -> None:
    """No medium or high alert comes between the nurse and the next card."""
    chronicle = Chronicle().start()
    for minute, shown in enumerate(drill_sets(nth, iv40().charting), start=1):
        chronicle.observe(minute, ObservationsRecorded(readings=shown))
    assert chronicle.assess(SETS).strip == ()


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"sbp": 128, "dbp": 76, "hr": 72}, 0),
        ({"sbp": 128, "dbp": 76, "hr": 73}, 1),
        ({"sbp": 182, "dbp": 67, "hr": 72}, 2),
        ({"sbp": 128, "dbp": 76}, 1),
    ],
)
def test_a_value_that_stands_other_than_shown_is_wrong(
    values: dict[str, int], wrong: int
) -> None:
    """Each by itself; one that is missing as well."""
    assert wrong_values(SHOWN, charted(**values)) == wrong


def test_a_set_that_was_struck_out_is_wrong_in_all() -> None:
    """What is not there was not charted."""
    assert wrong_values(SHOWN, None) == len(SHOWN)


def test_the_result_is_the_median() -> None:
    """One set in which somebody asked a question spoils nothing."""
    timed = [Timed(seconds=s, keys=k) for s, k in ((9, 18), (8, 17), (300, 60))]
    found = result_of(at(0), timed, 2)
    assert (found.median_seconds, found.median_keys, found.errors) == (9, 18, 2)


def test_without_a_set_there_is_no_result() -> None:
    """A median of nothing is told nowhere."""
    with pytest.raises(ValueError, match="Nothing was charted"):
        result_of(at(0), [], 0)


def test_a_value_left_out_is_wrong() -> None:
    """As any other that does not stand as it was shown."""
    shown = [*SHOWN, Reading(field="rr", value=Decimal(14))]
    assert wrong_values(shown, charted(sbp=128, dbp=76, hr=72)) == 1
