"""Events that one key charts, and what is read again after each."""

from datetime import datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Chart, ChartDoubt
from monitor.chart.kinds import (
    AlertResolved,
    DoseDoubtful,
    DoubtCause,
    EffectEnded,
    EffectRecorded,
)
from monitor.protocol.parsing import parse_protocol
from monitor.protocol.quick_facts import doubt_command, quick_by_key, quick_command
from tests.builders import SESSION, Chronicle, at, iv40_text
from tests.protocol.faulty import faults, with_change
from tests.protocol.shipped import SHIPPED, shipped

WANTED = {
    "Q": ("Patient asks to stop", "ASKSTOP"),
    "P": ("Panic", "PANIC"),
    "V": ("Vomiting", "VOM"),
}


@pytest.mark.parametrize("id_", SHIPPED)
def test_every_shipped_protocol_has_them(id_: str) -> None:
    """The three of every route; those of a line only where there is an infusion."""
    protocol = shipped(id_)
    effects = {q.key: (q.label, q.effect) for q in protocol.quick if q.effect}
    is_infused = protocol.id.startswith("iv")
    of_a_line = {"I": ("Infiltration", "INFIL")} if is_infused else {}
    assert effects == WANTED | of_a_line
    doubts = {q.key: q.doubt for q in protocol.quick if q.doubt}
    line = {"I": "infiltration", "U": "pump alarm"}
    assert doubts == (line if is_infused else {})
    assert len(protocol.emergency.stamps) == 10


@pytest.mark.parametrize(
    ("code", "minutes", "parameters"),
    [
        ("ASKSTOP", 2, ["bp", "sedation", "distress"]),
        ("PANIC", 5, ["bp", "hr", "distress"]),
        ("VOM", 5, ["spo2", "sedation"]),
    ],
)
def test_an_event_opens_its_timed_rechecks(
    code: str, minutes: int, parameters: list[str]
) -> None:
    """However it was charted: the protocol's parameters, after the protocol's time."""
    chronicle = Chronicle().start()
    chronicle.effect(4, code, 2)
    asked = chronicle.assess(5).rechecks
    assert sorted(r.parameter for r in asked) == sorted(parameters)
    assert {r.due_at for r in asked} == {at(4 + minutes)}


@pytest.mark.parametrize(("minute", "state"), [(5.9, "next"), (6, "due"), (6.1, "due")])
def test_the_recheck_is_due_at_its_time(minute: float, state: str) -> None:
    """Two minutes after the patient asked to stop, not before."""
    chronicle = Chronicle().start()
    chronicle.effect(4, "ASKSTOP", 2)
    due = chronicle.assess(minute).due
    assert (due.kind, due.state) == ("recheck", state)


def test_the_mildest_grade_opens_them_too() -> None:
    """Any grade that is not absent."""
    chronicle = Chronicle().start()
    chronicle.effect(4, "VOM", 1)
    assert [r.parameter for r in chronicle.assess(5).rechecks] == ["spo2", "sedation"]


def test_an_effect_asked_for_and_not_there_asks_for_nothing() -> None:
    """Grade 0 says that there is none."""
    chronicle = Chronicle().start()
    chronicle.effect(4, "VOM", 0)
    assert chronicle.assess(5).rechecks == ()


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("ASKSTOP", "DISTRESS-WISH-3"),
        ("PANIC", "DISTRESS-PANIC-2"),
        ("VOM", "VOMITING-1"),
    ],
)
def test_an_event_raises_the_alert_of_its_rule(code: str, rule: str) -> None:
    """The alert comes with the event itself."""
    chronicle = Chronicle().start()
    chronicle.effect(4, code, 2)
    assert rule in [alert.rule for alert in chronicle.assess(4).to_raise]


@pytest.mark.parametrize(
    ("cause", "count"), [("infiltration", 2), ("pump alarm", 2), ("line", 2)]
)
def test_a_doubt_is_asked_for_once(cause: DoubtCause, count: int) -> None:
    """By the event's table, or by that for any other doubt, and never by both."""
    chronicle = Chronicle().start()
    doubt = DoseDoubtful(cause=cause, at_most_mg=Decimal(3))
    chronicle.add(doubt, 4)
    asked = chronicle.assess(5).rechecks
    assert len(asked) == count
    assert {r.due_at for r in asked} == {at(9)}


