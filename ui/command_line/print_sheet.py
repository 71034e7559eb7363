"""``vigil print-sheet``: a page to chart on by hand while the workstation is down."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command_line.on_paper import PAPERS
from ui.command_line.where import record_option
from ui.launch import Launch

if TYPE_CHECKING:
    from monitor.protocol.care_protocol import CareProtocol
    from ui.command_line.record import Opened


@click.command("print-sheet")
@click.argument("session", required=False)
@click.option("--protocol", metavar="ID", help="A blank sheet, of no session yet.")
@click.option("--paper", type=click.Choice(PAPERS), default=PAPERS[0])
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@record_option
@click.pass_obj
def print_sheet(  # noqa: PLR0913  (one for each thing that can be said)
    launch: Launch,
    /,
    session: str | None,
    protocol: str | None,
    paper: str,
    out: Path,
    *,
    force: bool,
) -> None:
    """Write a downtime sheet as PDF: whose it is, and an empty cell for each value.

    SESSION is the id of an open session, or the beginning of it: the sheet has its
    patient, protocol, dose and the sets that are still due. With --protocol in its
    place it is a blank one, to be kept printed where the workstation stands; that
    needs no record. What was charted on it is taken in by vigil import-paper.
    """
    from ui.command_line.plain import Plain  # noqa: PLC0415

    if (session is None) == (protocol is None):
        raise Plain("Name one session, or a blank sheet by --protocol.")
    if out.exists() and not force:
        raise Plain(f"{out} is there already. Name another file, or say --force.")
    if protocol is not None:
        _write(_blank(protocol, paper), out)
    elif session is not None:
        _write(_of_session(launch, session, paper), out)
    click.echo(f"The sheet is in {out}.")


def _blank(id_: str, paper: str) -> bytes:
    from ui.command_line.on_paper import blank_pdf  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415

    known = _shipped()
    if id_ not in known:
        raise Plain(f"There is no protocol {id_}. There are {', '.join(known)}.")
    return blank_pdf(known[id_], paper)


def _shipped() -> "dict[str, CareProtocol]":
    from monitor.protocol.parsing import parse_protocol  # noqa: PLC0415
    from resources.locate import locate  # noqa: PLC0415
    from ui.opening import PROTOCOLS  # noqa: PLC0415

    texts = (locate(path).read_bytes().decode() for path in PROTOCOLS)
    found = (parse_protocol(text) for text in texts)
    return {protocol.id: protocol for protocol in found}


def _of_session(launch: Launch, session: str, paper: str) -> bytes:
    from ui.command_line.record import open_record  # noqa: PLC0415

    with open_record(launch) as opened:
        return _noted(opened, session, paper)


def _noted(opened: "Opened", session: str, paper: str) -> bytes:
    from monitor.chart.audit import Subject  # noqa: PLC0415
    from ui.command_line.export import session_read  # noqa: PLC0415
    from ui.command_line.handed_out import (  # noqa: PLC0415
        HandedOut,
        note_export,
    )
    from ui.command_line.on_paper import session_pdf  # noqa: PLC0415
    from ui.views.sheets.papers import DOWNTIME  # noqa: PLC0415

    read = session_read(opened, session)
    content = session_pdf(read, opened.by.name, paper, DOWNTIME)
    touched = ((Subject("session", read.id), read.patient.id),)
    rows = len(read.session.sets)
    note_export(opened, DOWNTIME.form, HandedOut(content, rows, touched))
    return content


def _write(content: bytes, out: Path) -> None:
    from monitor.durable import write_whole  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415

    try:
        write_whole(out, content)
    except OSError as error:
        message = f"{out} could not be written. {error.strerror}. Choose another file."
        raise Plain(message) from error
