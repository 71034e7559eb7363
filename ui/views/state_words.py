"""How a session stands, in words that a call and a handover share."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.chart.kinds import TreatmentGiven
from monitor.charting.reads import SessionRead
from monitor.protocol.assessment import Alert
from monitor.protocol.gates import gates
from ui.views import dose_words, wording
from ui.views.banner import HIDDEN_NAME, banner_view
from ui.views.breathing import breathed_with
from ui.views.unchecked import UNCHECKED, told_course


def zone_of(read: SessionRead) -> ZoneInfo:
    return ZoneInfo(read.session.opened.zone)


def who(read: SessionRead, *, is_name_hidden: bool = False) -> str:
    """``Alex Demo, 45 years, Room 1``; hidden, neither name nor age."""
    details = read.patient.details
    if is_name_hidden:
        return ", ".join(part for part in (HIDDEN_NAME, read.room) if part)
    age = read.patient.age_on(wording.local_day(read.session.opened_at, zone_of(read)))
    parts = (f"{details.given} {details.family}", f"{age} years", read.room)
    return ", ".join(part for part in parts if part)


def allergies(read: SessionRead) -> str:
    return banner_view(read.patient, read.session, zone_of(read)).allergies.whole


def dose(read: SessionRead) -> tuple[str, ...]:
    """What was ordered, what was given of it so far, and the minute of the dose."""
    session, now = read.session, read.assessment.at
    if session.order is None:
        return ("no dose is ordered",)
    drug = f"{session.order.drug} {session.order.route}"
    lines = [f"{drug}, {told_course(session) or UNCHECKED}"]
    started, ended = session.dose_started_at, session.dose_ended_at
    if started is None:
        return (*lines, "not started")
    lines.append(f"started {wording.in_minutes(now - started)} ago")
    if ended is not None:
        lines.append(f"ended {wording.in_minutes(now - ended)} ago")
    given = dose_words.given(session, now)
    if given:
        lines.append(f"{given} {dose_words.note(session, now)}")
    paused = dose_words.paused(session.infusion, zone_of(read))
    return tuple(part for part in (*lines, paused and f"infusion {paused}") if part)


def dose_by_clock(read: SessionRead) -> tuple[str, ...]:
    """The same with times of the clock, for what is read at another time."""
    session, zone = read.session, zone_of(read)
    order = session.order
    if order is None:
        return ("no dose is ordered",)
    told = [f"{order.drug} {order.route}, {told_course(session) or UNCHECKED}"]
    for words, at in (
        ("started", session.dose_started_at),
        ("ended", session.dose_ended_at),
    ):
        if at is not None:
            told.append(f"{words} {wording.clock(at, zone)}")
    paused = dose_words.paused(session.infusion, zone)
    return (*told, f"infusion {paused}") if paused else tuple(told)


def last_values(read: SessionRead) -> tuple[str, ...]:
    """The last value of each field with its age: ``BP 204/90, 3min old``."""
    now = read.assessment.at
    return tuple(f"{words}, {wording.old(at, now)}" for words, at in _values(read))


def values_at(read: SessionRead) -> tuple[str, ...]:
    """The same with the time of each: ``BP 204/90 at 13:37``."""
    zone = zone_of(read)
    return tuple(f"{w} at {wording.clock(at, zone)}" for w, at in _values(read))


def _values(read: SessionRead) -> Iterator[tuple[str, datetime]]:
    charting = read.protocol.charting
    pair = charting.pressure
    for spec in charting.fields:
        if spec.code == pair.lower:
            continue
        found = [s for s in read.session.sets if s.value(spec.code) is not None]
        if not found:
            continue
        last = found[-1]
        value = last.value(spec.code)
        words = "" if value is None else wording.as_charted(value)
        lower = last.value(pair.lower) if spec.code == pair.upper else None
        label = pair.label if spec.code == pair.upper else spec.label
        if lower is not None:
            words = f"{words}/{wording.as_charted(lower)}"
        if value is not None and spec.is_scale and spec.word(value):
            words = f"{words} {spec.word(value)}"
        elif spec.is_scale:
            words = f"{words} of {spec.highest}"
        unit = f" {spec.unit}" if spec.unit == "%" else ""
        on = breathed_with(read.protocol, read.session, spec, last)
        yield f"{_lowered(label)} {words}{unit}{on}", last.observed_at


def baseline(read: SessionRead) -> str:
    """``BP 118/72, Heart rate 70``; empty before there is one."""
    charting = read.protocol.charting
    known = {b.field: b.median for b in read.assessment.baselines}
    pair, told = charting.pressure, []
    for spec in charting.fields:
        if spec.is_scale or spec.code not in known or spec.code == pair.lower:
            continue
        value = wording.number(known[spec.code])
        if spec.code == pair.upper and pair.lower in known:
            value = f"{value}/{wording.number(known[pair.lower])}"
        label = pair.label if spec.code == pair.upper else spec.label
        told.append(f"{_lowered(label)} {value}")
    return ", ".join(told)


def _lowered(label: str) -> str:
    """``heart rate``, but ``BP`` and ``SpO2``."""
    return label[:1].lower() + label[1:] if label[1:].islower() else label


def answers(read: SessionRead) -> tuple[str, ...]:
    """What was noted or let pass, before the dose or before leaving."""
    now = read.assessment.at
    states = [
        *gates(read.protocol, read.session, "start", now),
        *gates(read.protocol, read.session, "leave", now),
    ]
    told = []
    for state in states:
        answered, override = state.answered, state.override
        if state.standing == "overridden" and override is not None:
            by, why = override.overridden.prescriber, override.overridden.reason
            stood = state.judged.why or state.judged.evidence
            against = f" not met, {stood}," if stood else ""
            told.append(f"{state.gate.label}{against} overridden by {by}, {why}")
        elif answered is not None and answered.answered.note:
            told.append(f"{state.gate.label}, {answered.answered.note}")
    return tuple(told)


def effects(read: SessionRead) -> tuple[str, ...]:
    """Side effects that go on: ``Nausea grade 2, since 13:40``."""
    labels = {effect.code: effect.label for effect in read.protocol.effects}
    return tuple(
        f"{labels.get(e.code, e.code)} grade {e.grade},"
        f" since {wording.clock(e.onset, zone_of(read))}"
        for e in read.session.effects
        if e.is_ongoing
    )


def treatments(read: SessionRead) -> tuple[str, ...]:
    """What was given for an effect: ``hydralazine 5 mg IV 13:40``."""
    told = []
    for fact in read.session.facts:
        given = fact.payload
        if isinstance(given, TreatmentGiven):
            what = f"{given.drug} {given.dose} {given.route}"
            at = wording.clock(fact.effective_at, zone_of(read))
            told.append(f"{' '.join(what.split())} {at}")
    return tuple(told)


def done(alert: Alert, read: SessionRead) -> Iterator[str]:
    """The numbered actions about an alert: ``infusion paused 13:40``."""
    labels = {a.code: a.label for a in read.protocol.actions}
    for action in alert.actions:
        label = labels.get(action.code, f"action {action.code}")
        at = wording.clock(action.at, zone_of(read))
        yield f"{label[:1].lower()}{label[1:]} {at}"
