"""Imports a file as a draft of a protocol, or says what is wrong with it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from monitor.chart.approving import APPROVALS
from monitor.chart.commands import ProposeProtocol
from monitor.chart.kinds import ProtocolPin
from monitor.chart.refusals import Refusal
from monitor.charting.shelf import pin_of
from monitor.clock import new_id
from monitor.protocol.faults import ProtocolFault
from ui import questions
from ui.protocol_text import NotText, protocol_text
from ui.views import wording
from ui.views.protocol_page.import_view import NotImported, faulty, refused

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from monitor.charting.reads import Charted
    from monitor.charting.recorder import Recorder
    from monitor.protocol.care_protocol import CareProtocol
    from ui.bedside import Bedside
    from ui.panels.protocol_page.page import ProtocolPage
    from ui.store import Store

_TITLE = "Import a draft of a protocol"
_KINDS = ("Protocols (*.toml)", "All files (*)")
_NOT_CHOSEN = ProtocolPin(id="", version=0, sha256="")


class Draft(NamedTuple):
    """A file that is a protocol: its exact text, and what it says."""

    text: str
    protocol: "CareProtocol"


class ProtocolImport(QObject):
    """Asks for a file, reads it on the record's thread, and has it kept as a draft.

    *Signals:* ``imported(CareProtocol)`` once the record has it;
    ``failed(NotImported)`` where it does not; ``told(str)``: what became of it, or why
    nothing can be imported.
    """

    imported = Signal(object)
    failed = Signal(object)
    told = Signal(str)

    def __init__(
        self, page: "ProtocolPage", bedside: "Bedside", store: "Store"
    ) -> None:
        super().__init__(page)
        self._page = page
        self._bedside = bedside
        self._store = store
        self._is_sent = False
        self.dialog: QFileDialog | None = None

    @Slot()
    def begin(self) -> None:
        """The recorder says whether whoever is here may; then a file is chosen."""
        actor = self._store.snapshot.actor
        if actor is None or self._is_sent or self.dialog is not None:
            return
        asked = self._command(_NOT_CHOSEN, "", "")

        def go_on(refusal: Refusal | None) -> None:
            if refusal is not None:
                self.told.emit(refusal.sentence)
            elif self._page.isVisible():
                self._choose()

        self._bedside.ask(partial(questions.why_not, asked, actor), go_on)

    def leave(self) -> None:
        """The page is left: nothing is chosen any more."""
        if self.dialog is not None:
            self.dialog.reject()

    def _choose(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        dialog = QFileDialog(self._page.window(), _TITLE)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(list(_KINDS))
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.open()

    @Slot()
    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self._page.window().activateWindow()
        self._page.take_focus()

    @Slot(str)
    def take(self, chosen: str) -> None:
        """Import that file; the record says what is wrong with it."""
        path = Path(chosen)
        self._is_sent = True
        self._bedside.ask(partial(_draft, path), partial(self._propose, path.name))

    def _propose(self, file: str, found: "Draft | NotImported") -> None:
        self._is_sent = False
        if isinstance(found, NotImported):
            self.failed.emit(found)
            return
        self._is_sent = True
        pin = pin_of(found.protocol)
        command = self._command(pin, found.text, file)
        finish = partial(self._finish, found.protocol)
        self._bedside.send(command, finish, partial(self._refuse, file))

    def _command(self, pin: ProtocolPin, text: str, file: str) -> ProposeProtocol:
        return ProposeProtocol(
            id=new_id(),
            stream_id=APPROVALS.id,
            at=self._bedside.now(),
            protocol=pin,
            text=text,
            file=file,
        )

    def _finish(self, protocol: "CareProtocol", _: "Charted") -> None:
        self._is_sent = False
        named = f"{protocol.id} v{protocol.version}"
        self.told.emit(f"{named} is imported as a draft; somebody else approves it")
        self.imported.emit(protocol)

    def _refuse(self, file: str, refusal: Refusal) -> None:
        self._is_sent = False
        self.failed.emit(refused(file, refusal))


def _draft(path: Path, recorder: "Recorder") -> Draft | NotImported:
    try:
        text = protocol_text(path)
        return Draft(text, recorder.take_in(text))
    except NotText as fault:
        refusal = Refusal(
            what="The file is not imported",
            why=wording.sentence(fault.why),
            remedy=fault.remedy,
        )
        return refused(path.name, refusal)
    except ProtocolFault as fault:
        return faulty(path.name, fault.faults)
