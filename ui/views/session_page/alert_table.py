"""How each alert of a session was answered, a row each."""

from typing import NamedTuple

from monitor.chart.kinds import Priority
from monitor.protocol.assessment import Alert
from ui.views import wording
from ui.views.report import alerts as words
from ui.views.report.scene import Scene

NONE = "No alert was raised."


class AlertLine(NamedTuple):
    """One alert; ``is_never`` where somebody was to acknowledge it and nobody did."""

    key: str
    raised: str
    priority: Priority
    what: str
    acknowledged: str
    action: str
    recheck: str
    resolved: str
    is_never: bool

    @property
    def spoken(self) -> str:
        parts = (
            f"{self.raised}, {self.priority}, {self.what}",
            f"acknowledged {self.acknowledged}",
            f"action {self.action}",
            f"recheck {self.recheck}",
            f"resolved {self.resolved}",
        )
        return ". ".join(parts)


class AlertTable(NamedTuple):
    """The alerts in the order they were raised; ``beside`` is what they come to."""

    lines: tuple[AlertLine, ...]
    beside: str


def alert_table(scene: Scene) -> AlertTable:
    found = scene.read.assessment.alerts
    asking = words.asking_of(scene)
    beside = wording.counted(len(found), "alert")
    if asking:
        beside = words.median_words(asking)
    return AlertTable(tuple(_line(alert, scene) for alert in found), beside)


def _line(alert: Alert, scene: Scene) -> AlertLine:
    told = words.answer_words(alert, scene)
    return AlertLine(
        key=alert.key,
        raised=scene.clock(alert.raised_at),
        priority=alert.priority,
        what=words.what_words(alert, scene),
        acknowledged=told,
        action=words.action_words(alert, scene),
        recheck=words.again_words(alert, scene),
        resolved=words.end_words(alert, scene),
        is_never=told == words.NEVER,
    )
