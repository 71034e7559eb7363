"""Demo and drill, started beside this app as apps of their own."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess


def start_beside(command: str) -> None:
    """Over a record of its own."""
    entry = Path(__file__).parents[1] / "main.py"
    QProcess.startDetached(sys.executable, [str(entry), command])
