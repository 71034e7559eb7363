"""Alerts on paper: how each was answered, in brief and then with all that was done."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from monitor.chart.closing import was_afterwards
from monitor.protocol.assessment import Alert
from monitor.review.delays import delay_figures
from ui.views import alert_ends, alert_words, wording
from ui.views.report.blocks import Block, Column, Row, Table, Text, Title, plain, strong
from ui.views.report.scene import Scene
from ui.views.timeline_row import joined

NEVER = "never acknowledged"
_CALLED_NOBODY = "called nobody, charted afterwards"
_DASH = "\N{EN DASH}"
_COLUMNS = (
    Column("Raised", 0.07),
    Column("Priority", 0.09),
    Column("Rule, value and limit", 0.24),
    Column("Acknowledged", 0.18),
    Column("Action", 0.16),
    Column("Recheck", 0.11),
    Column("Resolved", 0.15),
)
_TOLD = {"board": "board told", "rooms": "rooms told", "contact": "contact named"}


def response_blocks(scene: Scene) -> tuple[Block, ...]:
    """Those that ask for an answer; the low ones are with the others on later pages."""
    asking = [a for a in scene.read.assessment.alerts if a.priority != "low"]
    if not asking:
        words = "no medium or high alert was raised"
        return (Title("Alert response", words),)
    rows = tuple(_row(alert, scene) for alert in asking)
    words = median_words(asking_of(scene))
    return (Title("Alert response", words), Table(_COLUMNS, rows))


def alert_blocks(scene: Scene) -> tuple[Block, ...]:
    """Every alert, with what was known of it and all that became of it."""
    alerts = scene.read.assessment.alerts
    if not alerts:
        return (Title("Alerts", "none was raised"),)
    rows = tuple(
        _row(alert, scene)._replace(below=tuple(_below(alert, scene)))
        for alert in alerts
    )
    count = wording.counted(len(alerts), "alert")
    return (Title("Alerts", count), Table(_COLUMNS, rows))


def asking_of(scene: Scene) -> list[Alert]:
    """Those that asked for an answer while somebody could give one."""
    return [
        alert
        for alert in scene.read.assessment.alerts
        if alert.priority != "low"
        and not was_afterwards(scene.session, alert.raised_at)
    ]


def median_words(asking: Sequence[Alert]) -> str:
    """Over all that asked for it: one never acknowledged took longer than any other."""
    took = delay_figures(
        None if a.acknowledged_at is None else a.acknowledged_at - a.raised_at
        for a in asking
    )
    counted = f"n {took.n}, {NEVER} counted"
    if took.median is None:
        return f"median to acknowledge not reached, {counted}"
    return f"median to acknowledge {delay(took.median)}, {counted}"


def delay(length: timedelta) -> str:
    """``22sec``, ``1min 35sec``: to the second, since it is seconds that count."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    parts = [f"{minutes}min"] if minutes else []
    parts += [f"{seconds}sec"] if seconds or not minutes else []
    return " ".join(parts)


def _row(alert: Alert, scene: Scene) -> Row:
    told = answer_words(alert, scene)
    return Row(
        (
            strong(scene.clock(alert.raised_at)),
            alert.priority,
            plain(what_words(alert, scene)),
            strong(told) if told == NEVER else plain(told),
            plain(action_words(alert, scene)),
            plain(again_words(alert, scene)),
            plain(end_words(alert, scene)),
        )
    )


def what_words(alert: Alert, scene: Scene) -> str:
    """Value and limit, and the rule."""
    return joined(alert_words.headline(alert, scene.zone), alert.rule)


def answer_words(alert: Alert, scene: Scene) -> str:
    """How long nobody had said that they knew, and who said so; or that nobody did.

    What was charted once the session was over stood on no screen.
    """
    if alert.priority != "low" and was_afterwards(scene.session, alert.raised_at):
        return _CALLED_NOBODY
    if alert.acknowledged_at is None:
        return "not asked for" if alert.priority == "low" else NEVER
    took = delay(alert.acknowledged_at - alert.raised_at)
    by = alert.acknowledged_by
    return ", ".join([took, *([scene.session.name_of(by)] if by else [])])


def action_words(alert: Alert, scene: Scene) -> str:
    """What was done, and how long after it was raised."""
    return "; ".join(_actions(alert, scene)) or _DASH


def _actions(alert: Alert, scene: Scene) -> Iterator[str]:
    for action in alert.actions:
        took = delay(action.at - alert.raised_at)
        yield f"{alert_words.action_name(action, scene.protocol)}, {took}"


def end_words(alert: Alert, scene: Scene) -> str:
    """When it was over, how long after it was raised, and how."""
    if alert.resolved_at is None:
        return _DASH
    how = alert_ends.how_ended(alert, scene.read.assessment.slots)
    took = delay(alert.resolved_at - alert.raised_at)
    return f"{scene.clock(alert.resolved_at)}, {took}, {how}"


def again_words(alert: Alert, scene: Scene) -> str:
    """How long until it was read again, and whether that confirmed it.

    Of a value charted late that can have been before the alert was raised: then when.
    """
    if alert.repeated_at is None:
        return _DASH
    is_before = alert.repeated_at < alert.raised_at
    before = scene.clock(alert.repeated_at)
    took = before if is_before else delay(alert.repeated_at - alert.raised_at)
    return took if alert.repeat == "none" else f"{took}, {alert.repeat}"


def _below(alert: Alert, scene: Scene) -> Iterator[Text]:
    life, name_of = alert.life, scene.session.name_of
    clock = scene.clock
    told = [*map(wording.spelled, alert.reasons[1:])]
    told += [alert_words.over_baseline(alert.shift)] if alert.shift else []
    if alert.measured_at is not None and alert.measured_at != alert.raised_at:
        told.append(f"measured {clock(alert.measured_at)}")
    told += [f"seen {clock(s.at)} by {name_of(s.by)}" for s in life.seen]
    told += [f"{_TOLD[e.level]} {clock(e.at)} {e.contact}" for e in life.escalated]
    told += [
        f"{alert_words.action_name(a, scene.protocol)} {clock(a.at)}"
        f" by {name_of(a.by)}{f', {a.note}' if a.note else ''}"
        for a in alert.actions
    ]
    told += [
        f"called {c.who} {c.number} {clock(c.at)} by {name_of(c.by)}"
        for c in life.calls
    ]
    told += [f"{a.who} arrived {clock(a.at)}" for a in life.arrivals]
    if alert.repeated_at is not None:
        told.append(f"read again {clock(alert.repeated_at)}, {alert.repeat}")
    if life.resolved is not None:
        why = f", {life.resolved.cause}" if life.resolved.cause else ""
        told.append(
            f"ended {clock(life.resolved.at)} by {name_of(life.resolved.by)}{why}"
        )
    words = " · ".join(" ".join(part.split()) for part in told if part)
    if words:
        yield plain(words)
