"""A cohort runs as the published courses do, and is the same for a seed."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from statistics import fmean, stdev

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import Cancelled, Reading
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
    draw_person,
    draw_sitting,
    repeated,
    sittings,
)
from monitor.simulation.cohort_session import BASELINE, SLOTS, cohort_script
from monitor.simulation.dice import Dice, Stream
from monitor.simulation.nursing import Nurse
from monitor.simulation.playing import StageClock
from monitor.simulation.running import (
    AT_STEPS,
    chart_cohort,
    chart_dosed,
    is_dosed,
    start_of,
)
from monitor.simulation.script import ObserveSet
from monitor.storage.memory_journal import MemoryJournal
from tests.builders import iv40
from tests.charting.clinic import IV40
from ui.overriding import override

MANY = 3000
FEW = 60
TIDY = Nurse(is_tidy=True)
WARD = Nurse()


class Slipping(Nurse, frozen=True, kw_only=True):
    """Mistypes the first heart rate she reads, and nothing else."""

    is_tidy: bool = True

    @override
    def typed(self, readings: tuple[Reading, ...], dice: Dice) -> tuple[Reading, ...]:
        return tuple(
            replace(r, value=Decimal(45)) if r.field == "hr" else r for r in readings
        )


def in_memory(clock: StageClock) -> Recorder:
    journal = MemoryJournal()
    return Recorder(
        journal=journal,
        drafts=journal,
        clock=clock,
        protocols=(IV40,),
        app_version="0.1.0",
    )


def charted(drawn: Sequence[Sitting], nurse: Nurse) -> list[Figures]:
    reads = chart_cohort(drawn, in_memory, nurse, AT_STEPS)
    return [figures_of(read) for read in reads if is_dosed(read.session)]


@pytest.fixture(scope="module")
def drawn() -> list[Sitting]:
    return list(sittings(MANY, 1))


@pytest.fixture(scope="module")
def few() -> list[Figures]:
    return charted(list(sittings(FEW, 1)), WARD)


def test_the_same_seed_gives_the_same_sessions() -> None:
    """However many are drawn; another seed gives others."""
    assert list(sittings(5, 7)) == list(sittings(20, 7))[:5]
    assert list(sittings(5, 7)) != list(sittings(5, 8))


def test_the_spread_over_all_sessions_stays_as_published(drawn: list[Sitting]) -> None:
    """Whatever part of it is the patient's own: 122 (14), 76 (9), a rise of 12 (9)."""
    courses = [s.course for s in drawn if not s.person.is_older]
    assert fmean(c.sbp for c in courses) == pytest.approx(122, abs=2.2)
    assert stdev(c.sbp for c in courses) == pytest.approx(14, abs=1)
    assert fmean(c.dbp for c in courses) == pytest.approx(76, abs=1)
    assert stdev(c.dbp for c in courses) == pytest.approx(9, abs=0.7)
    assert fmean(c.sbp_rise for c in courses) == pytest.approx(12, abs=1)
    assert stdev(c.sbp_rise for c in courses) == pytest.approx(9, abs=0.7)


def test_older_patients_rise_further_in_a_cohort(drawn: list[Sitting]) -> None:
    """By about 4 mmHg: from 50 years, or with hypertension."""
    older = fmean(s.course.sbp_rise for s in drawn if s.person.is_older)
    younger = fmean(s.course.sbp_rise for s in drawn if not s.person.is_older)
    assert older - younger == pytest.approx(4, abs=1.5)


def test_a_patient_is_like_themselves(drawn: list[Sitting]) -> None:
    """Sessions of one patient lie closer together than those of all."""
    by_patient: dict[int, list[float]] = {}
    for sitting in drawn:
        by_patient.setdefault(sitting.person.number, []).append(sitting.course.sbp)
    within = fmean(stdev(found) for found in by_patient.values())
    assert within < 0.75 * stdev(s.course.sbp for s in drawn)


