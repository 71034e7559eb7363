"""What the screen's toolkit tells of the workstation, for diagnostics."""

import platform

from PySide6 import __version__ as pyside
from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontInfo, QGuiApplication

from ui.theme.fonts import FAMILY, Role
from ui.theme.theme import current_theme


def workstation_told() -> tuple[tuple[str, str], ...]:
    """System, Python and Qt, each screen, and whether our type is there."""
    lines = [
        ("System", f"{platform.system()} {platform.release()}, {platform.machine()}"),
        ("Python", platform.python_version()),
        ("Qt", f"{qVersion()}, PySide6 {pyside}, {QGuiApplication.platformName()}"),
    ]
    for screen in QGuiApplication.screens():
        size, scale = screen.size(), screen.devicePixelRatio()
        said = f"{size.width()} by {size.height()} at {scale:.0%}"
        lines.append((f"Screen {screen.name()}".strip(), said))
    family = QFontInfo(current_theme().font(Role.BODY)).family()
    missing = "" if family == FAMILY else f", {FAMILY} is missing"
    lines.append(("Typeface", f"{family}{missing}"))
    return tuple(lines)