@pytest.mark.parametrize("id_", ["iv40", "iv_pain"])
def test_an_infiltration_by_its_key_is_told(id_: str) -> None:
    """A doubt about the dose, a medium alert, and one repeat of each parameter."""
    protocol = shipped(id_)
    chronicle = Chronicle(protocol=protocol).start()
    event = quick_by_key(protocol, "I")
    assert event is not None
    command = quick_command(event, protocol, chronicle.session, at(4), SESSION)
    assert isinstance(command, ChartDoubt)
    for fact in (command.effect, command.doubt):
        chronicle.add(fact, 4)
    assessment = chronicle.assess(4)
    raised = [(alert.rule, alert.priority) for alert in assessment.to_raise]
    assert raised == [("EVENT-INFILTRATION-2", "medium")]
    assert [(r.parameter, r.due_at) for r in assessment.rechecks] == [
        ("bp", at(9)),
        ("sedation", at(9)),
    ]


def pressed(chronicle: Chronicle, minute: float) -> Chart | ChartDoubt:
    """The key of an infiltration, and what it charts, with the alerts of then."""
    event = quick_by_key(chronicle.protocol, "I")
    assert event is not None
    command = quick_command(
        event, chronicle.protocol, chronicle.session, at(minute), SESSION
    )
    return kept(chronicle, command, minute)


def kept(
    chronicle: Chronicle, command: Chart | ChartDoubt, minute: float
) -> Chart | ChartDoubt:
    if isinstance(command, ChartDoubt):
        chronicle.add(command.effect, minute)
        chronicle.add(command.doubt, minute)
    else:
        chronicle.add(command.fact, minute)
    chronicle.show(minute)
    return command


def infiltrations(chronicle: Chronicle) -> list[datetime]:
    effects = chronicle.session.effects
    return [effect.onset for effect in effects if effect.code == "INFIL"]


def resolved(chronicle: Chronicle, minute: float) -> None:
    (alert,) = chronicle.session.alerts
    chronicle.add(AlertResolved(key=alert.key, cause="line resited"), minute)


def active(chronicle: Chronicle, minute: float) -> list[str]:
    alerts = chronicle.assess(minute).alerts
    return [a.rule for a in alerts if a.is_active and a.rule != "overdue"]


def test_an_infiltration_told_twice_is_one_side_effect() -> None:
    """By its key, by its form with the mg, and by its key again: a doubt each."""
    chronicle = Chronicle().start()
    pressed(chronicle, 10)
    doubt = DoseDoubtful(cause="infiltration", at_most_mg=Decimal(5))
    told = doubt_command(doubt, chronicle.protocol, chronicle.session, at(9), SESSION)
    assert kept(chronicle, told, 12) == Chart(
        id=SESSION, stream_id=SESSION, at=at(9), fact=doubt
    )
    assert isinstance(pressed(chronicle, 13), Chart)
    assert infiltrations(chronicle) == [at(10)]
    assert len(chronicle.session.dosing.doubts) == 3


def test_after_its_end_an_infiltration_is_another() -> None:
    """Whichever way it is told."""
    chronicle = Chronicle().start()
    pressed(chronicle, 10)
    first = chronicle.session.effects[0]
    chronicle.add(EffectEnded(effect=first.id), 11)
    pressed(chronicle, 12)
    assert infiltrations(chronicle) == [at(10), at(12)]
    chronicle.add(EffectEnded(effect=chronicle.session.effects[1].id), 13)
    doubt = DoseDoubtful(cause="infiltration", at_most_mg=Decimal(5))
    told = doubt_command(doubt, chronicle.protocol, chronicle.session, at(14), SESSION)
    assert isinstance(told, ChartDoubt)


def test_the_key_brings_back_an_alert_that_a_person_ended() -> None:
    """By another side effect; while its own alert stands there is no third."""
    chronicle = Chronicle().start()
    pressed(chronicle, 10)
    resolved(chronicle, 11)
    pressed(chronicle, 12)
    pressed(chronicle, 14)
    assert infiltrations(chronicle) == [at(10), at(12)]
    assert active(chronicle, 14) == ["EVENT-INFILTRATION-2"]


