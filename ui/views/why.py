"""Why an alert fired: its rule, with the inputs that made it fire."""

from datetime import datetime, tzinfo
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.session import Session
from monitor.protocol.assessment import Alert, Assessment
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.reasons import spoken
from ui.views import alert_ends, alert_words, wording
from ui.views.alert_baseline import told_beside
from ui.views.new_session.protocol_words import approval_words


class WhyRow(Struct, frozen=True):
    """A heading and its lines."""

    label: str
    lines: tuple[str, ...]


class WhyView(Struct, frozen=True, kw_only=True):
    """The explanation of one alert; ``opened_by`` is the fact to look at, if any."""

    key: str
    title: str
    rows: tuple[WhyRow, ...]
    opened_by: UUID | None = None

    @property
    def spoken(self) -> str:
        told = (f"{row.label} {', '.join(row.lines)}" for row in self.rows)
        return ". ".join((self.title, *told))


class _Scene(Struct, frozen=True, kw_only=True):
    alert: Alert
    assessment: Assessment
    session: Session
    protocol: CareProtocol
    zone: tzinfo
    is_verified: bool

    def clock(self, at: datetime) -> str:
        return wording.clock(at, self.zone)


def why_view(
    key: str,
    assessment: Assessment,
    session: Session,
    protocol: CareProtocol,
    *,
    is_approval_verified: bool = False,
) -> WhyView | None:
    """The explanation of the alert of that key; None where there is no such alert."""
    alert, zone = assessment.alert(key), ZoneInfo(session.opened.zone)
    if alert is None:
        return None
    scene = _Scene(
        alert=alert,
        assessment=assessment,
        session=session,
        protocol=protocol,
        zone=zone,
        is_verified=is_approval_verified,
    )
    labels = {p.id: wording.spelled(p.label) for p in protocol.parameters}
    label = labels.get(alert.parameter, "Rules")
    rows = (
        WhyRow("What fired", _fired(alert)),
        WhyRow("Inputs", _inputs(scene)),
        WhyRow("Baseline", _baseline(scene)),
        WhyRow("Trend", _trend(scene)),
        WhyRow("Rule", _rule(scene)),
        WhyRow("Protocol reads", _quotation(scene)),
        WhyRow("Since then", _history(scene)),
    )
    return WhyView(
        key=key,
        title=f"Why {label}, {alert.priority} priority",
        rows=tuple(row for row in rows if row.lines),
        opened_by=alert.opened_by,
    )


def _fired(alert: Alert) -> tuple[str, ...]:
    return tuple(map(wording.spelled, alert.reasons or (alert.value,)))


def _inputs(scene: _Scene) -> tuple[str, ...]:
    alert, charting = scene.alert, scene.protocol.charting
    known = {spec.code: spec for spec in charting.fields}
    lines = [spoken(known[m.field], m.value) for m in alert.values if m.field in known]
    if alert.slot is not None:
        lines.append(f"set due {scene.clock(alert.slot)}")
    if alert.measured_at is not None:
        measured = f"measured {scene.clock(alert.measured_at)}"
        charted = alert.charted_at
        told = f", charted {scene.clock(charted)}" if charted is not None else ""
        lines.append(f"{measured}{told}")
    return tuple(map(wording.spelled, lines))


def _baseline(scene: _Scene) -> tuple[str, ...]:
    shift = scene.alert.shift
    if shift is None:
        known = scene.assessment.baselines
        told = told_beside(scene.alert, known, scene.session, scene.protocol)
        if told is None:
            return ()
        return (f"{told.text}, {told.of}", *([told.note] if told.note else []))
    found = scene.assessment.baseline(shift.field)
    times = [] if found is None else [scene.clock(at) for at in found.times]
    of = f", median of {wording.listed(times)}" if times else ""
    moved = f"{wording.change(shift.change)}, {alert_words.percent(shift)}"
    return (f"{wording.number(shift.baseline)}{of}", moved)


def _trend(scene: _Scene) -> tuple[str, ...]:
    points = [
        f"{wording.as_charted(p.value)} at {scene.clock(p.at)}"
        for p in scene.alert.trend
    ]
    return (", ".join(points),) if points else ()


def _rule(scene: _Scene) -> tuple[str, ...]:
    protocol, alert = scene.protocol, scene.alert
    sources = {rule.id: rule.source for rule in protocol.rules}
    source = sources.get(alert.rule, "")
    if alert.slot is not None:
        source = protocol.overdue.source
    named = (
        f"{wording.sentence(alert.rule)}, protocol {protocol.id} v{protocol.version}"
    )
    found = (named, source, *_changed(scene), _approval(scene))
    return tuple(line for line in found if line)


def _changed(scene: _Scene) -> tuple[str, ...]:
    """Who had changed the rule's limit for this patient when the alert fired."""
    session, alert = scene.session, scene.alert
    at = alert.fired_at or alert.raised_at
    known = session.limits.known_at(at)
    before = [c for c in known if c.change.rule == alert.rule]
    if not before:
        return ()
    at, change = before[-1].at, before[-1].change
    by = wording.initials(session.name_of(before[-1].by))
    told = f"Limit {change.limit} for this patient since {scene.clock(at)}"
    return (f"{told}, {change.prescriber}, {change.reason}, charted by {by}",)


def _approval(scene: _Scene) -> str:
    """Whose approval the protocol had when this session was opened."""
    approved = scene.session.opened.approved
    told = approval_words(approved, scene.zone, is_verified=scene.is_verified)
    return wording.sentence(told)


def _quotation(scene: _Scene) -> tuple[str, ...]:
    words = {p.id: p.wording(scene.alert.priority) for p in scene.protocol.parameters}
    return tuple(
        f"“{wording.spelled(line)}”" for line in words.get(scene.alert.parameter, ())
    )


def _history(scene: _Scene) -> tuple[str, ...]:
    alert = scene.alert
    lines = [f"shown {scene.clock(alert.raised_at)}"]
    if alert.repeated_at is not None:
        lines.append(f"read again {scene.clock(alert.repeated_at)}, {alert.repeat}")
    seen = alert_words.acknowledged_by(alert, scene.session, scene.zone)
    if seen:
        lines.append(f"acknowledged {seen}")
    for action in alert.actions:
        done = alert_words.action_name(action, scene.protocol)
        who = wording.initials(scene.session.name_of(action.by))
        told = f"{done}, {scene.clock(action.at)} by {who}"
        lines.append(f"{told}, {action.note}" if action.note else told)
    lines += _life(scene)
    ended = alert_ends.resolved(alert, scene.zone, scene.assessment.slots)
    since, now = alert.raised_at, scene.assessment.at
    lines.append(ended or alert_words.how_long(since, scene.session, now))
    return tuple(lines)


def _life(scene: _Scene) -> list[str]:
    """Who saw it, who was called and who came."""
    life, session = scene.alert.life, scene.session
    lines = [
        f"seen {scene.clock(s.at)} by {wording.initials(session.name_of(s.by))}"
        for s in life.seen
    ]
    for call in life.calls:
        number = f", {call.number}" if call.number else ""
        lines.append(f"called {call.who}{number}, {scene.clock(call.at)}")
    lines += [f"{a.who} arrived {scene.clock(a.at)}" for a in life.arrivals]
    return lines
