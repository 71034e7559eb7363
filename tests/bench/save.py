"""How long a durable save takes, against one row committed by hand."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlcipher3 import dbapi2

from monitor.chart.entries import NewEntry, Stream
from monitor.clock import SystemClock, new_id
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import CALM, Clinic, observed
from tests.desk import NURSE
from tests.storage.charted import circumstances

RUNS = 400
FEW_RUNS = 60
WARM_UP = 10
# The header and payload of one set come to about this.
ROW = bytes(900)


def measurements() -> Iterator[dict[str, object]]:
    """Medians of interleaved runs, ms, with the target of the design.

    The floor is one row in an unencrypted file, by the same driver with the same
    WAL and synchronous=FULL. Ours is a set of nine fields with its chain, its index
    and its measurements, encrypted. The recorder also decides, folds and evaluates.
    """
    # Not the system's folder for temporary files: that may be no disk at all.
    build = Path("build")
    build.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=build, prefix="bench-") as name:
        folder = Path(name)
        with (
            closing(_raw(folder)) as raw,
            Database(folder / "record") as database,
        ):
            journal = FileJournal(database, SystemClock())
            clinic = Clinic(journal=journal, drafts=journal).start()
            for minute in range(1, 13):
                clinic.chart(minute, CALM)
            # First, since every set makes the session longer.
            ours, floor = _medians(_chart(clinic), raw, FEW_RUNS)
            yield {
                "name": "save through the recorder, 25 to 85 sets",
                "ours_ms": ours,
                "floor_ms": floor,
                # Half of the 25 ms from Enter to the painted tick.
                "target_ms": 12.5,
                "n": FEW_RUNS,
            }
            ours, floor = _medians(_append(clinic), raw, RUNS)
            yield {
                "name": "save, one entry",
                "ours_ms": ours,
                "floor_ms": floor,
                "target_ratio": 2.5,
                "n": RUNS,
            }


def _medians(
    ours: Callable[[], None], raw: dbapi2.Connection, runs: int
) -> tuple[float, float]:
    """Both taken in turn, so that both meet the same machine."""

    def floor() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO entry (content) VALUES (?)", (ROW,))
        raw.commit()

    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs + WARM_UP):
        for act, taken in zip((ours, floor), times, strict=True):
            began = time.perf_counter()
            act()
            taken.append((time.perf_counter() - began) * 1000)
    return median(times[0][WARM_UP:]), median(times[1][WARM_UP:])


def _raw(folder: Path) -> dbapi2.Connection:
    raw = dbapi2.connect(str(folder / "raw.db"), isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, content BLOB)")
    return raw


def _append(clinic: Clinic) -> Callable[[], None]:
    stream = Stream("session", clinic.session_id)

    def append() -> None:
        new = NewEntry(
            id=new_id(),
            stream=stream,
            payload=observed(CALM),
            effective_at=clinic.clock.now(),
        )
        clinic.journal.append([new], NURSE, circumstances())

    return append


def _chart(clinic: Clinic) -> Callable[[], None]:
    def chart() -> None:
        clinic.clock.advance(seconds=5)
        clinic.charted(clinic.fact(observed(CALM)))

    return chart