def test_the_form_brings_back_an_alert_that_a_person_ended() -> None:
    """As the key does: it ran into the tissue again."""
    chronicle = Chronicle().start()
    pressed(chronicle, 10)
    resolved(chronicle, 11)
    doubt = DoseDoubtful(cause="infiltration", at_most_mg=Decimal(20))
    told = doubt_command(doubt, chronicle.protocol, chronicle.session, at(30), SESSION)
    assert isinstance(kept(chronicle, told, 30), ChartDoubt)
    assert active(chronicle, 30) == ["EVENT-INFILTRATION-2"]


def test_two_side_effects_beside_an_alert_that_a_person_ended_are_over() -> None:
    """The second was told as a side effect, beside the alert of the first."""
    chronicle = Chronicle().start()
    pressed(chronicle, 10)
    chronicle.effect(10.5, "INFIL", 2)
    chronicle.show(10.5)
    resolved(chronicle, 11)
    assert active(chronicle, 12) == []
    pressed(chronicle, 30)
    assert active(chronicle, 30) == ["EVENT-INFILTRATION-2"]


def test_where_nothing_alerts_one_that_goes_on_is_told_more_of() -> None:
    """A site that records only has no alert that could be over."""
    recorded = replace(shipped("iv40"), record_only=True)
    chronicle = Chronicle(protocol=recorded).start()
    pressed(chronicle, 10)
    pressed(chronicle, 12)
    assert infiltrations(chronicle) == [at(10)]


def test_another_side_effect_that_goes_on_is_none_of_it() -> None:
    """Nausea is no infiltration."""
    chronicle = Chronicle().start()
    chronicle.add(EffectRecorded(code="NAUS", grade=1), 5)
    assert isinstance(pressed(chronicle, 10), ChartDoubt)


@pytest.mark.parametrize(("cause", "due"), [("infiltration", 7), ("line", 9)])
def test_a_doubt_of_an_event_is_asked_for_by_its_own_time(
    cause: DoubtCause, due: float
) -> None:
    """What the event's table says goes before what is said of doubts."""
    own = 'recheck = ["bp", "sedation"]\nrecheck_minutes = '
    protocol = parse_protocol(iv40_text().replace(f"{own}5", f"{own}3"))
    chronicle = Chronicle(protocol=protocol).start()
    chronicle.add(DoseDoubtful(cause=cause, at_most_mg=Decimal(3)), 4)
    assert {r.due_at for r in chronicle.assess(5).rechecks} == {at(due)}


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('effect = "ASKSTOP"', 'effect = "NONE"', "quick[asks-to-stop].effect"),
        ("grade = 2\n", "", "quick[asks-to-stop].grade"),
        ('"distress"]', '"vomiting"]', "quick[asks-to-stop].recheck"),
        (
            'doubt = "infiltration"',
            'doubt = "partly lost"',
            "quick[infiltration].doubt",
        ),
        ('doubt = "pump alarm"\n', "", "quick[pump-alarm]"),
        ('effect = "INFIL"\n', "", "quick[infiltration].grade"),
        ('effect = "INFIL"\ngrade = 2\n', 'effect = "INFIL"\n', "quick[infiltration]"),
        ('key = "P"', 'key = "Q"', "quick key"),
        ('key = "A", label', 'key = "C", label', "emergency.stamps"),
        ('key = "A", label', 'key = "E", label', "emergency.stamps"),
        ('oxygen = "O"', 'oxygen = "Z"', "emergency.oxygen"),
        (
            'key = "D", label = "Died"',
            'key = "X", label = "Died"',
            "emergency.outcomes",
        ),
        (
            'key = "D", label = "Died"',
            'key = "R", label = "Died"',
            "emergency.outcomes",
        ),
    ],
)
def test_faults_are_named(old: str, new: str, path: str) -> None:
    """An unknown effect, a letter that means two things: each by its key path."""
    found = faults(with_change(old, new, within="[[quick]]"))
    assert any(key.startswith(path) for key in found)
