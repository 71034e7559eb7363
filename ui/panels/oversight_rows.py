"""The columns of the page of oversight; how something stands is written strong."""

from PySide6.QtGui import QColor

from ui.panels.line_table import Column
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.views.oversight.lines import OversightLine, Shape
from ui.views.oversight.shown import SectionLine

SECTIONS = (Column("", "name", 156, 1), Column("", "told", 78, 0))
COLUMNS: dict[Shape, tuple[Column, ...]] = {
    "lines": (
        Column("State", "standing", 150, 1),
        Column("What", "what", 270, 3),
        Column("More", "detail", 300, 5),
    ),
    "drugs": (
        Column("State", "standing", 142, 1),
        Column("Session", "what", 160, 4),
        Column("Drug", "drug", 92, 1),
        Column("Taken", "taken", 66, 0, is_number=True),
        Column("Given", "given", 104, 1),
        Column("Wasted", "wasted", 66, 0, is_number=True),
        Column("Witness", "witness", 90, 2),
        Column("Balance", "balance", 76, 0, is_number=True),
    ),
}
_STRONG = frozenset({"standing", "balance"})
_QUIET = frozenset({"detail"})


def face(_: OversightLine, field: str, theme: Theme) -> tuple[Role, QColor]:
    colours = theme.palette
    role = Role.BODY_STRONG if field in _STRONG else Role.BODY
    return role, colours.text_secondary if field in _QUIET else colours.text


def section_face(line: SectionLine, field: str, theme: Theme) -> tuple[Role, QColor]:
    role = Role.BODY_STRONG if line.is_pressing else Role.BODY
    is_quiet = field == "told" and not line.is_pressing
    return role, theme.palette.text_secondary if is_quiet else theme.palette.text
