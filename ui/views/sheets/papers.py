"""What can be put on paper of a session, and of which ones."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from monitor.charting.reads import SessionRead
from ui.views.report.blocks import Report

Permitted = Literal["exports", "charts"]
_OPEN = "The session is still open"
_CLOSED = "The session is closed; Ctrl+P prints its report"
_NO_SPRAY = "This sheet is of a nasal spray, and the session's dose is another"
_NO_DOSE = "No dose was charted in this session"


class Paper(NamedTuple):
    """``what`` it is called; ``form`` what the audit log calls the file of it.

    Who may what ``act`` names may have it. The name of its ``file`` names nobody: it
    stands in the dialog, and in lists of what was opened last.
    """

    action: str
    what: str
    form: str
    act: Permitted
    make: Callable[[SessionRead, str, str], Report]
    why_not: Callable[[SessionRead], str]

    @property
    def file(self) -> str:
        return f"{self.what}.pdf"


def _why_no_report(read: SessionRead) -> str:
    return _OPEN if read.session.is_open else ""


def _why_no_esketamine(read: SessionRead) -> str:
    if read.protocol.charting.form != "devices":
        return _NO_SPRAY
    if read.session.dose_started_at is None:
        return _NO_DOSE
    return _why_no_report(read)


def _why_no_downtime(read: SessionRead) -> str:
    return "" if read.session.is_open else _CLOSED


# Late: few sessions are printed, and each of these takes its time to load.


def _report(read: SessionRead, by: str, app_version: str) -> Report:
    from ui.views.report.build import report_view  # noqa: PLC0415

    return report_view(read, by, app_version)


def _esketamine(read: SessionRead, by: str, app_version: str) -> Report:
    from ui.views.sheets.esketamine import esketamine_sheet  # noqa: PLC0415

    return esketamine_sheet(read, by, app_version)


def _downtime(read: SessionRead, by: str, app_version: str) -> Report:
    from ui.views.sheets.downtime import downtime_sheet  # noqa: PLC0415

    return downtime_sheet(read, by, app_version)


REPORT = Paper("print", "session report", "pdf", "exports", _report, _why_no_report)
ESKETAMINE = Paper(
    "esketamine sheet",
    "esketamine summary",
    "esketamine, pdf",
    "exports",
    _esketamine,
    _why_no_esketamine,
)
DOWNTIME = Paper(
    "downtime sheet",
    "downtime sheet",
    "downtime sheet, pdf",
    "charts",
    _downtime,
    _why_no_downtime,
)
PAPERS = (REPORT, ESKETAMINE, DOWNTIME)
