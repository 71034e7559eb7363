"""Writes the session on the screen to a file for other programs, once that is noted."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from monitor import __version__
from monitor.reports.handed_out import Wish, written
from ui.handing_out import HandingOut, hand_out, why_not_handed
from ui.views.report.export_choices import CHOICES, FILE, Choice, choice_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

    from monitor.chart.entries import Actor
    from monitor.charting.reads import SessionRead
    from monitor.charting.recorder import Recorder
    from ui.bedside import Bedside
    from ui.screens import Screens
    from ui.store import Store

_BY = "Vigil"
_TITLE = "Export the session; files without names can't be joined with each other"


class ExportDesk(QObject):
    """Asks for a file; which kind is chosen there tells whether it names the patient.

    Nothing is written where whoever asked has left the screen meanwhile.

    *Signals:* ``told(str)``: what became of it.
    """

    told = Signal(str)

    def __init__(
        self, page: "QWidget", screens: "Screens", bedside: "Bedside", store: "Store"
    ) -> None:
        super().__init__(screens)
        self._page = page
        self._screens = screens
        self._bedside = bedside
        self._store = store
        self.dialog: QFileDialog | None = None

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

        self._bedside.ask(partial(why_not_handed, actor, "exports"), go_on)

    def _choose(self, read: "SessionRead", actor: "Actor") -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        dialog = QFileDialog(self._page.window(), _TITLE, FILE)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([choice.words for choice in CHOICES])
        dialog.filterSelected.connect(self._name_kind)
        dialog.fileSelected.connect(partial(self._save, read, actor))
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        self._name_kind(CHOICES[0].words)
        dialog.open()

    @Slot(str)
    def _name_kind(self, words: str) -> None:
        if self.dialog is not None:
            self.dialog.setDefaultSuffix(choice_of(words).ending)

    @Slot()
    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _save(self, read: "SessionRead", actor: "Actor", chosen: str) -> None:
        if self.dialog is None or not self._is_there(actor):
            return
        choice = choice_of(self.dialog.selectedNameFilter())
        question = partial(_handed_out, read, actor, Path(chosen), choice)
        self._bedside.ask(
            question, lambda fault: self.told.emit(fault or choice.saved_words)
        )

    def _is_there(self, asked: "Actor") -> bool:
        """Whether who asked is still who sees the screen."""
        now = self._store.snapshot.actor
        is_same = now is not None and now.person == asked.person
        return is_same and not self._screens.cover


def _handed_out(
    read: "SessionRead",
    who: "Actor",
    path: Path,
    choice: Choice,
    recorder: "Recorder",
) -> str:
    """Written on the record's thread: as FHIR it takes a third of a second at first."""
    wish = Wish(
        form=choice.form,
        by=_BY,
        app_version=__version__,
        is_identified=choice.is_identified,
    )
    content, rows = written([read], wish)
    return hand_out(HandingOut(read, who, path, content, wish.noted_as, rows), recorder)