@pytest.mark.parametrize(
    ("nth", "share"), [(1, 1.2), (2, 1.104), (6, 0.791), (8, 0.669), (10, 0.6)]
)
def test_dissociation_falls_with_each_session(nth: int, share: float) -> None:
    """1.2 of the mean at first, 8 % less each time, never below 0.6."""
    assert repeated(nth) == pytest.approx(share, abs=0.001)


def test_a_course_keeps_the_spacing_of_the_protocol() -> None:
    """Six sessions three days apart; patients of one day are in rooms of their own."""
    starts = [start_of(sitting) for sitting in sittings(2 * SESSIONS_EACH, 3)]
    days = [(b - a) / timedelta(days=1) for a, b in pairwise(starts[:SESSIONS_EACH])]
    assert days == [3] * (SESSIONS_EACH - 1)
    assert len(set(starts)) == len(starts)


def test_patients_are_told_apart_and_marked_as_made_up() -> None:
    """A number each, by seed; a patient has a whole course."""
    numbers = [s.person.details.identifier for s in sittings(2 * SESSIONS_EACH, 3)]
    assert numbers[0] == numbers[SESSIONS_EACH - 1] == "SIM-3-00001"
    assert numbers[SESSIONS_EACH] == "SIM-3-00002"


def test_effects_recur_in_the_same_patient() -> None:
    """The share over many patients is that of a session, and differs among them."""
    chances = [dict(draw_person(1, n).effect_chances)["DIZZ"] for n in range(2000)]
    assert fmean(chances) == pytest.approx(0.10, abs=0.01)
    assert stdev(chances) > 0.05


def test_a_desaturation_is_rare_and_deep(drawn: list[Sitting]) -> None:
    """0.5 % of sessions, during the infusion."""
    fallen = [s.desaturates_at for s in drawn if s.desaturates_at is not None]
    assert len(fallen) / MANY == pytest.approx(0.005, abs=0.004)
    assert all(10 <= minute <= 40 for minute in fallen)


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
    found = [each for s in drawn[:500] for each in sets_of(s, WARD)]
    after = [at for at, _ in found if at > 0]
    left_out = 1 - len(after) / (500 * len(SLOTS))
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


def test_hearts_at_rest_beat_as_surveyed() -> None:
    """71 in men, 74 in women; 15.2 and 6.9 % below 60 as a single reading has it."""
    drawn = [draw_sitting(1, 6 * n, draw_person(1, n)) for n in range(MANY)]
    for sex, mean, below in (("male", 71, 0.152), ("female", 74, 0.069)):
        rates = [
            s.course.hr + s.dice(9).gauss(0, 3)
            for s in drawn
            if s.person.details.sex == sex
        ]
        assert fmean(rates) == pytest.approx(mean, abs=0.9)
        share = fmean(rate < 59.5 for rate in rates)
        assert share == pytest.approx(below, abs=0.03)


def test_sessions_are_charted_by_the_ordinary_recorder(few: list[Figures]) -> None:
    """A few of them: dosed, scored, discharged, with at most 20 % alerting roughly."""
    assert 0.8 * FEW < len(few) <= FEW
    assert len({f.patient for f in few}) == FEW // SESSIONS_EACH
    assert alert_share(few) <= 35
    assert all(f.ready > 40 for f in few)
    assert 0 < fmean(f.cadss for f in few) < 20


def test_dice_of_one_place_are_its_own() -> None:
    """The same numbers for the same place, others for another."""
    assert Stream(1, 2, 3).random() == Stream(1, 2, 3).random()
    assert Stream(1, 2, 3).random() != Stream(1, 2, 4).random()


@pytest.fixture(scope="module")
def two_thousand() -> list[Figures]:
    reads = chart_dosed(2000, 1, in_memory, WARD, AT_STEPS)
    return [figures_of(read) for read in reads if is_dosed(read.session)]


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
@pytest.mark.xfail(
    strict=True,
    reason="20.5 % with the alerts that slips raise before they are amended",
)
def test_one_session_in_five_alerts_at_most_with_slips(
    two_thousand: list[Figures],
) -> None:
    """With whatever was raised, also on a value that was mistyped."""
    assert share_with_amended(two_thousand) <= 20
