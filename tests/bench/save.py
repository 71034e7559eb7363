"""How long a durable save takes, against one row committed by hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

from monitor.chart.entries import NewEntry, Stream
from monitor.clock import SystemClock, new_id
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.bench.raw_file import RawFile
from tests.bench.result import Result, middle
from tests.bench.timing import take_turns
from tests.charting.clinic import CALM, Clinic, observed
from tests.desk import NURSE
from tests.storage.charted import circumstances

RUNS = 400
WARM_UP = 10
FEW_RUNS = 60


def measurements(folder: Path) -> Iterator[Result]:
    """Ours is a set of eight fields with its chain, its index and its measurements.

    It is encrypted, and an audit log is kept. What is to be saved is there before, as
    the row of the floor is. The recorder also decides, folds and evaluates.
    """
    with RawFile(folder) as raw, Database(folder / "record") as database:
        journal = FileJournal(database, SystemClock())
        clinic = Clinic(journal=journal, drafts=journal)
        clinic.recorder.audit.keep(FileAuditLog(database, SystemClock()))
        clinic.start()
        for minute in range(1, 13):
            clinic.chart(minute, CALM)
        # First, since every set makes the session longer.
        charted = take_turns(_chart(clinic), raw.commit, runs=FEW_RUNS)
        appended = take_turns(_append(clinic), raw.commit, runs=RUNS, warm_up=WARM_UP)
    yield Result(
        name="save_one_entry",
        ours=middle(appended.ours),
        floor=middle(appended.floor),
        target=2.5,
        n=RUNS,
    )
    yield Result(
        name="save_through_recorder",
        ours=middle(charted.ours),
        floor=middle(charted.floor),
        n=FEW_RUNS,
        note="decided, folded and evaluated, 15 to 80 sets",
    )


def _append(clinic: Clinic) -> Callable[[], None]:
    stream = Stream("session", clinic.session_id)
    waiting = [
        NewEntry(
            id=new_id(),
            stream=stream,
            payload=observed(CALM),
            effective_at=clinic.clock.now(),
        )
        for _ in range(RUNS + WARM_UP)
    ]

    def append() -> None:
        clinic.journal.append([waiting.pop()], NURSE, circumstances())

    return append


def _chart(clinic: Clinic) -> Callable[[], None]:
    def chart() -> None:
        clinic.clock.advance(seconds=5)
        clinic.charted(clinic.fact(observed(CALM)))

    return chart
