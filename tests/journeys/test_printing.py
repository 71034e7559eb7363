"""A closed session goes on paper: asked for by a key, noted, and by whom it may."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QFileDialog

from monitor.chart.audit import Exported, Printed
from tests.journeys.closed_session import chart_and_close, press, show
from tests.journeys.doorway import Doorway, Open
from tests.journeys.noted import noted
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import close_room, go
from tests.journeys.test_colleagues import marsh_comes, with_marsh
from tests.journeys.test_signing_off import read
from tests.journeys.typed_rows import CTRL


@pytest.fixture
def here(doorway: Open, monkeypatch: pytest.MonkeyPatch) -> Doorway:
    """A nurse has charted a session, and no printer is set up."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", list)
    # A native dialog is none of ours to look into.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    here = doorway()
    here.set_up()
    chart_and_close(here)
    return here


def _exports(here: Doorway) -> list[Exported]:
    return [row.deed for row in noted(here) if isinstance(row.deed, Exported)]


def _asked(here: Doorway) -> QFileDialog:
    paper = here.vigil.desks.paper
    press(Qt.Key.Key_P, CTRL)
    here.until(lambda: paper.dialog is not None)
    assert isinstance(paper.dialog, QFileDialog)
    return paper.dialog


def test_a_supervisor_saves_it_and_it_is_noted(here: Doorway, tmp_path: Path) -> None:
    id_, out = read(here).id, tmp_path / "report.pdf"
    with_marsh(here, "supervisor")
    marsh_comes(here)
    show(here, id_)
    dialog = _asked(here)
    assert "Halvorsen" not in dialog.selectedFiles()[0]
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    here.until(lambda: "The session report is saved" in here.vigil.notice.words)
    assert out.read_bytes().startswith(b"%PDF-")
    (deed,) = _exports(here)
    assert (deed.form, deed.rows, deed.sessions) == ("pdf", 6, 1)


def test_nothing_is_written_once_the_screen_is_covered(
    here: Doorway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asked has gone."""
    id_, out = read(here).id, tmp_path / "report.pdf"
    with_marsh(here, "supervisor")
    marsh_comes(here)
    show(here, id_)
    dialog = _asked(here)
    monkeypatch.setattr(here.vigil.screens, "cover", "veil")
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    assert _exports(here) == []
    assert not out.exists()


def test_leaving_the_dialog_writes_and_notes_nothing(here: Doorway) -> None:
    id_ = read(here).id
    with_marsh(here, "supervisor")
    marsh_comes(here)
    show(here, id_)
    _asked(here).reject()
    here.until(lambda: here.vigil.desks.paper.dialog is None)
    assert _exports(here) == []


def test_a_nurse_is_told_who_prints(here: Doorway) -> None:
    press(Qt.Key.Key_P, CTRL)
    here.until(lambda: "prints and exports" in here.vigil.notice.words)
    assert here.vigil.desks.paper.dialog is None


def test_an_open_session_is_not_put_on_paper(roomed: Nurse) -> None:
    """Its chart is still being written."""
    go(roomed, 1)
    roomed.chord(Qt.Key.Key_P, CTRL)
    assert roomed.vigil.notice.words == "The session is still open"


def test_where_nobody_signs_in_whoever_is_there_prints(
    roomed: Nurse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on the command line."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", list)
    roomed.vigil.navigation.open_session(close_room(roomed, 1))
    roomed.settle()
    roomed.chord(Qt.Key.Key_P, CTRL)
    paper = roomed.vigil.desks.paper
    roomed.until(lambda: paper.dialog is not None)
    assert paper.dialog is not None
    paper.dialog.reject()


@pytest.fixture
def printing(here: Doorway, monkeypatch: pytest.MonkeyPatch) -> QPrintDialog:
    """A supervisor is asked for a printer, since one is set up."""
    id_ = read(here).id
    with_marsh(here, "supervisor")
    marsh_comes(here)
    show(here, id_)
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", lambda: ["one"])
    press(Qt.Key.Key_P, CTRL)
    paper = here.vigil.desks.paper
    here.until(lambda: paper.dialog is not None)
    assert isinstance(paper.dialog, QPrintDialog)
    return paper.dialog


def test_a_printer_writes_no_file(here: Doorway, printing: QPrintDialog) -> None:
    """It would be open to others, without its hash in the audit log."""
    to_file = QPrintDialog.PrintDialogOption.PrintToFile
    assert not printing.testOption(to_file)
    printing.reject()
    here.until(lambda: here.vigil.desks.paper.dialog is None)


def test_it_goes_to_the_printer_and_is_noted(
    here: Doorway, printing: QPrintDialog, tmp_path: Path
) -> None:
    """To one that draws into a file, since here is none of paper."""
    out = tmp_path / "drawn.pdf"
    printing.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.printer().setOutputFileName(str(out))
    printing.done(QDialog.DialogCode.Accepted.value)
    here.until(lambda: "was sent to the printer" in here.vigil.notice.words)
    assert out.read_bytes().startswith(b"%PDF-")
    (deed,) = [row.deed for row in noted(here) if isinstance(row.deed, Printed)]
    assert deed.what == "session report"
    assert deed.pages > 0


def test_it_is_saved_as_pdf_where_there_is_a_printer(
    here: Doorway, printing: QPrintDialog, tmp_path: Path
) -> None:
    """By a button of the dialog, as where there is none: noted, and for the owner."""
    box = printing.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    (save,) = [b for b in box.buttons() if b.text() == "Save as PDF"]
    save.click()
    paper, out = here.vigil.desks.paper, tmp_path / "report.pdf"
    here.until(lambda: isinstance(paper.dialog, QFileDialog))
    dialog = paper.dialog
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    here.until(lambda: "The session report is saved" in here.vigil.notice.words)
    assert out.stat().st_mode & 0o777 == 0o600
    (deed,) = _exports(here)
    assert deed.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
