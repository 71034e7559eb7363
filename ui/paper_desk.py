"""Puts a closed session on paper, or into a file, once that is noted."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from monitor import __version__
from monitor.chart.audit import Printed
from ui import questions
from ui.handing_out import HandingOut, hand_out, why_not_exported

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QDialog, QWidget

    from monitor.chart.entries import Actor
    from monitor.charting.reads import SessionRead
    from ui.bedside import Bedside
    from ui.screens import Screens
    from ui.store import Store

WHAT = "session report"
_FILE = "session report.pdf"
"""Without a name: it stands in the dialog, and in lists of what was opened last."""
_SAVED = "The report is saved and names the patient; keep it as you keep the record"
_PRINTED = "The report was sent to the printer"
_NOT_PRINTED = "Nothing was printed: the printer takes nothing. Save it as PDF"


class PaperDesk(QObject):
    """Asks for a printer, or for a file where there is none.

    Nothing is written where whoever asked has left the screen meanwhile.

    *Signals:* ``asked()``: the key of the page; ``told(str)``: what became of it.
    """

    asked = Signal()
    told = Signal(str)

    def __init__(
        self, page: "QWidget", screens: "Screens", bedside: "Bedside", store: "Store"
    ) -> None:
        super().__init__(screens)
        self._page = page
        # The page's own: where a recovery code is shown the same key prints that.
        key = QShortcut(QKeySequence("Ctrl+P"), page)
        key.setAutoRepeat(False)
        key.activated.connect(self.asked)
        self._screens = screens
        self._bedside = bedside
        self._store = store
        self.dialog: QDialog | None = None

    @Slot()
    def begin(self) -> None:
        """Of the session that is shown; the recorder says whether it may be."""
        snapshot = self._store.snapshot
        read, actor = snapshot.readable, snapshot.actor
        if read is None or actor is None:
            return

        def go_on(refused: str) -> None:
            if refused:
                self.told.emit(refused)
            elif self._is_there(actor):
                self._choose(read, actor)

        self._bedside.ask(partial(why_not_exported, actor), go_on)

    def _choose(self, read: "SessionRead", actor: "Actor") -> None:
        # Printing takes its time to load, and few sessions are printed.
        from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415

        if QPrinterInfo.availablePrinters():
            self._ask_for_printer(read, actor)
        else:
            self._ask_for_file(read, actor)

    def _ask_for_printer(self, read: "SessionRead", actor: "Actor") -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(f"Vigil {WHAT}")
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self._page.window())
        dialog.accepted.connect(partial(self._print, printer, read, actor))
        self._open(dialog)

    def _ask_for_file(self, read: "SessionRead", actor: "Actor") -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        dialog = QFileDialog(
            self._page.window(), "Save the report as PDF", _FILE, "PDF (*.pdf)"
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(partial(self._save, read, actor))
        self._open(dialog)

    def _open(self, dialog: "QDialog") -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.open()

    @Slot()
    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _save(self, read: "SessionRead", actor: "Actor", chosen: str) -> None:
        from ui.printing.report.pdf import pdf_of  # noqa: PLC0415
        from ui.views.report.build import report_view  # noqa: PLC0415

        if not self._is_there(actor):
            return
        content = pdf_of(report_view(read, actor.name, __version__))
        wanted = HandingOut(read, actor, Path(chosen), content)
        question = partial(hand_out, wanted)
        self._bedside.ask(question, lambda fault: self.told.emit(fault or _SAVED))

    def _print(self, printer: "QPrinter", read: "SessionRead", actor: "Actor") -> None:
        from ui.printing.report.pdf import draw_report, page_count  # noqa: PLC0415
        from ui.views.report.build import report_view  # noqa: PLC0415

        if not self._is_there(actor):
            return
        report = report_view(read, actor.name, __version__)
        deed = Printed(what=WHAT, pages=page_count(printer, report))

        def go_on(_: None) -> None:
            try:
                draw_report(printer, report)
            except RuntimeError:
                self.told.emit(_NOT_PRINTED)
            else:
                self.told.emit(_PRINTED)

        self._bedside.ask(partial(questions.note_first, deed, actor, read), go_on)

    def _is_there(self, asked: "Actor") -> bool:
        """Whether who asked is still who sees the screen."""
        now = self._store.snapshot.actor
        is_same = now is not None and now.person == asked.person
        return is_same and not self._screens.cover
