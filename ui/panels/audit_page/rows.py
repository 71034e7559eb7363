"""The columns of the audit log, and how each is written: what was done stands out."""

from PySide6.QtGui import QColor

from ui.panels.line_table import Column
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.views.audit_page.page import AuditLine

COLUMNS = (
    Column("Time", "at", 184, 0),
    Column("Who", "who", 180, 2),
    Column("What", "deed", 290, 6),
    Column("Of", "subject", 142, 1),
    Column("Patient", "patient", 130, 2),
    Column("Workstation", "station", 90, 0),
)


def face(_: AuditLine, field: str, theme: Theme) -> tuple[Role, QColor]:
    colours = theme.palette
    role = Role.BODY_STRONG if field == "deed" else Role.BODY
    is_quiet = field in ("at", "station")
    return role, colours.text_secondary if is_quiet else colours.text
