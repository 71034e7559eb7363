"""The columns of a back-test, and how each is written: what differs stands out."""

from PySide6.QtGui import QColor

from ui.panels.line_table import Column
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.views.backtest.page import AlertLine, RuleLine

RULES = (
    Column("Rule", "rule", 190, 4),
    Column("Raised", "raised", 70, 1, is_number=True),
    Column("An hour", "raised_hourly", 70, 1, is_number=True),
    Column("Would be", "would", 70, 1, is_number=True),
    Column("An hour", "would_hourly", 70, 1, is_number=True),
    Column("Gained", "gained", 70, 1, is_number=True),
    Column("Lost", "lost", 70, 1, is_number=True),
    Column("Moved", "moved", 70, 1, is_number=True),
    Column("By another", "by_another", 84, 1, is_number=True),
    Column("For another", "for_another", 84, 1, is_number=True),
    Column("Sessions", "sessions", 70, 1, is_number=True),
)
ALERTS = (
    Column("Session opened", "opened", 200, 2),
    Column("Alert", "change", 130, 1),
    Column("Rule", "rule", 190, 3),
    Column("Priority", "priority", 180, 2),
    Column("At", "when", 170, 2),
)
_STANDING_OUT = frozenset(
    {"rule", "gained", "lost", "moved", "by_another", "for_another", "change"}
)


def rule_face(line: RuleLine, field: str, theme: Theme) -> tuple[Role, QColor]:
    colours = theme.palette
    if not line.differs:
        return Role.BODY, colours.text_secondary
    return _role(field), colours.text


def alert_face(_: AlertLine, field: str, theme: Theme) -> tuple[Role, QColor]:
    return _role(field), theme.palette.text


def _role(field: str) -> Role:
    return Role.BODY_STRONG if field in _STANDING_OUT else Role.BODY
