"""The infusion as it ran, and which step may follow which."""

from decimal import Decimal

import pytest

from monitor.chart.infusion import Infusion, trace
from monitor.chart.kinds import InfusionRecorded, InfusionStep
from tests.desk import START, Desk, minutes

RATE = Decimal("51.3")


def step(what: InfusionStep, rate: Decimal | None = None) -> InfusionRecorded:
    return InfusionRecorded(step=what, rate_ml_per_hour=rate)


def run(*steps: tuple[int, InfusionRecorded]) -> Infusion:
    return trace((START + minutes(at), s) for at, s in steps)


def test_forty_minutes_with_a_pause_give_the_whole_volume() -> None:
    """40 running minutes at 51.3 mL/h are 34.2 mL, whenever the pause was."""
    infusion = run(
        (0, step("started", RATE)),
        (26, step("paused")),
        (28, step("resumed")),
        (42, step("completed")),
    )
    end = START + minutes(42)
    assert infusion.volume_ml(end) == Decimal("34.2")
    assert [s.rate_ml_per_hour for s in infusion.segments] == [RATE, RATE]
    assert (infusion.ended_at, infusion.ended_by) == (end, "completed")


def test_volume_stands_still_during_a_pause() -> None:
    """While paused nothing is given."""
    infusion = run((0, step("started", RATE)), (20, step("paused")))
    assert infusion.is_paused
    assert infusion.volume_ml(START + minutes(20)) == Decimal("17.1")
    assert infusion.volume_ml(START + minutes(30)) == Decimal("17.1")


def test_rate_change_counts_from_its_moment() -> None:
    """Half an hour at 60 and half an hour at 30 mL/h are 45 mL."""
    infusion = run(
        (0, step("started", Decimal(60))), (30, step("rate changed", Decimal(30)))
    )
    assert infusion.volume_ml(START + minutes(60)) == Decimal(45)


def test_earliest_of_two_ends_counts() -> None:
    """Two workstations may both chart the end; the earlier one ends the infusion."""
    infusion = run(
        (0, step("started", RATE)), (40, step("stopped")), (42, step("completed"))
    )
    assert infusion.ended_at == START + minutes(40)
    assert infusion.ended_by == "stopped"


@pytest.mark.parametrize(
    ("earlier", "refused"),
    [
        ([], "paused"),
        ([], "completed"),
        (["started"], "started"),
        (["started"], "resumed"),
        (["started", "paused"], "paused"),
        (["started", "paused"], "rate changed"),
        (["started", "completed"], "resumed"),
        (["started", "completed"], "stopped"),
    ],
)
def test_contradicting_step_is_refused(
    earlier: list[InfusionStep], refused: InfusionStep
) -> None:
    """A step that contradicts what ran before is refused in words."""
    desk = Desk().ready()
    for at, what in enumerate(earlier):
        assert desk.chart(at, step(what, RATE)) is None
    refusal = desk.chart(10, step(refused, RATE))
    assert refusal is not None
    assert refusal.why.startswith("the infusion")


@pytest.mark.parametrize("what", ["started", "rate changed"])
@pytest.mark.parametrize("rate", [None, Decimal(0), Decimal(-1)])
def test_step_that_sets_a_rate_needs_one(
    what: InfusionStep, rate: Decimal | None
) -> None:
    """Starting or changing needs a rate above 0."""
    desk = Desk().ready()
    if what == "rate changed":
        assert desk.chart(0, step("started", RATE)) is None
    refusal = desk.chart(1, step(what, rate))
    assert refusal is not None
    assert refusal.field == "rate"
    assert desk.chart(1, step(what, Decimal("0.1"))) is None


def test_forgotten_pause_can_be_charted_afterwards() -> None:
    """A back-timed step stands where the later ones still fit."""
    desk = Desk().ready()
    desk.chart(0, step("started", RATE))
    assert desk.chart(20, step("paused"), effective=10) is None
    assert desk.session.infusion.volume_ml(START + minutes(20)) == Decimal("8.55")


def test_back_timed_step_that_breaks_a_later_one_is_refused() -> None:
    """A second pause before an existing one would leave that one without sense."""
    desk = Desk().ready()
    desk.chart(0, step("started", RATE))
    desk.chart(12, step("paused"))
    refusal = desk.chart(20, step("completed"), effective=10)
    assert refusal is not None
    assert "later step, paused" in refusal.why


def test_start_needs_the_nurse_to_have_declared_ready() -> None:
    """Before the session is ready, no start is charted."""
    desk = Desk().open()
    refusal = desk.chart(0, step("started", RATE))
    assert refusal is not None
    assert "ready to start" in refusal.why


def test_a_pause_is_told_by_its_beginning() -> None:
    """Paused since the step that paused it; not paused before, after or at the end."""
    running = (0, step("started", RATE))
    paused = (26, step("paused"))
    assert run(running).paused_at is None
    assert run(running, paused).paused_at == START + minutes(26)
    assert run(running, paused, (30, step("paused"))).paused_at == START + minutes(26)
    assert run(running, paused, (28, step("resumed"))).paused_at is None
    assert run(running, paused, (28, step("stopped"))).paused_at is None


@pytest.mark.parametrize("what", ["started", "rate changed"])
@pytest.mark.parametrize(
    ("rate", "is_refused"), [("998.9", False), ("999", False), ("999.1", True)]
)
def test_rate_above_the_protocols_highest_is_refused(
    what: InfusionStep, rate: str, is_refused: bool
) -> None:
    """The protocol of the desk takes at most 999 mL/h."""
    desk = Desk().ready()
    if what == "rate changed":
        assert desk.chart(0, step("started", RATE)) is None
    refusal = desk.chart(1, step(what, Decimal(rate)))
    assert (refusal is not None) is is_refused
    if refusal is not None:
        assert refusal.field == "rate"
        assert "at most 999 mL/h" in refusal.sentence


def test_rate_is_not_amended_above_the_highest() -> None:
    """An amendment is held to the same limit."""
    desk = Desk().ready()
    assert desk.chart(0, step("started", RATE)) is None
    started = desk.session.facts[-1].id
    refusal = desk.amend(1, started, step("started", Decimal(5130)))
    assert refusal is not None
    assert refusal.field == "rate"


@pytest.mark.parametrize(
    ("pump", "is_refused"), [("49.9", False), ("50", False), ("50.1", True)]
)
def test_pump_volume_above_the_bag_is_refused(pump: str, is_refused: bool) -> None:
    """The bag holds 50 mL."""
    desk = Desk().ready()
    assert desk.chart(0, step("started", RATE)) is None
    read = InfusionRecorded(step="completed", pump_ml=Decimal(pump))
    refusal = desk.chart(40, read)
    assert (refusal is not None) is is_refused
    if refusal is not None:
        assert refusal.field == "pump"
        assert "the bag holds 50 mL" in refusal.sentence
