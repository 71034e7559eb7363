"""The steps of an infusion are found by name, as far as one can follow now."""

import pytest

from monitor.chart.kinds import InfusionRecorded
from tests.charting.clinic import Clinic
from ui.views.infusion_steps import STEPS
from ui.views.palette import ActionView, narrowed
from ui.views.snapshot import Snapshot
from ui.views.surroundings import actions_on


def actions(clinic: Clinic) -> tuple[ActionView, ...]:
    now, read = clinic.clock.now(), clinic.read
    return actions_on("live", Snapshot(now=now, zone="Europe/London", shown=read))


@pytest.mark.parametrize(
    ("typed", "step"),
    [
        ("pause", "P"),
        ("pause the infusion", "P"),
        ("resume", "R"),
        ("resume infusion", "R"),
        ("stop", "X"),
        ("stop the infusion", "X"),
        ("rate", "C"),
        ("complete", "E"),
    ],
)
def test_a_step_is_found_by_its_name(typed: str, step: str) -> None:
    """First of all, before the emergency, whose key is called Pause."""
    found = narrowed(actions(Clinic().start()), typed)
    assert found[0].id == f"step {step}"


def test_the_emergency_is_still_found() -> None:
    """By its name first, by its key after what is named so."""
    found = actions(Clinic().start())
    assert narrowed(found, "emerg")[0].id == "emergency"
    named = [action.id for action in narrowed(found, "pause")]
    assert named[:3] == ["step P", "step R", "emergency"]


def test_only_what_can_follow_is_open() -> None:
    """A running infusion is not resumed, one that stands still not paused."""
    clinic = Clinic().start()
    running = {a.id: a.why_not for a in actions(clinic) if a.id in STEPS}
    assert [id_ for id_, why in running.items() if not why] == [
        *("step C", "step P", "step X", "step E"),
    ]
    assert running["step R"] == running["step S"] == "The infusion is running"
    clinic.chart(5, InfusionRecorded(step="paused"))
    paused = {a.id: a.why_not for a in actions(clinic) if a.id in STEPS}
    assert [id_ for id_, why in paused.items() if not why] == [
        *("step R", "step X", "step E"),
    ]
    assert paused["step P"] == "The infusion is paused"
    clinic.chart(9, InfusionRecorded(step="stopped", cause="nausea"))
    ended = {a.id: a.why_not for a in actions(clinic) if a.id in STEPS}
    assert all(why.startswith("The infusion ended at") for why in ended.values())
