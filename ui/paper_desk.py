"""Puts a session on paper, or into a file, once that is noted."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from monitor import __version__
from monitor.chart.audit import Printed
from ui import questions
from ui.handing_out import HandingOut, hand_out, why_not_handed
from ui.making import Making
from ui.stepped import Stepped
from ui.views.sheets.papers import REPORT, Paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QDialog, QWidget

    from monitor.chart.entries import Actor
    from monitor.charting.reads import SessionRead
    from ui.bedside import Bedside
    from ui.screens import Screens
    from ui.store import Store
    from ui.views.report.blocks import Report

_SAVED = "The {} is saved and names the patient; keep it as you keep the record"
_PRINTED = "The {} was sent to the printer"
_NOT_PRINTED = "Nothing was printed: the printer takes nothing. Save it as PDF"
_MAKING = "The {} is being made"


class _Asked(NamedTuple):
    """What is to be put on paper, and who asked for it."""

    paper: Paper
    read: "SessionRead"
    actor: "Actor"

    @property
    def what(self) -> str:
        return self.paper.what


class PaperDesk(QObject):
    """Asks for a printer, or for a file where there is none.

    What stands on the page is worked out in a thread of its own and set in short steps
    on the screen's, since that takes as long as many frames. Nothing is written where
    whoever asked has left the screen meanwhile.

    *Signals:* ``asked()``: the key of the page; ``told(str)``: what became of it.
    """

    asked = Signal()
    told = Signal(str)

    def __init__(
        self,
        pages: "tuple[QWidget, ...]",
        screens: "Screens",
        bedside: "Bedside",
        store: "Store",
    ) -> None:
        """The first of the pages is printed; on the others it is told where that is."""
        super().__init__(screens)
        self._page = pages[0]
        for page in pages:
            self._hear_on(page)
        self._screens = screens
        self._bedside = bedside
        self._store = store
        self._making = Making(self)
        self._setting = Stepped(self)
        self.dialog: QDialog | None = None

    def _hear_on(self, page: "QWidget") -> None:
        # Each page's own: where a recovery code is shown the same key prints that.
        key = QShortcut(QKeySequence("Ctrl+P"), page)
        key.setAutoRepeat(False)
        key.activated.connect(self.asked)

    def begin(self, paper: Paper = REPORT) -> None:
        """Of the session that is shown; the recorder says whether it may be."""
        snapshot = self._store.snapshot
        read, actor = snapshot.readable, snapshot.actor
        if read is None or actor is None:
            return
        asked = _Asked(paper, read, actor)

        def go_on(refused: str) -> None:
            if refused:
                self.told.emit(refused)
            elif self._is_there(actor):
                self._choose(asked)

        self._bedside.ask(partial(why_not_handed, actor, paper.act), go_on)

    def finish(self) -> None:
        """The program ends: what is not on paper yet is not put there."""
        self._setting.drop()
        self._making.finish()

    def _choose(self, asked: _Asked) -> None:
        # Printing takes its time to load, and few sessions are printed.
        from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415

        if QPrinterInfo.availablePrinters():
            self._ask_for_printer(asked)
        else:
            self._ask_for_file(asked)

    def _ask_for_printer(self, asked: _Asked) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(f"Vigil {asked.what}")
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self._page.window())
        # A file that the printer writes is open to others, and nobody's in the audit
        # log; one that is saved here is neither.
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
        self._offer_file(dialog, asked)
        then = partial(self._make, asked, partial(self._print, printer))
        # Its own `accepted` hands the printer over as well.
        dialog.finished.connect(lambda result: then() if result else None)
        self._open(dialog)

    def _offer_file(self, dialog: "QDialog", asked: _Asked) -> None:
        """A button of its own; where the system has its own dialog there is none."""
        from PySide6.QtWidgets import QDialogButtonBox  # noqa: PLC0415

        box = dialog.findChild(QDialogButtonBox)
        if box is None:
            return
        role = QDialogButtonBox.ButtonRole.ActionRole
        button = box.addButton("Save as PDF", role)

        def instead() -> None:
            dialog.reject()
            self._ask_for_file(asked)

        button.clicked.connect(instead)

    def _ask_for_file(self, asked: _Asked) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        dialog = QFileDialog(
            self._page.window(),
            f"Save the {asked.what} as PDF",
            asked.paper.file,
            "PDF (*.pdf)",
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(partial(self._make_file, asked))
        self._open(dialog)

    def _open(self, dialog: "QDialog") -> None:
        from PySide6.QtWidgets import QDialog  # noqa: PLC0415

        self.dialog = dialog
        dialog.finished.connect(partial(self._forget, dialog))
        # A dialog for printers has an ``open`` of its own, which wants a receiver.
        QDialog.open(dialog)

    def _forget(self, dialog: "QDialog", _: int) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None

    def _make(self, asked: _Asked, then: "Callable[[_Asked, Report], None]") -> None:
        """What stands on it, while the screen goes on."""
        if not self._is_there(asked.actor):
            return
        self.told.emit(_MAKING.format(asked.what))
        work = partial(asked.paper.make, asked.read, asked.actor.name, __version__)
        self._making.make(work, partial(then, asked))

    def _make_file(self, asked: _Asked, chosen: str) -> None:
        self._make(asked, partial(self._save, Path(chosen)))

    def _save(self, chosen: Path, asked: _Asked, report: "Report") -> None:
        from ui.printing.report.pdf import PdfFile  # noqa: PLC0415

        file = PdfFile(report)

        def write() -> None:
            if not self._is_there(asked.actor):
                return
            rows = len(asked.read.session.sets)
            form = asked.paper.form
            wanted = HandingOut(
                asked.read,
                asked.actor,
                chosen,
                file.content,
                form,
                rows,
                act=asked.paper.act,
            )
            saved = _with_lacking(_SAVED.format(asked.what), file.lacking)
            question = partial(hand_out, wanted)
            self._bedside.ask(question, lambda fault: self.told.emit(fault or saved))

        self._setting.run(file.steps(), write, self._say_not_printed)

    def _print(self, printer: "QPrinter", asked: _Asked, report: "Report") -> None:
        from ui.printing.report.pdf import Printing  # noqa: PLC0415

        printing = Printing(printer, report)
        printed = _with_lacking(_PRINTED.format(asked.what), printing.lacking)

        def note() -> None:
            if not self._is_there(asked.actor):
                return
            deed = Printed(what=asked.what, pages=printing.count)
            question = partial(questions.note_first, deed, asked.actor, asked.read)
            self._bedside.ask(question, draw)

        def draw(_: None) -> None:
            told = partial(self.told.emit, printed)
            self._setting.run(printing.draw(), told, self._say_not_printed)

        self._setting.run(printing.lay_out(), note, self._say_not_printed)

    def _say_not_printed(self, _: RuntimeError) -> None:
        self.told.emit(_NOT_PRINTED)

    def _is_there(self, asked: "Actor") -> bool:
        """Whether who asked is still who sees the screen."""
        now = self._store.snapshot.actor
        is_same = now is not None and now.person == asked.person
        return is_same and not self._screens.cover


def _with_lacking(told: str, lacking: tuple[str, ...]) -> str:
    from ui.printing.report.letters import sentence  # noqa: PLC0415

    return f"{told}. {sentence(lacking).rstrip('.')}" if lacking else told
