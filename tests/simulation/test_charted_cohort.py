"""A cohort is charted by the ordinary recorder, whoever is held is not dosed."""

from collections.abc import Sequence
from statistics import fmean

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import Cancelled
from monitor.chart.session import Session
from monitor.charting.recorder import Recorder
from monitor.simulation.aggregates import (
    Figures,
    alert_share,
    figures_of,
    rows,
    share_with_amended,
)
from monitor.simulation.cohort import (
    SESSIONS_EACH,
    Sitting,
    sittings,
)
from monitor.simulation.cohort_session import BASELINE
from monitor.simulation.playing import StageClock
from monitor.simulation.running import (
    AT_STEPS,
    chart_cohort,
    chart_dosed,
    is_dosed,
)
from monitor.storage.memory_journal import MemoryJournal
from tests.charting.clinic import IV40
from tests.simulation.wards import TIDY, WARD, charted, in_memory

FEW = 60


@pytest.fixture(scope="module")
def few() -> list[Figures]:
    return charted(list(sittings(FEW, 1)), WARD)


def test_a_session_is_charted_once() -> None:
    """Asked for again, it stays as it is."""
    drawn = list(sittings(1, 9))
    journal = MemoryJournal()

    def over_one(clock: StageClock) -> Recorder:
        return Recorder(
            journal=journal,
            drafts=journal,
            clock=clock,
            protocols=(IV40,),
            app_version="0.1.0",
        )

    (first,) = chart_cohort(drawn, over_one, WARD)
    (again,) = chart_cohort(drawn, over_one, WARD)
    assert again.entries == first.entries
    assert not first.session.is_open


def held_in(drawn: Sequence[Sitting]) -> list[Session]:
    reads = chart_cohort(drawn, in_memory, TIDY, AT_STEPS)
    return [read.session for read in reads if not is_dosed(read.session)]


@pytest.mark.parametrize(
    ("lying", "cause"),
    [
        ({"hr": 40.0}, "below 50"),
        ({"sbp": 170.0}, "limit 160/100"),
        ({"sbp": 80.0, "dbp": 50.0}, "below 90"),
        ({"rr": 30.0}, "limit 25"),
    ],
)
def test_a_baseline_beyond_the_start_limits_is_never_dosed(
    lying: dict[str, float], cause: str
) -> None:
    """Nobody overrides it: the session is cancelled, and says what held it."""
    (sitting,) = sittings(1, 1)
    course = replace(sitting.course, **lying)
    (session,) = held_in([replace(sitting, course=course)])
    closed = session.closed
    assert closed is not None
    assert closed.ending == "cancelled"
    assert isinstance(closed.facts, Cancelled)
    assert cause in closed.facts.cause
    assert session.overrides == ()
    assert len(session.sets) == len(BASELINE)


def test_as_many_are_charted_as_were_asked_for_with_a_dose() -> None:
    """Held ones come on top, and in their place."""
    count = 30
    reads = list(chart_dosed(count, 1, in_memory, TIDY, AT_STEPS))
    assert sum(is_dosed(read.session) for read in reads) == count
    assert len(reads) > count
    assert is_dosed(reads[-1].session)


def test_sessions_are_charted_by_the_ordinary_recorder(few: list[Figures]) -> None:
    """A few of them: dosed, scored, discharged, with at most 20 % alerting roughly."""
    assert 0.8 * FEW < len(few) <= FEW
    assert len({f.patient for f in few}) == FEW // SESSIONS_EACH
    assert alert_share(few) <= 35
    assert all(f.ready > 40 for f in few)
    assert 0 < fmean(f.cadss for f in few) < 20


def dosed(seed: int) -> list[Figures]:
    reads = chart_dosed(2000, seed, in_memory, WARD, AT_STEPS)
    return [figures_of(read) for read in reads if is_dosed(read.session)]


@pytest.fixture(scope="module")
def two_thousand() -> list[Figures]:
    return dosed(1)


@pytest.fixture(scope="module")
def four_thousand(two_thousand: list[Figures]) -> list[Figures]:
    return two_thousand + dosed(2)


@pytest.mark.faults
def test_two_thousand_sessions_hold_what_is_published(
    two_thousand: list[Figures],
) -> None:
    """Every aggregate of the courses that the patients are drawn after."""
    assert [r for r in rows(two_thousand) if not r.holds] == []


@pytest.mark.faults
def test_one_session_in_five_alerts_at_most(two_thousand: list[Figures]) -> None:
    """With a medium or high value as it was read; overdue ones are counted apart."""
    assert alert_share(two_thousand) <= 20


@pytest.mark.faults
def test_one_session_in_five_alerts_at_most_with_slips(
    four_thousand: list[Figures],
) -> None:
    """Also with whatever a mistyped value raised; over twice as many, as 2,000 come
    out a percent higher or lower by chance."""
    assert share_with_amended(four_thousand) <= 20
