"""``vigil simulate``: made-up sessions in bulk, and what they come to as a table."""

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from ui.command_line.where import record_option
from ui.launch import Launch

if TYPE_CHECKING:
    from monitor.charting.recorder import Recorder
    from monitor.simulation.cohort import Sitting
    from monitor.simulation.nursing import Nurse

DOES_NOT_HOLD = 1
_MOST = 100_000


@click.command()
@click.option(
    "--sessions",
    "count",
    type=click.IntRange(1, _MOST),
    required=True,
    help="How many sessions.",
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
@click.option("--tidy", is_flag=True, help="Nothing late, left out or mistyped.")
@click.option("--table", is_flag=True, help="Write nothing; tell what they come to.")
@record_option
@click.pass_context
def simulate(context: click.Context, /, count: int, seed: int, **asked: bool) -> None:
    """Chart made-up sessions through the ordinary recorder.

    Patients run as published courses do, and are charted as people chart. The same
    seed gives the same sessions; those charted already stay as they are. A record
    that holds other patients is left alone.

    With --table they are charted in memory alone, and compared with the published
    figures; the status is 1 where one does not hold.
    """
    from monitor.simulation.cohort import sittings  # noqa: PLC0415
    from monitor.simulation.nursing import Nurse  # noqa: PLC0415

    nurse = Nurse(is_tidy=asked["tidy"])
    with click.progressbar(
        sittings(count, seed), length=count, label="Charting", file=sys.stderr
    ) as shown:
        if asked["table"]:
            lines, holds = _in_memory(shown, nurse)
        else:
            lines, holds = _on_file(context.obj, shown, nurse), True
    for line in lines:
        click.echo(line)
    if not holds:
        context.exit(DOES_NOT_HOLD)


def _in_memory(
    shown: "click._termui_impl.ProgressBar[Sitting]", nurse: "Nurse"
) -> tuple[tuple[str, ...], bool]:
    from monitor.charting.recorder import Recorder  # noqa: PLC0415
    from monitor.simulation.aggregates import figures_of  # noqa: PLC0415
    from monitor.simulation.playing import StageClock  # noqa: PLC0415
    from monitor.simulation.running import AT_STEPS, chart_cohort  # noqa: PLC0415
    from monitor.storage.memory_journal import MemoryJournal  # noqa: PLC0415
    from ui.command_line.cohort_table import cohort_table, holds  # noqa: PLC0415
    from ui.opening import recorder_over  # noqa: PLC0415

    def make(clock: StageClock) -> Recorder:
        journal = MemoryJournal()
        return recorder_over(journal, journal, clock)

    reads = chart_cohort(shown, make, nurse, AT_STEPS)
    cohort = [figures_of(read.session) for read in reads]
    return cohort_table(cohort), holds(cohort)


def _on_file(
    launch: Launch,
    shown: "click._termui_impl.ProgressBar[Sitting]",
    nurse: "Nurse",
) -> tuple[str, ...]:
    from monitor.simulation.running import chart_cohort  # noqa: PLC0415
    from monitor.storage.database import Database  # noqa: PLC0415
    from ui.command_line.record import faults_told  # noqa: PLC0415
    from ui.opening import record_folder, recorder_on  # noqa: PLC0415

    folder = record_folder(launch)
    with faults_told(), Database(folder) as database:
        _refuse_real(recorder_on(database), str(folder))
        made = partial(recorder_on, database)
        charted = sum(1 for _ in chart_cohort(shown, made, nurse))
    sessions = "session is" if charted == 1 else "sessions are"
    return (f"{charted} made-up {sessions} in {folder}.",)


def _refuse_real(recorder: "Recorder", folder: str) -> None:
    from monitor.simulation.cohort import PREFIX  # noqa: PLC0415
    from ui.command_line.record import Plain  # noqa: PLC0415

    for patient in recorder.patients(limit=None):
        if not patient.details.identifier.startswith(f"{PREFIX}-"):
            raise Plain(
                f"{folder} holds patients who are not made up. It is left alone. "
                "Name another folder with --data."
            )
