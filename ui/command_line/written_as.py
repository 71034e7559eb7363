"""What a file of one or many sessions holds, in each form."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from monitor.charting.reads import SessionRead

BY = "vigil export"


class Form(NamedTuple):
    """How sessions are written: ``one`` where a single one was asked for by its id.

    ``paper`` is the size of a page, of those forms that have any.
    """

    name: str
    paper: str
    one: bool
    identified: bool

    @property
    def noted_as(self) -> str:
        """What the audit log calls it."""
        if self.name != "fhir":
            return self.name
        return "fhir, identified" if self.identified else "fhir, de-identified"


def content_of(reads: "list[SessionRead]", form: Form, by: str) -> tuple[bytes, int]:
    """The bytes of the file, and how many observations, lines or resources that are."""
    match form.name:
        case "pdf":
            return _printed(reads, by, form.paper)
        case "text":
            return _text(reads)
        case "fhir":
            return _fhir(reads, form)
        case _:
            return _records(reads, form)


def _text(reads: "list[SessionRead]") -> tuple[bytes, int]:
    from monitor import __version__  # noqa: PLC0415
    from ui.views.summary.text import summary_text  # noqa: PLC0415

    text = "\n".join(summary_text(read, __version__) for read in reads).encode()
    return text, text.count(b"\n")


def _printed(reads: "list[SessionRead]", by: str, paper: str) -> tuple[bytes, int]:
    from ui.command_line.on_paper import session_pdf  # noqa: PLC0415

    (read,) = reads
    return session_pdf(read, by, paper), len(read.session.sets)


def _records(reads: "list[SessionRead]", form: Form) -> tuple[bytes, int]:
    from monitor import __version__  # noqa: PLC0415
    from monitor.reports.compiling import compile_record  # noqa: PLC0415
    from monitor.reports.csv_export import to_csv  # noqa: PLC0415
    from monitor.reports.json_export import to_json, to_json_line  # noqa: PLC0415

    records = [compile_record(read, BY, __version__) for read in reads]
    rows = sum(len(record.observations) for record in records)
    if form.name == "csv":
        return to_csv(records).encode(), rows
    if form.one:
        return to_json(records[0]), rows
    return b"".join(to_json_line(record) for record in records), rows


def _fhir(reads: "list[SessionRead]", form: Form) -> tuple[bytes, int]:
    """Stand-ins agree within the file, and with no other file."""
    from monitor import __version__  # noqa: PLC0415
    from monitor.clock import new_id  # noqa: PLC0415
    from monitor.reports.fhir.bundle import (  # noqa: PLC0415
        resources_in,
        to_bundle,
        to_fhir,
        to_fhir_line,
    )
    from monitor.reports.fhir.source import de_identified, source_of  # noqa: PLC0415

    secret = new_id()
    sources = [source_of(read, BY, __version__) for read in reads]
    if not form.identified:
        sources = [de_identified(source, secret) for source in sources]
    bundles = [to_bundle(source) for source in sources]
    rows = sum(resources_in(bundle) for bundle in bundles)
    if form.one:
        return to_fhir(bundles[0]), rows
    return b"".join(to_fhir_line(bundle) for bundle in bundles), rows
