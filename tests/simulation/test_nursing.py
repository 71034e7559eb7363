"""How a nurse charts: late, left out, mistyped and amended, or none of these."""

from datetime import timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import Reading
from monitor.simulation.aggregates import (
    figures_of,
)
from monitor.simulation.cohort import (
    Sitting,
    sittings,
)
from monitor.simulation.cohort_session import SLOTS, cohort_script
from monitor.simulation.dice import Dice
from monitor.simulation.nursing import Nurse
from monitor.simulation.running import (
    AT_STEPS,
    chart_cohort,
)
from monitor.simulation.script import ObserveSet
from tests.builders import iv40
from tests.simulation.wards import TIDY, WARD, in_memory
from ui.overriding import override

SEEN = 500


@pytest.fixture(scope="module")
def drawn() -> list[Sitting]:
    return list(sittings(SEEN, 1))


class Slipping(Nurse, frozen=True, kw_only=True):
    """Mistypes the first heart rate she reads, and nothing else."""

    is_tidy: bool = True

    @override
    def typed(self, readings: tuple[Reading, ...], dice: Dice) -> tuple[Reading, ...]:
        return tuple(
            replace(r, value=Decimal(45)) if r.field == "hr" else r for r in readings
        )


def sets_of(sitting: Sitting, nurse: Nurse) -> list[tuple[float, ObserveSet]]:
    script = cohort_script(sitting, iv40(), nurse)
    return [
        (step.at_minute, step.deed)
        for step in script.steps
        if isinstance(step.deed, ObserveSet) and not step.deed.only_if_asked
    ]


def test_a_tidy_nurse_charts_every_slot_at_its_minute(drawn: list[Sitting]) -> None:
    """Nothing late, left out or mistyped."""
    for sitting in drawn[:20]:
        found = sets_of(sitting, TIDY)
        assert [at for at, _ in found if at > 0] == [float(slot) for slot in SLOTS]
        assert not any(observed.typed for _, observed in found)


def test_on_a_ward_sets_are_late_left_out_and_mistyped(drawn: list[Sitting]) -> None:
    """3 to 10 % left out, a median of 1 to 2 min late, 0.5 to 1 % of values slip."""
    found = [each for s in drawn for each in sets_of(s, WARD)]
    after = [at for at, _ in found if at > 0]
    left_out = 1 - len(after) / (SEEN * len(SLOTS))
    assert 0.03 <= left_out <= 0.10
    late = sorted(at - max(s for s in SLOTS if s <= at) for at in after)
    assert 1 < late[len(late) // 2] < 2
    slips = sum(_differing(observed) for _, observed in found)
    assert 0.005 <= slips / (5 * len(found)) <= 0.012


def _differing(observed: ObserveSet) -> int:
    """How many values a slip changed."""
    pairs = zip(observed.readings, observed.typed, strict=False)
    return sum(meant != typed for meant, typed in pairs)


def test_a_slip_is_charted_only_where_nothing_stops_it() -> None:
    """What is refused, or asked about, is seen and typed again."""
    drawn = list(sittings(40, 5))
    for sitting, read in zip(
        drawn, chart_cohort(drawn, in_memory, WARD, AT_STEPS), strict=True
    ):
        observed = dict(sets_of(sitting, WARD))
        for one in read.session.sets:
            minute = (one.observed_at - read.session.opened_at) / timedelta(minutes=1)
            meant = observed.get(round(minute - 20, 6))
            if meant is None or not meant.typed:
                continue
            values = tuple(Reading(field=r.field, value=r.value) for r in one.readings)
            assert values in (_bare(meant.readings), _bare(meant.typed))


def _bare(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return tuple(Reading(field=r.field, value=r.value) for r in readings)


def test_a_slip_that_alerts_is_amended() -> None:
    """What stands is what was read; the alert was raised on an amended value."""
    (sitting,) = sittings(1, 1)
    (read,) = chart_cohort([sitting], in_memory, Slipping(), AT_STEPS)
    first = read.session.sets[0]
    assert first.fact.is_amended
    assert first.value("hr") != 45
    found = figures_of(read)
    assert "HR-LOW-2" in found.amended_rules
    assert "HR-LOW-2" not in found.value_rules
