"""A PDF as others read it: Poppler's tools, and what they make of it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from monitor.charting.reads import SessionRead
from ui.printing.report.pdf import Size, pdf_of
from ui.views.report.build import report_view

_TOOLS = ("pdftotext", "pdfinfo", "pdffonts", "pdftoppm")
BY = "A. Okafor RN"

needs_poppler = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in _TOOLS),
    reason="Poppler's tools are not here; Debian has them as poppler-utils",
)


def printed(read: SessionRead, folder: Path, size: Size = "A4") -> Path:
    path = folder / "report.pdf"
    path.write_bytes(pdf_of(report_view(read, BY, "0.1.0"), size))
    return path


def pages_of(pdf: Path, *how: str) -> list[str]:
    """The text of each page, in the order in which it was drawn unless told how."""
    words = said(("pdftotext", *(how or ("-raw",)), str(pdf), "-"))
    return words.split("\f")[:-1]


def run_together(text: str) -> str:
    """Without the spaces and breaks that setting it in columns has put in."""
    return re.sub(r"\s+", "", text)


def said(command: tuple[str, ...]) -> str:
    ran = subprocess.run(command, capture_output=True, check=True)
    return ran.stdout.decode("utf-8")
