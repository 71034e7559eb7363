"""``vigil export``: one session, or all of them, to a file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import click

from ui.launch import Launch

if TYPE_CHECKING:
    from monitor.charting.recorder import Recorder
    from monitor.reports.session_record import SessionRecord


@click.command()
@click.argument("session", required=False)
@click.option("--all", "every", is_flag=True, help="Every session instead of one.")
@click.option("--format", "form", type=click.Choice(["csv", "json"]), required=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.pass_obj
def export(
    launch: Launch,
    session: str | None,
    every: bool,  # noqa: FBT001  (click's way)
    form: str,
    out: Path,
) -> None:
    """Write a session to a file.

    The file names the patient: keep it as you keep the record.
    """
    from ui.command_line.record import Plain, open_record  # noqa: PLC0415

    if every == (session is not None):
        raise Plain("Name one session, or say --all; vigil sessions lists them.")
    with open_record(launch) as (_, recorder):
        records = _records(recorder, session)
    _write(records, form, out, one=not every)


def _records(recorder: "Recorder", session: str | None) -> "list[SessionRecord]":
    from monitor.charting.ports import SessionQuery  # noqa: PLC0415

    if session is not None:
        return [_record(recorder, _id(session))]
    rows = recorder.sessions(SessionQuery(limit=None))
    with click.progressbar(rows, label="Sessions", hidden=not _has_terminal()) as shown:
        return [_record(recorder, row.id) for row in shown]


def _record(recorder: "Recorder", id_: UUID) -> "SessionRecord":
    from monitor import __version__  # noqa: PLC0415
    from monitor.charting.reads import UnreadableSession  # noqa: PLC0415
    from monitor.reports.compiling import compile_record  # noqa: PLC0415
    from ui.command_line.record import Plain  # noqa: PLC0415

    try:
        read = recorder.session(id_)
    except KeyError:
        message = f"There is no session {id_}. vigil sessions lists them."
        raise Plain(message) from None
    if isinstance(read, UnreadableSession):
        raise Plain(f"Session {id_} can't be exported. {read.sentence}")
    return compile_record(read, "vigil export", __version__)


def _write(records: "list[SessionRecord]", form: str, out: Path, *, one: bool) -> None:
    from monitor.reports.csv_export import to_csv  # noqa: PLC0415
    from monitor.reports.files import write_whole  # noqa: PLC0415
    from monitor.reports.json_export import to_json, to_json_line  # noqa: PLC0415
    from ui.command_line.record import Plain  # noqa: PLC0415

    if form == "csv":
        content = to_csv(records).encode()
    elif one:
        content = to_json(records[0])
    else:
        content = b"".join(to_json_line(record) for record in records)
    try:
        write_whole(out, content)
    except OSError as error:
        message = f"{out} could not be written. {error.strerror}. Choose another file."
        raise Plain(message) from error


def _id(text: str) -> UUID:
    from ui.command_line.record import Plain  # noqa: PLC0415

    try:
        return UUID(text)
    except ValueError:
        message = f"{text} is not the id of a session. vigil sessions lists them."
        raise Plain(message) from None


def _has_terminal() -> bool:
    return sys.stderr.isatty()
