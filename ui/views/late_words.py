"""The one list of abnormal values that became known too late to call anybody."""

from collections.abc import Sequence
from datetime import datetime

from monitor.protocol.assessment import Alert, Card
from monitor.protocol.priorities import PRIORITIES
from ui.views import wording
from ui.views.alert_facts import Scene

LATE = "late"
"""What stands for a parameter on the line of the list."""

_NAMED = 3


def late_card(alerts: Sequence[Alert]) -> Card | None:
    """The list as one card, to be acknowledged together; None where it is empty."""
    if not alerts:
        return None
    urgent = sorted(alerts, key=_urgency)
    top = urgent[0]
    return Card(
        parameter=LATE,
        label="Late-arriving abnormal values",
        priority=top.priority,
        top=top,
        alerts=tuple(urgent),
        reasons=tuple(alert.reasons[0] for alert in urgent if alert.reasons),
        unacknowledged=tuple(alert.key for alert in urgent),
        is_latched=False,
        open_since=min(alert.raised_at for alert in alerts),
        trend=(),
        wording=(),
    )


def _urgency(alert: Alert) -> tuple[int, datetime]:
    return PRIORITIES.index(alert.priority), alert.measured_at or alert.raised_at


def late_count(card: Card) -> str:
    return wording.counted(len(card.alerts), "value")


def late_words(card: Card, scene: Scene) -> str:
    """The most urgent first, each with its time; beyond three they are counted."""
    told = [_one(alert, scene) for alert in card.alerts[:_NAMED]]
    if len(card.alerts) > _NAMED:
        told.append(f"{len(card.alerts) - _NAMED} more")
    return wording.listed(told)


def _one(alert: Alert, scene: Scene) -> str:
    at = alert.measured_at or alert.raised_at
    return f"{scene.clock(at)} {wording.spelled(alert.value)}"
