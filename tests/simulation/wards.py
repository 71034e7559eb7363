"""Cohorts charted in memory, by a nurse that is tidy and by one on a ward."""

from collections.abc import Sequence

from monitor.charting.recorder import Recorder
from monitor.simulation.aggregates import (
    Figures,
    figures_of,
)
from monitor.simulation.cohort import (
    Sitting,
)
from monitor.simulation.nursing import Nurse
from monitor.simulation.playing import StageClock
from monitor.simulation.running import (
    AT_STEPS,
    chart_cohort,
    is_dosed,
)
from monitor.storage.memory_journal import MemoryJournal
from tests.charting.clinic import IV40

TIDY = Nurse(is_tidy=True)
WARD = Nurse()


def in_memory(clock: StageClock) -> Recorder:
    journal = MemoryJournal()
    return Recorder(
        journal=journal,
        drafts=journal,
        clock=clock,
        protocols=(IV40,),
        app_version="0.1.0",
    )


def charted(drawn: Sequence[Sitting], nurse: Nurse) -> list[Figures]:
    reads = chart_cohort(drawn, in_memory, nurse, AT_STEPS)
    return [figures_of(read) for read in reads if is_dosed(read.session)]
