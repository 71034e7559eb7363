"""What is put on the clipboard, for pasting into the clinic's own record."""

from PySide6.QtGui import QGuiApplication

from monitor import __version__
from monitor.charting.reads import SessionRead
from ui.views.summary.text import summary_text


def copy_summary(read: SessionRead | None) -> str:
    """Copy the summary of the session shown; what to say of it."""
    if read is None:
        return "No session is shown"
    QGuiApplication.clipboard().setText(summary_text(read, __version__))
    return "The summary of this session is copied; it names the patient"
