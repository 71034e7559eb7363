"""A session of sixty pages: each is numbered and whole, and nothing gets lost."""

from pathlib import Path

import pytest

from monitor.chart.kinds import NoteRecorded
from monitor.charting.reads import SessionRead
from monitor.reports.compiling import compile_record
from tests.ui.printing.paper import BY, needs_poppler, pages_of, run_together, said
from tests.ui.printing.test_report_text import words_of
from tests.ui.printing.varied import infused
from ui.printing.report.pdf import PdfFile
from ui.views.report.build import report_view

pytestmark = [needs_poppler, pytest.mark.usefixtures("qapp")]

PAGES = 60
_LONG, _SHORT = "slept, then spoke of the sea; " * 110, "woke and slept again. " * 40


def written(read: SessionRead, path: Path) -> int:
    """How many pages it takes."""
    file = PdfFile(report_view(read, BY, "0.1.0"))
    for _ in file.steps():
        pass
    path.write_bytes(file.content)
    return int(said(("pdfinfo", str(path))).split("Pages:")[1].split()[0])


def test_sixty_pages_hold_all_of_it(tmp_path: Path) -> None:
    """The notes make it so long; a short one more takes less than a page."""
    path = tmp_path / "report.pdf"
    clinic = infused(closes=False)
    for number in range(38):
        text = f"Note {number} begins. {_LONG}Note {number} ends."
        clinic.chart(42 + number / 10, NoteRecorded(text=text))
    minute = 46.0
    while (count := written(clinic.read, path)) < PAGES:
        minute += 0.1
        for _ in range(max(1, PAGES - count - 1)):
            clinic.chart(minute, NoteRecorded(text=_SHORT))
    assert count == PAGES

    pages = pages_of(path)
    for number, page in enumerate(pages, start=1):
        assert f"page {number} of {PAGES}" in page
        assert "DEMO, Alex" in page
        assert "ID No. T-0001" in page
    whole = run_together("".join(pages))
    record = compile_record(clinic.read, BY, "0.1.0")
    kept = {word for word in words_of(record) if len(word) < 200}
    assert len(kept) > 40
    assert [w for w in kept if run_together(w) not in whole] == []
    for number in range(38):
        assert f"Note{number}begins." in whole
        assert f"Note{number}ends." in whole
    info = said(("pdfinfo", str(path)))
    assert [w for w in ("Demo", "DEMO", "Alex", "T-0001", "Okafor") if w in info] == []
