"""Setting a session on paper for a command, without a display."""

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from monitor.charting.reads import SessionRead
    from monitor.charting.shelf import Offer
    from ui.views.report.blocks import Report
    from ui.views.sheets.papers import Paper

PAPERS = ("A4", "Letter")


def session_pdf(
    read: "SessionRead", by: str, size: str = PAPERS[0], paper: "Paper | None" = None
) -> bytes:
    """What is put on paper of the session, its report where nothing else is named.

    ``size`` is one of the PAPERS. Raises Plain where there is no such paper of it.
    """
    from monitor import __version__  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415
    from ui.views.sheets.papers import REPORT  # noqa: PLC0415

    wanted = paper or REPORT
    why = wanted.why_not(read) if wanted is not REPORT else ""
    if why:
        raise Plain(f"{why}.")
    return _pdf(wanted.make(read, by, __version__), size)


def blank_pdf(offer: "Offer", size: str = PAPERS[0]) -> bytes:
    """The downtime sheet of a protocol, of no session yet."""
    from monitor import __version__  # noqa: PLC0415
    from ui.views.sheets.downtime import blank_sheet  # noqa: PLC0415

    sheet = blank_sheet(
        offer.protocol, __version__, offer.approved, is_verified=offer.is_verified
    )
    return _pdf(sheet, size)


def _pdf(report: "Report", size: str) -> bytes:
    _fonts()
    from ui.printing.report.letters import sentence  # noqa: PLC0415
    from ui.printing.report.pdf import SIZES, PdfFile  # noqa: PLC0415

    file = PdfFile(report, next(known for known in SIZES if known == size))
    for _ in file.steps():
        pass
    if file.lacking:
        click.echo(sentence(file.lacking), err=True)
    return file.content


@cache
def _fonts() -> "QApplication":
    """Qt measures letters for an application alone; this one shows nothing."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication(sys.argv[:1])
