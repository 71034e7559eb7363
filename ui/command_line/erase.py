"""``vigil erase``: take away all that tells of one patient, for good."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command_line.where import record_option
from ui.launch import Launch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.chart.commands import ErasePatient
    from monitor.storage.erasable import Erasable
    from ui.command_line.record import Opened


@click.command()
@click.option(
    "--patient-file",
    type=click.Path(path_type=Path),
    help="Holds the patient's number in one line. Without it you are asked.",
)
@click.option("--reason", required=True, help="Why, as it will stand in the record.")
@click.option(
    "--confirm-file",
    type=click.Path(path_type=Path),
    help="Holds it once more, for where nobody can be asked again.",
)
@click.option("--dry-run", is_flag=True, help="Say what would go, and erase nothing.")
@record_option
@click.pass_obj
def erase(
    launch: Launch,
    /,
    patient_file: Path | None,
    reason: str,
    confirm_file: Path | None,
    dry_run: bool,  # noqa: FBT001  (click's way)
) -> None:
    """Erase a patient: name, number, every session, and what is half typed of them.

    It can't be undone. Chains and signatures still verify. Copies that were made
    before still hold the patient, and so does whatever was exported or printed. The
    reason stays in the record: name nobody in it. The number is asked for, and once
    more before it is done: on the command line others could read it, and the shell
    would keep it. The files are to be yours alone.
    """
    from monitor.chart.refusals import Refusal  # noqa: PLC0415
    from ui.command_line.plain import Refused  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415

    with open_record(launch) as opened:
        _demand(opened)
        number = _number(patient_file, "The patient's number", "--patient-file FILE")
        found = _found(opened, number)
        for line in _told(found, opened.database.folder.path):
            click.echo(line)
        if dry_run:
            click.echo("Nothing was erased: this was a dry run.")
            return
        again = "Type the patient's number again to erase"
        confirmed = _number(confirm_file, again, "--confirm-file FILE")
        command = _command(opened, found, confirmed, reason)
        answer = opened.recorder.handle(command, opened.by)
    if isinstance(answer, Refusal):
        raise Refused(answer.sentence)
    click.echo("The patient is erased.")


def _demand(opened: "Opened") -> None:
    """Who may not erase is not told either whether there is such a patient."""
    from monitor.chart.refusals import Refusal  # noqa: PLC0415
    from monitor.clock import new_id  # noqa: PLC0415
    from monitor.storage.erasable import Erasable  # noqa: PLC0415
    from ui.command_line.plain import Refused  # noqa: PLC0415

    nobody = Erasable(patient=new_id(), sessions=0, entries=0, reasons=0)
    who = opened.recorder.permitted(opened.by, _command(opened, nobody, "", ""))
    if isinstance(who, Refusal):
        raise Refused(who.sentence)


def _found(opened: "Opened", number: str) -> "Erasable":
    from monitor.storage.erasable import erasable  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415

    found = erasable(opened.database, number)
    if found is None:
        raise Plain("Nobody in this record has that number. Check it.")
    return found


def _told(found: "Erasable", folder: "Path") -> "Iterator[str]":
    from monitor.storage.copies import copies_folder, copies_in  # noqa: PLC0415

    yield f"Of this patient: sessions {found.sessions}, entries {found.entries}."
    yield (
        "What stays is that something was charted, when and by whom, the signatures,"
        f" and the reasons that were given for corrections: {found.reasons} of them."
    )
    path = copies_folder(folder)
    try:
        copies = copies_in(path)
    except OSError as error:
        yield f"Which copies still hold the patient is not known: {error.strerror}."
        return
    others = [other.name for other in sorted(path.glob("before-schema-*.db"))]
    named = [f"{copy.name} of {day.isoformat()}" for day, copy in copies.items()]
    if named or others:
        yield f"Copies in {path} that may still hold the patient:"
        yield from (f"  {name}" for name in (*named, *others))
    aside = folder / "set-aside"
    if aside.exists():
        yield f"So may the files in {aside}."
    yield "Copies, exports and prints that are elsewhere are not known here."


def _number(file: Path | None, what: str, option: str) -> str:
    """Out of the file, or as somebody types it; raises Plain where neither can be."""
    from ui.command_line.secret_words import asked, line_of  # noqa: PLC0415

    return line_of(file) if file else asked(what, option, is_hidden=False)


def _command(
    opened: "Opened", found: "Erasable", identifier: str, reason: str
) -> "ErasePatient":
    from monitor.chart.commands import ErasePatient  # noqa: PLC0415
    from monitor.clock import new_id  # noqa: PLC0415

    return ErasePatient(
        id=new_id(),
        stream_id=found.patient,
        at=opened.recorder.clock.now(),
        identifier=identifier,
        reason=reason,
    )
