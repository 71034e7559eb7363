"""``vigil import-patients``: a clinic's list of patients into the record."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command_line.where import record_option
from ui.launch import Launch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.charting.patient_import import ImportPlan
    from monitor.charting.patient_list import ListedPatient, PatientList

REFUSED = 1
_MOST_BYTES = 20_000_000
"""Of the most characters that a list may have, whatever they are."""


@click.command("import-patients")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--by", "name", help="Who takes the list in, where nobody signs in.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and do nothing.")
@record_option
@click.pass_context
def import_patients(
    context: click.Context, /, file: Path, name: str | None, **asked: bool
) -> None:
    """Enter the patients of a CSV file.

    FILE has the columns identifier, family, given, title, born (YYYY-MM-DD), sex and
    allergies (apart by semicolons, or: none known, not recorded, unavailable). A
    patient who is recorded already stays as recorded, and what differs is told. Nothing
    is entered while a line is in doubt: an allergy that the record has not, or the
    names and day of birth of somebody with another number, are such doubts.
    """
    from monitor.charting.patient_import import carry_out, plan_import  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415

    launch: Launch = context.obj
    if name is not None and not name.strip():
        raise Plain("--by is empty. Say who takes the list in.")
    listed = _read(file)
    with open_record(launch) as opened:
        recorder, actor = opened.recorder, opened.acting(name)
        clock = recorder.clock
        known = recorder.patients(limit=None, by=opened.by)
        plan = plan_import(listed, known, actor, clock)
        if plan.is_sound and not asked["dry_run"]:
            _show_progress(carry_out(plan, recorder, actor, clock), len(plan.new))
    for fault in (*plan.told, *plan.faults):
        click.echo(fault.sentence, err=True)
    click.echo(_outcome(plan, dry_run=asked["dry_run"]))
    if not plan.is_sound:
        context.exit(REFUSED)


def _show_progress(entered: "Iterable[ListedPatient]", count: int) -> None:
    """Enter them one by one; a bar on standard error where somebody looks at it."""
    from ui.command_line.progress import passing  # noqa: PLC0415

    with passing("Patients", entered, count) as shown:
        for _ in shown:
            pass


def _read(file: Path) -> "PatientList":
    from monitor.charting.patient_list import read_patient_list  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415

    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise Plain(f"{file} is larger than any list of patients. Name another.")
        return read_patient_list(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Plain(f"{file} is not UTF-8 text. Save it as CSV UTF-8.") from error
    except OSError as error:
        message = f"{file} could not be read ({error.strerror}); check its name."
        raise Plain(message) from error


def _outcome(plan: "ImportPlan", *, dry_run: bool) -> str:
    new, known, wrong = len(plan.new), len(plan.known), len(plan.faults)
    if wrong:
        lines = "1 line is" if wrong == 1 else f"{wrong} lines are"
        return f"{lines} in doubt, so nobody is entered. Mend the file, then try again."
    verb = "would be" if dry_run else "are"
    return f"{new} {verb} entered, {known} recorded already."
