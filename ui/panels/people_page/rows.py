"""The columns of the list of people; whose access ended is paler, and says so."""

from PySide6.QtGui import QColor

from ui.panels.line_table import Column
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.views.people_page.page import PersonLine

COLUMNS = (
    Column("Name", "name", 200, 4),
    Column("Signs in as", "sign_in", 140, 2),
    Column("Roles", "roles", 220, 3),
    Column("Since", "since", 110, 1),
    Column("Access", "access", 220, 5),
)


def face(line: PersonLine, field: str, theme: Theme) -> tuple[Role, QColor]:
    colours = theme.palette
    is_strong = field == "name" and line.is_active
    role = Role.BODY_STRONG if is_strong else Role.BODY
    return role, colours.text if line.is_active else colours.text_secondary
