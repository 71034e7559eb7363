"""``vigil simulate``: made-up sessions in bulk, and what they come to as a table."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

from ui.command_line.typed_day import FORM, typed_day
from ui.command_line.where import folder_option
from ui.launch import Launch

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from click._termui_impl import ProgressBar

    from monitor.chart.patient import Patient
    from monitor.charting.reads import SessionRead
    from monitor.simulation.nursing import Nurse

DOES_NOT_HOLD = 1
_MOST = 100_000
_EARLIEST = 2000


@click.command()
@click.option(
    "--sessions",
    "count",
    type=click.IntRange(1, _MOST),
    required=True,
    help="How many sessions with a dose.",
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
@click.option(
    "--until",
    metavar=FORM,
    callback=typed_day,
    help="Day of the last session; else yesterday.",
)
@click.option("--tidy", is_flag=True, help="Nothing late, left out or mistyped.")
@click.option("--table", is_flag=True, help="Write nothing; tell what they come to.")
@folder_option
@click.pass_context
def simulate(  # (what is asked for)
    context: click.Context,
    /,
    count: int,
    seed: int,
    until: "date | None",
    **asked: bool,
) -> None:
    """Chart made-up sessions through the ordinary recorder.

    Patients run as published courses do, and are charted as people chart. Where the
    baseline holds the dose the session is cancelled, and comes on top. Twenty take
    three weeks, up to yesterday or --until, and any number four years at most: there
    are more rooms then. The same seed and day give the same sessions; those charted
    already stay as they are, and so do their rooms. A record that holds other patients
    is left alone. Nobody is enrolled, so none is signed.

    With --table they are charted in memory alone, and compared with the published
    figures; the status is 1 where one does not hold.
    """
    from monitor.simulation.nursing import Nurse  # noqa: PLC0415
    from ui.command_line.progress import counting  # noqa: PLC0415

    if context.obj.folder is None and not asked["table"]:
        raise click.UsageError(
            "Made-up sessions go into a record of their own: name its folder with "
            "--data, or ask for the --table."
        )
    last = _last_day(until, is_for_table=asked["table"])
    wanted = Wanted(count, seed, Nurse(is_tidy=asked["tidy"]))
    with counting("Charting", count) as bar:
        if asked["table"]:
            lines, holds = _in_memory(wanted, bar)
        else:
            lines, holds = _on_file(context.obj, wanted, last, bar), True
    for line in lines:
        click.echo(line)
    if not holds:
        context.exit(DOES_NOT_HOLD)


class Wanted(NamedTuple):
    """What is asked for: so many sessions with a dose."""

    dosed: int
    seed: int
    nurse: "Nurse"


def _last_day(until: "date | None", *, is_for_table: bool) -> "date":
    """A day that is over, by the clock of the made-up clinic."""
    from datetime import date, timedelta  # noqa: PLC0415
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    from monitor.clock import SystemClock  # noqa: PLC0415
    from monitor.simulation.running import ZONE  # noqa: PLC0415

    if until is not None and is_for_table:
        raise click.UsageError("The --table tells of no days. Leave --until out.")
    yesterday = SystemClock().now().astimezone(ZoneInfo(ZONE)).date() - timedelta(1)
    if until is None:
        return yesterday
    if until > yesterday:
        raise click.UsageError(
            f"--until is a day that is over, {yesterday} or one before."
        )
    if until < date(_EARLIEST, 1, 1):
        raise click.UsageError(f"--until is a day of {_EARLIEST} or later.")
    return until


def _in_memory(asked: Wanted, bar: "ProgressBar[int]") -> tuple[tuple[str, ...], bool]:
    from monitor.charting.recorder import Recorder  # noqa: PLC0415
    from monitor.simulation.aggregates import figures_of  # noqa: PLC0415
    from monitor.simulation.playing import StageClock  # noqa: PLC0415
    from monitor.simulation.running import AT_STEPS, chart_dosed  # noqa: PLC0415
    from monitor.storage.memory_journal import MemoryJournal  # noqa: PLC0415
    from ui.command_line.cohort_table import cohort_table, holds  # noqa: PLC0415
    from ui.opening import recorder_over  # noqa: PLC0415

    def make(clock: StageClock) -> Recorder:
        journal = MemoryJournal()
        return recorder_over(journal, journal, clock)

    cohort, held = [], 0
    for read in chart_dosed(*asked[:2], make, asked.nurse, AT_STEPS):
        if _shown(read, bar):
            cohort.append(figures_of(read))
        else:
            held += 1
    return cohort_table(cohort, held), holds(cohort)


def _shown(read: "SessionRead", bar: "ProgressBar[int]") -> bool:
    """Whether it was dosed, which counts for the bar."""
    from monitor.simulation.running import is_dosed  # noqa: PLC0415

    dosed = is_dosed(read.session)
    bar.update(int(dosed))
    return dosed


def _on_file(
    launch: Launch, asked: Wanted, last: "date", bar: "ProgressBar[int]"
) -> tuple[str, ...]:
    from monitor.charting.ports import SessionQuery  # noqa: PLC0415
    from monitor.simulation.clinic_days import Stored, chart_clinic  # noqa: PLC0415
    from monitor.storage.database import Database  # noqa: PLC0415
    from ui.command_line.plain import faults_told  # noqa: PLC0415
    from ui.command_line.simulated import Simulated  # noqa: PLC0415
    from ui.opening import recorder_on  # noqa: PLC0415
    from ui.record_folder import record_folder  # noqa: PLC0415

    folder = record_folder(launch)
    _refuse_real_folder(folder)
    with faults_told(), Database(folder) as database:
        recorder = recorder_on(database)
        stored = Stored(
            recorder.patients(limit=None), recorder.sessions(SessionQuery(limit=None))
        )
        _refuse_real(stored.patients, str(folder))
        made = partial(recorder_on, database)
        charted = chart_clinic(*asked[:2], last, made, asked.nurse, stored=stored)
        told = Simulated()
        for read in charted:
            told = told.with_one(read, is_dosed=_shown(read, bar))
    return told.lines(str(folder))


def _refuse_real_folder(folder: "Path") -> None:
    from monitor.storage.folder import is_for_people  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415

    if is_for_people(folder):
        raise Plain(
            f"People sign in to the record in {folder}. No made-up sessions go there. "
            "Name another folder with --data."
        )


def _refuse_real(patients: "tuple[Patient, ...]", folder: str) -> None:
    from monitor.simulation.cohort import PREFIX  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415

    for patient in patients:
        if not patient.details.identifier.startswith(f"{PREFIX}-"):
            raise Plain(
                f"{folder} holds patients who are not made up. It is left alone. "
                "Name another folder with --data."
            )
