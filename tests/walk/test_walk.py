"""Whatever is done in whatever order, what must always hold does."""

from collections.abc import Iterable
from typing import Any

import hypothesis
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from msgspec.structs import replace

from monitor.chart.commands import AnyCommand, ChartSet
from monitor.chart.entries import Actor
from monitor.chart.gates import Override
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Alert, Assessment
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.criteria import CRITERIA, LEAVING
from monitor.protocol.gate_refusals import refuse_unmet
from monitor.protocol.gate_state import Judged
from tests.walk import ward
from tests.walk.holding import Watch
from tests.walk.walking import Walk

# Explaining a fault would trace every line of every step, found or not.
_LONG = settings(
    phases=[Phase.generate, Phase.shrink],
    max_examples=20,
    stateful_step_count=250,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
_SHORT = settings(_LONG, max_examples=8, stateful_step_count=60, derandomize=True)
# Where a fault is to be found, the shortest way to it is of no interest.
_FINDING = settings(
    _SHORT, max_examples=60, phases=[Phase.generate], report_multiple_bugs=False
)
LATER = ["oxygen", "stamp", "age", "worn", "alert"]
"""What a prescriber did not know of when something was let pass."""


def test_nothing_breaks_on_a_short_walk() -> None:
    """Some hundred steps, the same ones each time; some patients go home in them."""
    before = Watch.discharged
    run_state_machine_as_test(Walk, settings=_SHORT)
    assert Watch.discharged > before


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(10))
def test_nothing_breaks_on_a_long_walk(seed: int) -> None:
    """A hundred thousand steps, in ten parts."""

    class Part(Walk):
        taken = 0

    while Part.taken < 10_000:
        walk = hypothesis.seed(Part.taken * 10 + seed)(Part)
        run_state_machine_as_test(walk, settings=_LONG)


def finds_a_fault() -> None:
    """The walk ends at what it was to find, and at nothing else."""
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Walk, settings=_FINDING)


def test_start_over_an_unmet_gate_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the refusals of the protocol, the walk starts where it must not."""
    refusing = "monitor.charting.session_charting.refuse_by_protocol"
    monkeypatch.setattr(refusing, lambda *_: None)
    finds_a_fault()


@pytest.mark.parametrize("name", sorted(LEAVING))
def test_discharge_over_an_unmet_gate_is_found(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Time, steady values or alertness taken as met: the walk lets somebody go."""
    met = Judged(found="met")
    patched = {**CRITERIA, name: lambda *_: met}
    monkeypatch.setattr("monitor.protocol.gates.CRITERIA", patched)
    finds_a_fault()


@pytest.mark.parametrize(
    ("rule", "lenient"),
    [
        ("leaving_runs._too_old", lambda *_: None),
        ("leaving_runs._on_air", lambda _, __, run, *___: run),
        ("gates.covers", lambda *_: True),
    ],
)
def test_discharge_that_is_held_no_more_is_found(
    monkeypatch: pytest.MonkeyPatch, rule: str, lenient: Any
) -> None:
    """An old set, oxygen since, and a worse value than the one that was overridden."""
    monkeypatch.setattr(f"monitor.protocol.{rule}", lenient)
    finds_a_fault()


def of_values_alone(*known: Any) -> bool:
    """Whether none of the values is worse: true where what stands is no value."""
    override = next(k for k in known if isinstance(k, Override))
    (judged,) = (k for k in known if isinstance(k, Judged))
    (protocol,) = (k for k in known if isinstance(k, CareProtocol))
    then = {m.field: m.value for m in override.overridden.values}
    steps = {s.field: s.step for s in protocol.steadiness}
    return not judged.unread and all(
        b.field in then and not b.is_worse_than(then[b.field], steps[b.field])
        for b in judged.beyond
    )


@pytest.mark.parametrize("which", LATER)
def test_override_of_what_came_later_is_found(
    monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    """Held against its values alone it covers oxygen, old sets, and an alert."""
    monkeypatch.setattr("monitor.protocol.gates.covers", of_values_alone)
    monkeypatch.setattr("monitor.protocol.gates.was_known", lambda *_: True)
    walk = Walk()
    walk.rooms(protocols=(0, 1, 2), far=(3, 0, 0))
    with pytest.raises(AssertionError) as found:
        walk.leave_on_an_old_word(which)
    assert found.traceback[-1].name == Watch.ended.__name__


@pytest.mark.parametrize("which", LATER)
def test_override_of_what_came_later_is_refused(which: str) -> None:
    """As it is: the patient stays, and nothing is found."""
    before = Watch.discharged
    walk = Walk()
    walk.rooms(protocols=(0, 1, 2), far=(3, 0, 0))
    walk.leave_on_an_old_word(which)
    assert Watch.discharged == before


def test_discharge_without_answers_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the refusal before leaving, what is asked goes unanswered."""

    def lenient(protocol: Any, session: Any, phase: Any, *rest: Any) -> Any:
        return (
            None if phase == "leave" else refuse_unmet(protocol, session, phase, *rest)
        )

    monkeypatch.setattr("monitor.protocol.gate_refusals.refuse_unmet", lenient)
    finds_a_fault()


def test_silent_high_alert_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without escalation, some high alert goes unanswered for too long."""
    monkeypatch.setattr("monitor.protocol.alerts.to_escalate", lambda *_: ())
    finds_a_fault()


def test_answer_that_covers_too_much_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that is taken of the whole card leaves a worse alert untold."""

    def of_the_card(answered: Alert, alert: Alert) -> bool:
        return answered.parameter == alert.parameter

    monkeypatch.setattr("monitor.protocol.escalation._covers", of_the_card)
    finds_a_fault()


def test_alert_that_vanishes_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """An alert that has cleared is history; without that it would be gone."""

    def unfinished(_: object, found: Iterable[Alert], *__: object) -> tuple[Alert, ...]:
        return tuple(alert for alert in found if alert.is_active)

    monkeypatch.setattr("monitor.protocol.alerts.with_levels", unfinished)
    finds_a_fault()


def test_snoozed_high_alert_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A snooze that silences whatever is active silences a high alert too."""

    def silenced(
        _: object, found: Iterable[Alert], now: Any, *__: object
    ) -> Iterable[Alert]:
        return (replace(a, snoozed_until=now) if a.is_active else a for a in found)

    monkeypatch.setattr("monitor.protocol.alerts.with_snoozes", silenced)
    finds_a_fault()


def test_set_sent_to_the_screen_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that goes to the room displayed at last, and not to its own."""
    ask = ward.Ward.ask

    def astray(
        here: ward.Ward, command: AnyCommand, actor: Actor | None = None
    ) -> bool:
        displayed = here.sessions[here.displayed]
        # What is asked again went astray the first time already.
        is_new = isinstance(command, ChartSet) and here.after is not None
        if is_new and displayed is not None:
            command = replace(command, stream_id=displayed)
        return ask(here, command, actor)

    monkeypatch.setattr(ward.Ward, "ask", astray)
    finds_a_fault()


def test_remembered_assessment_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown is what the entries come to, and nothing that was kept."""
    kept: dict[object, Assessment] = {}

    def remembered(protocol: Any, session: Any, now: Any) -> Assessment:
        found = evaluate(protocol, session, now)
        return kept.setdefault((session.id, now, len(session.sets)), found)

    monkeypatch.setattr("monitor.charting.loading.evaluate", remembered)
    finds_a_fault()
