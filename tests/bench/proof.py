"""How long it takes to verify a whole record, against its hashes alone."""

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from monitor.chart.entries import NewEntry
from monitor.clock import SystemClock
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.verify import verify
from tests.bench.result import Result, middle
from tests.bench.timing import take_turns
from tests.desk import NURSE, vitals
from tests.storage.charted import circumstances, new, opening

ENTRIES = 10_000
RUNS = 3
_A_SESSION = 50
# About as many bytes as the header of an entry, and as the content of a set.
_HASHED = (bytes(430), bytes(500))


def measurements(folder: Path) -> Iterator[Result]:
    with Database(folder / "record") as database:
        journal = FileJournal(database, SystemClock())
        for place in range(ENTRIES // _A_SESSION):
            session = charted(f"session {place}", _A_SESSION)
            journal.append(session, NURSE, circumstances())
        report = verify(database)
        if not report.is_whole:
            raise RuntimeError("\n".join(report.lines))
        taken = take_turns(partial(verify, database), _hash_all, runs=RUNS, warm_up=1)
    yield Result(
        name=f"verify_{ENTRIES}",
        ours=middle(taken.ours),
        floor=middle(taken.floor),
        n=RUNS,
        note="file, chain, protocols, derived tables; the floor is its hashes",
    )


def charted(name: str, entries: int) -> list[NewEntry]:
    """A session of so many entries: its opening, and a set each minute."""
    sets = (
        new(f"{name} {place}", vitals("118/72 70 98 14 5 0"), place, name)
        for place in range(1, entries)
    )
    return [opening(name), *sets]


def _hash_all() -> None:
    for _ in range(ENTRIES):
        for content in _HASHED:
            hashlib.sha256(content).digest()
