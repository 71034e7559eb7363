"""``vigil print-sheet``: a page to chart on by hand while the workstation is down."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command_line.on_paper import PAPERS
from ui.command_line.where import record_option
from ui.launch import Launch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.charting.reads import SessionRead
    from monitor.charting.shelf import Offer


@click.command("print-sheet")
@click.argument("session", required=False)
@click.option("--protocol", metavar="ID", help="A blank sheet, of no session yet.")
@click.option(
    "--shipped", is_flag=True, help="The one that ships, whatever is approved here."
)
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
    shipped: bool,
    force: bool,
) -> None:
    """Write a downtime sheet as PDF: whose it is, and an empty cell for each value.

    SESSION is the id of an open session, or the beginning of it: the sheet has its
    patient, protocol, dose and the sets that are still due. With --protocol in its
    place it is a blank one, to be kept printed where the workstation stands: of the
    text that this site approved under ID, or of the one that ships where there is no
    record yet, or with --shipped. What was charted on it is taken in by
    vigil import-paper.
    """
    from ui.command_line.plain import Plain  # noqa: PLC0415

    if (session is None) == (protocol is None):
        raise Plain("Name one session, or a blank sheet by --protocol.")
    if out.exists() and not force:
        raise Plain(f"{out} is there already. Name another file, or say --force.")
    if protocol is not None:
        known = _shipped() if shipped else _here(launch)
        _write_blank(_blank(known, protocol, paper), out)
    elif session is not None:
        _write_session(launch, session, paper, out)
    click.echo(f"The sheet is in {out}.")


def _blank(known: "Sequence[Offer]", id_: str, paper: str) -> bytes:
    from ui.command_line.on_paper import blank_pdf  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415

    for offer in known:
        if offer.protocol.id == id_:
            return blank_pdf(offer, paper)
    ids = ", ".join(offer.protocol.id for offer in known)
    raise Plain(f"There is no protocol {id_}. There are {ids}.")


def _here(launch: Launch) -> "Sequence[Offer]":
    """What a new session would be offered; what ships where there is no record."""
    from ui.command_line.record import has_record, open_record  # noqa: PLC0415

    if not has_record(launch):
        return _shipped()
    with open_record(launch, writes=False) as opened:
        opened.demand("protocols")
        return opened.recorder.offers(by=opened.by)


def _shipped() -> "Sequence[Offer]":
    from monitor.charting.shelf import Offer  # noqa: PLC0415
    from monitor.protocol.parsing import parse_protocol  # noqa: PLC0415
    from resources.locate import locate  # noqa: PLC0415
    from ui.opening import PROTOCOLS  # noqa: PLC0415

    texts = (locate(path).read_bytes().decode() for path in PROTOCOLS)
    return tuple(Offer(protocol=parse_protocol(text)) for text in texts)


def _write_blank(content: bytes, out: Path) -> None:
    """Of no session: nothing is noted of it."""
    from ui.command_line.handed_out import write_out  # noqa: PLC0415

    write_out(out, (content,), lambda _: None, None)


def _refuse_closed(read: "SessionRead") -> None:
    from ui.command_line.plain import Plain  # noqa: PLC0415

    if not read.session.is_open:
        export = f"vigil export {read.id} --format pdf"
        raise Plain(f"The session is closed. {export} writes its report.")


def _write_session(launch: Launch, session: str, paper: str, out: Path) -> None:
    from monitor.chart.audit import Subject  # noqa: PLC0415
    from ui.command_line.export import session_read  # noqa: PLC0415
    from ui.command_line.handed_out import (  # noqa: PLC0415
        HandedOut,
        write_export,
    )
    from ui.command_line.on_paper import session_pdf  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415
    from ui.views.sheets.papers import DOWNTIME  # noqa: PLC0415

    with open_record(launch) as opened:
        read = session_read(opened, session)
        _refuse_closed(read)
        content = session_pdf(read, opened.by.name, paper, DOWNTIME)
        touched = ((Subject("session", read.id), read.patient.id),)
        handed_out = HandedOut(content, len(read.session.sets), touched)
        write_export(opened, out, DOWNTIME.form, handed_out)
