"""How one condition is judged at one moment, and how far it is from its limit."""

from decimal import Decimal

import pytest
from msgspec import structs

from monitor.protocol.conditions import (
    AfterStart,
    AnyCondition,
    AtOrAbove,
    AtOrBelow,
    EffectEpisodes,
    Fall,
    FallsBy,
    InPhase,
    NoReading,
    NotSettling,
    OnOxygen,
    PercentOver,
    PercentUnder,
    Rise,
    RisesBy,
    Sign,
    WithEffect,
)
from monitor.protocol.judging import (
    Measure,
    between,
    change,
    holds,
    is_inside,
    measure,
    threshold,
)
from monitor.protocol.moments import Moment, moments
from tests.builders import Chronicle
from tests.typed_sets import readings

MARGIN = 5
BASELINE = {"sbp": Decimal(120)}


def moment(*values: int, start: float = 0) -> Moment:
    """The last of these pressures, one every 10 min from minute 10 on."""
    chronicle = Chronicle().open()
    chronicle.infuse(start, "started", "51.3")
    for place, value in enumerate(values or (0,), start=1):
        given = readings(sbp=value) if values else readings(hr=70)
        chronicle.observe(10 * place, given)
    return moments(chronicle.session, BASELINE)[-1]


INSIDE: list[tuple[AnyCondition, int, int]] = [
    (AtOrAbove(field="sbp", limit=180), 176, 175),
    (AtOrBelow(field="sbp", limit=90), 94, 95),
    (Rise(field="sbp", limit=40), 156, 155),
    (Fall(field="sbp", limit=40), 84, 85),
    (PercentOver(field="sbp", limit=50), 176, 175),
    (PercentUnder(field="sbp", limit=50), 64, 65),
    (RisesBy(field="sbp", limit=30, per_minutes=10), 126, 125),
    (FallsBy(field="sbp", limit=30, per_minutes=10), 74, 75),
]


@pytest.mark.parametrize(("condition", "short", "at"), INSIDE)
def test_inside_by_its_margin(condition: AnyCondition, short: int, at: int) -> None:
    """By the margin of its field and no less; without a margin, once it is inside."""
    assert not is_inside(condition, moment(100, short), MARGIN)
    assert is_inside(condition, moment(100, at), MARGIN)
    assert is_inside(condition, moment(100, short), 0)


@pytest.mark.parametrize(("condition", "short", "at"), INSIDE)
def test_what_holds_is_never_inside(
    condition: AnyCondition, short: int, at: int
) -> None:
    """At its limit it holds and is not inside, whatever the margin; one short it is."""
    way = 1 if short > at else -1
    limit = at + 5 * way
    assert holds(condition, moment(100, limit))
    assert not is_inside(condition, moment(100, limit), 0)
    assert not holds(condition, moment(100, limit - way))
    assert is_inside(condition, moment(100, limit - way), 0)


def test_inside_by_half_a_unit() -> None:
    """Without a margin a value is inside as soon as it is, by however little."""
    condition = Rise(field="sbp", limit=40)
    between_two = structs.replace(moment(160), baseline={"sbp": Decimal("120.5")})
    assert not holds(condition, between_two)
    assert is_inside(condition, between_two, 0)
    assert not is_inside(condition, between_two, 1)


@pytest.mark.parametrize("condition", [condition for condition, _, _ in INSIDE])
def test_what_is_not_known(condition: AnyCondition) -> None:
    """Without a value nothing holds, and nothing keeps an alert from clearing."""
    assert not holds(condition, moment())
    assert is_inside(condition, moment(), MARGIN)
    assert measure(condition, moment()) is None


def test_relative_ones_need_a_baseline() -> None:
    """Before the dose there is none, and no threshold either."""
    early = moment(200, start=30)
    for condition in (Rise(field="sbp", limit=1), PercentOver(field="sbp", limit=1)):
        assert not holds(condition, early)
        with pytest.raises(TypeError):
            threshold(condition, None)
    assert threshold(Fall(field="sbp", limit=20), Decimal("119.5")) == Decimal("99.5")


def test_a_run_against_the_baseline_begins_with_the_dose() -> None:
    """A reading after the start counts, one at it makes the baseline."""
    condition = Rise(field="sbp", limit=40, running=2)
    assert holds(condition, moment(160, 160, start=9))
    assert not holds(condition, moment(160, 160, start=10))
    absolute = AtOrAbove(field="sbp", limit=160, running=2)
    assert holds(absolute, moment(160, 160, start=10))


def test_a_run_is_no_longer_than_what_was_read() -> None:
    """Fewer readings than the run, or less time than asked, is no run."""
    assert not holds(AtOrAbove(field="sbp", limit=150, running=3), moment(160, 160))
    for minutes, is_held in ((10, True), (11, False)):
        condition = AtOrAbove(field="sbp", limit=150, for_minutes=minutes)
        assert holds(condition, moment(160, 160)) is is_held
    both = AtOrAbove(field="sbp", limit=150, running=3, for_minutes=10)
    assert not holds(both, moment(160, 160))
    assert holds(both, moment(160, 160, 160))


def test_change_between_two_readings() -> None:
    """Towards the worse it is above zero; without two readings there is none."""
    rise = RisesBy(field="sbp", limit=1, per_minutes=1)
    fall = FallsBy(field="sbp", limit=1, per_minutes=1)
    pair, single = moment(100, 130), moment(100)
    assert (change(rise, pair), change(fall, pair)) == (Decimal(30), Decimal(-30))
    assert between(rise, pair).total_seconds() == 600
    assert change(rise, single) is None
    assert not between(rise, single)
    assert not between(rise, moment())


def test_what_can_grow_worse() -> None:
    """A value by its own side, signs and episodes by their number, times not at all."""
    high, low = AtOrAbove(field="sbp", limit=1), AtOrBelow(field="sbp", limit=1)
    assert measure(high, moment(150)) == Measure("sbp", Decimal(150))
    assert measure(low, moment(150)) == Measure("sbp", Decimal(-150))
    signs = WithEffect(signs=(Sign(code="CP"), Sign(code="DYSP")))
    assert measure(signs, moment(150)) == Measure("effect CP effect DYSP", Decimal(0))
    episodes = EffectEpisodes(code="VOM", limit=1)
    assert measure(episodes, moment(150)) == Measure("effect VOM", Decimal(0))
    panic = NotSettling(code="PANIC", minutes=5, field="sbp", limit=140)
    assert measure(panic, moment(150)) == Measure("sbp", Decimal(150))
    assert measure(panic, moment(130)) == Measure("sbp", Decimal(140))
    assert measure(panic, moment()) == Measure("sbp", Decimal(140))
    for condition in (
        OnOxygen(),
        AfterStart(minutes=1),
        InPhase(phases=("during",)),
        NoReading(field="sbp", minutes=1),
    ):
        assert measure(condition, moment(150)) is None


def test_a_missing_reading_holds_at_no_fact() -> None:
    """Time alone makes it so; for clearing it stands in nobody's way."""
    condition = NoReading(field="hr", minutes=1)
    assert not holds(condition, moment(150))
    assert is_inside(condition, moment(150), MARGIN)


def test_oxygen_at_no_flow() -> None:
    """A flow holds, air does not."""
    chronicle = Chronicle().open()
    chronicle.breathe(5, "0.5")
    chronicle.breathe(6, None)
    flowing, air = moments(chronicle.session, {})
    assert holds(OnOxygen(), flowing)
    assert not holds(OnOxygen(), air)
    assert not holds(OnOxygen(), structs.replace(flowing, oxygen=Decimal(0)))
