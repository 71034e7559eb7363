"""Sessions written to a file one after the other, so that no more than one is held."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from monitor.chart.audit import Subject
from monitor.charting.reads import SessionRead
from ui.command_line.handed_out import Tally, stream_export
from ui.command_line.plain import Plain
from ui.command_line.record import Opened
from ui.command_line.written_as import Form, teller

_FAULT = "It can't be told as FHIR, which is a fault of the program."


class Streamed:
    """What was told of them, and a sentence for each that was ``left_out``."""

    def __init__(self, opened: Opened, form: Form) -> None:
        self._opened = opened
        self._form = form
        self.tally = Tally()
        self.left_out: list[str] = []

    def write(self, reads: Iterable[SessionRead], out: Path) -> None:
        """Raises Plain where it can't be written, and is not noted then."""
        self.write_pieces(self._pieces(reads), out)

    def write_pieces(self, pieces: Iterable[bytes], out: Path) -> None:
        """As ``write``, of what is tallied by whoever makes the pieces."""
        noted_as = self._form.noted_as
        stream_export(self._opened, out, noted_as, pieces, self.tally)

    def _pieces(self, reads: Iterable[SessionRead]) -> Iterator[bytes]:
        telling = teller(self._form, self._opened.by.name)
        yield telling.head
        for read in reads:
            try:
                piece, rows = telling.told(read)
            except ValueError as error:
                if self._form.name != "fhir":
                    raise
                self._leave_out(read, error)
                continue
            self.tally.add(rows, (Subject("session", read.id), read.patient.id))
            yield piece

    def _leave_out(self, read: SessionRead, error: ValueError) -> None:
        if self._form.one:
            raise Plain(f"Session {read.id} can't be exported. {_FAULT}") from error
        self.left_out.append(f"Session {read.id} is left out. {_FAULT}")
