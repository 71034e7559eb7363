"""Setting a session on paper for a command, without a display."""

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from monitor.charting.reads import SessionRead

PAPERS = ("A4", "Letter")


def session_pdf(read: "SessionRead", by: str, paper: str = PAPERS[0]) -> bytes:
    """The report of the session as PDF; one of the PAPERS."""
    _fonts()
    from monitor import __version__  # noqa: PLC0415
    from ui.printing.report.pdf import SIZES, pdf_of  # noqa: PLC0415
    from ui.views.report.build import report_view  # noqa: PLC0415

    size = next(known for known in SIZES if known == paper)
    return pdf_of(report_view(read, by, __version__), size)


@cache
def _fonts() -> "QApplication":
    """Qt measures letters for an application alone; this one shows nothing."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication(sys.argv[:1])
