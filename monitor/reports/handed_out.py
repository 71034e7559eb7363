"""Sessions as tables and documents for other programs: with or without whose they are.

Without, unless it is asked for. Stand-ins agree within one file and with no other.
"""

from collections.abc import Sequence
from typing import Literal, get_args
from uuid import UUID

from msgspec import Struct

from monitor.charting.reads import SessionRead
from monitor.clock import new_id
from monitor.reports.compiling import compile_record
from monitor.reports.csv_export import to_csv
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
    if wish.form == "fhir":
        return _fhir(reads, wish)
    secret = None if wish.is_identified else new_id()
    records = [_record(read, wish, secret) for read in reads]
    rows = sum(len(record.observations) for record in records)
    if wish.form == "csv":
        return to_csv(records).encode(), rows
    if wish.is_one:
        return to_json(records[0]), rows
    return b"".join(to_json_line(record) for record in records), rows


def _record(read: SessionRead, wish: Wish, secret: UUID | None) -> SessionRecord:
    record = compile_record(read, wish.by, wish.app_version)
    if secret is None:
        return record
    words = vocabulary_of(read.protocol)
    return Disguise(secret, record.session.patient.id, words).record(record)


def _fhir(reads: Sequence[SessionRead], wish: Wish) -> tuple[bytes, int]:
    from monitor.reports.fhir.bundle import (  # noqa: PLC0415
        resources_in,
        to_bundle,
        to_fhir,
        to_fhir_line,
    )
    from monitor.reports.fhir.source import de_identified, source_of  # noqa: PLC0415

    secret = new_id()
    sources = [source_of(read, wish.by, wish.app_version) for read in reads]
    if not wish.is_identified:
        sources = [de_identified(source, secret) for source in sources]
    bundles = [to_bundle(source) for source in sources]
    rows = sum(resources_in(bundle) for bundle in bundles)
    if wish.is_one:
        return to_fhir(bundles[0]), rows
    return b"".join(to_fhir_line(bundle) for bundle in bundles), rows
