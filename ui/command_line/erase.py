"""``vigil erase``: take away all that tells of one patient, for good."""

import sys
from typing import TYPE_CHECKING

import click

from ui.command_line.where import record_option
from ui.launch import Launch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from monitor.chart.commands import ErasePatient
    from monitor.storage.erasable import Erasable
    from ui.command_line.record import Opened


@click.command()
@click.option("--patient", "number", required=True, help="The patient's number.")
@click.option("--reason", required=True, help="Why, as it will stand in the record.")
@click.option("--confirm", default="", help="The patient's number, typed again.")
@click.option("--dry-run", is_flag=True, help="Say what would go, and erase nothing.")
@record_option
@click.pass_obj
def erase(
    launch: Launch,
    /,
    number: str,
    reason: str,
    confirm: str,
    dry_run: bool,  # noqa: FBT001  (click's way)
) -> None:
    """Erase a patient: name, number, every session, and what is half typed of them.

    It can't be undone. Chains and signatures still verify. Copies that were made
    before still hold the patient, and so does whatever was exported or printed. The
    reason stays in the record: name nobody in it. The number is typed again: it is
    asked for, or stands after --confirm where nobody can be asked.
    """
    from monitor.chart.refusals import Refusal  # noqa: PLC0415
    from ui.command_line.plain import Refused  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415

    with open_record(launch) as opened:
        found = _found(opened, number)
        for line in _told(found, opened.database.folder.path):
            click.echo(line)
        if dry_run:
            click.echo("Nothing was erased: this was a dry run.")
            return
        command = _command(opened, found, confirm or _asked(), reason)
        answer = opened.recorder.handle(command, opened.by)
    if isinstance(answer, Refusal):
        raise Refused(answer.sentence)
    click.echo("The patient is erased.")


def _found(opened: "Opened", number: str) -> "Erasable":
    """Who may not erase is not told either whether there is such a patient."""
    from monitor.chart.refusals import Refusal  # noqa: PLC0415
    from monitor.clock import new_id  # noqa: PLC0415
    from monitor.storage.erasable import Erasable, erasable  # noqa: PLC0415
    from ui.command_line.plain import Plain, Refused  # noqa: PLC0415

    nobody = Erasable(patient=new_id(), sessions=0, entries=0, reasons=0)
    who = opened.recorder.permitted(opened.by, _command(opened, nobody, "", ""))
    if isinstance(who, Refusal):
        raise Refused(who.sentence)
    found = erasable(opened.database, number)
    if found is None:
        raise Plain(f"Nobody in this record has the number {number}. Check it.")
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


def _asked() -> str:
    from ui.command_line.plain import Plain  # noqa: PLC0415

    if not sys.stdin.isatty():
        raise Plain("The number was not typed again. --confirm takes it.")
    typed: str = click.prompt(
        "Type the patient's number to erase", default="", err=True
    )
    return typed


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
