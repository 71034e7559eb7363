"""What the screen's toolkit tells of the workstation, for diagnostics."""

import platform
from datetime import timedelta

from PySide6 import __version__ as pyside
from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontInfo, QGuiApplication

from ui.theme.fonts import FAMILY, Role
from ui.theme.theme import current_theme
from ui.views.wording import apart


def workstation_told(ahead: timedelta) -> tuple[tuple[str, str], ...]:
    """System, Python and Qt, each screen, and whether our type is there.

    ``ahead`` is how far the workstation's own clock is ahead of the time charted by.
    """
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
    offset = apart(ahead) if ahead else "none"
    lines.append(("Clock set while charting", offset))
    return tuple(lines)
