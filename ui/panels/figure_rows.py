"""The columns of the audit figures, and how each is written: the figure stands out."""

from PySide6.QtGui import QColor

from ui.panels.line_table import Column
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.views.figures.page import FigureLine

COLUMNS = (
    Column("Figure", "name", 300, 4),
    Column("Value", "value", 270, 3),
    Column("95 % interval", "interval", 150, 1),
    Column("Numbers", "n", 150, 1),
    Column("Of", "of", 120, 1),
)


def face(line: FigureLine, field: str, theme: Theme) -> tuple[Role, QColor]:
    colours = theme.palette
    if line.is_heading:
        return Role.LABEL, colours.text_secondary
    if field == "value":
        return Role.BODY_STRONG, colours.text
    is_quiet = field in ("n", "of", "interval")
    return Role.BODY, colours.text_secondary if is_quiet else colours.text
