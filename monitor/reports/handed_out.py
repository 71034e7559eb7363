"""Sessions as tables and documents for other programs: with or without whose they are.

Without, unless it is asked for. Stand-ins agree within one file and with no other.
"""

from collections.abc import Sequence
from typing import Literal, get_args

from msgspec import Struct

from monitor.charting.reads import SessionRead
from monitor.clock import new_id
from monitor.reports.compiling import compile_record
from monitor.reports.csv_export import csv_header, csv_lines
from monitor.reports.de_identified import Disguise
from monitor.reports.json_export import to_json, to_json_line
from monitor.reports.session_record import SessionRecord
from monitor.reports.told_of_nobody import vocabulary_of

OpenForm = Literal["csv", "json", "fhir"]
OPEN_FORMS: tuple[OpenForm, ...] = get_args(OpenForm)


class Wish(Struct, frozen=True, kw_only=True):
    """What to write: ``by`` is the program, ``is_one`` where a single one was named."""

    form: OpenForm
    by: str
    app_version: str
    is_identified: bool = False
    is_one: bool = True

    @property
    def noted_as(self) -> str:
        """What the audit log calls it."""
        whose = "identified" if self.is_identified else "de-identified"
        return f"{self.form}, {whose}"


def written(reads: Sequence[SessionRead], wish: Wish) -> tuple[bytes, int]:
    """The bytes of the file, and how many observations or resources that are."""
    telling = Telling(wish)
    told = [telling.told(read) for read in reads]
    content = b"".join((telling.head, *(piece for piece, _ in told)))
    return content, sum(rows for _, rows in told)


class Telling:
    """Tells one session after the other, so that no more than one is held."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._secret = None if wish.is_identified else new_id()

    @property
    def head(self) -> bytes:
        """What stands before the first of them."""
        return csv_header().encode() if self._wish.form == "csv" else b""

    def told(self, read: SessionRead) -> tuple[bytes, int]:
        """What the file says of it, and how many observations or resources that are.

        Raises ValueError where it can't be told as FHIR: a fault of ours.
        """
        if self._wish.form == "fhir":
            return self._fhir(read)
        record = self._record(read)
        rows = len(record.observations)
        if self._wish.form == "csv":
            return csv_lines(record).encode(), rows
        return (to_json if self._wish.is_one else to_json_line)(record), rows

    def _record(self, read: SessionRead) -> SessionRecord:
        record = compile_record(read, self._wish.by, self._wish.app_version)
        if self._secret is None:
            return record
        words = vocabulary_of(read.protocol)
        return Disguise(self._secret, record.session.patient.id, words).record(record)

    def _fhir(self, read: SessionRead) -> tuple[bytes, int]:
        from monitor.reports.fhir.bundle import (  # noqa: PLC0415
            resources_in,
            to_bundle,
            to_fhir,
            to_fhir_line,
        )
        from monitor.reports.fhir.source import (  # noqa: PLC0415
            de_identified,
            source_of,
        )

        source = source_of(read, self._wish.by, self._wish.app_version)
        if self._secret is not None:
            source = de_identified(source, self._secret)
        bundle = to_bundle(source)
        content = (to_fhir if self._wish.is_one else to_fhir_line)(bundle)
        return content, resources_in(bundle)
